"""指标: a tree of points; a leaf is scored in one of nine ways, a group adds up its parts."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from oracle_expressions import WORTH, Line, evaluate, inside
from oracle_totals import by_share
from oracle_values import ERROR, MISSING, NA, Absent, Value, amount, highest, lowest, minus, rounded, total
from oracle_world import Unit, says

from ruledsl import syntax
from ruledsl.statements import scoring
from ruledsl.statements.by_class import ByClass
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.merge import Merge
from ruledsl.syntax import Quantity, Rounding

ZERO, ONE = Fraction(0), Fraction(1)


def fact_of(unit: Unit, name: str) -> Value:
    """A fact that must be there or not concern the unit."""
    value = unit.facts.get(name)
    return MISSING if value is None else value


@says(Indicator)
def indicator(statement: Indicator, unit: Unit) -> None:
    _node(statement, statement.name.text, unit, True)


def _node(node: Indicator, path: str, unit: Unit, concerned: bool) -> Value:
    """The points of a node and of everything below it; 适用对象 leaves out the units of other classes."""
    if not is_for(node, unit):
        concerned = False
    if node.parts:
        parts = [_node(p, f"{path}.{p.name.text}", unit, concerned) for p in node.parts]
        if node.inapplicable is None:  # where nothing is said, what is for other classes brings nothing
            parts = [ZERO if v is NA and not is_for(p, unit) else v for p, v in zip(node.parts, parts, strict=True)]
        formula = node.scoring
        value = (
            _group(node, parts, unit)
            if formula is None
            else _SCORED[type(formula)](formula, path, maximum(node, unit), unit)
        )
    elif node.scoring is None and (node.bonuses or node.deductions):
        value = ZERO
    elif node.scoring is None or isinstance(node.scoring, scoring.Assessed):
        value = _assessed(node, path, unit)
    else:
        value = _SCORED[type(node.scoring)](node.scoring, path, maximum(node, unit), unit)
    value = _clamped(node, _with_lines(node, value, unit), unit)
    if node.unconcerned is not None:
        apart = evaluate(node.unconcerned, unit)
        value = apart if type(apart) is Absent else NA if apart else value
    if not concerned:
        value = NA
    unit.named[path] = value
    return value


def _with_lines(node: Indicator, value: Value, unit: Unit) -> Value:
    """Bonuses and deductions that stand inside a node count there."""
    for line in (*node.bonuses, *node.deductions):
        unit.hear(line)
    gained = [unit.named[b.name.text] for b in node.bonuses]
    lost = [unit.named[d.name.text] for d in node.deductions]
    value = minus(total((value, *gained)), total(lost)) if gained or lost else value
    for merge in node.merges:
        unit.hear(merge)
        back = unit.named[merge.path]
        of_bonuses = {n.text for n in merge.names} <= {b.name.text for b in node.bonuses}
        value = minus(value, back) if of_bonuses else total((value, back))
    own = {line.name.text: line in node.bonuses for line in (*node.bonuses, *node.deductions)}
    for merge in unit.world.every(Merge):
        for line in own.keys() & {n.text for n in merge.names}:
            unit.hear(merge)
            back = unit.named[f"{merge.path}/{line}"]
            value = minus(value, back) if own[line] else total((value, back))
    return value


def _clamped(node: Indicator, value: Value, unit: Unit) -> Value:
    """封顶 and 最低计 of a node, after everything inside it."""
    if node.highest_points is not None:
        value = lowest(value, _for_class(node.highest_points, unit))
    return value if node.lowest is None else highest(value, _for_class(node.lowest, unit))


def is_for(node: Indicator, unit: Unit) -> bool:
    """Whether 适用对象 of the node itself lets the unit in."""
    return not node.for_classes or unit.class_name in [n.text for n in node.for_classes]


def _for_class(said: Quantity | ByClass, unit: Unit) -> Fraction:
    """Points that all units share, or those of the class; what is not for the class has none."""
    if isinstance(said, Quantity):
        return amount(said)
    return next((amount(m.quantity) for m in said.marks if m.name.text == unit.class_name), ZERO)


def maximum(node: Indicator, unit: Unit) -> Fraction:
    """The full points: as written, else what the parts make; while those are open it may be the full marks."""
    return unit.world.once(("maximum", id(node), unit.class_name), lambda: _maximum(node, unit))


def _maximum(node: Indicator, unit: Unit) -> Fraction:
    known = _known_maximum(node, unit)
    if known is not None:
        return known
    full = unit.world.measure.only(FullMarks)
    if full and full.by_class:
        return max(amount(m.quantity) for m in full.by_class.marks)
    return amount(full.quantity) if full and full.quantity else Fraction(100)


def _known_maximum(node: Indicator, unit: Unit) -> Fraction | None:
    """Where classes differ in the parts of a group that scales nothing, those of other classes make nothing."""
    if node.maximum is not None:
        return _for_class(node.maximum, unit)
    apart = _differs(node) and node.inapplicable is None
    there = [p for p in node.parts if not apart or is_for(p, unit)]
    parts = [(_known_maximum(p, unit), ONE if p.weight is None else amount(p.weight)) for p in there]
    if not parts or any(top is None for top, _ in parts):
        return None
    return sum((top * share for top, share in parts if top is not None), ZERO)


def _out_of(node: syntax.MarksOf, unit: Unit, line: Line) -> Value:
    """满分（…）: of the whole what the measure says, of an indicator what it is out of for the class of the unit."""
    if isinstance(node.of, syntax.Builtin):
        full = unit.world.measure.only(FullMarks)
        return _for_class(full.by_class or full.quantity, unit)  # type: ignore[union-attr,arg-type]
    symbol = unit.world.meaning(node.of.text)
    (root,) = (i for i in unit.world.every(Indicator) if i is symbol.statement)
    nodes = dict(root.nodes())
    around = [nodes[symbol.path[:n]] for n, sign in enumerate(f"{symbol.path}.") if sign == "."]
    return _for_unit(around[-1], unit) if all(is_for(n, unit) for n in around) else NA


def _for_unit(node: Indicator, unit: Unit) -> Fraction:
    """Without a word on what does not concern a unit, parts for other classes make nothing."""
    if node.maximum is not None or node.inapplicable is not None or _known_maximum(node, unit) is None:
        return maximum(node, unit)
    shares = [(p, ONE if p.weight is None else amount(p.weight)) for p in node.parts if is_for(p, unit)]
    return sum((_for_unit(p, unit) * share for p, share in shares), ZERO)


WORTH[syntax.MarksOf] = _out_of


def _differs(node: Indicator) -> bool:
    return isinstance(node.maximum, ByClass) or (node.maximum is None and any(map(_differs, node.parts)))


def _group(node: Indicator, values: list[Value], unit: Unit) -> Value:
    """The parts added up; 不涉及时 says what a part that does not concern the unit is worth."""
    rule, tops, values = node.inapplicable, _tops(node, unit), by_share(node.parts, values)
    if rule is None:
        return total(values)
    if rule.count_full:
        return total(top if v is NA else v for v, top in zip(values, tops, strict=True))
    there = [(v, top) for v, top in zip(values, tops, strict=True) if v is not NA]
    out_of = sum((top for _, top in there), ZERO)
    if not out_of:
        return NA
    assert rule.rounding is not None
    if rule.spread:
        return _spread(there, sum(tops, ZERO) - out_of, rule.rounding)
    got = total(v for v, _ in there)
    if type(got) is Absent:
        return got
    over = _over_caps(node, values, got / out_of, unit)  # type: ignore[operator]
    return rounded(maximum(node, unit) * got / out_of - over, rule.rounding.decimals, rule.rounding.mode)  # type: ignore[operator]


def _over_caps(node: Indicator, values: list[Value], share: Fraction, unit: Unit) -> Fraction:
    """What the share would give to parts that do not apply beyond 封顶 of their own."""
    over = ZERO
    for part, value, top in zip(node.parts, values, _tops(node, unit), strict=True):
        if value is NA and part.highest_points is not None:
            weight = ONE if part.weight is None else amount(part.weight)
            over += max(ZERO, top * share - _for_class(part.highest_points, unit) * weight)
    return over


def _tops(node: Indicator, unit: Unit) -> list[Fraction]:
    """The full points of the parts, each by its share."""
    return [maximum(p, unit) * (ONE if p.weight is None else amount(p.weight)) for p in node.parts]


def _spread(there: list[tuple[Value, Fraction]], free: Fraction, rounding: Rounding) -> Value:
    """The free points in equal parts on top of the others' maxima; each part keeps its own ratio."""
    more = free / len(there)
    grown = [v if type(v) is Absent else v * (top + more) / top for v, top in there]  # type: ignore[operator]
    return total(rounded(v, rounding.decimals, rounding.mode) for v in grown)


