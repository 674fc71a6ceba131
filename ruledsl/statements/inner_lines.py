"""Bonuses and deductions that stand inside an indicator, and what 归并 there takes back of them.

指标 重大案事件 满分 10分 计分 = 10分 最低计 0分 {
  扣分 命案 每起5分
  扣分 个人极端事件 每起8分
  归并 命案、个人极端事件 同一事由 取最高
}
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.express import quantity
from ruledsl.ir import Expr
from ruledsl.statements.bonus import Bonus
from ruledsl.statements.by_class import Points, worth
from ruledsl.statements.deduction import Deduction
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.merge import Merge
from ruledsl.syntax import Name, Quantity


class Home(Protocol):
    """An indicator with lines inside."""

    @property
    def name(self) -> Name: ...

    @property
    def weight(self) -> Quantity | None: ...

    @property
    def highest_points(self) -> Points | None: ...

    @property
    def lowest(self) -> Points | None: ...

    @property
    def bonuses(self) -> tuple[Bonus, ...]: ...

    @property
    def deductions(self) -> tuple[Deduction, ...]: ...

    @property
    def merges(self) -> tuple[Merge, ...]: ...


def with_lines(build: Builder, home: Home, value: Expr) -> Expr:
    """The value of an indicator with the lines inside it: bonuses add, deductions take, less what merges give back."""
    for statement in (*home.bonuses, *home.deductions, *home.merges):
        build.nested(statement)
    for gained in _left(build, home, home.bonuses):
        value = ops.add(value, gained)
    for lost in _left(build, home, home.deductions):
        value = ops.sub(value, lost)
    return value


def _left(build: Builder, home: Home, lines: Sequence[EventLine]) -> Iterator[Expr]:
    """What lines of one kind are worth; of those that a merge names, what it leaves, which is never below nothing."""
    waiting = {line.name.text: build.ref(line.name.text) for line in lines}
    for rule in home.merges:
        merged = [waiting.pop(n.text) for n in rule.names if n.text in waiting]
        if merged:
            left = ops.sub(ops.add(*merged), build.ref(rule.path))
            yield ops.largest(left, ops.lit(0, left.type))
    for rule in build.measure.every(Merge) if waiting else ():
        for name in [n.text for n in rule.names if n.text in waiting and rule.keep == "highest"]:
            build.demand(rule)
            left = ops.sub(waiting.pop(name), build.ref(rule.back(name)))
            yield ops.largest(left, ops.lit(0, left.type))
    yield from waiting.values()


def cap_of(build: Builder, part: Home, classes: Sequence[int] | None) -> Expr | None:
    """封顶 of a part as it counts in the group around it."""
    if part.highest_points is None:
        return None
    value = worth(build, part.name.text, part.highest_points, classes)
    return value if part.weight is None else ops.mul(value, quantity(part.weight))


def clamped(build: Builder, home: Home, path: str, value: Expr, classes: Sequence[int] | None = None) -> Expr:
    """最低计 and 封顶 of an indicator, after everything inside it; the value before them is kept for the score sheet."""
    if home.highest_points is not None or home.lowest is not None:
        value = build.column(f"{path}#uncut", UNIT, value)
    if home.highest_points is not None:
        value = ops.smallest(value, worth(build, home.name.text, home.highest_points, classes))
    return value if home.lowest is None else ops.largest(value, worth(build, home.name.text, home.lowest, classes))
