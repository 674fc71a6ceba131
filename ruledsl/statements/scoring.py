"""How a leaf indicator is scored: each form declares the facts that it needs and yields points.

计分 考核组评定 · 符合得满分 · 分档 {…} · 逐项 {…} · 分段 {…} · 完成率 … · 每项1分 最多5分 · 倒扣 {…} 扣完为止 · = 式子
"""

from collections.abc import Mapping
from typing import Any

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import expression, in_band, points
from ruledsl.ir import Absence, Expr, Fact, Lit, Type
from ruledsl.node import evolve, field
from ruledsl.operands import with_unit
from ruledsl.phrasing import phrase
from ruledsl.statements.by_class import within
from ruledsl.statements.fact import measure_decimals
from ruledsl.statements.tariff import Award, at
from ruledsl.syntax import Band, Expression, Name, Node, Quantity, Rounding

COUNT = Type("count", 0, 0, 10**6)
#: Full marks by the index of the class, where classes differ.
Limits = Mapping[int, Lit]
NO_LIMITS: Limits = {}


def declare(build: Builder, path: str, kind: Type, absent: frozenset[Absence], most: tuple[int, ...] = ()) -> Expr:
    """A fact of the unit that belongs to an indicator; it may be left out where something says that it is not asked for."""
    kind, mode = evolve(kind, absent=absent), "optional" if Absence.MISSING in absent else "error"
    return build.fact(Fact(path, UNIT, kind, path, mode, origin=build.origin_inside(), most=most))


def given(build: Builder, path: str, maximum: Expr, absent: frozenset[Absence], limits: Limits = NO_LIMITS) -> Expr:
    """A score that the assessors give, from 0 to the maximum, where this differs to that of the class."""
    decimals = measure_decimals(build)
    if isinstance(maximum, Lit):
        return declare(build, path, Type("points", decimals, 0, at(maximum, decimals)), absent)
    top = max(at(limit, decimals) for limit in limits.values())
    most = tuple(at(limit, decimals) or top for limit in limits.values())
    return within(build, declare(build, path, Type("points", decimals, 0, top), absent, most), limits)


class Assessed(Node):
    """考核组评定: the assessors give the points, as where nothing is said."""

    RULE = "assessed"


