"""A page of charts that needs nothing but itself: drawn as SVG from the values, each with the table it was drawn from."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape

from attrs import frozen

from ruledsl.measure import Measure
from ruledsl.scorecard import Results
from ruledsl.show.style import visible
from ruledsl.show.texts import say
from ruledsl.source import width
from ruledsl.statements.grades import Grades
from ruledsl.tools.standing import by_clause, distance

#: So many clauses are drawn; the table below lists them all.
MOST = 16
_COLOURS = ("#2b6cb0", "#63a4d8", "#a9c9e8", "#d9a441", "#c0563b", "#8b6fae", "#6b8f71", "#999999")
_FACE = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif"
_LEFT, _WIDE, _ROW = 250, 430, 24
_STYLE = (
    "@page{size:A4;margin:14mm}body{font:13px/1.5 " + _FACE + ";max-width:182mm;margin:6mm auto;color:#111}"
    "h1{font-size:18px;text-align:center}h2{font-size:15px;margin:14px 0 4px}svg{width:100%;height:auto}"
    "section{display:grid;grid-template-columns:5fr 2fr;gap:0 10px;align-items:start}h2,.note{grid-column:1/3}"
    "table{border-collapse:collapse;font-size:8.5px}td,th{border:1px solid #999;padding:0 4px;text-align:left}"
    "td.n{text-align:right}.note{font-size:11px;color:#555}section{page-break-inside:avoid}"
)


@frozen
class Bar:
    """A line of a chart: its label, the parts of its bar with their names, what stands behind it."""

    label: str
    parts: tuple[tuple[str, Decimal], ...]
    after: str


def charts(results: Results, measure: Measure, number: str, lang: str) -> bytes:
    """The page."""
    title = f"{visible(results.title or results.measure)}　{say('year', lang, year=results.year)}"
    banner = f"<p><strong>{escape(say('trial', lang))}</strong></p>" if results.trial else ""
    names = next((g.order for g in measure.every(Grades)), ())
    parts = [
        _section(say("report.chart.grades", lang), *_grades(results, names, lang), legend=names),
        _section(say("report.chart.losses", lang), *_losses(results, lang), note=say("report.chart.note", lang)),
        _section(say("report.chart.distance", lang), *_distances(results, measure, lang)),
    ]
    body = "".join(part for part in parts if part)
    number_line = (
        f"<p class=note>{escape(say('report.book.number', lang))} {escape(number)}　{escape(results.engine)}</p>"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>{banner}{body}{number_line}</body></html>\n"
    ).encode()


def _section(
    title: str, bars: Sequence[Bar], rows: Sequence[Sequence[str]], legend: Sequence[str] = (), note: str = ""
) -> str:
    if not rows:
        return ""
    cells = "".join(
        "<tr>" + "".join(f"<td{_numeric(cell)}>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    said = f"<p class=note>{escape(note)}</p>" if note else ""
    return f"<section><h2>{escape(title)}</h2>{_svg(title, bars, legend)}<table>{cells}</table>{said}</section>"


def _numeric(cell: str) -> str:
    return " class=n" if cell.replace(".", "", 1).isdigit() else ""


def _svg(title: str, bars: Sequence[Bar], legend: Sequence[str]) -> str:
    """Horizontal bars, each part in the colour of its name."""
    names = list(legend) or list(dict.fromkeys(name for bar in bars for name, _ in bar.parts))
    longest = max((sum((v for _, v in bar.parts), Decimal(0)) for bar in bars), default=Decimal(0)) or Decimal(1)
    top = 26 if legend else 4
    height = top + _ROW * len(bars) + 6
    drawn = [_legend(names)] if legend else []
    for row, bar in enumerate(bars):
        y = top + _ROW * row
        drawn.append(_label(_LEFT - 8, y + 16, bar.label, "end"))
        x = Decimal(_LEFT)
        for name, value in bar.parts:
            wide = (value * _WIDE / longest).quantize(Decimal("0.1"))
            drawn.append(_rectangle(x, y + 4, wide, names.index(name), f"{bar.label}：{name} {value}"))
            x += wide
        drawn.append(_label(x + 6, y + 16, bar.after, "start"))
    return (
        f'<svg viewBox="0 0 {_LEFT + _WIDE + 180} {height}" role="img" aria-label="{escape(title, True)}" '
        f'font-family="{_FACE}" font-size="12" xmlns="http://www.w3.org/2000/svg">{"".join(drawn)}</svg>'
    )


def _legend(names: Sequence[str]) -> str:
    found, x = [], _LEFT
    for number, name in enumerate(names):
        found.append(_rectangle(Decimal(x), 6, Decimal(12), number, name))
        found.append(_label(x + 17, 17, name, "start"))
        x += 34 + 6 * width(name)
    return "".join(found)


def _rectangle(x: Decimal, y: int, wide: Decimal, colour: int, tip: str) -> str:
    fill = _COLOURS[colour % len(_COLOURS)]
    return f'<rect x="{x}" y="{y}" width="{wide}" height="16" fill="{fill}"><title>{escape(tip)}</title></rect>'


def _label(x: Decimal | int, y: int, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(_short(text))}</text>'


def _short(text: str) -> str:
    """A label that fits beside its bar."""
    used = 0
    for number, char in enumerate(text):
        used += width(char)
        if used > 38:
            return text[:number] + "…"
    return text


def _grades(results: Results, names: Sequence[str], lang: str) -> tuple[list[Bar], list[list[str]]]:
    bars, rows = [], []
    for kind in dict.fromkeys(unit.class_name for unit in results.units):
        members = [u for u in results.units if u.class_name == kind]
        found = [u.grade.text for u in members if u.grade is not None and not u.grade.absent]
        counts = tuple((name, Decimal(found.count(name))) for name in names if found.count(name))
        label = visible(kind) or say("no-class", lang)
        bars.append(Bar(label, counts, say("report.chart.units", lang, count=len(members))))
        rows.append([label, *(cell for name, count in counts for cell in (name, str(count)))])
    return bars, rows


def _losses(results: Results, lang: str) -> tuple[list[Bar], list[list[str]]]:
    found = by_clause(results)
    texts = [(name, _plain(points), say("report.chart.units", lang, count=units)) for name, points, units in found]
    bars = [Bar(visible(name), (("", points),), _plain(points)) for name, points, _ in found[:MOST]]
    return bars, [[visible(name), points, units] for name, points, units in texts]


def _distances(results: Results, measure: Measure, lang: str) -> tuple[list[Bar], list[list[str]]]:
    bars, rows = [], []
    for unit in results.units:
        found = distance(unit, measure, results)
        if found is None:
            continue
        name = visible(unit.unit)
        if found.barred or found.lacking is None:
            rows.append([name, found.grade, say(f"report.chart.{'barred' if found.barred else 'best'}", lang)])
            continue
        bars.append(Bar(name, (("", found.lacking),), f"{_plain(found.lacking)} → {found.following}"))
        rows.append([name, found.grade, _plain(found.lacking), found.following])
    return sorted(bars, key=lambda bar: bar.parts[0][1]), rows


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
