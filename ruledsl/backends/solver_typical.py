"""A typical unit: full marks and no events, found by trying one fact after the other on the record back-end.

Of the values that give the most points the smallest is taken; what may be left out is left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ruledsl.backends.record import compile_plan
from ruledsl.backends.solver_replay import Cell
from ruledsl.ir import Absence, Fact, Field, Lit, Op, Plan, walk
from ruledsl.records import RowShape, shape, stored
from ruledsl.rewrite import rewrite

#: Numbers worth trying in any fact.
_ROUND = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50, 100)
#: So often every fact is tried: a second time, because one may have waited for another.
_TIMES = 2


def typical(plan: Plan, known: Mapping[str, int] = {}, class_: int = 0) -> dict[str, Cell]:
    """State and value of every fact of the unit and of the run; ``known`` are facts of the run by role."""
    facts = (*stored(plan, "year"), *stored(plan, "unit"))
    found = {f.name: _first(f, known, class_) for f in facts}
    total = plan.output("total")
    if total is None:
        return found
    evaluator = compile_plan(plan, outputs=[total])
    if not evaluator.names:
        return found
    shapes = shape(plan, "unit"), shape(plan, "year")
    worth = numbers(plan)
    best = _score(evaluator.record(*(row_of(s, found) for s in shapes)))
    if not best[0]:  # nothing of anything gives no total: one of everything may
        found = {**found, **{f.name: (0, min(max(1, f.type.lo), f.type.hi)) for f in facts if _open(f, known)}}
        best = _score(evaluator.record(*(row_of(s, found) for s in shapes)))
    for _ in range(_TIMES):
        for fact in facts:
            if not _open(fact, known):
                continue
            for cell in candidates(fact, worth.get(fact.name, ())):
                tried = {**found, fact.name: cell}
                score = _score(evaluator.record(*(row_of(s, tried) for s in shapes)))
                if score > best:
                    found, best = tried, score
    return found


def _open(fact: Fact, known: Mapping[str, int]) -> bool:
    """Whether a typical unit may have any value of the fact."""
    return fact.role != "class" and fact.role not in known and fact.when_absent == "error"


def _first(fact: Fact, known: Mapping[str, int], class_: int) -> Cell:
    if fact.role in known:
        return 0, known[fact.role]
    if fact.role == "class":
        return 0, class_
    if fact.when_absent == "optional" and Absence.MISSING in fact.type.absent:
        return int(Absence.MISSING), 0
    if fact.when_absent == "default":
        return 0, fact.default
    kind = fact.type
    day = known.get("year_first", 0)
    return 0, min(max(day, kind.lo), kind.hi) if kind.kind == "date" else min(max(0, kind.lo), kind.hi)


def row_of(slots: RowShape, cells: Mapping[str, Cell]) -> tuple[Any, ...]:
    """A row of the facts, nothing below it."""
    row: list[Any] = [0] * slots.size
    for name, place in slots.values.items():
        row[place] = cells[name][1]
    for name, place in slots.statuses.items():
        row[place] = cells[name][0]
    for place in slots.tables.values():
        row[place] = ()
    return tuple(row)


def _score(result: tuple[int, ...]) -> tuple[bool, int]:
    """A total that is there is better than none."""
    value, *status = result
    return not any(status), value


def numbers(plan: Plan) -> dict[str, tuple[int, ...]]:
    """The constants with which each fact is compared, and their neighbours."""
    found: dict[str, set[int]] = {}

    def visit(node: Any) -> Any:
        if isinstance(node, Op):
            names = {n.name for a in node.args for n in walk(a) if isinstance(n, Field)}
            values = {a.value for a in node.args if isinstance(a, Lit)}
            for name in names if len(names) == 1 else ():
                found.setdefault(name, set()).update(v + d for v in values for d in (-1, 0, 1))
        return node

    for column in plan.columns:
        rewrite(column.expr, visit)
    return {name: tuple(sorted(values)) for name, values in found.items()}


def candidates(fact: Fact, worth: tuple[int, ...]) -> Iterator[Cell]:
    """Values of a fact, the smallest first."""
    kind = fact.type
    if kind.kind in ("choice", "flag"):
        yield from ((0, v) for v in range(kind.lo, min(kind.hi, kind.lo + 30) + 1))
    else:
        tried = {kind.lo, kind.hi, *_ROUND, *worth}
        yield from ((0, v) for v in sorted(tried) if kind.lo <= v <= kind.hi)
