"""Expressions that look over many rows: the lines of one unit (``合计``, ``个数`` …), or units among their peers (``同类 名次``).

Each becomes a column of the row above, so that a trace shows the statistic itself.
"""

from ruledsl import ops, syntax
from ruledsl.build import ALL, CLASS, UNIT, Builder, Context, Stop
from ruledsl.express import condition, expression, lowers, only_where
from ruledsl.ir import Absence, Expr, Table
from ruledsl.measure import Symbol
from ruledsl.node import evolve
from ruledsl.ops import Quotient
from ruledsl.phrasing import phrase
from ruledsl.quotients import certain, chosen
from ruledsl.trimming import kept, unfit, with_value

_FOLDS = {"sum_of": "sum", "highest_of": "max", "lowest_of": "min"}


@lowers
def _(node: syntax.Gather, build: Builder, context: Context) -> Expr | Quotient:
    """A fold over the rows of a kind of event or of a sub-table."""
    rows, where = _rows(build, node, context)
    if node.condition is not None:
        test = condition(build, node.condition, rows)
        where = test if where is None else only_where(where, test)
    kind, parent = node.gather_kind, build.tables[rows.table].parent
    counted = kind == "number_of" and node.of_each is not None
    if node.trim is not None and kind in ("number_of", "any_of", "all_of") and not counted:
        unfit(build, node.trim, "nothing", name=phrase(node))
    if kind == "number_of" and node.of_each is not None and node.trim is not None:
        value = expression(build, node.of_each, rows)
        where = kept(build, node.trim, (rows.table, parent), value, with_value(value, where))
    if kind == "number_of":
        return build.auto(ops.fold("count", rows.table, None, where, parent), parent)
    if kind == "any_of":
        return build.auto(ops.fold("any", rows.table, where or ops.flag(True), None, parent), parent)
    if kind == "all_of":
        return _all(build, node, rows, parent)
    if node.of_each is None:
        build.report("E226", node.span, kind=kind, name=node.reference.text)
        raise Stop
    value = expression(build, node.of_each, rows)
    if node.trim is not None:
        where = kept(build, node.trim, (rows.table, parent), value, with_value(value, where))
    other = None if node.if_none is None else expression(build, node.if_none, context)
    if node.gather_kind == "mean_of":
        return _mean_of(build, node, (rows.table, parent), value, where, other)
    folded = build.auto(ops.fold(_FOLDS[node.gather_kind], rows.table, value, where, parent), parent)
    return folded if other is None else ops.stand_in(folded, Absence.NOT_APPLICABLE, other)


def _all(build: Builder, node: syntax.Gather, rows: Context, parent: str) -> Expr:
    """Whether the condition holds for every row that counts."""
    _, where = _rows(build, node, rows)
    test = condition(build, node.condition, rows) if node.condition is not None else ops.flag(True)
    return build.auto(ops.fold("all", rows.table, test, where, parent), parent)


def _mean_of(
    build: Builder, node: syntax.Gather, over: tuple[str, str], value: Expr, where: Expr | None, other: Expr | None
) -> Expr | Quotient:
    """Σ ÷ n of the rows, exact unless it says how it is rounded; of no rows what stands for them, else nothing."""
    table, parent = over
    total = build.auto(ops.fold("sum", table, value, where, parent), parent)
    count = build.auto(ops.fold("count", table, None, with_value(value, where), parent), parent)
    some = ops.compare("gt", count, ops.lit(0, count.type))
    if node.rounding is None:
        mean = _exact(total, count, value)
        return chosen([(some, mean)], _nothing(mean) if other is None else other)
    rounded = _mean(total, count, node.rounding, value)
    mean_or_none = ops.case([(some, rounded)], ops.nothing(rounded.type, Absence.NOT_APPLICABLE))
    return mean_or_none if other is None else ops.stand_in(mean_or_none, Absence.NOT_APPLICABLE, other)


def _exact(total: Expr, count: Expr, value: Expr) -> Quotient:
    """Σ ÷ n as it is, for a formula that is compared or rounded as a whole; between the least and the greatest value."""
    divisor = ops.largest(count, ops.lit(1, count.type))
    return Quotient(total, divisor, value.type.kind, value.type.decimals, evolve(value.type, absent=frozenset()))


def _nothing(mean: Quotient) -> Expr:
    return ops.nothing(evolve(mean.num.type, kind=mean.kind, lo=0, hi=0), Absence.NOT_APPLICABLE)


