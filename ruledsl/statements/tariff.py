"""How many points one event line is worth: the parts that 加分 and 扣分 share.

每项2分 · 1分 · 每起5分至10分 · 酌情 最多3分 · 分级 { 国家级 1分 省级 0.6分 }
"""

from collections.abc import Callable

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Context, Stop
from ruledsl.express import expression, points
from ruledsl.ir import Absence, Expr, Fact, Field, Lit, Table, Type
from ruledsl.node import evolve, field
from ruledsl.statements.fact import measure_decimals
from ruledsl.syntax import Expression, Name, Node, Quantity

#: A formula over an event → what it may name.
Names = Callable[[Node], dict[str, Expr]]


class Award(Node):
    """A name and its points, in lists of levels, options, parts and answers."""

    RULE = "award"
    name: Name
    quantity: Quantity


class Fixed(Node):
    RULE = "fixed"
    quantity: Quantity
    each: str = ""

    def worth(self, build: Builder, path: str, names: Names) -> Expr:
        """The same points for every line."""
        return points(build, self.quantity)

    def levels(self) -> tuple[str, ...]:
        return ()


class Between(Node):
    """A discretionary range: the amount of each line is a fact, with its decider and reason."""

    RULE = "between"
    ends: tuple[Quantity, ...] = field(metadata={"rule": "quantity"})
    each: str = ""

    def worth(self, build: Builder, path: str, names: Names) -> Expr:
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

    def worth(self, build: Builder, path: str, names: Names) -> Expr:
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

    def worth(self, build: Builder, path: str, names: Names) -> Expr:
        levels = self.levels()
        choice = Type("choice", 0, 0, len(levels) - 1, levels)
        level = build.fact(Fact(f"{path}.级别", path, choice, "级别", role="level"))
        worths = [points(build, a.quantity) for a in self.awards]
        tests = [ops.compare("eq", level, ops.lit(i, choice)) for i in range(len(levels))]
        return ops.case(list(zip(tests[:-1], worths[:-1], strict=True)), worths[-1])

    def levels(self) -> tuple[str, ...]:
        return tuple(a.name.text for a in self.awards)


class WorkedOut(Node):
    """= 式子: an expression over the fields of the line, the unit's quantities and 第几次 (which one of its kind it is);
    同事由第几次 counts the lines of one incident, 同情形第几次 those of one 情形."""

    RULE = "worked_out"
    expr: Expression
    each: str = ""

    def worth(self, build: Builder, path: str, names: Names) -> Expr:
        value = expression(build, self.expr, Context(path, names(self.expr)))
        if value.type.kind != "points":
            build.report("E221", self.span, problem="not-points", values=(value.type.kind,))
            raise Stop
        return value

    def levels(self) -> tuple[str, ...]:
        return ()


#: What the lines of one kind can be told apart by: an incident, a choice, a level.
GROUPING = ("key", "choice")


def ordinal(build: Builder, path: str, key: str) -> Expr:
    """Which one of the lines that count this is, by date and, within a day, in the order of the facts."""
    name = f"{path}#ordinal{key and '.'}{key}"
    if name in build.columns:
        return build.ref(name)
    date = build.facts[f"{path}.日期"]
    order = ((Field(date.name, date.type), False),)
    group = line_group(build, path, key) if key else UNIT
    return build.column(name, path, place_of(path, build.ref(f"{path}#counts"), group, order))


def place_of(path: str, where: Expr, group: str, order: tuple[tuple[Expr, bool], ...]) -> Expr:
    """The place of a line among those of its group that the condition picks, 0 for the others."""
    place = ops.fold("ordinal", path, None, where, group, order)
    if not any(key.type.absent for key, _ in order):  # within a unit no group can be lost
        place = evolve(place, type=evolve(place.type, absent=frozenset({Absence.NOT_APPLICABLE})))
    return ops.stand_in(place, Absence.NOT_APPLICABLE, ops.lit(0, place.type))


def incident_number(build: Builder, path: str) -> Expr:
    """Which one of the incidents of the lines that count this line is of: all lines of one incident have its number."""
    name = f"{path}#incidents"
    if name in build.columns:
        return build.ref(name)
    date, counts = build.facts[f"{path}.日期"], build.ref(f"{path}#counts")
    within = ordinal(build, path, "事由")
    first = ops.compare("eq", within, ops.lit(1, within.type))
    by_date = ((Field(date.name, date.type), False),)
    of_first = build.column(f"{name}.first", path, place_of(path, first, UNIT, by_date))
    group = line_group(build, path, "事由")
    highest = ops.fold("max", path, of_first, counts, group)
    known = ops.stand_in(highest, Absence.NOT_APPLICABLE, ops.lit(0, highest.type))
    number = build.column(f"{group}#number", group, known)
    return build.column(name, path, ops.case([(counts, number)], ops.lit(0, number.type)))


def line_group(build: Builder, path: str, key: str) -> str:
    """The table of the lines of a unit that have something in common: the incident, the level, a field."""
    name = f"{path}@{key}"
    if name not in build.tables:
        build.table(Table(name, "GROUP", UNIT, (key,), (path,)))
    return name


Tariff = Fixed | Between | Discretion | Levels | WorkedOut


def at(constant: Lit, decimals: int) -> int:
    """A constant in steps of so many decimals, downwards; one that is finer is reported by a check."""
    return constant.value * 10**decimals // 10**constant.type.decimals


def amount_fact(build: Builder, path: str, low: int, high: int) -> Expr:
    """The discretionary amount of a line, in the measure's decimals."""
    kind = Type("points", measure_decimals(build), low, high)
    return build.fact(Fact(f"{path}.分值", path, kind, "分值", role="amount", origin=build.origin_here()))
