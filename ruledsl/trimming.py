"""去掉: the highest and lowest values that a statistic leaves out, over the rows of a unit as over units.

    平均（票 的 打分 当 有效 去掉 最高1个、最低1个 四舍五入到2位小数）
    平均（票 的 打分 去掉 最高、最低各10% 舍去取整 四舍五入到2位小数）

The values that count are put in order once; those that stay lie between the two ends, so that no value is dropped twice.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

from ruledsl import ops, syntax
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import only_where, quantity
from ruledsl.folding import among_units
from ruledsl.ir import Absence, Expr
from ruledsl.node import evolve
from ruledsl.phrasing import trimming
from ruledsl.whole import MODES


def kept(build: Builder, trim: syntax.Trim, over: tuple[str, str], value: Expr, where: Expr | None) -> Expr:
    """Whether a row counts and is not dropped; ``over`` are the table of the rows and that of their group."""
    table, group = over
    taken = dict(ends(build, trim))
    count = ops.fold("count", table, None, where, group)
    number = build.auto(among_units(count) if table == UNIT else count, group)
    place: Expr = ops.fold("ordinal", table, None, where, group, ((value, False),))
    if table != UNIT and not value.type.absent and (where is None or not where.type.absent):
        place = evolve(place, type=evolve(place.type, absent=place.type.absent - {Absence.ERROR}))
    name = _named(build)
    ordered = build.column(f"{name}order", table, place) if table != UNIT else build.auto(place, table)
    place = ops.stand_in(ordered, Absence.NOT_APPLICABLE, ops.lit(0, place.type))
    low, high = (dropped(taken[end], trim.whole_units, number) for end in ("bottom", "top"))
    after, before = ops.compare("gt", place, low), ops.compare("le", ops.add(place, high), number)
    test = ops.all_of(after, before)
    return build.column(f"{name}kept", table, test) if table != UNIT else build.auto(test, table)


def _named(build: Builder) -> str:
    """What the columns of a trim in a statement are called, for the score sheet to tell the rows that it drops."""
    label = build.origin_here().label
    number = sum(name.startswith(f"{label}#trim") and name.endswith("kept") for name in build.columns) + 1
    return f"{label}#trim{number}."


def with_value(value: Expr, where: Expr | None) -> Expr | None:
    """The rows that have a value: those that it does not concern are in neither the sum nor the number of a mean.

    The condition comes first: where nobody knows whether a row counts, its number is as unknown as its sum.
    """
    if Absence.NOT_APPLICABLE not in value.type.absent:
        return where
    there = ops.not_(ops.status_is(value, Absence.NOT_APPLICABLE))
    return there if where is None else only_where(where, there)


def unfit(build: Builder, trim: syntax.Trim, which: str, **args: Any) -> NoReturn:
    """E253: what is dropped is not said, or nothing could be dropped."""
    mended = trimming(trim, "quota_down") if which == "rounding" else ""
    build.report("E253", trim.span, which=which, written=trimming(trim), mended=mended, **args)
    raise Stop


def ends(build: Builder, trim: syntax.Trim) -> Iterator[tuple[str, syntax.Quantity]]:
    """How many, or which share, are dropped at each end; none where it is not written."""
    ends = [(end, cut.quantity) for cut in trim.cuts for end in cut.ends]
    shares = [q for _, q in ends if q.unit == "percent"]
    if len({end for end, _ in ends}) < len(ends):
        unfit(build, trim, "twice")
    if any(q.unit not in ("", "percent") or (not q.unit and q.decimals) or not q.value for _, q in ends):
        unfit(build, trim, "number")
    if shares and not trim.whole_units:
        unfit(build, trim, "rounding")
    if sum(quantity(q).value * 10 ** (9 - quantity(q).type.decimals) for q in shares) >= 10**9:
        unfit(build, trim, "all")
    yield from {"top": syntax.Quantity(), "bottom": syntax.Quantity(), **dict(ends)}.items()


def dropped(written: syntax.Quantity, whole_units: str, number: Expr) -> Expr:
    """How many values are dropped at one end."""
    if written.unit != "percent":
        return ops.evolve_kind(quantity(written), "count")
    return ops.evolve_kind(ops.round_(ops.mul(number, quantity(written)), 0, MODES[whole_units]), "count")
