"""The parts of a paper that Markdown cannot say by itself, in Markdown: heads, tables, signatures, breaks."""

from collections.abc import Iterator, Sequence

from ...language.markdown import escape
from .marks import Break
from .parts import Cell, Foot, Head, Paragraph, Part, Recipients, Row, Run, Signatures, Signer, Table

_RULES = {"left": "---", "center": ":---:", "right": "---:"}


def part_as_markdown(part: Part | Break) -> str:
    """One part; a break before an appendix is a ruled line."""
    if isinstance(part, Break):
        return "---"
    if isinstance(part, Head):
        return _head(part)
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Foot):
        return _foot(part)
    if isinstance(part, Signatures):
        return _signatures(part)
    return _paragraph(part)


def _paragraph(paragraph: Paragraph) -> str:
    text = "".join(_run(run) for run in paragraph.runs)
    return f"- {text}" if paragraph.role in ("item", "addressee_item") else text


def _run(run: Run) -> str:
    mark = "*" * (2 * run.bold + run.italic)
    return f"{mark}{escape(run.text)}{mark}"


def _head(head: Head) -> str:
    left = [*(escape(line) for line in head.parent), *(f"**{escape(line)}**" for line in head.issuer)]
    right = [f"**{escape(head.state)}**", f"**{escape(head.motto)}**"]
    lines = [f"| {_lines(left)} | {_lines(right)} |", "| :---: | :---: |"]
    if head.number is not None or head.place_and_date is not None:
        place = f"*{escape(head.place_and_date)}*" if head.place_and_date else ""
        lines.append(f"| {escape(head.number or '')} | {place} |")
    return "\n".join(lines)


def _foot(foot: Foot) -> str:
    right = _lines(_signer(foot.right))
    if isinstance(foot.left, Signer):
        signed = f"| {_lines(_signer(foot.left))} | {right} |\n| :---: | :---: |"
        return f"{signed}\n\n{_lines(_recipients(foot.below))}" if foot.below else signed
    left = _recipients(foot.left) if foot.left else []
    return f"| {_lines(left)} | {right} |\n| :--- | :---: |"


def _recipients(recipients: Recipients) -> list[str]:
    return [f"***{escape(recipients.title)}***", *map(escape, recipients.lines)]


def _signatures(grid: Signatures) -> str:
    cells = [_lines(_signer(signer)) for signer in grid.signers]
    cells += [""] * (-len(cells) % grid.columns)
    rows = [cells[at : at + grid.columns] for at in range(0, len(cells), grid.columns)]
    rules = [[_RULES["center"]] * grid.columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in (*rows[:1], *rules, *rows[1:]))


def _signer(signer: Signer) -> Iterator[str]:
    """Capacity and position, space for a signature, the name."""
    yield from (f"**{escape(line)}**" for line in (*signer.authority, signer.position) if line)
    yield from ("", "")
    yield from (f"**{escape(line)}**" for line in (signer.post, signer.name) if line)


def _lines(lines: Sequence[str] | Iterator[str]) -> str:
    return "<br>".join(lines)


def _table(table: Table) -> str:
    """One head row; cells that stretch leave empty ones behind them.

    Of several head rows the plain head takes the place: titles over several columns stand above the table, the last
    row of heads (the maxima) is its first row.
    """
    columns = len(table.widths)
    heads, body = grid(table.head, columns), grid(table.body, columns)
    rules = [_RULES[cell.align] if cell else "---" for cell in (body or heads)[0]]
    if table.plain_head:
        titles = [cell.text for cell in heads[0] if cell and cell.columns > 1]
        above = f"*{escape('; '.join(titles))}*\n\n" if titles else ""
        lines = [[escape(text) for text in table.plain_head], rules, _texts(heads[-1])]
    else:
        above, lines = "", [_texts(heads[-1]), rules]
    return above + "\n".join(f"| {' | '.join(line)} |" for line in (*lines, *map(_texts, body)))


def _texts(row: Sequence[Cell | None]) -> list[str]:
    return [_bold(cell) if cell else "" for cell in row]


def _bold(cell: Cell) -> str:
    text = escape(cell.text)
    return f"**{text}**" if cell.bold and text else text


def grid(rows: Sequence[Row], columns: int) -> list[list[Cell | None]]:
    """Rows of cells as a full grid: a cell stands where it begins, None where it reaches to."""
    full: list[list[Cell | None]] = []
    reaching = [0] * columns
    for row in rows:
        cells = iter(row)
        line: list[Cell | None] = []
        while len(line) < columns:
            if reaching[len(line)]:
                reaching[len(line)] -= 1
                line.append(None)
                continue
            cell = next(cells, None) or Cell()
            for at in range(len(line), min(len(line) + cell.columns, columns)):
                reaching[at] = cell.rows - 1
            line += [cell, *[None] * (cell.columns - 1)]
        full.append(line[:columns])
    return full
