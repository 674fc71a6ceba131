"""排名 ranking: by several keys in turn, within the class of the unit unless 全体 is written; equal units share a rank.

排名 依次按 总分、加分后得分 由高到低，仍相同的并列  依据 第十三条
排名 依次按 总分 由高到低、死亡人数 由低到高，仍相同的并列
"""

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import expression
from ruledsl.ir import Absence, Entry, Expr
from ruledsl.measure import clause_texts
from ruledsl.node import field
from ruledsl.statements.class_of import group_table
from ruledsl.statements.not_assessed import taking_part
from ruledsl.statements.override import ranked_last
from ruledsl.syntax import Builtin, Expression, Node, Statement

Keys = tuple[tuple[Expr, bool], ...]


class Key(Node):
    RULE = "key"
    expr: Expression


class Sorting(Node):
    """Some keys and which way all of them go."""

    RULE = "sorting"
    keys: tuple[Key, ...] = field(metadata={"rule": "key"})
    order: str


class Ranking(Statement):
    RULE = "ranking"
    sortings: tuple[Sorting, ...] = field(metadata={"rule": "sorting"})
    everyone: bool = False
    unscored: str = ""

    @property
    def keys(self) -> tuple[Key, ...]:
        return tuple(k for s in self.sortings for k in s.keys)

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ()

    def lower(self, build: Builder) -> None:
        """One ranking, or several under the options of one reading; the rank is the one in use."""
        rankings = build.measure.every(Ranking)
        if self is rankings[0]:
            versions = [(build.guard(r.guard), _rank(build, r, n)) for n, r in enumerate(rankings, 1)]
            build.column("名次", UNIT, ops.case(versions[:-1], versions[-1][1]), build.origin(self, "名次"))
            build.outputs["rank"] = "名次"
        build.entry(self, Entry("名次", self.RULE, "名次", 0, (("value", "名次"),)))


def rank_value(build: Builder) -> Expr:
    ranking = build.measure.only(Ranking)
    if ranking is None:
        build.report("E264", build.here)
        raise Stop
    if "名次" not in build.columns:
        build.demand(ranking)
    return build.ref("名次")


def _rank(build: Builder, ranking: Ranking, number: int) -> Expr:
    group = group_table(build, ranking.everyone)
    keys = _keys(build, ranking, number)
    where = None
    if any(Absence.NO_SCORE in k.type.absent for k, _ in keys):
        where = ops.not_(ops.any_of(*(ops.status_is(k, Absence.NO_SCORE) for k, _ in keys)))
        where = build.column(f"名次#{number}?", UNIT, where)
    where = taking_part(build, where)
    return build.column(f"名次#{number}", UNIT, ops.fold("rank", UNIT, None, where, group, keys))


def orders(build: Builder) -> list[tuple[Expr, Keys]]:
    """The order that each ranking sets and the condition that it is in use; who is not ranked comes after all who are."""
    rankings = build.measure.every(Ranking)
    if not rankings:
        build.report("E264", build.here)
        raise Stop
    return [(build.guard(r.guard), tuple(map(_or_last, _keys(build, r, n)))) for n, r in enumerate(rankings, 1)]


def _or_last(key: tuple[Expr, bool]) -> tuple[Expr, bool]:
    value, down = key
    return _scored(value, down), down


def _scored(value: Expr, down: bool) -> Expr:
    """A value behind all others where there is no score."""
    return ops.stand_in(value, Absence.NO_SCORE, ops.lit(value.type.lo - 1 if down else value.type.hi + 1, value.type))


def _keys(build: Builder, ranking: Ranking, number: int) -> Keys:
    """What units are compared by, one after the other, and whether the greater comes first."""
    written = [(k.expr, s.order == "high_to_low") for s in ranking.sortings for k in s.keys]
    keys = tuple((_key(build, ranking, k, f"名次#{number}.{n}"), k[1]) for n, k in enumerate(written, 1))
    last = ranked_last(build)
    if last is not None:
        keys = ((_column(build, f"名次#{number}.0", last), False), *keys)
    if any(Absence.NO_SCORE in k.type.absent for k, _ in keys) and not ranking.unscored:
        build.report("E261", ranking.span, clause_texts(ranking.clauses))
    return keys


def _key(build: Builder, ranking: Ranking, key: tuple[Expression, bool], name: str) -> Expr:
    """A key as a column; with 无分者排末位 a unit without a score stands below every score."""
    node, down = key
    if name in build.columns:
        return build.ref(name)
    value = expression(build, node)
    # A unit without a total has no rank, which needs no saying; without another key it would have none in silence.
    if Absence.NOT_APPLICABLE in value.type.absent and not isinstance(node, Builtin):
        build.report("E233", node.span, number=int(name.rpartition(".")[2]))
        raise Stop
    if ranking.unscored == "unscored_last" and Absence.NO_SCORE in value.type.absent:
        value = _scored(value, down)
    return _column(build, name, value)


def _column(build: Builder, name: str, value: Expr) -> Expr:
    """A column that a quota by the ranking may have asked for before."""
    return build.ref(name) if name in build.columns else build.column(name, UNIT, value)
