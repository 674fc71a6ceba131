"""Amounts that leave their range, rows that could be one, quotas that contradict each other, roundings on roundings."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import Column, Expr, Op, Plan, Ref, children
from ruledsl.measure import Measure, clause_texts
from ruledsl.rounding import DIVISIONS
from ruledsl.statements.by_class import most as highest
from ruledsl.statements.by_class import size
from ruledsl.statements.define import Define
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.quota import Quota
from ruledsl.statements.scoring import Counted, FromFull, Tiers
from ruledsl.statements.tariff import Between, Fixed, Levels, WorkedOut
from ruledsl.syntax import (
    Expression,
    Extreme,
    Gather,
    IfThen,
    Product,
    Quantity,
    Reference,
    Rounded,
    Sum,
)
from ruledsl.syntax import walk as nodes


def ends_outside(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E320: the end of a tier beyond what its fact can be."""
    kinds = {f.name: f.type for f in plan.facts}
    for root in measure.every(Indicator):
        for path, node in root.nodes():
            if not isinstance(node.scoring, Tiers) or path not in kinds or kinds[path].kind != "ratio":
                continue
            ends = (q for t in node.scoring.tiers for q in (t.band.low, t.band.high) if q is not None)
            for end in dict.fromkeys(ends):
                if end.value > 100 * 10**end.decimals:
                    args = {"name": path, "end": f"{end}%"}
                    yield Diagnostic("E320", args, end.span, clause_texts(node.clauses))


