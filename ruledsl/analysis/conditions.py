"""Conditions that hold always or never, as far as the domains of what they compare say."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ruledsl.analysis.bounds import outlooks
from ruledsl.diagnostic import Diagnostic
from ruledsl.intervals import Interval, hull
from ruledsl.ir import LIMIT, Plan, Type
from ruledsl.measure import Measure, clause_texts
from ruledsl.statements.veto import Veto
from ruledsl.syntax import (
    All,
    Any_,
    Builtin,
    Compare,
    Expression,
    Node,
    Product,
    Quantity,
    Reference,
    Statement,
    Sum,
)

_FLIPPED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}
_BUILTINS = {"bonus_total": "加分合计", "deduction_total": "扣分合计", "indicators_total": "指标得分合计"}
_NAMES = {"is": "eq", "is_not": "ne"}


def constant(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W331: comparisons with a number beyond what can occur, and choices that cannot hold together."""
    for statement, nodes in measure.parts:
        for node in nodes:
            if isinstance(node, Compare):
                held = _held(measure, plan, node)
                if held is not None:
                    yield _said(statement, node, held)
            elif isinstance(node, All | Any_) and (held := _together(node)) is not None:
                yield _said(statement, node, held)


def _said(statement: Statement, node: Expression, held: bool) -> Diagnostic:
    return Diagnostic("W331", {"held": held}, node.span, clause_texts(statement.clauses))


def _held(measure: Measure, plan: Plan, node: Compare) -> bool | None:
    """Whether a comparison of a quantity with a number always holds, never, or either."""
    relation = _NAMES.get(node.relation, node.relation)
    left, right = node.left, node.right
    if isinstance(left, Quantity):
        left, right, relation = right, left, _FLIPPED.get(relation, relation)
    if not isinstance(left, Reference | Builtin) or not isinstance(right, Quantity):
        return None
    found = _range(measure, plan, left)
    if found is None:
        return None
    kind, (low, high) = found
    hundredth = 2 if right.unit in ("percent", "percent_points") and kind.kind == "ratio" else 0
    value, unit = right.value * 10**kind.decimals, 10 ** (right.decimals + hundredth)
    low, high = low * unit, high * unit
    tests = {
        "lt": (high < value, low >= value), "le": (high <= value, low > value), "gt": (low > value, high <= value),
        "ge": (low >= value, high < value), "eq": (low == high == value, not low <= value <= high),
        "ne": (not low <= value <= high, low == high == value),
    }.get(relation)  # fmt: skip
    if tests is None or tests[0] == tests[1] or (tests[0] and kind.absent):  # what is absent meets no condition
        return None
    return tests[0]


def _range(measure: Measure, plan: Plan, node: Reference | Builtin) -> tuple[Type, Interval] | None:
    """The type of what a name stands for, and between what it lies; none for what has no bound of its own."""
    if isinstance(node, Builtin):
        return _column(measure, plan, _BUILTINS.get(node.kind, ""))
    symbols = measure.lookup(node.text)
    if len(symbols) != 1 or symbols[0].role not in ("fact", "count", "points", "value", "step"):
        return None
    path = symbols[0].path
    column = path.removesuffix(".次数") + "#count" if symbols[0].role == "count" else path
    fact = next((f for f in plan.facts if f.name == path), None)
    if symbols[0].role == "fact":
        return (fact.type, (fact.type.lo, fact.type.hi)) if fact and abs(fact.type.hi) < LIMIT else None
    return _column(measure, plan, column)


def _column(measure: Measure, plan: Plan, name: str) -> tuple[Type, Interval] | None:
    known = next((c for c in plan.columns if c.name == name), None)
    bounds = hull([o.columns[name] for o in outlooks(measure, plan)]) if known else None
    return (known.type, bounds) if known and bounds else None


def _together(node: All | Any_) -> bool | None:
    """One thing that is to be two choices at once; or not one or not another, which holds always."""
    wanted = "is" if isinstance(node, All) else "is_not"
    seen: dict[object, object] = {}
    for part in node.parts:
        if not isinstance(part, Compare) or part.relation != wanted or not isinstance(part.right, Reference):
            continue
        if seen.setdefault(part.left, part.right) != part.right:
            return isinstance(node, Any_)
    return None


def percent_for_points(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W330: a difference of percentages held against “5%” where “5个百分点” is meant."""
    ratios = {f.name for f in plan.facts if f.type.kind == "ratio"}
    for statement, nodes in measure.parts:
        for node in nodes:
            for one, other in _pairs(node):
                if _difference(measure, ratios, one) and isinstance(other, Quantity) and other.unit == "percent":
                    args = {"amount": str(other)}
                    yield Diagnostic("W330", args, other.span, clause_texts(statement.clauses))


def _pairs(node: Node) -> Iterator[tuple[Expression, Expression]]:
    """What is compared with what, or multiplied with what."""
    if isinstance(node, Compare):
        yield from ((node.left, node.right), (node.right, node.left))
    elif isinstance(node, Product):
        yield from pairwise(t for _, t in node.factors)


def _difference(measure: Measure, ratios: set[str], node: Expression) -> bool:
    """Whether an expression is one percentage less another, both reported."""
    if not isinstance(node, Sum) or len(node.terms) != 2 or node.terms[1][0] not in ("-", "minus", "minus_sign"):
        return False
    names = [t.text for _, t in node.terms if isinstance(t, Reference)]
    return len(names) == 2 and all(any(s.path in ratios for s in measure.lookup(n)) for n in names)


def conflicting(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W327: two vetoes of one condition with different effects."""
    seen: dict[object, Veto] = {}
    for veto in measure.every(Veto):
        if veto.condition is None or veto.per_event:
            continue
        first = seen.setdefault((veto.condition, veto.guard), veto)
        if first is not veto and _effects(first) != _effects(veto):
            args = {"name": veto.name.text, "first": first.name.text}
            yield Diagnostic("W327", args, veto.span, clause_texts(veto.clauses))


def _effects(veto: Veto) -> Sequence[object]:
    ranks = (veto.voids, veto.forces, veto.ranked_last)
    return (veto.sets, veto.no_grade, *ranks, veto.not_above, veto.downgrades, veto.phase)
