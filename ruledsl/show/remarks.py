"""What is said beside the value of a statement: what it was made of, how a limit cut it, or why it did not apply."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from ruledsl.scorecard import Asked, Item, Scorecard, Value
from ruledsl.show.lacking import lacking
from ruledsl.show.over_full import over_full
from ruledsl.show.style import visible
from ruledsl.show.tests_of import test_remarks
from ruledsl.show.texts import commas, known, say
from ruledsl.show.wording import value_text
from ruledsl.words import built_in, listed, spelt

#: So many of what a score was made of are told.
MOST = 8


def remarks(item: Item, unit: Scorecard, options: dict[str, str], lang: str) -> list[str]:
    """What is to be said beside the value: how it came about, or why it did not apply."""
    if item.reason in ("no-events", "not-found") and item.lines:
        return [say("remark.none-counts", lang, count=len(item.lines))]
    if item.reason == "condition" and (failed := [p for p in item.asked if p.holds.text != "yes"]):
        return [_condition_remark(part, lang) for part in failed]
    if item.reason:
        assumed = item.reason in ("no-events", "not-found") and item.path in unit.assumed
        return [say("remark.assumed" if assumed else f"reason.{item.reason}", lang, option=visible(item.reading))]
    parts: list[str] = []
    if item.kind == "step":
        parts += _step_remarks(item, lang)
    elif item.kind in ("indicator", "define"):
        parts += [*_indicator_remarks(item, lang), *over_full(item, unit, lang)]
    elif item.kind in _OWN:
        parts += _OWN[item.kind](item, options, lang)
    parts += [*test_remarks(item, lang), *lacking(item, unit, lang), *_count_remarks(item, lang)]
    if item.reading:
        parts.append(say("remark.by", lang, option=visible(item.reading)))
    return parts


def _indicator_remarks(item: Item, lang: str) -> Iterator[str]:
    """What the score was made of, and where a limit of the item cut it, both numbers; nothing of what concerns another."""
    main = item.value("points") or item.value("value")
    if main is None or main.absent == "n/a":
        return
    parts = [part for part in item.made_of if part != (item.path, main)]
    told = [
        say(
            "made.own" if name == item.path else "made.of",
            lang,
            name=_short(name, item.path, lang),
            value=made_text(value, lang),
        )
        for name, value in parts[:MOST]
    ]
    told += [say("made.more", lang, count=len(parts))] * (len(parts) > MOST)
    if item.formula:
        yield say("made.formula", lang, text=spelt(visible(item.formula), lang))
    if told:
        yield commas(told, lang)
    before, points = item.value("uncut"), item.value("points")
    if before is None or points is None or before.absent or points.absent or before.text == points.text:
        return
    which = "capped" if Decimal(before.text) > Decimal(points.text) else "floored"
    yield say(f"remark.{which}", lang, before=value_text(before, lang), points=value_text(points, lang))


def _short(name: str, path: str, lang: str) -> str:
    """A part of an item by its own name."""
    return visible(built_in(name.removeprefix(f"{path}."), lang))


def made_text(value: Value, lang: str) -> str:
    """A value that something was made of, with its unit of measure."""
    text = say(value.text, lang) if value.text in ("yes", "no") else value_text(value, lang)
    return say(f"made.{value.kind}", lang, value=text) if known(f"made.{value.kind}") and not value.absent else text


def _count_remarks(item: Item, lang: str) -> Iterator[str]:
    """How many events there were and counted, and what they came to where a limit cut it."""
    count, points = item.value("count"), item.value("points")
    if count is None:
        return
    taken = [line for line in item.lines if line.counts]
    some = not count.absent and 0 < len(taken) < int(count.text)
    yield say("remark.count-of" if some else "remark.count", lang, count=value_text(count, lang), taken=len(taken))
    worth = [line.points for line in taken if line.points is not None and not line.points.absent]
    if points is None or points.absent or len(worth) < len(taken):
        return
    together = sum((Decimal(p.text) for p in worth), Decimal(0))
    if together > Decimal(points.text):
        yield say("remark.cut", lang, sum=together, points=value_text(points, lang))


def _step_remarks(item: Item, lang: str) -> Iterator[str]:
    operand, action = item.value("operand"), item.label.partition(":")[0]
    if operand is not None and known(f"operand.{action}"):
        yield say(f"operand.{action}", lang, value=value_text(operand, lang))
    if item.text:
        yield say("remark.called", lang, name=visible(item.text))


def _grade_remarks(item: Item, options: dict[str, str], lang: str) -> list[str]:
    band, value = item.value("band"), item.value("value")
    same = band is None or value is None or band.text == value.text
    if same or band is None:
        return []
    failed = [_gate_remark(part, lang) for part in item.asked if part.holds.text != "yes"]
    key = "remark.candidate" if f"{band.text} 按名额" in item.text.split("\n") else "remark.band"
    return [say(key, lang, grade=value_text(band, lang)), *failed]


def _gate_remark(part: Asked, lang: str) -> str:
    """A condition of a grade that is not met, with what the unit has."""
    own = _own(part, lang)
    key = "remark.gate" if own else "remark.gate-bare"
    return say(key, lang, grade=visible(part.grade), asked=visible(spelt(part.text, lang)), own=own)


def _condition_remark(part: Asked, lang: str) -> str:
    """The condition of a statement that does not hold, with what the unit has."""
    own = _own(part, lang)
    if part.text == "…":
        return say("remark.condition-long" if own else "reason.condition", lang, own=own)
    key = "remark.condition" if own else "remark.condition-bare"
    return say(key, lang, asked=visible(spelt(part.text, lang)), own=own)


def _consequence_remarks(item: Item, options: dict[str, str], lang: str) -> list[str]:
    """Why a consequence follows: its condition with what the unit has."""
    told = ((part.text, _own(part, lang)) for part in item.asked)
    return [
        say("remark.follows-long" if text == "…" else "remark.follows", lang, asked=visible(spelt(text, lang)), own=own)
        for text, own in told
        if own
    ]


def _own(part: Asked, lang: str) -> str:
    """What the unit has of what a condition reads."""
    told = (
        say("made.of", lang, name=visible(built_in(name, lang)), value=made_text(value, lang))
        for name, value in part.made_of
    )
    return commas(told, lang)


def _said(key: str) -> Callable[[Item, dict[str, str], str], list[str]]:
    """A remark made of the text of the item, where it has one."""
    return lambda item, options, lang: (
        [say(key, lang, text=visible(item.text), grade=visible(item.text))] * bool(item.text)
    )


def _reading_remarks(item: Item, options: dict[str, str], lang: str) -> list[str]:
    return [say("remark.settled", lang, option=visible(options.get(item.path, item.text)))]


def _decision_remarks(item: Item, options: dict[str, str], lang: str) -> list[str]:
    return [say("remark.decision", lang, text=visible(item.text)) if item.text else say("remark.open", lang)]


def _merge_remarks(item: Item, options: dict[str, str], lang: str) -> list[str]:
    points = item.value("points")
    return [say("remark.merge", lang)] if points is not None and points.text not in ("", "0") else []


def _quota_remarks(item: Item, options: dict[str, str], lang: str) -> list[str]:
    lost, place, places = (item.value(role) for role in ("flag", "place", "places"))
    if without_place(item):
        return [say("remark.exempt", lang)]
    numbers = {"place": value_text(place, lang), "places": value_text(places, lang)}
    if place_taken(item):
        return [say("remark.place", lang, **numbers), *_passed(item, lang)]
    if lost is None or lost.text != "yes":
        return []
    taken = visible(listed(item.contest.taken, lang)) if item.contest is not None else ""
    return [say("remark.quota", lang, **numbers), *([say("remark.taken", lang, names=taken)] if taken else [])]


def _passed(item: Item, lang: str) -> Iterator[str]:
    """Who stands before a unit and takes none of the places, without whom it has its own."""
    if item.contest is not None and item.contest.passed:
        told = [
            say(f"remark.passed-{why}", lang, unit=visible(unit), by=visible(by))
            for unit, why, by in item.contest.passed
        ]
        yield say("remark.passed", lang, names=listed(told, lang))


def place_taken(item: Item) -> bool:
    """Whether the unit has the score for the grade of a quota, and a place."""
    lost, place = item.value("flag"), item.value("place")
    return lost is not None and lost.text == "no" and place is not None and not place.absent


def without_place(item: Item) -> bool:
    """Whether the unit has the score for the grade of a quota and takes no place."""
    exempt = item.value("exempt")
    return exempt is not None and exempt.text == "yes"


def _ranking_remarks(item: Item, options: dict[str, str], lang: str) -> list[str]:
    """What units are compared by, one after the other, where the total does not tell all."""
    keys = [say("made.of", lang, name=visible(name), value=made_text(value, lang)) for name, value in item.made_of]
    return [commas(keys, lang)] if len(keys) > 1 else []


_OWN: dict[str, Callable[[Item, dict[str, str], str], list[str]]] = {
    "grades": _grade_remarks,
    "merge": _merge_remarks,
    "quota": _quota_remarks,
    "veto": _said("remark.sets"),
    "ranking": _ranking_remarks,
    "consequence": _consequence_remarks,
    "reading": _reading_remarks,
    "delegated": _decision_remarks,
    "assessor": _said("remark.assesses"),
    "channel": _said("remark.share"),
}
