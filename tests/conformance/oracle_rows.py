"""Expressions that look over the lines of one unit, or over the units of a class; and 涉及, 不涉及时."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

from oracle_expressions import WORTH, Line, evaluate
from oracle_kinds import choices_of, kind_of, row_fields, rows_named
from oracle_lines import lines_in_use, of_rows, with_definitions
from oracle_values import ERROR, MISSING, NA, Absent, Value, amount, rounded, total, worst
from oracle_world import Unit, World, nothing_reported, says

from ruledsl import syntax
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.period import Period
from ruledsl.statements.rows import Rows


def _gather(node: syntax.Gather, unit: Unit, line: Line) -> Value:
    """Over the rows of a statement that count; a row of which something is not known makes the whole an error."""
    statement = rows_named(node.reference.text, unit.world)
    rows, unknown = _rows(statement, unit, line.period)
    if node.gather_kind == "all_of":
        tests = [evaluate(node.condition, unit, row) for row in rows] if node.condition is not None else []
        return unknown or _unknown(tests) or all(t for t in tests if t is not NA)
    if node.condition is not None:
        tests = [evaluate(node.condition, unit, row) for row in rows]
        unknown = unknown or _unknown(tests)
        rows = [row for row, test in zip(rows, tests, strict=True) if test is True]
    if not unknown and node.gather_kind == "number_of" and node.trim is not None:
        values = [evaluate(node.of_each, unit, row) for row in rows]  # type: ignore[arg-type]
        there: list[Any] = [v for v in values if type(v) is not Absent]
        return _unknown(values) or Fraction(len(_without_ends(sorted(there), node.trim)))
    if unknown or node.gather_kind in ("number_of", "any_of"):
        return unknown or (bool(rows) if node.gather_kind == "any_of" else Fraction(len(rows)))
    assert node.of_each is not None
    kinds = row_fields(statement, unit.world)[0]
    result = _statistic(node, [evaluate(node.of_each, unit, row) for row in rows], node.of_each, unit.world, kinds)
    return evaluate(node.if_none, unit, line) if result is NA and node.if_none is not None else result


def _rows(statement: EventLine | Rows, unit: Unit, period: tuple[int, int] | None) -> tuple[list[Line], Absent | None]:
    """The rows that a name stands for with their fields; of events those that count; what is dated, inside the period."""
    fields = row_fields(statement, unit.world)
    if isinstance(statement, Rows):
        found = [_of_row(statement, row, unit) for row in unit.tables[statement.name.text]]
        if period is not None and "日期" in {f.name.text for f in statement.facts}:
            unsaid = of_rows([r["日期"] for r in found if type(r["日期"]) is Absent])
            dated = [r for r in found if type(r["日期"]) is not Absent and period[0] <= r["日期"] < period[1]]  # type: ignore[operator]
            return [Line(row, *fields, period) for row in dated], unsaid
        return [Line(row, *fields, period) for row in found], None
    counted, unknown = lines_in_use(statement, unit)
    inside = [e for e in counted if period is None or period[0] <= e["日期"] < period[1]]
    return [Line(with_definitions(statement, e, unit), *fields, period) for e in inside], unknown


def _of_row(statement: Rows, row: dict[str, Any], unit: Unit) -> dict[str, Value]:
    """The facts of a row of a table and what is defined over them."""
    values: dict[str, Value] = {}
    for fact in statement.facts:
        value = row.get(fact.name.text)
        values[fact.name.text] = nothing_reported(fact) if value is None else value
    waiting = list(statement.defines)
    while waiting:
        define = waiting.pop(0)
        if {d.name.text for d in waiting} & {
            n.text for n in syntax.walk(define.expr) if isinstance(n, syntax.Reference)
        }:
            waiting.append(define)
        else:
            line = Line(values, *row_fields(statement, unit.world))
            values = {**values, define.name.text: evaluate(define.expr, unit, line)}
    return values


@says(Period)
def period(statement: Period, unit: Unit) -> None:
    """The same amount for every month or quarter by itself, seeing only its events, added up."""
    months = {"monthly": 1, "quarterly": 3}[statement.span_of]
    days = [unit.world.month(n) for n in range(0, 13, months)]
    parts = [evaluate(statement.expr, unit, Line({}, {}, {}, span)) for span in pairwise(days)]
    unit.named |= {f"{statement.name.text}#{n}": part for n, part in enumerate(parts, 1)}
    unit.named[statement.name.text] = total(parts)


def _unknown(values: list[Value]) -> Absent | None:
    return of_rows([v for v in values if type(v) is Absent])


def _statistic(
    node: syntax.Gather | syntax.Among, values: list[Value], of: syntax.Expression, world: World, kinds: dict[str, str]
) -> Value:
    """Sum, mean, highest or lowest of the values that there are; of none nothing but a sum can be told."""
    unknown = _unknown(values)
    there: list[Any] = [v for v in values if type(v) is not Absent]
    how = node.gather_kind if isinstance(node, syntax.Gather) else node.among_kind
    if unknown:
        return unknown
    if node.trim is not None:
        there = _without_ends(sorted(there), node.trim)
    if how == "sum_of":
        return sum(there, Fraction(0))
    if not there:
        return NA
    if how != "mean_of":
        return max(there) if how == "highest_of" else min(there)
    if node.rounding is None:
        return Fraction(sum(there)) / len(there)
    share = world.once(("kind", id(node)), lambda: kind_of(of, world, kinds)) == "ratio"
    return rounded(Fraction(sum(there)) / len(there), node.rounding.decimals + (2 if share else 0), node.rounding.mode)


def _without_ends(values: list[Any], trim: syntax.Trim) -> list[Any]:
    """The values in order without so many, or such a share, at either end."""
    first, last = 0, len(values)
    for cut in trim.cuts:
        number = amount(cut.quantity)
        if cut.quantity.unit == "percent":
            mode = {"quota_down": "down", "quota_half_up": "half_up", "quota_up": "up"}[trim.whole_units]
            number = rounded(number * len(values), 0, mode)  # type: ignore[assignment]
        first += int(number) * ("bottom" in cut.ends)
        last -= int(number) * ("top" in cut.ends)
    return values[first : max(first, last)]


def _among(node: syntax.Among, unit: Unit, line: Line) -> Value:
    """Over the units of the class, or over all."""
    everyone = node.scope == "everyone"
    results = unit.world.once(("among", id(node)), lambda: _of_groups(node, everyone, unit.world))
    return results[id(unit)]


def _of_groups(node: syntax.Among, everyone: bool, world: World) -> dict[int, Value]:
    groups: dict[str, list[Unit]] = {}
    for unit in world.units:
        groups.setdefault("" if everyone else unit.class_name, []).append(unit)
    results: dict[int, Value] = {}
    for name, group in groups.items():
        lost = bool(world.lost) if everyone else name in world.lost
        results |= _of_group(node, group, lost)
    return results


def _of_group(node: syntax.Among, group: list[Unit], lost: bool) -> dict[int, Value]:
    """What is said of each unit of one group; a unit that is not there leaves nothing certain."""
    tests = [evaluate(node.condition, u) if node.condition is not None else True for u in group]
    if node.among_kind in ("rank_of", "rank_from_below"):
        return _ranks(node, group, tests, lost)
    inside = [u for u, test in zip(group, tests, strict=True) if test is True]
    result: Value = _unknown(tests) or Fraction(0)
    if type(result) is not Absent:
        values = [evaluate(node.expr, u) for u in inside]
        counted = node.among_kind == "number_of"
        result = (
            Fraction(sum(v is not NA for v in values))
            if counted
            else _statistic(node, values, node.expr, group[0].world, {})
        )
    return dict.fromkeys(map(id, group), ERROR if lost else result)


def _ranks(node: syntax.Among, group: list[Unit], tests: list[Value], lost: bool) -> dict[int, Value]:
    """Shared ranks among those that the condition lets in; one place that nobody can know leaves none certain."""
    sign = 1 if node.among_kind == "rank_of" else -1
    keys: dict[int, Any] = {}
    for unit, test in zip(group, tests, strict=True):
        keys[id(unit)] = evaluate(node.expr, unit) if test is True else NA if test is False else test
    placed = sorted((sign * k for k in keys.values() if type(k) is not Absent), reverse=True)
    lost = lost or worst(keys.values()) in (MISSING, ERROR)
    return {
        u: NA if k is NA else ERROR if lost else k if type(k) is Absent else Fraction(placed.index(sign * k) + 1)
        for u, k in keys.items()
    }


def _concerns(node: syntax.Concerns, unit: Unit, line: Line) -> Value:
    return evaluate(node.reference, unit, line) is not NA


def _instead(node: syntax.Instead, unit: Unit, line: Line) -> Value:
    value = evaluate(node.value, unit, line)
    lacking = {"inapplicable": NA, "unreported": MISSING}[node.lack]
    if value is not lacking:
        return value
    choices = choices_of(node.value, unit.world, line.choices)
    named = node.other.text if choices and isinstance(node.other, syntax.Reference) else None
    return named if named in choices else evaluate(node.other, unit, line)


def _not_reported(node: syntax.NotReported, unit: Unit, line: Line) -> Value:
    return evaluate(node.value, unit, line) is MISSING


def _not_concerned(node: syntax.NotConcerned, unit: Unit, line: Line) -> Value:
    return NA


LOOKING: dict[type, Callable[[Any, Unit, Line], Value]] = {
    syntax.Gather: _gather, syntax.Among: _among, syntax.Concerns: _concerns, syntax.NotReported: _not_reported, syntax.NotConcerned: _not_concerned, syntax.Instead: _instead,
}  # fmt: skip
WORTH.update(LOOKING)
