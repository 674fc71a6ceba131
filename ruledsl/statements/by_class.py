"""Points by class: what an indicator is out of, capped or floored at, where the classes of units differ.

指标 经济增长 满分 一类 80分、二类 60分 封顶 一类 84分、二类 63分
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from ruledsl import ops
from ruledsl.build import Builder, Stop
from ruledsl.express import points
from ruledsl.ir import Absence, Expr, Lit, Type
from ruledsl.node import field
from ruledsl.statements.class_of import class_field, classes_of, concerned
from ruledsl.statements.shares import share_of, sum_of
from ruledsl.syntax import Name, Node, Quantity


class ClassMarks(Node):
    RULE = "class_marks"
    name: Name
    quantity: Quantity


class ByClass(Node):
    """The points of each class, each class once."""

    RULE = "by_class"
    marks: tuple[ClassMarks, ...] = field(metadata={"rule": "class_marks"})

    def __str__(self) -> str:
        return "、".join(f"{m.name.text} {m.quantity}" for m in self.marks)

    def of(self, class_name: str) -> Quantity | None:
        return next((m.quantity for m in self.marks if m.name.text == class_name), None)


#: Points that all units share, or that go by their class.
Points = Quantity | ByClass


def points_of(said: Points | None, class_name: str = "") -> Quantity | None:
    """The points for units of a class; none where nothing is said of it."""
    return said.of(class_name) if isinstance(said, ByClass) else said


def each_of(said: Points) -> tuple[Quantity, ...]:
    return tuple(m.quantity for m in said.marks) if isinstance(said, ByClass) else (said,)


def size(quantity: Quantity) -> int:
    """Points in millionths, to compare them."""
    return quantity.value * 10**6 // 10**quantity.decimals


def least(said: Points) -> Quantity:
    return min(each_of(said), key=size)


def most(said: Points) -> Quantity:
    return max(each_of(said), key=size)


class Marked(Protocol):
    """An indicator with its full marks, which may be what its parts make."""

    @property
    def name(self) -> Name: ...

    @property
    def maximum(self) -> Points | None: ...

    @property
    def weight(self) -> Quantity | None: ...

    @property
    def inapplicable(self) -> object: ...

    @property
    def for_classes(self) -> tuple[Name, ...]: ...

    @property
    def parts(self) -> "Sequence[Marked]": ...


def maximum_of(build: Builder, node: Marked, around: Sequence[int] | None) -> Expr:
    """The maximum as it counts for a unit of the classes that the node is for."""
    if isinstance(node.maximum, ByClass):
        told(build, node.name.text, node.maximum, around)
    limits = limits_of(build, node)
    return for_class(build, limits) if limits else known_maximum(build, node) or _open(build)


def limits_of(build: Builder, node: Marked) -> dict[int, Lit]:
    """The maximum by the index of the class, if it differs; empty if all have the same."""
    if not _differs(node):
        return {}
    names = class_field(build).type.choices
    return {i: known_maximum(build, node, name) or _open(build) for i, name in enumerate(names)}


def _differs(node: Marked) -> bool:
    return isinstance(node.maximum, ByClass) or (node.maximum is None and any(_differs(p) for p in node.parts))


def known_maximum(build: Builder, node: Marked, class_name: str = "") -> Lit | None:
    """The maximum as written, else what the parts make by their shares; for a class, those that are for it."""
    if node.maximum is not None:
        own = points_of(node.maximum, class_name)
        return ops.lit(0, Type("points")) if own is None else points(build, own)
    there = [p for p in node.parts if not class_name or node.inapplicable is not None or is_for(p, class_name)]
    parts = [known_maximum(build, p, class_name) for p in there]
    known = [p for p in parts if p is not None]
    if not parts or len(known) < len(parts):
        return None
    return sum_of([share_of(top, part.weight) for top, part in zip(known, there, strict=True)])


def is_for(node: Marked, class_name: str) -> bool:
    """Whether 适用对象 of a node itself lets a class in."""
    return not node.for_classes or class_name in {n.text for n in node.for_classes}


def where_complete(
    build: Builder, whole: Points | None, parts: Sequence[Marked], values: Sequence[Expr], around: Sequence[int] | None
) -> list[Expr]:
    """The values of parts, nothing for those that are for other classes: where for every class those that are for it make
    the whole, so that nothing is lost."""
    names = class_field(build).type.choices
    for i in range(len(names)) if around is None else around:
        there = [p for p in parts if is_for(p, names[i])]
        tops = [known_maximum(build, p, names[i]) for p in there]
        top = points_of(whole, names[i])
        known = [share_of(t, p.weight) for t, p in zip(tops, there, strict=True) if t is not None]
        if top is None or not known or len(known) < len(there) or not _same(sum_of(known), points(build, top)):
            return list(values)
    zero = [ops.lit(0, value.type) for value in values]
    pairs = zip(values, zero, strict=True)
    return [v if classes_of(build, v) is None else ops.stand_in(v, Absence.NOT_APPLICABLE, no) for v, no in pairs]


def _same(one: Lit, other: Lit) -> bool:
    return (one.value or 0) * 10**other.type.decimals == (other.value or 0) * 10**one.type.decimals


def _open(build: Builder) -> Lit:
    from ruledsl.statements.full_marks import FullMarks  # noqa: PLC0415 - the full marks of the whole go by class too

    full = build.measure.only(FullMarks)
    return points(build, most(full.points)) if full and full.points else ops.lit(100, Type("points"))


def top_of(build: Builder, column: str) -> Expr:
    """The maximum of a part: the number, or the column of it where it differs."""
    expr = build.columns[column].expr
    return expr if isinstance(expr, Lit) else build.ref(column)


def told(build: Builder, name: str, said: ByClass, around: Sequence[int] | None) -> dict[int, Quantity]:
    """The points by the index of the class: of those that the indicator is for each has some, and no other has.

    Without a name, those of the measure itself.
    """
    names = class_field(build).type.choices
    there = concerned(build, [m.name for m in said.marks])
    own = tuple(range(len(names))) if around is None else tuple(around)
    lacking, beyond = (tuple(names[i] for i in one if i not in other) for one, other in ((own, there), (there, own)))
    if lacking or beyond:
        build.report("E299", said.span, name=name, lacking=lacking, beyond=beyond)
        raise Stop
    return {i: quantity for i in own if (quantity := said.of(names[i])) is not None}


def for_class(build: Builder, values: Mapping[int, Expr]) -> Expr:
    """The value for the class of the unit."""
    group = class_field(build)
    *others, last = values.items()
    branches = [(ops.compare("eq", group, ops.lit(i, group.type)), value) for i, value in others]
    return ops.case(branches, last[1])


def worth(build: Builder, name: str, said: Points, around: Sequence[int] | None) -> Expr:
    """Points as they count for a unit."""
    if isinstance(said, Quantity):
        return points(build, said)
    return for_class(build, {i: points(build, q) for i, q in told(build, name, said, around).items()})


def within(build: Builder, value: Expr, limits: Mapping[int, Lit]) -> Expr:
    """A reported score that must not be above what units of the class can have; the smaller of the two states the bound."""
    wrong = ops.nothing(value.type, Absence.ERROR)
    tests = {i: (ops.compare("gt", value, limit), wrong) for i, limit in limits.items()}
    return for_class(build, {i: ops.case([test], ops.smallest(value, limits[i])) for i, test in tests.items()})
