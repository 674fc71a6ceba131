"""Limits on what a step of 总分 adds or subtracts.

    不超过10分 · 一般不超过10分（经批准可超过） · 一般不超过10分（超过只提示）

A soft limit may be exceeded with a recorded approval, which is a fact about one unit and one limit: decider, date,
reason and the approved limit.  The cut and the use of an approval are both findings.
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder
from ruledsl.express import points
from ruledsl.ir import Absence, Expr, Fact, Signal, Table, Type
from ruledsl.statements.dated import DATE
from ruledsl.statements.event_fields import TEXTS
from ruledsl.statements.fact import measure_decimals
from ruledsl.syntax import Guard, Node, Quantity


class Hard(Node):
    RULE = "hard_limit"
    quantity: Quantity
    guard: Guard | None = None


class Soft(Node):
    RULE = "soft_limit"
    quantity: Quantity
    guard: Guard | None = None


class Remark(Node):
    RULE = "remark_limit"
    quantity: Quantity
    guard: Guard | None = None


def restricted(
    build: Builder,
    rules: tuple[Hard | Soft | Remark, ...],
    value: Expr,
    path: str,
    name: str,
    clauses: tuple[str, ...],
) -> Expr:
    """The value under the limit that is in use, if one is; the findings about cuts, approvals and remarks."""
    if not rules:
        return value
    uncut = build.column(f"{path}#asked", UNIT, value)
    guards = [build.guard(rule.guard) for rule in rules if rule.guard is not None]
    otherwise = ops.not_(ops.any_of(*guards)) if guards else ops.flag(True)
    branches: list[tuple[Expr, Expr]] = []
    default: Expr = uncut
    for number, rule in enumerate(rules, 1):
        active = otherwise if rule.guard is None else build.guard(rule.guard)
        limited = _limited(build, rule, active, uncut, f"{path}#limit{number}", name, clauses)
        if rule.guard is None:
            default = limited
        else:
            branches.append((active, limited))
    return ops.case(branches, default)


def _limited(
    build: Builder,
    rule: Hard | Soft | Remark,
    active: Expr,
    value: Expr,
    path: str,
    name: str,
    clauses: tuple[str, ...],
) -> Expr:
    limit: Expr = points(build, rule.quantity)
    texts = (("limit", str(rule.quantity)), ("name", name))
    over = ops.compare("gt", value, limit)
    if isinstance(rule, Remark):
        _signal(build, "N515", path, "over", ops.all_of(active, over), value, limit, texts, clauses)
        return value
    if isinstance(rule, Soft):
        approved = _approved(build, name)
        limit = ops.stand_in(approved, Absence.NOT_APPLICABLE, limit)
        used = ops.all_of(active, over, ops.status_is(approved, Absence.PRESENT))
        _signal(build, "N514", path, "approved", used, value, limit, texts, clauses)
    cut = ops.all_of(active, ops.compare("gt", value, limit))
    _signal(build, "N513", path, "cut", cut, value, limit, texts, clauses)
    return ops.smallest(value, limit)


def _approved(build: Builder, name: str) -> Expr:
    """The approved limit; not applicable where none is recorded."""
    table = f"{name}#批准"
    column = f"{table}#limit"
    if column in build.columns:
        return build.ref(column)
    build.table(Table(table, "CHILD", UNIT, storage="approvals", tag=name))
    decimals = measure_decimals(build)
    kind = Type("points", decimals, 0, 10_000 * 10**decimals)
    origin = build.origin_here()
    limit = build.fact(Fact(f"{table}.限额", table, kind, "限额", role="limit", origin=origin))
    build.fact(Fact(f"{table}.日期", table, DATE, "日期", role="date", origin=origin))
    for text, role in TEXTS:
        build.fact(Fact(f"{table}.{text}", table, Type("text"), text, "optional", role=role, origin=origin))
    return build.column(column, UNIT, ops.fold("max", table, limit, None, UNIT))


def _signal(
    build: Builder,
    code: str,
    path: str,
    role: str,
    when: Expr,
    value: Expr,
    limit: Expr,
    texts: tuple[tuple[str, str], ...],
    clauses: tuple[str, ...],
) -> None:
    flag = build.column(f"{path}#{role}", UNIT, when)
    effective = build.columns.get(f"{path}#effective") or build.column(f"{path}#effective", UNIT, limit)
    column = effective.column if hasattr(effective, "column") else effective.name
    args = (("asked", value.column), ("effective", column))  # type: ignore[union-attr]
    build.signals.append(Signal(code, path, flag.column, args, texts, clauses, build.origin_here()))
