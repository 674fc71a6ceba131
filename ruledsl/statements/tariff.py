"""How many points one event line is worth: the parts that 加分 and 扣分 share.

每项2分 · 1分 · 每起5分至10分 · 酌情 最多3分 · 分级 { 国家级 1分 省级 0.6分 }
"""

from ruledsl import ops
from ruledsl.build import Builder, Stop
from ruledsl.express import points
from ruledsl.ir import Expr, Fact, Lit, Type
from ruledsl.node import field
from ruledsl.statements.fact import measure_decimals
from ruledsl.syntax import Name, Node, Quantity


class Award(Node):
    """A name and its points, in lists of levels, options, parts and answers."""

    RULE = "award"
    name: Name
    quantity: Quantity


class Fixed(Node):
    RULE = "fixed"
    quantity: Quantity
    each: str = ""

    def worth(self, build: Builder, path: str) -> Expr:
        """The same points for every line."""
        return points(build, self.quantity)

    def levels(self) -> tuple[str, ...]:
        return ()


class Between(Node):
    """A discretionary range: the amount of each line is a fact, with its decider and reason."""

    RULE = "between"
    ends: tuple[Quantity, ...] = field(metadata={"rule": "quantity"})
    each: str = ""

    def worth(self, build: Builder, path: str) -> Expr:
        low, high = (points(build, q) for q in self.ends)
        if low.value * 10**high.type.decimals > high.value * 10**low.type.decimals:
            build.report("E241", self.span, low=str(self.ends[0]), high=str(self.ends[1]))
            raise Stop
        decimals = measure_decimals(build)
        return amount_fact(
            build,
            path,
            at(low, decimals),
            at(high, decimals),
        )

    def levels(self) -> tuple[str, ...]:
        return ()


class Discretion(Node):
    """酌情: the amount is a fact, bounded only where the text bounds it."""

    RULE = "discretion"
    upto: Quantity | None = None
    each: str = "each_case"

    def worth(self, build: Builder, path: str) -> Expr:
        decimals = measure_decimals(build)
        bound = 10_000 * 10**decimals
        if self.upto is not None:
            limit = points(build, self.upto)
            bound = at(limit, decimals)
        return amount_fact(build, path, 0, bound)

    def levels(self) -> tuple[str, ...]:
        return ()


class Levels(Node):
    """Points by level; the level of each line is a fact."""

    RULE = "levels"
    awards: tuple[Award, ...] = field(metadata={"rule": "award"})
    each: str = ""

    def worth(self, build: Builder, path: str) -> Expr:
        names = self.levels()
        choice = Type("choice", 0, 0, len(names) - 1, names)
        level = build.fact(Fact(f"{path}.级别", path, choice, "级别", role="level"))
        worths = [points(build, a.quantity) for a in self.awards]
        tests = [ops.compare("eq", level, ops.lit(i, choice)) for i in range(len(names))]
        return ops.case(list(zip(tests[:-1], worths[:-1], strict=True)), worths[-1])

    def levels(self) -> tuple[str, ...]:
        return tuple(a.name.text for a in self.awards)


Tariff = Fixed | Between | Discretion | Levels


def at(constant: Lit, decimals: int) -> int:
    """A constant in steps of so many decimals, downwards; one that is finer is reported by a check."""
    return constant.value * 10**decimals // 10**constant.type.decimals


def amount_fact(build: Builder, path: str, low: int, high: int) -> Expr:
    """The discretionary amount of a line, in the measure's decimals."""
    kind = Type("points", measure_decimals(build), low, high)
    return build.fact(Fact(f"{path}.分值", path, kind, "分值", role="amount", origin=build.origin_here()))
