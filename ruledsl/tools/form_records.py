"""The sheets of a form beside its facts: scores by round, the final decision, what must come out."""

from collections.abc import Iterable, Mapping

from ruledsl.facts.form_marks import EXPECTED
from ruledsl.facts.names import word
from ruledsl.facts.rounds import ROUNDS
from ruledsl.measure import Measure
from ruledsl.statements.grades import Grades
from ruledsl.tools.form_model import Column, FormSheet
from ruledsl.tools.test.names import RESULTS


def rounds(units: FormSheet) -> FormSheet:
    """One row a score in one round: who gave it, when, and why it was changed."""
    items = tuple(c.key for c in units.columns if c.fact)
    columns = (
        Column(word("units"), "unit", required=True),
        Column(word("round"), "choice", choices=ROUNDS, required=True),
        Column("事项", "choice", choices=items, required=True),
        Column(word("value"), required=True),
        Column(word("scorer"), required=True),
        Column(word("date"), "date", required=True),
        Column(word("reason")),
    )
    return FormSheet("评分记录", "rounds", columns)


def decision(measure: Measure) -> FormSheet:
    """One row a unit whose result was decided otherwise than computed."""
    columns = (
        Column(word("units"), "unit", required=True),
        Column(word("final_total"), "points", lo="-10000", hi="10000", decimals=4),
        Column(word("final_grade"), "choice", choices=_grades(measure)),
        Column(word("decider"), required=True),
        Column(word("date"), "date", required=True),
        Column(word("reason"), required=True),
    )
    return FormSheet("审定结果", "decision", columns)


def expected(measure: Measure, units: Iterable[Mapping[str, str]]) -> FormSheet:
    """One row a unit with what must come out; further columns may be added by the names of the score sheet."""
    total, grade, *rest = (RESULTS[role][0] for role in ("total", "grade", "rank", "findings", "follows"))
    columns = (
        Column(word("units"), "unit", required=True),
        Column(total),
        Column(grade, "choice", choices=_grades(measure)),
        *map(Column, rest),
    )
    return FormSheet(EXPECTED[0], "expected", columns, tuple(units))


def _grades(measure: Measure) -> tuple[str, ...]:
    grades = next(iter(measure.every(Grades)), None)
    return grades.order if grades else ()
