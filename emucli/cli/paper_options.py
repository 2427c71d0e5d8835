"""The options of `emucli report`, with their help."""

from enum import StrEnum
from typing import Any

import typer

from .speech import Speech


class PaperFormat(StrEnum):
    """The formats of papers."""

    md = "md"
    docx = "docx"


def command_help(say: Speech) -> str:
    """What the command does, and which papers there are."""
    return say(
        "Lập văn bản của năm từ bản ghi, dạng Markdown hoặc DOCX theo Nghị định 30/2020/NĐ-CP.\n\n"
        "PAPER: plan (kế hoạch), scale (bảng tiêu chí), covenant (giao ước), form (bảng tự chấm điểm), midyear "
        "(báo cáo sơ kết), annual (báo cáo tổng kết), scoreboard (bảng tổng hợp điểm), ballot (phiếu bầu), count "
        "(biên bản kiểm phiếu), minutes (biên bản hội nghị), proposal (tờ trình), notice (thông báo), press (tin), "
        "hoặc all: mọi văn bản mà bản ghi cho phép.\n\n"
        "Ví dụ: emucli report annual records/hanoi-cluster-7/2023 -o bao-cao.docx",
        "Make papers of the year from its records, as Markdown or as DOCX in the form of Decree 30/2020/NĐ-CP.\n\n"
        "PAPER: plan, scale, covenant, form (self-scoring sheet), midyear (mid-year report), annual (annual "
        "report), scoreboard, ballot, count (minutes of a count), minutes (of a conference), proposal, notice, "
        "press, or all: every paper that the records allow.\n\n"
        "Example: emucli report press records/hanoi-cluster-7/2023 --lang en -o press.docx",
    )


def paper(say: Speech) -> Any:
    """The argument PAPER."""
    return typer.Argument(metavar="PAPER", help=say("Văn bản, hoặc all.", "The paper, or all."), show_default=False)


def of(say: Speech) -> Any:
    """`--of`"""
    return typer.Option(
        "--of",
        metavar="ID",
        show_default=False,
        help=say(
            "Cuộc bỏ phiếu (ballot, count), hội nghị (minutes) hoặc đơn vị (form).",
            "The vote (ballot, count), conference (minutes) or unit (form) that it is about.",
        ),
    )


def lang(say: Speech) -> Any:
    """`--lang`: here the language of the paper."""
    return typer.Option(
        "--lang",
        show_default=False,
        help=say(
            "Ngôn ngữ của văn bản (mặc định: emucli.toml, rồi vi).",
            "The language of the paper (default: emucli.toml, then vi).",
        ),
    )


def form(say: Speech) -> Any:
    """`--format`"""
    return typer.Option(
        "--format",
        show_default=False,
        help=say(
            "Mặc định: theo đuôi tệp của -o, nếu không thì md; all: cả hai.",
            "Default: by the ending of -o, else md; all: both.",
        ),
    )


def output(say: Speech) -> Any:
    """`--output`"""
    return typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        show_default=False,
        help=say("Ghi vào tệp thay vì in ra; all: thư mục.", "Write to a file instead of printing; all: a folder."),
    )


def draft(say: Speech) -> Any:
    """`--draft`"""
    return typer.Option(
        "--draft",
        help=say(
            "Bản dự thảo: lập cả khi bản ghi còn thiếu, có chỗ trống và chữ DỰ THẢO.",
            "A draft: made even where the records lack something, with gaps and the word DRAFT.",
        ),
    )


def force(say: Speech) -> Any:
    """`--force`"""
    return typer.Option(
        "--force",
        help=say(
            "Ghi đè tệp mà ai đó đã sửa, hoặc văn bản đã gửi đi.",
            "Replace files that somebody edited or that went out.",
        ),
    )


def dry_run(say: Speech) -> Any:
    """`--dry-run`"""
    return typer.Option("--dry-run", help=say("Chỉ nói sẽ ghi gì.", "Only say what would be written."))


def trace(say: Speech) -> Any:
    """`--trace`"""
    return typer.Option(
        "--trace",
        help=say(
            "In từng số và tên kèm tệp và dòng của bản ghi, hoặc phép tính.",
            "Print each number and name with the file and line of its record, or its computation.",
        ),
    )
