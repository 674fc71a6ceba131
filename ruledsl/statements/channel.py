"""渠道 channel and 答案分值 answer points: how ballots become the score of a survey.

    评议答案 满意、基本满意、不满意  依据 第八条
    评议渠道 由方案确定  依据 第七条（一）
  and in the scheme
    渠道 网上评议 占 60%
    渠道 问卷调查 占 40%
    答案分值 { 满意 100分 基本满意 60分 不满意 0分 不了解 不计 } 四舍五入到2位 无有效票时 不计分

The score of a channel is the mean points of its ballots, rounded as written; ballots with an answer that is left out
(不计) are in neither sum nor number, nor are those that 去掉 drops at the ends.  The survey's score is the sum of the channels by their shares.  A channel without a
valid ballot has no score, and then neither has the survey.
"""

from typing import Any

from ruledsl import ops
from ruledsl.build import UNIT, Builder, Stop
from ruledsl.express import points, quantity
from ruledsl.ir import Absence, Entry, Expr, Fact, Lit, Origin, Type
from ruledsl.node import field
from ruledsl.source import Span
from ruledsl.statements.tariff import Award, at
from ruledsl.syntax import Name, Quantity, Rounding, Statement, Trim
from ruledsl.trimming import dropped, ends

BALLOTS = Type("count", 0, 0, 10**6)


class Answers(Statement):
    RULE = "answers"
    names: tuple[Name, ...]

    def lower(self, build: Builder) -> None:
        """The answers become facts of each channel; nothing to compute here."""


class Channels(Statement):
    RULE = "channels"

    def lower(self, build: Builder) -> None:
        """A hole that a scheme fills with 渠道."""


class Channel(Statement):
    RULE = "channel"
    name: Name
    quantity: Quantity

    def declares(self) -> tuple[tuple[str, str], ...]:
        return ((self.name.text, "points"),)

    def lower(self, build: Builder) -> None:
        path = self.name.text
        rule = build.measure.only(AnswerPoints)
        answers = build.measure.only(Answers)
        if rule is None or answers is None:
            if self is build.measure.only(Channel):
                build.report("E262", self.span, name=path)
            raise Stop
        build.column(path, UNIT, _mean(build, path, rule, answers), build.origin(self, path))
        build.entry(self, Entry(path, self.RULE, path, 0, (("value", path),), text=f"{self.quantity}%"))

    def value(self, build: Builder, symbol: object) -> Expr:
        return build.ref(self.name.text)


class AnswerPoints(Statement):
    RULE = "answer_points"
    awards: tuple[Award, ...] = field(default=(), metadata={"rule": "award"})
    rounding: Rounding = field(kw_only=True)
    uncounted: tuple[Name, ...] = ()
    trim: Trim | None = None

    def lower(self, build: Builder) -> None:
        """Each channel reads this; nothing to compute here."""


def _wrong(rule: AnswerPoints, answers: Answers) -> list[tuple[str, Span, dict[str, Any]]]:
    """Each answer, and nothing else, has points or is left out, and one at least has points; else what is wrong."""
    known = tuple(n.text for n in answers.names)
    counted = {a.name.text for a in rule.awards}
    said = [*(a.name for a in rule.awards), *rule.uncounted]
    found: list[tuple[str, Span, dict[str, Any]]] = [
        ("E213", n.span, {"name": n.text, "choices": known}) for n in said if n.text not in known
    ]
    found += [("E201", n.span, {"name": n.text}) for n in rule.uncounted if n.text in counted]
    forgotten = set(known) - {n.text for n in said}
    found += [("E263", rule.span, {"name": text}) for text in known if text in forgotten and not found]
    if not rule.awards:
        found.append(("E263", rule.span, {"name": ""}))
    return found


def _mean(build: Builder, path: str, rule: AnswerPoints, answers: Answers) -> Expr:
    """Σ ballots × points ÷ Σ ballots, rounded; no ballot, no score.  Answers that are left out are only reported."""
    wrong = _wrong(rule, answers)
    for code, span, args in wrong:
        build.report(code, span, **args)
    if wrong:
        raise Stop
    left_out = {name.text for name in rule.uncounted}
    worth = {a.name.text: points(build, a.quantity) for a in rule.awards}
    counts: dict[str, Expr] = {}
    for answer in answers.names:
        name = f"{path}.{answer.text}"
        count = build.fact(Fact(name, UNIT, BALLOTS, name, origin=build.origin_here()))
        if answer.text not in left_out:
            counts[answer.text] = count
    if rule.trim is not None:
        counts = _without_ends(build, rule.trim, counts, worth)
    weighted = [ops.mul(worth[answer], count) for answer, count in counts.items()]
    ballots = ops.add(*counts.values())
    divisor = ops.largest(ballots, ops.lit(1, BALLOTS))
    mean = ops.round_(ops.divide(ops.add(*weighted), divisor), rule.rounding.decimals, rule.rounding.mode)
    top = max(-at(ops.lit(-w.value, w.type), rule.rounding.decimals) for w in worth.values())
    mean = ops.smallest(mean, ops.lit(top, mean.type))  # a mean never exceeds its largest value; this states the bound
    some = ops.compare("gt", ballots, ops.lit(0, BALLOTS))
    return ops.case([(some, mean)], ops.nothing(mean.type, Absence.NO_SCORE))


def _without_ends(build: Builder, trim: Trim, counts: dict[str, Expr], worth: dict[str, Lit]) -> dict[str, Expr]:
    """How many ballots of each answer stay where the highest and lowest of all are dropped.

    In the order of their points the ballots of an answer lie between those before it and those up to it; those stay that
    are not among the first or last so many.
    """
    number = ops.add(*counts.values())
    taken = dict(ends(build, trim))
    high, low = (dropped(taken[end], trim.whole_units, number) for end in ("top", "bottom"))
    last, none = ops.sub(number, low), ops.lit(0, BALLOTS)
    kept, before = dict[str, Expr](), list[Expr]()
    finest = max(w.type.decimals for w in worth.values())
    for answer in sorted(counts, key=lambda a: -worth[a].value * 10 ** (finest - worth[a].type.decimals)):
        upto = ops.add(*before, counts[answer])
        stay = ops.sub(ops.smallest(upto, last), ops.largest(ops.add(*before), high) if before else high)
        kept[answer] = ops.largest(stay, none)
        before.append(counts[answer])
    return kept


def survey_score(build: Builder) -> Expr:
    """评议得分: the channels by their shares; an open survey has a missing score."""
    name = "评议得分"
    if name not in build.columns:
        channels = build.measure.every(Channel)
        value: Expr = ops.nothing(Type("points"), Absence.MISSING)
        if channels:
            for channel in channels:
                build.demand(channel)
            parts = [ops.mul(build.ref(c.name.text), quantity(c.quantity)) for c in channels]
            value = ops.add(*parts)
        build.column(name, UNIT, value, Origin("survey", name))
    return build.ref(name)