def over_limit(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W321: one event alone is worth more than the limit of all."""
    for line in (s for s in measure.statements if isinstance(s, EventLine) and s.limit is not None):
        for amount in _amounts(line):
            if _over(amount, line.limit):
                args = {"name": line.name.text, "amount": str(amount), "limit": str(line.limit)}
                yield Diagnostic("W321", args, amount.span, clause_texts(line.clauses))
                break


def over_full_marks(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W346: a limit within an indicator that is beyond its full marks and so limits nothing."""
    for root in measure.every(Indicator):
        for path, node in root.nodes():
            faults = node.scoring.faults if isinstance(node.scoring, FromFull) else ()
            limits = [f.upto for f in faults if f.upto is not None]
            limits += [node.scoring.upto] if isinstance(node.scoring, Counted) and node.scoring.upto is not None else []
            ends = [highest(p) for p in (node.maximum, node.highest_points) if p is not None]
            full = max(ends, key=size) if node.maximum is not None else None
            for limit in limits if full is not None else ():
                if _over(limit, full):
                    args = {"name": path, "limit": str(limit), "maximum": str(node.maximum)}
                    yield Diagnostic("W346", args, limit.span, clause_texts(node.clauses))


def _amounts(line: EventLine) -> Sequence[Quantity]:
    match line.tariff:
        case Fixed(quantity=one):
            return (one,)
        case Between(ends=ends):
            return ends[1:]
        case Levels(awards=awards):
            return tuple(a.quantity for a in awards)
    return ()


def _over(amount: Quantity, limit: Quantity | None) -> bool:
    return limit is not None and amount.value * 10**limit.decimals > limit.value * 10**amount.decimals


def quotas(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W323: places for a grade and better that are not more than those for a better grade, or more than all."""
    order = next((g.order for g in measure.every(Grades)), ())
    found = sorted((q for q in measure.every(Quota) if q.items in order), key=lambda q: order.index(q.items))
    for better, worse in pairwise(found):
        least, most = better.share_of or better.seats, worse.share_of or worse.seats
        apart = better.items == worse.items or better.guard != worse.guard or not worse.and_better
        if least and most and least.unit == most.unit and not apart and not _over(most, least):
            args = {"better": better.items, "worse": worse.items, "share": f"{most}{'%' * bool(most.unit)}"}
            related = (Related(better.span, "first", {"better": better.items}),)
            yield Diagnostic("W323", {**args, "which": ""}, worse.span, clause_texts(worse.clauses), related=related)
    for quota in found:
        share = quota.share_of
        if share and share.unit == "percent" and share.value >= 100 * 10**share.decimals:
            args = {"better": quota.items, "worse": "", "share": f"{share}%", "which": "all"}
            yield Diagnostic("W323", args, quota.span, clause_texts(quota.clauses))


def mergeable(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """I328: neighbouring tiers or levels that are worth the same."""
    for root in measure.every(Indicator):
        for path, node in root.nodes():
            if isinstance(node.scoring, Tiers):
                for one, other in pairwise(node.scoring.tiers):
                    if one.quantity == other.quantity:
                        args = {"name": path, "amount": str(one.quantity)}
                        yield Diagnostic("I328", args, other.span, clause_texts(node.clauses))


def repeated(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """I329: one and the same derivation three times or more, with no name."""
    seen: dict[Expression, list[Any]] = {}
    large = (Sum, Product, IfThen, Extreme, Rounded, Gather)
    for statement, parts in measure.parts:
        inner: set[int] = set()
        for node in parts:
            if isinstance(node, large) and id(node) not in inner:
                inner |= {id(n) for n in nodes(node)}
                if sum(1 for _ in nodes(node)) >= 4 and not isinstance(statement, Define):
                    seen.setdefault(node, []).append((statement, node.span))
    for places in seen.values():
        if len(places) >= 3:
            statement, span = places[0]
            related = tuple(Related(s, "again") for _, s in places[1:])
            yield Diagnostic("I329", {"count": len(places)}, span, clause_texts(statement.clauses), related=related)


def rounded_twice(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W324: a value rounded to fewer decimals after it was rounded to more: 84.445 → 84.45 → 84.5."""
    columns = {c.name: c for c in plan.columns}
    finest: dict[str, int] = {}
    for column in plan.columns:
        for op in (n for n in _values(column.expr) if _rounds(n)):
            inner = max((_roundings(a, columns, finest) for a in children(op)[:1]), default=-1)
            if inner > _places(op):
                yield _at(measure, column, _places(op), inner)
                break


def _rounds(node: Expr) -> bool:
    return isinstance(node, Op) and node.op in DIVISIONS and node.op.startswith("div_half")


def _places(node: Expr) -> int:
    """The decimals as they are written: a percentage keeps two more of them, 84.44% is 0.8444."""
    return max(0, node.type.decimals - 2 * (node.type.kind == "ratio"))


def _values(expr: Expr) -> Iterator[Expr]:
    """An expression and what its value is made of, not what only chooses or is made whole steps: no point is rounded there."""
    stack = [expr]
    while stack:
        node = stack.pop()
        if node.type.kind != "flag":
            yield node
            stack += () if _whole_steps(node) else children(node)


def _whole_steps(node: Expr) -> bool:
    """So many full or started steps: a number of them, however what they are steps of was rounded."""
    return isinstance(node, Op) and node.op in DIVISIONS and not _rounds(node) and node.type.kind == "count"


def _roundings(expr: Expr, columns: dict[str, Column], finest: dict[str, int]) -> int:
    """The most decimals to which something in an expression has been rounded half up before; −1 where nothing was."""
    found = -1
    for node in _values(expr):
        if _rounds(node):
            found = max(found, _places(node))
        elif isinstance(node, Ref):
            if node.column not in finest:
                finest[node.column] = -1
                finest[node.column] = _roundings(columns[node.column].expr, columns, finest)
            found = max(found, finest[node.column])
    return found


def _at(measure: Measure, column: Column, outer: int, inner: int) -> Diagnostic:
    name = column.origin.label or column.name.partition("#")[0]
    named = measure.lookup(name)
    span = named[0].statement.span if named else measure.statements[0].span
    for node in nodes(measure.statements):
        if (node.span.start, node.span.end) == column.origin.span and node.span.file == column.origin.file:
            span = node.span
            break
    args = {"name": name, "inner": inner, "outer": outer}
    return Diagnostic("W324", args, span, column.origin.clauses)


def reports_counted(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W375: of lines of which an incident keeps the highest, 第几次 counts every one, also the second report of an incident."""
    for line in (s for s in measure.statements if isinstance(s, EventLine)):
        kept = any(rule.keep == "highest" for rule in line.incident)
        formulas = [
            *([line.tariff.expr] if isinstance(line.tariff, WorkedOut) else []),
            *(d.expr for d in line.defines),
        ]
        found = (n for f in formulas for n in nodes(f) if isinstance(n, Reference) and n.text == "第几次")
        if kept and (named := next(found, None)):
            yield Diagnostic("W375", {"name": line.name.text}, named.span, clause_texts(line.clauses))
