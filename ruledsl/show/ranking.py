"""The result of all units, class by class: ranks, totals, grades, the values of the steps, notes."""

from collections.abc import Callable, Iterator

from attrs import frozen

from ruledsl.scorecard import Item, Results, Scorecard
from ruledsl.show.aligned import aligned, markdown
from ruledsl.show.notes import (
    Notes,
    follow_lines,
    general_lines,
    note_lines,
    notes_of,
    reading_lines,
    short_reading_lines,
)
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import cited, label_text, step_name, value_text


@frozen
class Board:
    """The table of one class; the columns in ``right`` hold numbers."""

    class_name: str
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def board_title(results: Results, lang: str) -> str:
    """The measure by its title, and the year."""
    name = results.title or results.measure
    return visible(f"{name}  {say('year', lang, year=results.year)}")


def steps_in_use(results: Results) -> tuple[Item, ...]:
    """The steps of the total that hold under the readings in use, as any unit shows them."""
    unit = next((u for u in results.units if u.steps), None)
    return tuple(s for s in unit.steps if s.reason != "reading") if unit else ()


def classes(results: Results) -> Iterator[tuple[str, tuple[Scorecard, ...]]]:
    """The classes in roster order, each with its units by rank, those without a result at the end; one ranking is one."""
    if results.over_all:
        yield "", tuple(sorted(results.units, key=_place))
        return
    for name in dict.fromkeys(unit.class_name for unit in results.units):
        members = [unit for unit in results.units if unit.class_name == name]
        yield name, tuple(sorted(members, key=_place))


def _place(unit: Scorecard) -> tuple[int, int]:
    """By rank, then without one, then rejected; sorting is stable, so equal ranks keep the order of the roster."""
    if unit.rejected or unit.total is None:
        return (2, 0)
    rank = unit.rank
    return (0, int(rank.text)) if rank is not None and not rank.absent else (1, 0)


def boards(results: Results, notes: Notes, lang: str) -> Iterator[Board]:
    """A table a class; of a ranking over several classes one, which names the class of each unit."""
    steps = steps_in_use(results)
    ranked = any(unit.rank is not None for unit in results.units)
    keys = [*["rank"] * ranked, "unit", *["class"] * results.over_all, "total", "grade"]
    head = [say(f"head.{key}", lang) for key in keys] + [step_name(s, lang, short=True) for s in steps]
    right = frozenset(n for n in range(len(head)) if n >= len(keys) or keys[n] in ("rank", "total"))
    for name, members in classes(results):
        body = [_row(unit, keys, steps, notes, lang) for unit in members]
        rows = [(*head, say("head.notes", lang)), *body]
        yield Board(name, tuple(_without_empty_end(rows)), right)


def _row(unit: Scorecard, keys: list[str], steps: tuple[Item, ...], notes: Notes, lang: str) -> tuple[str, ...]:
    known = {
        "unit": visible(unit.unit),
        "class": visible(unit.class_name),
        "rank": value_text(unit.rank, lang),
        "total": value_text(unit.total, lang),
        "grade": value_text(unit.grade, lang),
    }
    if unit.total is None:
        known["grade"] = say("state.rejected", lang)
    values = {step.path: step.value("step") for step in unit.steps}
    cells = [value_text(values.get(step.path), lang) for step in steps]
    return (*(known[key] for key in keys), *cells, notes.mark(unit.unit, lang))


def _without_empty_end(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows without their last column where it says nothing."""
    return rows if any(row[-1] for row in rows[1:]) else [row[:-1] for row in rows]


def step_lines(results: Results, lang: str) -> list[str]:
    """What each step does, its clause, and the name that its value has."""
    lines = []
    for step in steps_in_use(results):
        called = say("remark.called", lang, name=step.text) if step.text else ""
        text = visible(label_text(step, lang)) + cited(step.clauses, lang)
        lines.append((step_name(step, lang, short=True), text, called))
    return aligned(lines, indent=2)


def sections(
    results: Results, notes: Notes, lang: str, readings: Callable[..., list[str]]
) -> Iterator[tuple[str, list[str]]]:
    """What stands under the tables, each part with its heading; parts that say nothing are left out."""
    parts = (
        ("section.steps", step_lines(results, lang)),
        ("section.notes", note_lines(notes.listed, lang)),
        ("section.general", general_lines(results, lang)),
        ("section.follows", follow_lines(results, lang)),
        ("section.readings", readings(results.readings, lang)),
    )
    return ((say(key, lang), lines) for key, lines in parts if lines)


def table(results: Results, lang: str, paint: Paint) -> list[str]:
    """The whole result for a terminal."""
    notes = notes_of(results, lang)
    banner = [paint(f"【{say('trial', lang)}】", "trial")] if results.trial else []
    lines = [*banner, paint(board_title(results, lang), "title")]
    if results.schemes:
        lines.append(say("schemes", lang, names=visible(joined(results.schemes, lang))))
    for board in boards(results, notes, lang):
        head, *body = aligned(board.rows, board.right, indent=2)
        if board.class_name:
            lines += ["", paint(visible(board.class_name), "section")]
        else:
            lines.append("")
        lines += [paint(head, "faint"), *body]
    for title, text in sections(results, notes, lang, short_reading_lines):
        lines += ["", paint(title, "section"), *text]
    return [*lines, "", *banner] if banner else lines


def markdown_page(results: Results, lang: str) -> list[str]:
    """The whole result as a Markdown page."""
    notes = notes_of(results, lang)
    banner = [f"**{say('trial', lang)}**", ""] if results.trial else []
    lines = [f"# {board_title(results, lang)}", "", *banner]
    if results.schemes:
        lines += [say("schemes", lang, names=visible(joined(results.schemes, lang))), ""]
    for board in boards(results, notes, lang):
        lines += [f"## {visible(board.class_name) or say('no-class', lang)}", ""]
        lines += [*markdown(board.rows, board.right), ""]
    for title, text in sections(results, notes, lang, reading_lines):
        lines += [f"## {title}", "", *(listed(line) for line in text), ""]
    return [*lines[:-1], "", *banner[:1]] if banner else lines[:-1]


def listed(line: str) -> str:
    """A line of a section as an item; a deeper line continues the item above."""
    return f"  {line.strip()}" if line.startswith("    ") else f"- {line.strip()}"
