"""A comparison as one page for a browser and for print: no script, nothing fetched, every word of a file escaped."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from ruledsl.show.diff.pages import heading, measure_parts, only_in_one
from ruledsl.show.diff.parts import Heading, Lines, Piece, Table
from ruledsl.show.diff.side_by_side import Row, Stretch, rows
from ruledsl.show.diff.style import CSS
from ruledsl.show.diff.units import Shown
from ruledsl.show.style import visible
from ruledsl.show.texts import say
from ruledsl.tools.diff.report import MeasureDiff, Report
from ruledsl.tools.diff.words import Words

#: So many statements beside a changed one are shown; longer stretches without a change are folded away.
NEAR = 1
#: Of such a statement so many lines.
CONTEXT = 3


def page(report: Report, shown: Shown, lang: str) -> str:
    """The whole page."""
    words = Words(report.sources)
    title = report.measures[0].title or report.measures[0].id if report.measures else say("diff.title", lang)
    body = [*_head(report, lang)]
    for diff in report.measures:
        body += [f"<h1>{_text(heading(diff, lang))}</h1>", *_versions(report, lang)]
        body += _measure(diff, words, shown, lang)
    tag = "zh-CN" if lang == "zh" else "en"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{_text(say("diff.page", lang, title=title))}</title><style>{CSS}</style>'
    return f'<!DOCTYPE html>\n<html lang="{tag}"><head>{head}</head>\n<body>\n' + "\n".join(body) + "\n</body></html>\n"


def _text(text: str) -> str:
    return escape(visible(text))


def _head(report: Report, lang: str) -> Iterator[str]:
    yield from (f'<p class="error">{_text(line)}</p>' for line in only_in_one(report, lang))
    if not report.measures and not report.unreadable:
        yield f'<p class="error">{_text(say("diff.nothing-shared", lang))}</p>'


def _versions(report: Report, lang: str) -> Iterator[str]:
    pairs = ((say("diff.old", lang), report.old.label), (say("diff.new", lang), report.new.label))
    cells = "".join(f"<dt>{_text(name)}</dt><dd>{_text(label)}</dd>" for name, label in pairs)
    yield f'<dl class="versions">{cells}</dl>'


def _measure(diff: MeasureDiff, words: Words, shown: Shown, lang: str) -> Iterator[str]:
    for piece in measure_parts(diff, words, shown, lang):
        yield _piece(piece)
    found = rows(diff.old, diff.new, lang)
    if any(r.changed for r in found):
        yield f"<h2>{_text(say('diff.side-by-side', lang))}</h2>"
        yield from _beside(found, lang)


def _piece(piece: Piece) -> str:
    match piece:
        case Heading(text, level):
            return f"<h{level}>{_text(text)}</h{level}>"
        case Lines(texts, role):
            return "".join(f'<p class="{role or "line"}">{_text(t)}</p>' for t in texts)
        case Table():
            return _table(piece)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col"{_right(table, n)}>{_text(t)}</th>' for n, t in enumerate(table.head))
    lines = []
    for number, row in enumerate(table.rows):
        role = table.roles[number] if table.roles else ""
        last = len(row) - 1
        cells = "".join(
            f"<td{_right(table, n)}>{_cell(t, role if n == last and table.badge else '')}</td>"
            for n, t in enumerate(row)
        )
        lines.append(f'<tr class="{role}">{cells}</tr>' if role else f"<tr>{cells}</tr>")
    narrow = "" if table.widths else ' class="narrow"'
    return (
        f'<div class="wide"><table{narrow}><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'
    )


def _right(table: Table, column: int) -> str:
    return ' class="number"' if column in table.right else ""


def _cell(text: str, badge: str) -> str:
    """A cell; of “old → new” the two sides are set apart, and either can begin a line."""
    if badge:
        return f'<span class="badge {badge}">{_text(text)}</span>'
    return _text(text).replace(" → ", ' <span class="arrow">→</span> ')


# ---- side by side


def _beside(found: tuple[Row, ...], lang: str) -> Iterator[str]:
    names = "".join(f'<th scope="col">{_text(say(key, lang))}</th>' for key in ("diff.old", "diff.new"))
    yield f'<table class="beside"><thead><tr>{names}</tr></thead><tbody>'
    near = {m for n, r in enumerate(found) if r.changed for m in range(n - NEAR, n + NEAR + 1)}
    for shown, group in groupby(enumerate(found), key=lambda pair: pair[0] in near):
        listed = [row for _, row in group]
        if shown:
            yield from (_beside_row(row if row.changed else _cut(row)) for row in listed)
        else:
            yield f'<tr class="folded"><td colspan="2">{_text(say("diff.same-statements", lang, count=len(listed)))}</td></tr>'
    yield "</tbody></table>"


def _cut(row: Row) -> Row:
    """The first lines of a long statement that only stands beside a changed one."""
    old, new = (_first(side) for side in (row.old, row.new))
    return Row(old, new)


def _first(side: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    lines = "".join(text for text, _ in side).split("\n")
    return side if len(lines) <= CONTEXT + 1 else (("\n".join([*lines[:CONTEXT], "……"]), False),)


def _beside_row(row: Row) -> str:
    old, new = (_stretches(side, tag) for side, tag in ((row.old, "del"), (row.new, "ins")))
    mark = ' class="changed"' if row.changed else ""
    return f"<tr{mark}><td>{old}</td><td>{new}</td></tr>"


def _stretches(found: tuple[Stretch, ...], tag: str) -> str:
    parts = (f"<{tag}>{_lines(text)}</{tag}>" if mark else _lines(text) for text, mark in found)
    return "".join(parts)


def _lines(text: str) -> str:
    """Text of a file; its line breaks stay, anything else that steers a browser or a terminal is spelled out."""
    return "\n".join(escape(visible(line)) for line in text.split("\n"))
