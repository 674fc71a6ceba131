"""Rounds of scoring: for each fact who gave which value in which round and why; and what was decided in the end.

自评 → 初评 → 复核 → 审定.  The value of the last round that was held counts, or that of the round asked for.  What was decided
otherwise than computed is kept beside the result and never enters it.
"""

from attrs import frozen

from ruledsl.facts.draft import Given
from ruledsl.facts.layout import Slot
from ruledsl.facts.model import Decision, RoundScore
from ruledsl.facts.names import folded, role_of, word
from ruledsl.facts.rows import Filling, scalar
from ruledsl.facts.tree import Path, Tree, shown
from ruledsl.facts.values import Flaw, Inapplicable, applies_here, choice, day, number
from ruledsl.ir import Absence, Type

#: The rounds in their order, and their English names.
ROUNDS = ("自评", "初评", "复核", "审定")
ENGLISH = ("self", "first", "second", "final")
_TOTAL = Type("points", 4, -(10**8), 10**8)
_KEYS = ("round", "item", "value", "scorer", "date", "reason")
_DECISION = ("final_grade", "final_total", "decider", "date", "reason")


def round_of(text: str) -> int | None:
    """The place of a round by its name in either language."""
    names = {**dict(zip(map(folded, ROUNDS), range(4), strict=True)), **dict(zip(ENGLISH, range(4), strict=True))}
    return names.get(folded(text).casefold())


@frozen(eq=False)
class _Record:
    score: RoundScore
    place: int
    slot: Slot
    given: Given
    path: Path


def apply_rounds(filling: Filling, upto: int) -> tuple[RoundScore, ...]:
    """Put the values of the rounds into a row; a change needs its reason."""
    found: list[_Record] = []
    for given in filling.given:
        if given.role == "rounds":
            found += _records(filling, given)
    for slot in dict.fromkeys(record.slot for record in found):
        own = sorted((r for r in found if r.slot is slot), key=lambda r: r.place)
        _history(filling, slot, own, upto)
    listed = sorted(found, key=lambda r: (filling.layout.slots.index(r.slot), r.place))
    return tuple(record.score for record in listed)


def _records(filling: Filling, given: Given) -> list[_Record]:
    draft = filling.draft
    if not isinstance(given.value, list):
        if scalar(given.value) != "":
            draft.flag("F117", given.document, given.path, {"value": shown(given.value)})
        return []
    found = []
    for position, node in enumerate(given.value):
        path = (*given.path, position)
        if not isinstance(node, dict):
            draft.flag("F116", given.document, path, {"value": shown(node)})
        elif record := _record(filling, given, path, node):
            found.append(record)
    return found


def _said(filling: Filling, given: Given, path: Path, node: dict[str, Tree], known: tuple[str, ...]) -> dict[str, str]:
    """The texts of a mapping by role; a key that means nothing here is an error."""
    said: dict[str, str] = {}
    for key, value in node.items():
        role, text = role_of(key), scalar(value)
        if role not in known or text is None:
            names = [word(r) for r in known]
            args = {"name": shown(key), "kind": word(given.role), "candidates": filling.draft.report.near(key, names)}
            filling.draft.flag("F130", given.document, (*path, key), args)
        elif text:
            said[role] = text
    return said


def _missing(
    filling: Filling, given: Given, path: Path, said: dict[str, str], needed: tuple[str, ...]
) -> tuple[str, ...]:
    missing = tuple(word(role) for role in needed if role not in said)
    if missing:
        args = {"kind": word(given.role), "missing": "、".join(missing)}
        filling.draft.flag("F190", given.document, path, args)
    return missing


