"""What changes for the units of a year: how many grades, ranks and points, and from which changes each comes."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ruledsl.show.diff.parts import Heading, Lines, Piece, Table, amount, numbers
from ruledsl.show.diff.remarks import told_parts
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import message
from ruledsl.tools.diff.hybrids import EXACT
from ruledsl.tools.diff.rank_causes import RANKED
from ruledsl.tools.diff.replay import Cause, Moved, Outcome
from ruledsl.tools.diff.report import MeasureDiff, Replay

#: So many units are listed on a page for people; JSON has all of them.
MOST = 200


@frozen
class Shown:
    """Which units are listed: all, or only those whose result changed."""

    only_changed: bool = False


def unit_parts(diff: MeasureDiff, shown: Shown, lang: str) -> Iterator[Piece]:
    """The section of the units, if there are facts."""
    replay = diff.replay
    if replay is None:
        return
    yield Heading(
        say("diff.section.units", lang, year=replay.year) if replay.year else say("diff.section.units-of-no-year", lang)
    )
    if not replay.units:
        yield Lines((say("diff.units.none", lang),), "error")
    else:
        yield Lines((_summary(replay, lang),))
        yield from _matrices(replay, lang)
        yield from _tables(replay, shown, lang)
        yield from told_parts(replay, lang)
    notes = tuple(_notes(replay, lang))
    if notes:
        yield Lines(notes, "error")


def _summary(replay: Replay, lang: str) -> str:
    changed = replay.changed
    counts = {
        "grades": sum(m.old.grade != m.new.grade for m in changed),
        "ranks": sum(m.old.rank != m.new.rank for m in changed),
        "points": sum(m.old.total != m.new.total for m in changed),
    }
    same = len(replay.units) - len(changed)
    several = say("diff.units.several", lang) if sum(counts.values()) > len(changed) else ""
    return say(
        "diff.units.summary", lang, all=len(replay.units), changed=len(changed), same=same, several=several, **counts
    )


def classes(units: Sequence[Moved]) -> list[str]:
    return list(dict.fromkeys(m.class_name for m in units))


def _matrices(replay: Replay, lang: str) -> Iterator[Piece]:
    """How many units go from which grade to which, class by class; classes in which none does are named."""
    moves = [m for m in replay.units if m.old.grade or m.new.grade]
    if not any(m.old.grade != m.new.grade for m in moves):
        return
    yield Heading(say("diff.section.matrix", lang), 3)
    still = []
    for name in classes(moves):
        here = [m for m in moves if m.class_name == name]
        if not any(m.old.grade != m.new.grade for m in here):
            still.append(visible(name))
            continue
        order = grades_of(here)
        corner = say("diff.head.old-new-of" if name else "diff.head.old-new", lang, name=visible(name))
        head = (corner, *(visible(g) for g in order))
        rows = tuple((visible(a), *(_count(here, a, b) for b in order)) for a in order)
        yield Table(head, rows, frozenset(range(1, len(head))))
    if still:
        yield Lines((say("diff.matrix.still", lang, names=joined(still, lang)),), "faint")


def grades_of(units: Sequence[Moved]) -> list[str]:
    """The grades that occur, best first."""
    found: dict[str, int] = {}
    for m in units:
        for outcome in (m.old, m.new):
            if outcome.level is not None:
                found.setdefault(outcome.grade, outcome.level)
    return sorted(found, key=lambda g: found[g])


def _count(units: Sequence[Moved], old: str, new: str) -> str:
    number = sum(m.old.grade == old and m.new.grade == new for m in units)
    return str(number) if number else "·"


def _tables(replay: Replay, shown: Shown, lang: str) -> Iterator[Piece]:
    """The units class by class, the gravest consequence first."""
    listed = replay.changed if shown.only_changed else sorted(replay.units, key=lambda m: m.consequence)
    if not replay.changed:
        yield Lines((say("diff.none-changed", lang),))
        if shown.only_changed:
            return
    head = tuple(say(f"diff.head.{key}", lang) for key in ("unit", "total", "points", "grade", "rank", "causes"))
    if listed:
        yield Heading(say("diff.section.each-unit", lang), 3)
    for name in classes(replay.units):
        here = [m for m in listed if m.class_name == name]
        if not here:
            continue
        if name:
            yield Heading(visible(name), 4)
        rows = tuple(_row(m, replay, lang) for m in here[:MOST])
        yield Table(head, rows, frozenset({2}), ((5, 50),), tuple(_role(m) for m in here[:MOST]))
        if len(here) > MOST:
            yield Lines((f"… {len(here) - MOST}",), "faint")
    if replay.changed and len(replay.groups) > 1:
        key = "diff.exact" if replay.exact else "diff.rough"
        yield Lines((say(key, lang, most=EXACT),), "faint")
    if len(replay.units) > RANKED and any(m.ranks for m in replay.changed):
        yield Lines((say("diff.not-ranked", lang, most=RANKED),), "faint")


def _role(unit: Moved) -> str:
    """How a row is set off: better, worse, or not at all."""
    way = (unit.grades or 0) or (unit.points or 0) or (unit.ranks or 0)
    return "lenient" if way > 0 else "stricter" if way < 0 else ""


def _row(unit: Moved, replay: Replay, lang: str) -> tuple[str, ...]:
    return (
        visible(unit.unit),
        _arrow(total_text(unit.old, lang), total_text(unit.new, lang)),
        amount(unit.points, sign=True) if unit.points else "",
        _arrow(visible(unit.old.grade), visible(unit.new.grade)),
        _arrow(_rank(unit.old), _rank(unit.new)),
        causes_text(unit.causes, replay, lang),
    )


def total_text(outcome: Outcome, lang: str) -> str:
    """The total, or why there is none."""
    if outcome.total is not None:
        return amount(outcome.total)
    why = dict(outcome.absent).get("total", "")
    return say(f"absent.{why.replace('_', '-').replace('not-applicable', 'n/a')}", lang) if why else "—"


def _rank(outcome: Outcome) -> str:
    return "—" if outcome.rank is None else str(outcome.rank)


def _arrow(old: str, new: str) -> str:
    return old if old == new else f"{old} → {new}"


def causes_text(causes: Sequence[Cause], replay: Replay, lang: str) -> str:
    """The changes from which a unit's change comes, each with its points."""
    parts = []
    for cause in causes:
        key = "diff.cause" if len(cause.groups) == 1 else "diff.cause.together"
        edits = "＋".join(_group(replay, g, lang) for g in cause.groups)
        parts.append(say(key, lang, edits=edits, what=joined(_what(cause, lang), lang)))
    return ("；" if lang == "zh" else "; ").join(parts)


