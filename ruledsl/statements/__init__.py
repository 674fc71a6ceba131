"""One kind of statement a file: what it says, which names it declares, how it becomes columns of the plan.

``NODES`` is the only list of them; the parser finds the class of a grammar rule here.
"""

from ruledsl import dates, gather, instead, interpolation, products, whole  # noqa: F401 - they register the lowering of their expressions
from ruledsl.statements import (
    adopt,
    applicable,
    applies,
    assertion,
    assessor,
    blocks,
    bonus,
    by_class,
    calendar,
    channel,
    classes,
    composition,
    consequence,
    dated,
    deduction,
    define,
    delegated,
    ends,
    event_fields,
    event_line,
    example,
    fact,
    full_marks,
    grades,
    in_force,
    indicator,
    issuer,
    merge,
    not_assessed,
    not_scored,
    number,
    outline,
    override,
    period,
    quota,
    ranking,
    reading,
    refine,
    repeals,
    requirement,
    restriction,
    roster,
    roster_list,
    rows,
    scoring,
    sequence,
    settle,
    take_given,
    tariff,
    total,
    valid_for,
    veto,
    year,
    year_of,
)  # fmt: skip
from ruledsl.syntax import Node

_MODULES = (
    adopt, applicable, applies, assertion, assessor, blocks, bonus, by_class, calendar, channel, classes, composition, consequence, deduction, define,
    dated, delegated, ends, event_fields, event_line, example, fact, full_marks, grades, in_force, indicator, issuer, merge, not_assessed,
    not_scored, number,
    outline, override, period, quota, ranking, reading, refine, repeals, requirement, restriction, roster, roster_list, rows, scoring, sequence,
    settle, take_given, tariff, total, valid_for, veto, year, year_of,
)  # fmt: skip

#: Every class that stands for a grammar rule.
NODES: tuple[type[Node], ...] = tuple(
    value
    for module in _MODULES
    for value in vars(module).values()
    if isinstance(value, type)
    and value.__module__ == module.__name__
    and issubclass(value, Node)
    and "RULE" in vars(value)
)

#: What the quantities that every measure has are made by.
BUILTINS = {
    "indicators_total": indicator.indicators_total,
    "bonus_total": bonus.bonus_total,
    "deduction_total": deduction.deduction_total,
    "survey_score": channel.survey_score,
    "total": total.total_value,
    "grades": grades.grade_value,
    "rank_value": ranking.rank_value,
    "class_value": assessor.class_field,
    "year_value": year_of.year_value,
    "first_day": dated.first_day,
    "last_day": dated.last_day,
}
