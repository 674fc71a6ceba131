"""The quantities that every measure has: each made when it is first asked for."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from oracle_values import MISSING, Absent, Value, amount, minus, total
from oracle_world import Unit

from ruledsl.statements.bonus import Bonus
from ruledsl.statements.channel import Channel
from ruledsl.statements.deduction import Deduction
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.merge import Merge
from ruledsl.statements.ranking import Ranking
from ruledsl.statements.total import Total


def by_share(nodes: Sequence[Indicator], values: list[Value]) -> list[Value]:
    """占: each value times the share of its node, where the nodes have shares."""
    shares = [Fraction(1) if n.weight is None else amount(n.weight) for n in nodes]
    return [v if type(v) is Absent else v * share for v, share in zip(values, shares, strict=True)]  # type: ignore[operator]


def indicators_total(unit: Unit) -> Value:
    """指标得分合计: the trees that have their place, added up."""
    if "指标得分合计" not in unit.named:
        tops = [i for i in unit.world.every(Indicator) if not i.placed]
        for top in tops:
            unit.hear(top)
        for_others = [bool(t.for_classes) and unit.class_name not in [n.text for n in t.for_classes] for t in tops]
        values = [Fraction(0) if other else unit.named[t.name.text] for t, other in zip(tops, for_others, strict=True)]
        unit.named["指标得分合计"] = total(by_share(tops, values))
    return unit.named["指标得分合计"]


def bonus_total(unit: Unit) -> Value:
    """加分合计: all bonuses, less what a merge takes back."""
    return _lines_total(unit, Bonus, "加分合计")


def deduction_total(unit: Unit) -> Value:
    """扣分合计: all deductions as a positive number, less what a merge takes back."""
    return _lines_total(unit, Deduction, "扣分合计")


def _lines_total(unit: Unit, kind: type[EventLine], name: str) -> Value:
    if name in unit.named:
        return unit.named[name]
    world = unit.world
    lines = world.every(kind)
    names = {line.name.text for line in lines}
    value: Value = total(unit.value(name) for name in names)
    for merge in world.every(Merge):
        if names & {n.text for n in merge.names}:
            unit.hear(merge)
            for line in names & {n.text for n in merge.names}:
                value = minus(value, unit.named[f"{merge.path}/{line}"])
    unit.named[name] = value
    return value


def survey_score(unit: Unit) -> Value:
    """评议得分: the channels by their shares; without channels nobody knows it yet."""
    if "评议得分" not in unit.named:
        channels = unit.world.every(Channel)
        for channel in channels:
            unit.hear(channel)
        parts = [unit.shares[c.name.text] for c in channels]
        unit.named["评议得分"] = total(parts) if channels else MISSING
    return unit.named["评议得分"]


def total_value(unit: Unit) -> Value:
    """总分: what the last step leaves."""
    if "总分" not in unit.named:
        unit.hear(unit.world.every(Total)[0])
    return unit.named["总分"]


def grade_value(unit: Unit) -> Value:
    """等次, after vetoes."""
    if "等次" not in unit.named:
        unit.hear(unit.world.every(Grades)[0])
    return unit.named["等次"]


def rank_value(unit: Unit) -> Value:
    """名次 among the units that the ranking compares."""
    if "名次" not in unit.named:
        unit.hear(unit.world.every(Ranking)[0])
    return unit.named["名次"]


def class_value(unit: Unit) -> Value:
    return unit.class_name


def year_value(unit: Unit) -> Value:
    return Fraction(unit.world.year)


def first_day(unit: Unit) -> Value:
    return unit.world.first


def last_day(unit: Unit) -> Value:
    return unit.world.last


BUILTINS: dict[str, Callable[[Unit], Value]] = {
    "indicators_total": indicators_total, "bonus_total": bonus_total, "deduction_total": deduction_total,
    "survey_score": survey_score, "total": total_value, "grades": grade_value, "rank_value": rank_value,
    "class_value": class_value, "year_value": year_value, "first_day": first_day, "last_day": last_day,
}  # fmt: skip
