"""The score sheet of one unit: every statement in document order, its value, its clause, or why it did not apply."""

from collections.abc import Iterator

from ruledsl.scorecard import Item, Line, Results, Scorecard
from ruledsl.show.aligned import aligned, markdown
from ruledsl.show.lacking import of_others
from ruledsl.show.notes import general_lines, reading_lines
from ruledsl.show.ranking import board_title, listed
from ruledsl.show.records import decision_lines, round_lines
from ruledsl.show.remarks import place_taken, remarks, without_place
from ruledsl.show.style import Paint, visible
from ruledsl.show.table_rows import table_lines
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import cited, kind_word, label_text, message, step_name, value_text
from ruledsl.words import listed as peers_text
from ruledsl.words import spelt

Row = tuple[str, ...]
#: The columns that hold numbers.
_RIGHT = frozenset({2, 3})
#: The columns of names, clauses and remarks go on in the next line beyond so many cells.
_WIDEST = {1: 32, 4: 28, 5: 48}


def score_sheet(results: Results, unit: Scorecard, lang: str, paint: Paint, every: bool = False) -> list[str]:
    """The whole sheet for a terminal; with ``every`` all rows of long tables."""
    banner = [paint(f"【{say('trial', lang)}】", "trial")] if results.trial else []
    lines = [*banner, paint(f"{board_title(results, lang)}  {say('title.sheet', lang)}", "title")]
    if results.schemes:
        lines.append(say("schemes", lang, names=visible(joined(results.schemes, lang))))
    lines += ["", *_summary(results, unit, lang), ""]
    first, *body = aligned(_table(results, unit, lang), _RIGHT, _WIDEST, indent=2)
    lines += [paint(first, "faint"), *body]
    for title, text in _sections(results, unit, lang, every):
        lines += ["", paint(title, "section"), *text]
    return [*lines, "", *banner] if banner else lines


def markdown_sheet(results: Results, unit: Scorecard, lang: str, every: bool = False) -> list[str]:
    """The whole sheet as a Markdown page."""
    banner = [f"**{say('trial', lang)}**", ""] if results.trial else []
    lines = [f"# {board_title(results, lang)}  {say('title.sheet', lang)}", "", *banner]
    lines += [*(f"- {line.strip()}" for line in _summary(results, unit, lang)), ""]
    lines += markdown(_table(results, unit, lang), _RIGHT)
    for title, text in _sections(results, unit, lang, every):
        lines += ["", f"## {title}", "", *map(listed, text)]
    return [*lines, "", *banner[:1]] if banner else lines


def _table(results: Results, unit: Scorecard, lang: str) -> list[Row]:
    """The statements under their head, of places only those of the reading in use."""
    head = ("", *(say(f"head.{key}", lang) for key in ("item", "value", "maximum", "clauses", "remark")))
    options = {reading.name: reading.option for reading in results.readings}
    shown = [i for i in unit.statements if i.kind != "quota" or i.reason != "reading"]
    return [head, *(row for item in shown for row in item_rows(item, unit, options, lang))]


def _summary(results: Results, unit: Scorecard, lang: str) -> list[str]:
    """Unit, class, total, grade, rank: what is asked first."""
    peers = results.ranked_with(unit)
    rank = value_text(unit.rank, lang)
    if unit.rank is not None and not unit.rank.absent:
        among, count = say(f"rank.among.{results.over_all}", lang), results.peers or len(peers)
        if results.peers:
            rank = say("rank.of-many", lang, rank=rank, among=among, count=count)
        else:
            names = visible(peers_text(peers, lang))
            rank = say("rank.of", lang, rank=rank, among=among, count=count, names=names)
    pairs = [
        ("unit", visible(unit.unit)),
        ("class", visible(unit.class_name)),
        ("assessor", value_text(unit.assessor, lang)),
        ("total", value_text(unit.total, lang)),
        ("grade", value_text(unit.grade, lang)),
        ("rank", rank),
    ]
    return aligned([(say(f"head.{key}", lang), text) for key, text in pairs if text], indent=2)


