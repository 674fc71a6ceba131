"""名额 quota: at most a share of the units of a class (or of all) may have a grade, or it and better ones (及以上).

    名额 优秀 最多30% 舍去取整 至少1个 并列都不算  依据 第九条
    名额 优秀 最多3个 按排名 并列都算 全体  依据 第九条
    名额 优秀 最多3个 并列都算 不占名额 当 连续两年优秀  依据 第九条
    名额 良好 及以上 最多70% 舍去取整 并列都算  依据 第九条

The number of places is the share of the units of the group that take part and have a total, rounded as written, or so many.  Places go by total, or in the
order of the ranking; units beyond them have the next grade.  Units that tie across the border are all in (并列都算) or
all out (并列都不算).  Units that take no place (不占名额) keep the grade of their score and leave the places to others.  A quota under an option of a reading takes no grade away where another option is in use.
"""

from collections.abc import Iterator

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import condition, only_where, quantity
from ruledsl.gather import group_of
from ruledsl.ir import Absence, Entry, Expr, Signal, Type
from ruledsl.measure import clause_texts
from ruledsl.node import evolve
from ruledsl.statements.not_assessed import taking_part
from ruledsl.statements.ranking import Keys, orders
from ruledsl.statements.total import total_value
from ruledsl.syntax import Expression, Quantity, Statement
from ruledsl.whole import MODES


class Quota(Statement):
    RULE = "quota"
    items: str
    ties: str
    share_of: Quantity | None = None
    quota_rounding: str = ""
    fewest: Quantity | None = None
    seats: Quantity | None = None
    by_ranking: bool = False
    everyone: bool = False
    exempt: Expression | None = None
    and_better: bool = False

    @property
    def path(self) -> str:
        """Quotas for one grade under several options of a reading are told apart by the options."""
        under = "，" + "、".join(o.parts[-1] for o in self.guard.options) if self.guard is not None else ""
        return f"名额（{self.items}{'及以上' * self.and_better}{under}）"

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
        names = ("place", "places", "exempt")
        shown = ((name, c) for name in names if (c := f"{self.path}#{name}") in build.columns)
        build.entry(self, Entry(self.path, self.RULE, self.path, 0, (("flag", beyond), *shown), text=below))
        args = tuple(
            (name, c) for name in ("places", "place", "first") if (c := f"{self.path}#{name}") in build.columns
        )
        texts = (("grade", self.items), ("below", below), ("ties", self.ties), *self._rule())
        clauses = clause_texts(self.clauses)
        build.signals.append(Signal("N522", self.path, beyond, args, texts, clauses, build.origin(self, self.path)))

    def _rule(self) -> Iterator[tuple[str, str]]:
        """How many places there are and by what they go, for the finding."""
        if self.share_of is not None:
            yield "share", f"{self.share_of}%"
        if self.fewest is not None:
            yield "fewest", str(self.fewest)
        yield "by", "ranking" if self.by_ranking else "total"


def limited_by_quotas(build: Builder, kind: Type, grade: Expr, forced: Expr | None) -> Expr:
    """The grade after every quota, in the order from the best grade down.

    ``forced`` is the grade that a veto sets before places are given, −1 where none does: such a unit takes no place.
    """
    free = None if forced is None else ops.compare("lt", forced, ops.lit(0, forced.type))
    quotas = build.measure.every(Quota)
    for quota in quotas:
        if quota.items not in kind.choices[:-1]:
            build.report("E213", quota.span, clause_texts(quota.clauses), name=quota.items, choices=kind.choices[:-1])
            raise Stop
    for quota in sorted(quotas, key=lambda q: kind.choices.index(q.items)):
        grade = _limited(build, kind, quota, grade, free)
    return grade


def _limited(build: Builder, kind: Type, quota: Quota, grade: Expr, free: Expr | None) -> Expr:
    """One grade down for those of the grade (及以上: or better) that have no place."""
    index = kind.choices.index(quota.items)
    here = build.column(f"{quota.path}#before", UNIT, grade)
    level = evolve(here, type=evolve(here.type, kind="number", choices=()))
    candidate = ops.compare("le" if quota.and_better else "eq", level, ops.lit(index, level.type))
    candidate = _certain(candidate)
    competes = taking_part(build, candidate if free is None else only_where(free, candidate))
    assert competes is not None
    competes = only_where(build.guard(quota.guard), competes)
    within = build.column(f"{quota.path}#candidate", UNIT, _asking(build, quota, competes))
    group = group_of(build, quota.everyone)
    taken = _place(build, quota, within, group)
    beyond = ops.compare("gt", taken, _places(build, quota, group))
    beyond = only_where(within, ops.stand_in(beyond, Absence.NOT_APPLICABLE, ops.flag(False)))
    flag = build.column(f"{quota.path}#beyond", UNIT, beyond)
    below = ops.lit(index + 1, kind)
    return ops.case([(flag, below)], here)


