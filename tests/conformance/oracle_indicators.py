"""指标: a tree of points; a leaf is scored in one of nine ways, a group adds up its parts."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from oracle_expressions import evaluate, inside
from oracle_values import ERROR, MISSING, NA, Absent, Value, amount, highest, lowest, minus, rounded, total, worst
from oracle_world import Unit, says

from ruledsl.statements import scoring
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.indicator import Indicator
from ruledsl.syntax import Quantity

ZERO = Fraction(0)


def fact_of(unit: Unit, name: str) -> Value:
    """A fact that must be there or not concern the unit."""
    value = unit.facts.get(name)
    return MISSING if value is None else value


@says(Indicator)
def indicator(statement: Indicator, unit: Unit) -> None:
    _node(statement, statement.name.text, unit)


def _node(node: Indicator, path: str, unit: Unit) -> Value:
    """The points of a node and of everything below it; 适用对象 leaves out the units of other classes."""
    if node.parts:
        value = _group(node, [_node(p, f"{path}.{p.name.text}", unit) for p in node.parts], unit)
    elif node.scoring is None:
        value = fact_of(unit, path)
    else:
        value = _SCORED[type(node.scoring)](node.scoring, path, maximum(node, unit), unit)
    if node.for_classes and unit.class_name not in [n.text for n in node.for_classes]:
        value = NA
    unit.named[path] = value
    return value


def maximum(node: Indicator, unit: Unit) -> Fraction:
    """The full points: as written, else what the parts make; a leaf still open may have the full marks."""
    if node.maximum is not None:
        return amount(node.maximum)
    if node.parts:
        return sum((maximum(p, unit) for p in node.parts), ZERO)
    full = unit.world.measure.only(FullMarks)
    return amount(full.quantity) if full else Fraction(100)


def _group(node: Indicator, values: list[Value], unit: Unit) -> Value:
    """The parts added up; 不涉及时 says what a part that does not concern the unit is worth."""
    rule = node.inapplicable
    if rule is None:
        return total(values)
    tops = [maximum(p, unit) for p in node.parts]
    if rule.count_full:
        return total(top if v is NA else v for v, top in zip(values, tops, strict=True))
    there = [(v, top) for v, top in zip(values, tops, strict=True) if v is not NA]
    out_of = sum((top for _, top in there), ZERO)
    if not out_of:
        return NA
    got = total(v for v, _ in there)
    if type(got) is Absent:
        return got
    assert rule.rounding is not None
    return rounded(maximum(node, unit) * got / out_of, rule.rounding.decimals, rule.rounding.mode)  # type: ignore[operator]


def _assessed(how: scoring.Assessed, path: str, top: Fraction, unit: Unit) -> Value:
    return fact_of(unit, path)


def _if_met(how: scoring.IfMet, path: str, top: Fraction, unit: Unit) -> Value:
    met = fact_of(unit, path)
    return met if type(met) is Absent else top if met else ZERO


def _options(how: scoring.Options, path: str, top: Fraction, unit: Unit) -> Value:
    found = fact_of(unit, path)
    worths = {a.name.text: amount(a.quantity) for a in how.awards}
    return found if type(found) is Absent else worths[found]  # type: ignore[index]


def _checklist(how: scoring.Checklist, path: str, top: Fraction, unit: Unit) -> Value:
    found = [(fact_of(unit, f"{path}.{a.name.text}"), amount(a.quantity)) for a in how.awards]
    return total(met if type(met) is Absent else worth if met else ZERO for met, worth in found)


def _tiers(how: scoring.Tiers, path: str, top: Fraction, unit: Unit) -> Value:
    """The first band that holds the value; a value that no band holds is an error."""
    value = fact_of(unit, path)
    if type(value) is Absent:
        return value
    return next((amount(t.quantity) for t in how.tiers if inside(t.band, value, unit)), ERROR)


def _completion(how: scoring.Completion, path: str, top: Fraction, unit: Unit) -> Value:
    """Full points × done ÷ target, rounded, at most the full points."""
    done, target = fact_of(unit, f"{path}.完成数"), fact_of(unit, f"{path}.目标数")
    if target == 0 and type(target) is not Absent:
        return amount(how.zero_target) if isinstance(how.zero_target, Quantity) else top
    bad = worst((done, target))
    if bad:
        return bad
    return lowest(rounded(top * done / target, how.rounding.decimals, how.rounding.mode), top)  # type: ignore[operator]


def _times(unit: Unit, name: str, each: Quantity, upto: Fraction | None) -> Value:
    number = fact_of(unit, name)
    if type(number) is Absent:
        return number
    points = amount(each) * number  # type: ignore[operator]
    return points if upto is None else lowest(points, upto)


def _counted(how: scoring.Counted, path: str, top: Fraction, unit: Unit) -> Value:
    return _times(unit, path, how.quantity, top if how.upto is None else amount(how.upto))


def _from_full(how: scoring.FromFull, path: str, top: Fraction, unit: Unit) -> Value:
    """扣完为止: the maximum less every fault, never below zero."""
    losses = [
        _times(unit, f"{path}.{f.name.text}", f.quantity, None if f.upto is None else amount(f.upto))
        for f in how.faults
    ]
    return highest(minus(top, total(losses)), ZERO)


def _formula(how: scoring.Formula, path: str, top: Fraction, unit: Unit) -> Value:
    return evaluate(how.expr, unit)


_SCORED: dict[type, Callable[[Any, str, Fraction, Unit], Value]] = {
    scoring.Assessed: _assessed, scoring.IfMet: _if_met, scoring.Options: _options, scoring.Checklist: _checklist,
    scoring.Tiers: _tiers, scoring.Completion: _completion, scoring.Counted: _counted,
    scoring.FromFull: _from_full, scoring.Formula: _formula,
}  # fmt: skip