def _mean(total: Expr, count: Expr, rounding: syntax.Rounding, value: Expr) -> Expr:
    """Σ ÷ n, rounded; a mean lies between the least and the greatest value, which states its bounds."""
    decimals = rounding.decimals + (2 if value.type.kind == "ratio" else 0)
    mean = ops.round_(_exact(total, count, value), decimals, rounding.mode)
    up, down = 10 ** max(decimals - value.type.decimals, 0), 10 ** max(value.type.decimals - decimals, 0)
    kind = evolve(value.type, decimals=decimals)
    low, high = ops.lit(value.type.lo * up // down, kind), ops.lit(-(-value.type.hi * up // down), kind)
    return ops.largest(ops.smallest(mean, high), low)


def _rows(build: Builder, node: syntax.Gather, context: Context) -> tuple[Context, Expr | None]:
    """The rows that a name stands for, the names of their fields, and which of them count."""
    found = [s for s in build.measure.lookup(node.reference.text) if hasattr(s.statement, "rows")]
    symbols: dict[int, Symbol] = {id(s.statement): s for s in found}
    if len(symbols) != 1:
        known = tuple(s.path for s in build.measure.symbols if hasattr(s.statement, "rows"))
        build.report("E212" if symbols else "E211", node.reference.span, name=node.reference.text, choices=known)
        raise Stop
    statement = next(iter(symbols.values())).statement
    build.demand(statement)
    rows: Context = statement.rows(build)  # type: ignore[attr-defined]
    counts = f"{rows.table}#counts"
    where: Expr | None = build.ref(counts) if counts in build.columns else None
    if where is not None and (statement.guard is not None or getattr(statement, "test", None) is not None):
        where = only_where(statement.active(build), where)  # type: ignore[attr-defined]
    if context.period is not None and "日期" in rows.names:
        inside = context.period(rows.names["日期"])
        where = inside if where is None else only_where(where, inside)
    around = context.names if context.table == UNIT else {}  # the ends of a period
    return Context(rows.table, {**around, **rows.names}, context.period), where


@lowers
def _(node: syntax.Among, build: Builder, context: Context) -> Expr | Quotient:
    """A statistic over the units of the class (or all), or the rank among them."""
    if context.table != UNIT:
        build.report("E227", node.span)
        raise Stop
    group = group_of(build, node.scope == "everyone")
    value = build.auto(expression(build, node.expr, context), UNIT)
    where: Expr | None = None
    if node.condition is not None:
        where = build.auto(condition(build, node.condition, context), UNIT)
    if node.trim is not None and node.among_kind in ("rank_of", "rank_from_below", "number_of"):
        unfit(build, node.trim, "nothing", name=phrase(node))
    found = _over_units(build, node, value, where, group)
    counted = node.condition in context.given and Absence.NOT_APPLICABLE not in value.type.absent
    return certain(found) if counted and node.trim is None else found


def _over_units(build: Builder, node: syntax.Among, value: Expr, where: Expr | None, group: str) -> Expr | Quotient:
    """The statistic over the units of a group that meet its condition."""
    if node.among_kind in ("rank_of", "rank_from_below"):
        order = ((value, node.among_kind == "rank_of"),)
        return build.auto(ops.fold("rank", UNIT, None, where, group, order), UNIT)
    if node.trim is not None:
        where = kept(build, node.trim, (UNIT, group), value, with_value(value, where))
    if node.among_kind == "number_of":
        return build.auto(_among("count", None, with_value(value, where), group), group)
    alone = where is None and Absence.NOT_APPLICABLE not in value.type.absent
    if node.among_kind != "mean_of":
        folded = _among(_FOLDS[node.among_kind], value, where, group)
        return build.auto(_of_some(folded) if alone else folded, group)
    return _mean_among(build, node, value, where, group, alone)


def _mean_among(
    build: Builder, node: syntax.Among, value: Expr, where: Expr | None, group: str, alone: bool
) -> Expr | Quotient:
    """Σ ÷ n of the units, exact unless it says how it is rounded; ``alone``: the unit that asks is always among them."""
    total = build.auto(_among("sum", value, where, group), group)
    count = build.auto(_among("count", None, with_value(value, where), group), group)
    some = ops.compare("gt", count, ops.lit(0, count.type))
    if node.rounding is None:
        exact = _exact(total, count, value)
        return exact if alone else chosen([(some, exact)], _nothing(exact))
    mean = _mean(total, count, node.rounding, value)
    if alone:
        return build.auto(mean, group)
    return build.auto(ops.case([(some, mean)], ops.nothing(mean.type, Absence.NOT_APPLICABLE)), group)


def _of_some(folded: Expr) -> Expr:
    """The least or greatest over units of which there is at least one: the unit that asks."""
    return evolve(folded, type=evolve(folded.type, absent=folded.type.absent - {Absence.NOT_APPLICABLE}))


def _among(op: str, value: Expr | None, where: Expr | None, group: str) -> Expr:
    """A fold over units: a rejected unit makes its whole group an error, not a smaller group."""
    return ops.among_units(ops.fold(op, UNIT, value, where, group))


def group_of(build: Builder, everyone: bool) -> str:
    """The table of groups: the classes, or everyone where there are none."""
    if everyone or not any(s.role == "class" for s in build.measure.symbols):
        build.table(Table(ALL, "GROUP", "", (), (UNIT,)))
        return ALL
    build.table(Table(CLASS, "GROUP", "", ("类别",), (UNIT,)))
    return CLASS