def _asking(build: Builder, quota: Quota, competes: Expr) -> Expr:
    """Of those that compete the ones that need a place; who takes none and competes is told apart for the score sheet."""
    if quota.exempt is None:
        return competes
    competes = build.column(f"{quota.path}#competes", UNIT, competes)
    free = build.column(f"{quota.path}#exempt", UNIT, only_where(competes, condition(build, quota.exempt)))
    return ops.all_of(competes, ops.not_(free))


def _places(build: Builder, quota: Quota, group: str) -> Expr:
    """How many places the group of a unit has: so many, or a share of its units, but not fewer than the least number."""
    if quota.share_of is None:
        assert quota.seats is not None
        return build.column(f"{quota.path}#places", UNIT, _whole(build, quota.seats))
    if quota.share_of.unit != "percent":
        build.report("E237", quota.share_of.span, found=str(quota.share_of))
        raise Stop
    counted = ops.among_units(ops.fold("count", UNIT, None, _of_base(build, quota), group))
    units = build.column(f"{quota.path}#units", group, counted)
    places: Expr = ops.round_(ops.mul(quantity(quota.share_of), units), 0, MODES[quota.quota_rounding])
    places = ops.evolve_kind(places, "count")
    if quota.fewest is not None:
        places = ops.largest(places, _whole(build, quota.fewest))
    return build.column(f"{quota.path}#places", UNIT, places)


def _of_base(build: Builder, quota: Quota) -> Expr | None:
    """Whether a unit is one of those that the share is taken of: it takes part and has a total."""
    total = total_value(build)
    scored = Absence.NO_SCORE in total.type.absent
    test = taking_part(build, ops.not_(ops.status_is(total, Absence.NO_SCORE)) if scored else None)
    return None if test is None else build.column(f"{quota.path}#base", UNIT, test)


def _whole(build: Builder, number: Quantity) -> Expr:
    if number.decimals:
        build.report("E237", number.span, found=str(number))
        raise Stop
    return ops.evolve_kind(quantity(number), "count")


def _certain(test: Expr) -> Expr:
    """A unit without a score competes for no place."""
    return ops.stand_in(test, Absence.NO_SCORE, ops.flag(False))


def _place(build: Builder, quota: Quota, within: Expr, group: str) -> Expr:
    """Which place a candidate takes: its rank where ties are all in, the last rank of its tie where they are all out."""
    if quota.by_ranking:
        found = orders(build)
    else:
        found = [(ops.flag(True), ((build.column(f"{quota.path}#total", UNIT, total_value(build)), True),))]
    if quota.ties == "ties_out":  # where its tie begins, for the finding
        begun = [(guard, ops.fold("rank", UNIT, None, within, group, keys)) for guard, keys in found]
        build.column(f"{quota.path}#first", UNIT, ops.case(begun[:-1], begun[-1][1]))
    taken = [(guard, _rank(build, quota, within, group, keys, n)) for n, (guard, keys) in enumerate(found, 1)]
    return build.column(f"{quota.path}#place", UNIT, ops.case(taken[:-1], taken[-1][1]))


def _rank(build: Builder, quota: Quota, within: Expr, group: str, keys: Keys, number: int) -> Expr:
    if quota.ties == "ties_in":
        rank = ops.fold("rank", UNIT, None, within, group, keys)
        return build.column(f"{quota.path}#rank{number}", UNIT, rank)
    reverse = tuple((key, not down) for key, down in keys)
    worse = build.column(f"{quota.path}#worse{number}", UNIT, ops.fold("rank", UNIT, None, within, group, reverse))
    name = f"{quota.path}#candidates"
    if name not in build.columns:
        build.column(name, group, ops.among_units(ops.fold("count", UNIT, None, within, group)))
    return ops.add(ops.sub(build.ref(name), worse), ops.lit(1, worse.type))
