"""名额 quota: at most a share of the units of a class (or of all) may have a grade or a better one.

    名额 优秀 不超过30% 舍去取整 并列都不算  依据 第九条

The number of places is the share of all units of the group, rounded as written.  Places go by total; units beyond them
have the next grade.  Units that tie across the border are all in (并列都算) or all out (并列都不算).
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import only_where, quantity
from ruledsl.gather import group_of
from ruledsl.ir import Absence, Entry, Expr, Signal, Type
from ruledsl.measure import clause_texts
from ruledsl.node import evolve
from ruledsl.statements.total import total_value
from ruledsl.syntax import Quantity, Statement
from ruledsl.whole import MODES


class Quota(Statement):
    RULE = "quota"
    items: str
    share_of: Quantity
    quota_rounding: str
    ties: str
    everyone: bool = False

    @property
    def path(self) -> str:
        return f"名额（{self.items}）"

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.path, "label"),)

    def lower(self, build: Builder) -> None:
        """The grades ask for this; here is its line of the score sheet, and the finding for those without a place."""
        build.builtins["grades"](build)
        beyond = f"{self.path}#beyond"
        if beyond not in build.columns:
            build.entry(self, Entry(self.path, self.RULE, self.path, 0))
            return
        order = build.columns["等次"].type.choices
        below = order[order.index(self.items) + 1]
        build.entry(self, Entry(self.path, self.RULE, self.path, 0, (("flag", beyond),), text=below))
        texts = (("grade", self.items), ("below", below))
        clauses = clause_texts(self.clauses)
        build.signals.append(Signal("N522", self.path, beyond, (), texts, clauses, build.origin(self, self.path)))


def limited_by_quotas(build: Builder, kind: Type, grade: Expr) -> Expr:
    """The grade after every quota, in the order from the best grade down."""
    quotas = build.measure.every(Quota)
    for quota in quotas:
        if quota.items not in kind.choices[:-1]:
            build.report("E213", quota.span, clause_texts(quota.clauses), name=quota.items, choices=kind.choices[:-1])
            raise Stop
    for quota in sorted(quotas, key=lambda q: kind.choices.index(q.items)):
        grade = _limited(build, kind, quota, grade)
    return grade


def _limited(build: Builder, kind: Type, quota: Quota, grade: Expr) -> Expr:
    """One grade down for those of the grade (or better) that have no place."""
    index = kind.choices.index(quota.items)
    here = build.column(f"{quota.path}#before", UNIT, grade)
    level = evolve(here, type=evolve(here.type, kind="number", choices=()))
    candidate = ops.compare("le", level, ops.lit(index, level.type))
    within = build.column(f"{quota.path}#candidate", UNIT, _certain(candidate))
    group = group_of(build, quota.everyone)
    units = build.column(f"{quota.path}#units", group, ops.among_units(ops.fold("count", UNIT, None, None, group)))
    share = ops.mul(quantity(quota.share_of), units)
    places = ops.round_(share, 0, MODES[quota.quota_rounding])
    taken = _place(build, quota, within, group)
    beyond = ops.compare("gt", taken, evolve(places, type=evolve(places.type, kind="count")))
    beyond = only_where(within, ops.stand_in(beyond, Absence.NOT_APPLICABLE, ops.flag(False)))
    flag = build.column(f"{quota.path}#beyond", UNIT, beyond)
    below = ops.lit(index + 1, kind)
    return ops.case([(flag, below)], here)


def _certain(test: Expr) -> Expr:
    """A unit without a score competes for no place."""
    return ops.stand_in(test, Absence.NO_SCORE, ops.flag(False))


def _place(build: Builder, quota: Quota, within: Expr, group: str) -> Expr:
    """Which place a candidate takes: its rank where ties are all in, the last rank of its tie where they are all out."""
    total = build.column(f"{quota.path}#total", UNIT, total_value(build))
    if quota.ties == "ties_in":
        return build.column(f"{quota.path}#place", UNIT, ops.fold("rank", UNIT, None, within, group, ((total, True),)))
    worse = build.column(f"{quota.path}#worse", UNIT, ops.fold("rank", UNIT, None, within, group, ((total, False),)))
    all_ = build.column(
        f"{quota.path}#candidates", group, ops.among_units(ops.fold("count", UNIT, None, within, group))
    )
    return ops.add(ops.sub(all_, worse), ops.lit(1, worse.type))
