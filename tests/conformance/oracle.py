"""What a measure means, read off its statements with exact fractions: slow, plain, and apart from the compiler.

    judge(measure, 2023, units, run, readings) → for each unit {name: value}, findings under "findings"

It knows nothing of plans.  The facts of a unit are ``{"类别": …, "facts": {…}, "events": {kind: [line, …]},
"approvals": {cap: limit}, "tables": {name: [row, …]}}`` with fractions, numbers, flags, days since 1970-01-01 and words; None was not reported.  A
line carries 日期, 事由 (or None), 事件 (which event it is of), 分值 or 级别, and the registered fields.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import oracle_grades
import oracle_indicators
import oracle_lines
import oracle_procedure
import oracle_rows
import oracle_total
from oracle_totals import bonus_total, deduction_total, indicators_total, survey_score
from oracle_values import Value
from oracle_world import KINDS, Unit, World

from ruledsl.measure import Measure

#: The modules that say what the kinds of statement mean.
SPOKEN_BY = (oracle_grades, oracle_indicators, oracle_lines, oracle_procedure, oracle_rows, oracle_total)

#: Statements that say nothing about a unit by themselves: identity, order, what other statements read.
SILENT = {
    "number", "issuer", "outline", "in_force", "valid_for", "repeals", "applies", "year", "full_marks", "ends",
    "classes", "roster", "not_scored", "reading", "adopt", "answers", "channels", "answer_points",
    "calendar", "year_of", "roster_list", "quota", "rows", "take_given", "refine", "place", "settle",
}  # fmt: skip


def judge(
    measure: Measure,
    year: int,
    units: Sequence[Mapping[str, Any]],
    run: Mapping[str, Value | None],
    readings: Mapping[str, str],
    lost: Collection[str] = (),
) -> list[dict[str, Any]]:
    """Everything that the measure says of each unit, by the author's names; ``findings`` are (code, place).

    ``lost`` are the classes of units whose facts were rejected: they are not there, and ranks beside them not certain.
    """
    world = World(measure, year, dict(run), dict(readings), frozenset(lost))
    world.units = [Unit(world, u["类别"], u["facts"], u["events"], u["approvals"], u["tables"]) for u in units]
    for statement in measure.statements:
        assert type(statement) in KINDS or statement.RULE in SILENT, statement.RULE
    for unit in world.units:
        for statement in world.speaking():
            unit.hear(statement)
        for whole in (indicators_total, bonus_total, deduction_total, survey_score):
            whole(unit)
    return [{**u.named, "findings": u.findings} for u in world.units]