def item_rows(item: Item, unit: Scorecard, options: dict[str, str], lang: str) -> Iterator[Row]:
    """The row of a statement and those of its event lines."""
    kind = step_name(item, lang) if item.kind == "step" else kind_word(item.kind, lang)
    name = "  " * item.depth * (item.kind != "step") + label_text(item, lang)
    said = remarks(item, unit, options, lang)
    shown = joined(item.clauses, lang)
    yield kind, name, _value(item, lang), _maximum(item, lang), shown, ("；" if lang == "zh" else "; ").join(said)
    for line in item.lines:
        yield "", f"  {line.date or say('line.undated', lang)}", _points(line, lang), "", "", _line_remark(line, lang)


def _value(item: Item, lang: str) -> str:
    """The one value that belongs beside a statement; nothing where another reading is in use."""
    if item.reason == "reading":
        return ""
    if item.kind == "quota" and (lost := item.value("flag")) is not None and not lost.absent:
        key = "taken" if place_taken(item) else "exempt" if without_place(item) else lost.text
        return say(f"quota.{key}", lang, grade=visible(item.text))
    flag = "part" if item.kind == "not_assessed" else "veto"
    for role, text in (("flag", flag), ("follows", "follows"), ("met", "met")):
        value = item.value(role)
        if value is not None:
            return value_text(value, lang) if value.absent else say(f"{text}.{value.text}", lang)
    return value_text(item.value("points") or item.value("step") or item.value("value"), lang)


def _maximum(item: Item, lang: str) -> str:
    """Nothing where the class of the unit has no points here."""
    own = item.value("points")
    without = own is not None and own.absent == "n/a" and of_others(item)
    return "" if without else value_text(item.value("maximum"), lang)


def _points(line: Line, lang: str) -> str:
    if not line.counts:
        return say("line.not-counted", lang)
    return value_text(line.points, lang) if line.points is not None else say("line.counted", lang)


def _line_remark(line: Line, lang: str) -> str:
    parts = [visible(line.id)] if line.id else []
    parts += [
        say("line.field", lang, name=visible(name), text=_word(text, lang))
        for name, text in line.fields
        if text and name != "分值"
    ]
    parts += [*absorbed_remark(line, lang), *left_out_remark(line, lang), *unnamed_remark(line, lang)]
    return ("；" if lang == "zh" else "; ").join(parts)


def absorbed_remark(line: Line, lang: str) -> Iterator[str]:
    """By which line of the same incident a line is not counted once more."""
    if line.absorbed:
        name, *which = map(visible, line.absorbed)
        yield say("line.absorbed", lang, name=name, which=" ".join(which))


def left_out_remark(line: Line, lang: str) -> Iterator[str]:
    """Why a line does not count that no other line stands for."""
    if line.why and not line.absorbed:
        told = (spelt(text, lang) for text in line.why[1:])
        by = joined(told if line.why[0] == "outside" else (f"“{text}”" for text in told), lang)
        key = f"{line.why[0]}-by" if line.why[0] in ("once", "outside") and by else line.why[0]
        yield say(f"line.why.{key}", lang, by=visible(by))


def unnamed_remark(line: Line, lang: str) -> Iterator[str]:
    """That a line names no incident, where another one may be the same."""
    if line.unnamed:
        yield say("line.unnamed", lang)


def _word(text: str, lang: str) -> str:
    return say(text, lang) if text in ("yes", "no") else visible(text)


def _sections(results: Results, unit: Scorecard, lang: str, every: bool) -> Iterator[tuple[str, list[str]]]:
    """What stands under the statements; parts that say nothing are left out."""
    findings = [f for f in unit.findings if f.code != "N543"]
    follows = [f"  {label_text(item, lang)}{cited(item.clauses, lang)}" for item in unit.consequences]
    parts = (
        ("section.notes", [f"  {message(f, lang)}{cited(f.clauses, lang)}" for f in findings]),
        ("section.follows", follows),
        ("section.tables", table_lines(unit, lang, every)),
        ("section.rounds", round_lines(unit, lang)),
        ("section.decision", decision_lines(unit, lang)),
        ("section.assumed", [f"  {visible(joined(unit.assumed, lang))}"] if unit.assumed else []),
        ("section.general", general_lines(results, lang)),
        ("section.readings", reading_lines(results.readings, lang)),
    )
    return ((say(key, lang), lines) for key, lines in parts if lines)
