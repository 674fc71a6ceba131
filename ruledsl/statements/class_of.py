"""The class of a unit, which several statements ask for: a fact of the roster, not a statement of its own."""

from ruledsl.build import ALL, CLASS, UNIT, Builder
from ruledsl.ir import Expr, Fact, Field, Table, Type
from ruledsl.statements.classes import Classes


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