def _assessed(node: Indicator, path: str, unit: Unit) -> Value:
    """A score that is reported; where classes differ, one above what the class can have is none."""
    value = fact_of(unit, path)
    over = _differs(node) and type(value) is not Absent and value > maximum(node, unit)  # type: ignore[operator]
    return ERROR if over else value


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
    """Full points × done ÷ target, rounded, at most the full points; a target that is not there says all, as one of zero."""
    done, target = fact_of(unit, f"{path}.完成数"), fact_of(unit, f"{path}.目标数")
    if target == 0 and type(target) is not Absent:
        return amount(how.zero_target) if isinstance(how.zero_target, Quantity) else top
    if type(target) is Absent or type(done) is Absent:
        return target if type(target) is Absent else done
    for tier in how.tiers:
        if inside(tier.band, done / target, unit):  # type: ignore[operator]
            return amount(tier.quantity)
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
    """倒扣: the maximum less every fault; with 扣完为止 never below zero."""
    left = minus(top, total([_lost(f, path, unit) for f in how.faults]))
    return highest(left, ZERO) if how.until_empty else left


def _lost(fault: scoring.Fault, path: str, unit: Unit) -> Value:
    """So many points for each one, or by a formula, of which only what takes points counts."""
    upto = None if fault.upto is None else amount(fault.upto)
    if fault.expr is None:
        return _times(unit, f"{path}.{fault.name.text}", fault.quantity, upto)
    loss = highest(evaluate(fault.expr, unit), ZERO)
    return loss if upto is None else lowest(loss, upto)


def _formula(how: scoring.Formula, path: str, top: Fraction, unit: Unit) -> Value:
    return evaluate(how.expr, unit)


_SCORED: dict[type, Callable[[Any, str, Fraction, Unit], Value]] = {
    scoring.IfMet: _if_met, scoring.Options: _options, scoring.Checklist: _checklist,
    scoring.Tiers: _tiers, scoring.Completion: _completion, scoring.Counted: _counted,
    scoring.FromFull: _from_full, scoring.Formula: _formula,
}  # fmt: skip