class IfMet(Node):
    """符合得满分: full points if the fact is yes, else none."""

    RULE = "if_met"

    def score(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        met = declare(build, path, ops.FLAG, absent)
        return ops.case([(met, maximum)], ops.lit(0, maximum.type))


class Options(Node):
    """分档: the points of the one option that was found."""

    RULE = "options"
    awards: tuple[Award, ...] = field(metadata={"rule": "award"})

    def score(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        names = tuple(a.name.text for a in self.awards)
        choice = Type("choice", 0, 0, len(names) - 1, names)
        chosen = declare(build, path, choice, absent)
        worths = [points(build, a.quantity) for a in self.awards]
        tests = [ops.compare("eq", chosen, ops.lit(i, choice)) for i in range(len(names))]
        return ops.case(list(zip(tests[:-1], worths[:-1], strict=True)), worths[-1])


class Checklist(Node):
    """逐项: the points of every part that was found."""

    RULE = "checklist"
    awards: tuple[Award, ...] = field(metadata={"rule": "award"})

    def score(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        parts = []
        for award in self.awards:
            found = declare(build, f"{path}.{award.name.text}", ops.FLAG, absent)
            worth = points(build, award.quantity)
            parts.append(ops.case([(found, worth)], ops.lit(0, worth.type)))
        return ops.add(*parts)


class Tier(Node):
    RULE = "tier"
    band: Band
    quantity: Quantity


class Tiers(Node):
    """分段: the points of the band in which the value lies."""

    RULE = "tiers"
    tiers: tuple[Tier, ...] = field(metadata={"rule": "tier"})
    places: str = "0"

    def score(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        value = declare(build, path, self._type(build), absent)
        branches = []
        for tier in self.tiers:
            worth = points(build, tier.quantity)
            branches.append((in_band(build, tier.band, value), worth))
        return ops.case(branches, ops.nothing(branches[-1][1].type, Absence.ERROR))

    def _type(self, build: Builder) -> Type:
        """The type of the value, by the unit of the bands."""
        ends = [q for t in self.tiers for q in (t.band.low, t.band.high) if q is not None]
        units = {q.unit for q in ends}
        if len(units) == 2 and "" in units:
            kind = {"percent": "ratio"}.get(max(units), max(units))
            with_unit(build, next(q for q in ends if not q.unit), kind)
        if len(units) != 1:
            build.report("E221", self.span, problem="kinds-differ", values=tuple(sorted(units)))
            raise Stop
        places = int(self.places)
        if units == {"percent"}:
            return Type("ratio", 2 + places, 0, 10 ** (2 + places))
        if units == {"points"}:
            return Type("points", places, 0, 10_000 * 10**places)
        return Type("days" if units == {"days"} else "count", places, 0, 10**6 * 10**places)


class Completion(Node):
    """完成率: full points × done ÷ target, at most the full points; what a target of zero means must be said.

    Within the bands of the ``tiers`` it is worth what they say: 不满60% 0分.
    """

    RULE = "completion"
    rounding: Rounding
    zero_target: str | Quantity
    tiers: tuple[Tier, ...] = field(default=(), metadata={"rule": "tier"})

    def score(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        done = declare(build, f"{path}.完成数", COUNT, absent)
        target = declare(build, f"{path}.目标数", COUNT, absent)
        one = ops.lit(1, COUNT)
        share = ops.Quotient(ops.mul(maximum, done), ops.largest(target, one), "points", maximum.type.decimals)
        value = ops.smallest(ops.round_(share, self.rounding.decimals, self.rounding.mode), maximum)
        none = ops.compare("eq", target, ops.lit(0, COUNT))
        rate = ops.Quotient(ops.evolve_kind(done, "ratio"), ops.largest(target, one), "ratio", 0)
        within = [(in_band(build, tier.band, rate), points(build, tier.quantity)) for tier in self.tiers]
        return ops.case([(none, self._without_target(build, maximum)), *within], value)

    def _without_target(self, build: Builder, maximum: Expr) -> Expr:
        return points(build, self.zero_target) if isinstance(self.zero_target, Quantity) else maximum


class Counted(Node):
    """每项1分 最多5分: a count times its points, at most a limit (without one: the maximum)."""

    RULE = "counted"
    each: str
    quantity: Quantity
    upto: Quantity | None = None

    def score(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        number = declare(build, path, COUNT, absent)
        limit = points(build, self.upto) if self.upto is not None else maximum
        return ops.smallest(ops.mul(points(build, self.quantity), number), limit)


class Fault(Node):
    """What takes points: so many for each one, or an amount by a formula, never less than none."""

    RULE = "fault"
    name: Name
    each: str = ""
    quantity: Quantity | None = None
    upto: Quantity | None = None
    expr: Expression | None = None

    def loss(self, build: Builder, path: str, absent: frozenset[Absence]) -> Expr:
        if self.expr is not None:
            value = _in_points(build, self, self.expr)
            loss = ops.largest(value, ops.lit(0, value.type))
        else:
            assert self.quantity is not None
            number = declare(build, f"{path}.{self.name.text}", COUNT, absent)
            loss = ops.mul(points(build, self.quantity), number)
        return loss if self.upto is None else ops.smallest(loss, points(build, self.upto))


class FromFull(Node):
    """倒扣: starts at the maximum, each fault takes points; with 扣完为止 never below zero, else a group around it may floor it."""

    RULE = "from_full"
    faults: tuple[Fault, ...] = field(metadata={"rule": "fault"})
    until_empty: bool = False

    def score(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        left = ops.sub(maximum, ops.add(*(fault.loss(build, path, absent) for fault in self.faults)))
        return ops.largest(left, ops.lit(0, maximum.type)) if self.until_empty else left


class Formula(Node):
    """= 式子: points by an expression over declared facts."""

    RULE = "formula"
    expr: Expression

    def score(self, build: Builder, path: str, maximum: Expr, absent: frozenset[Absence]) -> Expr:
        return _in_points(build, self, self.expr)


def _in_points(build: Builder, node: Node, expr: Expression) -> Expr:
    """An expression that must yield points."""
    value = expression(build, expr)
    if value.type.kind != "points":
        told: dict[str, Any] = {"left": phrase(expr), "left_kind": value.type.kind}
        build.report("E221", node.span, problem="not-points", values=(value.type.kind,), **told)
        raise Stop
    return value


Scoring = Assessed | IfMet | Options | Checklist | Tiers | Completion | Counted | FromFull | Formula
