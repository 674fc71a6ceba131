"""A score with its formula in the numbers of the unit: the branch that was taken, names replaced by what they were.

财收得分 = 当 造假 则 0分 否则 （80分 × （增速 - 最低） ÷ （最高 - 最低） 四舍五入到2位小数）
56.84      80分 × (4.2% - (-5%)) ÷ (8% - (-5%))
"""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from ruledsl import syntax
from ruledsl.measure import Measure
from ruledsl.node import evolve as changed
from ruledsl.phrasing import phrase
from ruledsl.scorecard import Item, Scorecard, Value
from ruledsl.statements.define import Define
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.scoring import Formula
from ruledsl.syntax import Expression, Node, Quantity, Reference
from ruledsl.tools.run import Outcome
from ruledsl.tools.worth import Known, holds

#: A formula with more signs is not told; the names and values beside it are.
LONGEST = 400
#: What has a number, and the unit in which it is written.
_UNITS = {"points": "points", "ratio": "percent", "percent_points": "percent_points", "days": "days", "count": ""}
#: What asks for other units or for rows: there a name means something else than the value of this unit.
_ELSEWHERE = (syntax.Among, syntax.Gather, syntax.Concerns, syntax.NotReported)


@frozen
class _Formulas:
    """The formulas of a measure by the path of their statement, and those that take one percentage from another."""

    measure: Measure
    by_path: Mapping[str, Expression]


def with_formulas(outcome: Outcome, unit: str | None = None) -> Outcome:
    """The outcome with formulas on the score sheet of a unit, or of all."""
    if outcome.results is None or outcome.compiled is None:
        return outcome
    measure = outcome.compiled.measure
    formulas = _Formulas(measure, dict(_written(measure)))
    chosen = {r.name: Value(r.option, "choice") for r in outcome.results.readings}
    units = tuple(u if unit not in (None, u.unit) else _told(formulas, u, chosen) for u in outcome.results.units)
    return evolve(outcome, results=evolve(outcome.results, units=units))


def _written(measure: Measure) -> Iterator[tuple[str, Expression]]:
    for define in measure.every(Define):
        yield define.name.text, define.expr
    for root in measure.every(Indicator):
        for path, node in root.nodes():
            if isinstance(node.scoring, Formula):
                yield path, node.scoring.expr


def _told(formulas: _Formulas, unit: Scorecard, chosen: Mapping[str, Value]) -> Scorecard:
    """The sheet of a unit with a formula beside each number that has one; ``chosen`` are the readings in use."""
    items = {i.path: i for i in unit.statements if i.kind in ("define", "indicator")}
    reported = {name: value for i in unit.statements for name, value in i.made_of if value.kind != "rows"}
    values = {**chosen, **reported} | {
        path: value for path, i in items.items() if (value := i.value("points") or i.value("value"))
    }
    for path, formula in formulas.by_path.items():
        if path in values and _difference(formula, values):
            values[path] = evolve(values[path], kind="percent_points")
    tops = {path: value for path, i in items.items() if (value := i.value("maximum"))}
    known = Known(values, tops, formulas.measure, unit)
    return evolve(unit, statements=tuple(_item(i, formulas.by_path.get(i.path), known) for i in unit.statements))


def _difference(formula: Expression, values: Mapping[str, Value]) -> bool:
    """Whether a formula is one percentage less another: 个百分点, and no percentage of anything."""
    while isinstance(formula, syntax.Rounded):
        formula = formula.part
    if not isinstance(formula, syntax.Sum) or [s for s, _ in formula.terms][1:] != ["minus_sign"]:
        return False
    names = [t.text for _, t in formula.terms if isinstance(t, Reference)]
    return len(names) == 2 and all(name in values and values[name].kind == "ratio" for name in names)


def _item(item: Item, formula: Expression | None, known: Known) -> Item:
    made_of = tuple((name, _same(value, known.values.get(name))) for name, value in item.made_of)
    roles = tuple((r, _same(v, known.values.get(item.path)) if r == "value" else v) for r, v in item.values)
    main = item.value("points") or item.value("value")
    if formula is None or item.kind not in ("define", "indicator") or main is None or main.absent or item.reason:
        return evolve(item, made_of=made_of, values=roles)
    shown = _numbers(formula, known) if main.kind in _UNITS else formula
    while isinstance(shown, syntax.Rounded):
        shown = shown.part
    bare = isinstance(shown, Quantity | Reference) or main.kind not in _UNITS
    text = "" if bare else phrase(shown, LONGEST)
    return evolve(item, made_of=made_of, values=roles, formula="" if "…" in text else text)


def _same(value: Value, known: Value | None) -> Value:
    """A difference of percentages is one wherever it is told."""
    return known if known is not None and known.kind == "percent_points" and value.text == known.text else value


def _numbers(node: Expression, known: Known) -> Expression:
    """The expression in numbers, without the branches that were not taken."""
    match node:
        case syntax.IfThen():
            taken = holds(node.condition, known)
            if taken is not None:
                return _numbers(node.then if taken else node.otherwise, known)
        case syntax.Instead():
            value = known.value(node.value) if isinstance(node.value, Reference) else None
            if value is not None:
                return _numbers(node.other if value.absent else node.value, known)
        case Reference():
            return _number(known.value(node)) or node
        case syntax.Builtin(kind=kind):
            return _number(known.built_in(kind)) or node
        case syntax.MarksOf(of=Reference() as of):
            return _number(known.top(of)) or node
        case syntax.Rounded() if not isinstance(node.part, syntax.Sum | syntax.Product | syntax.IfThen):
            return _numbers(node.part, known)
    if isinstance(node, _ELSEWHERE):
        return node
    return changed(node, **{name: _within(getattr(node, name), known) for name in node.STORED if name != "span"})


def _within(part: object, known: Known) -> object:
    if isinstance(part, Node):
        return _numbers(part, known)  # type: ignore[arg-type]
    return tuple(_within(p, known) for p in part) if isinstance(part, tuple) else part


def _number(value: Value | None) -> Expression | None:
    """A value as it is written in a formula, in brackets below zero."""
    if value is None or value.absent or value.kind not in _UNITS:
        return None
    unit = _UNITS[value.kind]
    whole, _, fraction = value.text.partition(".")
    share = 2 * unit.startswith("percent")
    digits = f"{whole}{fraction.ljust(share, '0')}"
    written = Quantity(int(digits), max(0, len(fraction) - share), unit)
    return Reference((f"({phrase(written)})",)) if written.value < 0 else written
