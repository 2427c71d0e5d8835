"""typer in the language that emucli speaks: usage, headings and marks of its help, and what it says of wrong usage."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ..language.phrases import Language
from ..language.usage import in_language
from .exits import USAGE
from .screen import tell
from .speech import Speech

_MARKS = re.compile(r"(.*?)(?:  \[([^\[\]]*)\])?", re.DOTALL)
"""The help of an option, and what typer puts behind it: `[default: text; required]`."""


class App(typer.Typer):
    """An application whose commands speak; `panel` is the heading under which its help lists those that come next."""

    panel = ""

    def command(self, *args: Any, **settings: Any) -> Any:
        """As typer's own."""
        return super().command(*args, **{"cls": _Command, "rich_help_panel": self.panel, **settings})

    def add_typer(self, *args: Any, **settings: Any) -> None:
        """As typer's own."""
        super().add_typer(*args, **{"rich_help_panel": self.panel, **settings})


def app(name: str, text: str, **settings: Any) -> App:
    """An application, or a group of commands in one, with its help."""
    return App(name=name, help=text, cls=_Group, add_completion=False, rich_markup_mode=None, **settings)


def usage_told(wrong: typer.TyperException, language: Language) -> str:
    """What is wrong with a command as it was typed, below its usage and where to read more."""
    error = in_language(f"Error: {wrong.format_message()}", language)
    context = getattr(wrong, "ctx", None)
    if context is None:
        return error
    more = f"Try '{context.command_path} {context.help_option_names[0]}' for help."
    return f"{context.get_usage()}\n{in_language(more, language)}\n\n{error}"


class _Spoken:
    """What the help of a command and that of a group have in common; typer's own methods, by their names."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        language = _language(ctx)
        pieces = [in_language(piece, language) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=in_language("Usage: ", language))

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:
        for kind, heading in (("argument", "Arguments"), ("option", "Options")):
            several = [one for one in self.get_params(ctx) if one.param_type_name == kind]
            records = [record for one in several if (record := one.get_help_record(ctx)) is not None]
            _section(formatter, heading, [_row(*one, language=_language(ctx)) for one in records], _language(ctx))


class _Command(_Spoken, TyperCommand):
    pass


class _Group(_Spoken, TyperGroup):
    def format_options(self, ctx: Any, formatter: Any) -> None:
        super().format_options(ctx, formatter)
        panels: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command: Any = self.get_command(ctx, name)
            # Columns of the widest command, as in one list.
            row = (name.ljust(max(map(len, self.commands))), command.get_short_help_str())
            panels.setdefault(command.rich_help_panel or "Commands", []).append(row)
        for heading, rows in panels.items():
            _section(formatter, heading, rows, _language(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            tell(ctx.get_help())
            raise typer.Exit(USAGE)
        return super().parse_args(ctx, args)


def _language(context: Any) -> Language:
    speech = context.find_object(Speech)
    return speech.language if speech is not None else "vi"


def _section(formatter: Any, heading: str, rows: list[tuple[str, str]], language: Language) -> None:
    if rows:
        with formatter.section(in_language(heading, language)):
            formatter.write_dl(rows)


def _row(names: str, text: str, *, language: Language) -> tuple[str, str]:
    """An argument or option with the kind of its value, and its help with its marks."""
    kinds = " ".join(in_language(word, language) for word in re.split(r" (?=<)", names))
    told, marks = _MARKS.fullmatch(text).groups()  # type: ignore[union-attr]
    behind = "; ".join(in_language(one, language) for one in marks.split("; ")) if marks else ""
    return kinds, in_language(told, language) + (f"  [{behind}]" if behind else "")