def _record(filling: Filling, given: Given, path: Path, node: dict[str, Tree]) -> _Record | None:
    """One score of one round, checked."""
    said = _said(filling, given, path, node, _KEYS)
    if _missing(filling, given, path, said, _KEYS[:-1]):
        return None
    keys = {role_of(key): key for key in node}
    flag, document = filling.draft.flag, given.document
    place = round_of(said["round"])
    if place is None:
        args = {"fact": word("round"), "value": shown(said["round"]), "candidates": "、".join(ROUNDS)}
        flag("F113", document, (*path, keys["round"]), args)
    slot = filling.layout.entry(said["item"])
    if not isinstance(slot, Slot):
        near = filling.draft.report.near(said["item"], filling.layout.facts.words)
        flag("F101", document, (*path, keys["item"]), {"name": shown(said["item"]), "candidates": near})
        return None
    value = slot.read(said["value"])
    if isinstance(value, Inapplicable) and Absence.NOT_APPLICABLE not in slot.fact.type.absent:
        value = Flaw("F115", applies_here(slot.fact, said["value"]))
    for role, result in (("value", value), ("date", day(said["date"], Type("date", 0, 0, 84_000)))):
        if isinstance(result, Flaw):
            fact = slot.path if role == "value" else word("date")
            flag(result.code, document, (*path, keys[role]), {"fact": fact, **result.args}, slot.fact.origin.clauses)
    if place is None or isinstance(value, Flaw):
        return None
    score = RoundScore(ROUNDS[place], slot.path, said["value"], said["scorer"], said["date"], said.get("reason", ""))
    return _Record(score, place, slot, given, path)


def _history(filling: Filling, slot: Slot, own: list[_Record], upto: int) -> None:
    """The values of one fact, round by round: one a round, a reason for each change, the last one counts."""
    row, draft = filling.row, filling.draft
    status = row[slot.status] if slot.status is not None else 0
    before = None if row[slot.value] is None else (row[slot.value], status or 0)
    last = -1
    for record in own:
        value, absent = _stored(filling, record)
        if record.place == last:
            args = {"fact": slot.path, "round": record.score.round}
            draft.flag("F191", record.given.document, record.path, args, slot.fact.origin.clauses)
        if before not in (None, (value, absent)) and not record.score.reason:
            args = {"fact": slot.path, "round": record.score.round, "value": shown(record.score.value)}
            draft.flag("F192", record.given.document, record.path, args, slot.fact.origin.clauses)
        before, last = (value, absent), record.place
        if record.place <= upto:
            row[slot.value] = value
            if slot.status is not None:
                row[slot.status] = absent


def _stored(filling: Filling, record: _Record) -> tuple[int, int]:
    value = record.slot.read(record.score.value)
    if isinstance(value, Inapplicable):
        return 0, int(Absence.NOT_APPLICABLE)
    return (value if isinstance(value, int) else filling.code(record.slot, str(value))), 0


def decision_of(filling: Filling, grades: tuple[str, ...]) -> Decision | None:
    """What was decided about the unit in the end: a grade or a total, by whom, when and why."""
    given = next((g for g in filling.given if g.role == "decision"), None)
    if given is None or (not isinstance(given.value, dict) and scalar(given.value) == ""):
        return None
    if not isinstance(given.value, dict):
        filling.draft.flag("F116", given.document, given.path, {"value": shown(given.value)})
        return None
    said = _said(filling, given, given.path, given.value, _DECISION)
    needed: tuple[str, ...] = ("decider", "date", "reason")
    if not {"final_grade", "final_total"} & said.keys():
        needed = (*needed, "final_grade")
    if _missing(filling, given, given.path, said, needed):
        return None
    keys = {role_of(key): key for key in given.value}
    kinds = {
        "final_grade": lambda text: choice(text, Type("choice", choices=grades)) if grades else 0,
        "final_total": lambda text: number(text, _TOTAL),
        "date": lambda text: day(text, Type("date", 0, 0, 84_000)),
    }
    for role, read in kinds.items():
        result = read(said[role]) if role in said else 0
        if isinstance(result, Flaw):
            args = {"fact": word(role), **result.args}
            filling.draft.flag(result.code, given.document, (*given.path, keys[role]), args)
    return Decision(*(said.get(role, "") for role in _DECISION))
