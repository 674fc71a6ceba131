"""The class of a unit, which several statements ask for: a fact of the roster, not a statement of its own."""

from collections.abc import Sequence

from ruledsl import ops
from ruledsl.build import ALL, CLASS, UNIT, Builder, Stop
from ruledsl.ir import Absence, Expr, Fact, Field, Fold, Lit, Ref, Table, Type, walk
from ruledsl.statements.classes import Classes
from ruledsl.syntax import Name, texts


def class_field(build: Builder) -> Field:
    """The unit's class as a choice among the declared classes (one nameless class where none is declared)."""
    declared = build.measure.only(Classes)
    names = tuple(n.text for n in declared.names) if declared else ("",)
    kind = Type("choice", 0, 0, len(names) - 1, names)
    return build.fact(Fact("类别", UNIT, kind, "类别", role="class"))


def group_table(build: Builder, everyone: bool) -> str:
    """The table of groups over which ranks and quotas are formed: each class, or everyone."""
    if everyone or build.measure.only(Classes) is None:
        build.table(Table(ALL, "GROUP", "", (), (UNIT,)))
        return ALL
    class_field(build)
    build.table(Table(CLASS, "GROUP", "", ("类别",), (UNIT,)))
    return CLASS


def class_value(build: Builder) -> Expr:
    return class_field(build)


def concerned(build: Builder, names: Sequence[Name]) -> tuple[int, ...]:
    """The classes that 适用对象 names, by their index."""
    choices = class_field(build).type.choices
    for name in names:
        if name.text not in choices:
            build.report("E211", name.span, name=name.text, choices=choices)
            raise Stop
    named = {n.text for n in names}
    return tuple(i for i, choice in enumerate(choices) if choice in named)


def inside(build: Builder, name: Name, named: Sequence[Name], around: Sequence[int] | None) -> tuple[int, ...]:
    """The classes that 适用对象 names, of those that the group around it is for."""
    own = concerned(build, named)
    both = own if around is None else tuple(i for i in own if i in around)
    if not both:
        choices = class_field(build).type.choices
        above = tuple(choices[i] for i in around or ())
        build.report("E238", name.span, name=name.text, own=texts(named), above=above)
        raise Stop
    return both


def only_for(build: Builder, indices: Sequence[int], value: Expr) -> Expr:
    """The value for units of these classes; for others it is not applicable."""
    group = class_field(build)
    tests = [ops.compare("eq", group, ops.lit(i, group.type)) for i in indices]
    inside = ops.any_of(*tests) if tests else ops.flag(False)  # a part for none of the classes of its group
    return ops.case([(inside, value)], ops.nothing(value.type, Absence.NOT_APPLICABLE))


def classes_of(build: Builder, expr: Expr) -> frozenset[int] | None:
    """The classes for whose units an expression is always applicable, if nothing but the class decides on it."""
    known: list[frozenset[int]] = []
    for node in walk(expr):
        if Absence.NOT_APPLICABLE not in node.type.absent or not isinstance(node, Ref | Field | Fold | Lit):
            continue
        if not isinstance(node, Ref) or node.column not in build.classes_of:
            return None
        known.append(build.classes_of[node.column])
    return frozenset.intersection(*known) if known else None


def within_classes(build: Builder, indices: Sequence[int] | None, value: Expr) -> Expr:
    """The value inside something that is for these classes alone: what only other classes lack is there."""
    known = classes_of(build, value) if indices is not None else None
    if known is None or not known.issuperset(indices or ()):
        return value
    return ops.stand_in(value, Absence.NOT_APPLICABLE, ops.lit(0, value.type))
