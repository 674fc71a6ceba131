"""The rows of sub-tables on the score sheet: each of them, or what they hold where there are many."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ruledsl.scorecard import Dropped, Scorecard, TableOf, Value
from ruledsl.show.remarks import made_text
from ruledsl.show.style import visible
from ruledsl.show.texts import commas, say

#: So many rows of a table are printed one by one, and so many different values or spans of rows are told.
MOST_ROWS, MOST_VALUES, MOST_SPANS = 10, 6, 8
#: Kinds of values that have a lowest and a highest.
_ORDERED = ("points", "count", "ratio", "number", "days", "date")


def table_lines(unit: Scorecard, lang: str, every: bool = False) -> list[str]:
    """The rows of the sub-tables: one by one where they are few, or with ``every``; else what they hold."""
    lines: list[str] = []
    for table in unit.tables:
        lines += row_lines(table, lang) if every or len(table.rows) <= MOST_ROWS else summary_lines(table, lang)
    return lines


def row_lines(table: TableOf, lang: str) -> Iterator[str]:
    """Each row with its facts and what is worked out for it."""
    dropped: dict[int, list[str]] = {}
    for drop in table.dropped:
        dropped.setdefault(drop.row, []).append(_what(drop.by, drop.end, lang))
    for number, row in enumerate(table.rows, 1):
        cells = [say("made.of", lang, name=visible(name), value=made_text(value, lang)) for name, value in row]
        said = commas((*cells, *dropped.get(number, ())), lang)
        yield f"  {say('table.row', lang, name=visible(table.name), number=number, fields=said)}"


def summary_lines(table: TableOf, lang: str, option: bool = True) -> Iterator[str]:
    """How many rows there are, what each column holds and how often, which rows a statistic leaves out.

    With ``option``, by what option all of them are shown.
    """
    key = "table.many" if option else "table.together"
    yield f"  {say(key, lang, name=visible(table.name), count=len(table.rows))}"
    for name in dict.fromkeys(name for row in table.rows for name, _ in row):
        values = [value for row in table.rows for own, value in row if own == name]
        yield f"    {say('table.column', lang, name=visible(name), values=commas(_values(values, lang), lang))}"
    ends: dict[tuple[str, str], list[Dropped]] = {}
    for drop in sorted(table.dropped, key=lambda drop: drop.end):
        ends.setdefault((drop.by, drop.end), []).append(drop)
    for (by, end), found in ends.items():
        spans = list(_spans(drop.row for drop in found))
        key = "table.dropped" if len(spans) <= MOST_SPANS else "table.dropped-many"
        rows = ("、" if lang == "zh" else ", ").join(spans)
        yield f"    {say(key, lang, what=_what(by, end, lang), count=len(found), rows=rows)}"


def _what(by: str, end: str, lang: str) -> str:
    """By what a row is left out, and as what."""
    return say(f"table.{end}", lang, name=visible(by))


def _values(values: list[Value], lang: str) -> Iterator[str]:
    """Each value and how often it stands there; of many the lowest and the highest, or only how many there are."""
    there = [value for value in values if not value.absent]
    ordered = bool(there) and there[0].kind in _ORDERED
    counts = Counter(made_text(v, lang) for v in (sorted(there, key=_place, reverse=True) if ordered else there))
    if len(counts) <= MOST_VALUES:
        yield from (say("table.value", lang, value=text, count=count) for text, count in counts.items())
    elif ordered:
        low, high = min(there, key=_place), max(there, key=_place)
        yield say("table.range", lang, low=made_text(low, lang), high=made_text(high, lang))
    else:
        yield say("table.kinds", lang, count=len(counts))
    absent = Counter(made_text(value, lang) for value in values if value.absent)
    yield from (say("table.value", lang, value=text, count=count) for text, count in absent.items())


def _place(value: Value) -> tuple[str, Decimal]:
    """Where a value stands among others of its kind."""
    return (value.text, Decimal(0)) if value.kind == "date" else ("", Decimal(value.text))


def _spans(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers as they follow one another: 1–3, 7."""
    first = last = 0
    for number in [*sorted(numbers), 0]:
        if first and number != last + 1:
            yield str(first) if first == last else f"{first}–{last}"
            first = 0
        first, last = first or number, number
