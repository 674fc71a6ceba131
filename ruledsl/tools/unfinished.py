"""Results that are not there: every one is told with what makes it so, and what the unit itself lacks is an error."""

from collections.abc import Sequence
from typing import TypeVar

from attrs import evolve

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet
from ruledsl.ir import Plan
from ruledsl.scorecard import Scorecard, Value
from ruledsl.tools.why_absent import Found, Traced, Why, why

#: What a unit should have, and the absences that are none by the will of the rules.
OWN_WILL = {"total": ("", "no-score"), "grade": ("", "no-score", "n/a"), "rank": ("", "no-score", "n/a")}
_NOT_THERE = ("missing", "error")

V = TypeVar("V", Value, Value | None)


def explained(
    plan: Plan,
    facts: FactSet,
    traced: Traced,
    run: tuple[int, ...],
    units: tuple[Scorecard, ...],
) -> tuple[Scorecard, ...]:
    """The scorecards, with the reason of every value that is missing or cannot be computed."""
    if not any(map(_lacking, units)):
        return units
    asked = why(plan, facts, traced, run)
    return tuple(_told(plan, asked, unit) if _lacking(unit) else unit for unit in units)


def _lacking(unit: Scorecard) -> bool:
    if unit.total is None:
        return False
    values = (value for item in unit.statements for _, value in item.values)
    return bool(_wanting(unit)) or any(value.absent in _NOT_THERE for value in values)


def _wanting(unit: Scorecard) -> tuple[str, ...]:
    """The results that a unit should have and has not."""
    found = {role: getattr(unit, role) for role in OWN_WILL}
    return tuple(r for r, value in found.items() if value is not None and value.absent not in OWN_WILL[r])


def _told(plan: Plan, asked: Why, unit: Scorecard) -> Scorecard:
    items = tuple(
        evolve(item, values=tuple(_because(asked, unit, v, dict(entry.roles).get(v[0])) for v in item.values))
        for entry, item in zip(plan.entries, unit.statements, strict=True)
    )
    total, grade, rank = (_because(asked, unit, (r, getattr(unit, r)), plan.output(r))[1] for r in OWN_WILL)
    steps = tuple(item for item in items if item.value("step") is not None)
    told = evolve(unit, statements=items, steps=steps, total=total, grade=grade, rank=rank)
    finding = _finding(plan, asked, told)
    return told if finding is None else evolve(told, findings=(*told.findings, finding))


def _because(asked: Why, unit: Scorecard, pair: tuple[str, V], column: str | None) -> tuple[str, V]:
    role, value = pair
    if value is None or value.absent not in _NOT_THERE or column is None:
        return pair
    return role, evolve(value, why=tuple(f.cause for f in asked.of(column, unit.unit)))


def _finding(plan: Plan, asked: Why, unit: Scorecard) -> Diagnostic | None:
    """What the unit lacks: an error, unless it only waits for other units; of a rank the run says that it waits."""
    what = _wanting(unit)
    found = asked.of(plan.output(what[0]) or "", unit.unit) if what else ()
    kinds = {f.cause.kind for f in found}
    waits = kinds == {"unit"}
    said = kinds <= {"outside"} and any(f.is_error for f in unit.findings)  # as what no calendar covers
    if not what or kinds == {"open"} or said or (waits and what == ("rank",)):
        return None
    args = {"what": what, "step": _step(unit), "causes": tuple(f.cause.written for f in found), "unit": unit.unit}
    return Diagnostic("N544" if waits else "F164", args, None, _clauses(found), unit=unit.unit)


def _step(unit: Scorecard) -> str:
    """The number of the first step without a value, where the total has none."""
    if unit.total is None or not unit.total.absent:
        return ""
    return next((number_of(s.path) for s in unit.steps if (v := s.value("step")) is not None and v.absent), "")


def number_of(path: str) -> str:
    """The number of a step by its name."""
    return "".join(filter(str.isdigit, path.rpartition(".")[2]))


def _clauses(found: Sequence[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for f in found for c in f.clauses))