def _what(cause: Cause, lang: str) -> Iterator[str]:
    """What some changes do to a unit: its points, its grade, its place."""
    if cause.points:
        yield say("diff.cause.points", lang, points=amount(cause.points, sign=True))
    if cause.grade:
        yield say("diff.cause.grade", lang)
    if cause.rank:
        yield say("diff.cause.rank", lang)


def _group(replay: Replay, number: int, lang: str) -> str:
    """A change by its name: the numbers of its edits, a reading among several."""
    group = replay.groups[number]
    if group not in replay.readings:
        return say("diff.cause.edits", lang, numbers=numbers(sorted(group), lang))
    if len(replay.readings) == 1:
        return say("diff.cause.readings", lang)
    return say("diff.cause.reading", lang, names=visible(joined(replay.readings[group], lang)))


def _refused(replay: Replay, lang: str) -> Iterator[str]:
    """Units whose facts fit one version only, together where the reason is the same."""
    found: dict[tuple[str, str], list[str]] = {}
    for unit, side, why in replay.refused:
        text = "；".join(message(d, lang) for d in why[:2]) or "—"
        found.setdefault((side, text), []).append(visible(unit))
    for (side, text), units in found.items():
        yield say(f"diff.units.refused-by-{side}", lang, unit=joined(units, lang), why=text)


def _notes(replay: Replay, lang: str) -> Iterator[str]:
    """What was not compared, and why."""
    for names, side in zip(replay.listed, ("old", "new"), strict=True):
        if names:
            yield say(f"diff.units.listed-by-{side}", lang, units=visible(joined(names, lang)))
    refused = list(_refused(replay, lang))
    if refused:
        yield say("diff.units.refused", lang, units=joined(refused, lang))
        if any(d.code == "F103" for _, _, why in replay.refused for d in why):
            yield say("diff.units.fill-in", lang)
    if replay.neither:
        yield say("diff.units.neither", lang, units=visible(joined(replay.neither, lang)))
    if (refused or replay.neither) and any(m.old.absent or m.new.absent for m in replay.units):
        yield say("diff.units.no-ranks", lang)
    for names, side in zip(replay.unread, ("old", "new"), strict=True):
        if names:
            yield say(f"diff.units.unread-by-{side}", lang, names=visible(joined(names, lang)))
    for found in replay.remarks:
        yield say("diff.units.remark", lang, message=message(found, lang))
