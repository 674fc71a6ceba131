"""Wordings of one thing that are told apart by the options of a reading: each option must have exactly one."""

from collections.abc import Iterator, Sequence
from typing import Any

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.names import named_options
from ruledsl.node import Record
from ruledsl.source import Span
from ruledsl.statements.applies import Applies
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.grades import Grades
from ruledsl.statements.ranking import Ranking
from ruledsl.statements.reading import Reading
from ruledsl.statements.total import Step, Total
from ruledsl.statements.valid_for import ValidFor
from ruledsl.syntax import Guard, Statement


class Wording(Record):
    """One of several wordings: where it stands and under which options it holds (None: under all others)."""

    guard: Guard | None
    span: Span


def uncovered(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """E307: an option without a wording, one with two, or wordings by several readings."""
    for statement, wordings in _alternatives(measure):
        for span, args in _problems(measure, wordings):
            told = {"reading": "", "option": "", "which": "", **args}
            if isinstance(statement, Step) and not told["which"]:
                chosen = (".".join(o.parts) for w in wordings if w.guard for o in w.guard.options)
                told |= {"which": "limit", "chosen": "、".join(chosen)}
            yield Diagnostic("E307", told, span, clause_texts(statement.clauses))


def _alternatives(measure: Measure) -> Iterator[tuple[Statement, list[Wording]]]:
    for kind in (Grades, Ranking, Applies, ValidFor):
        found: Sequence[Statement] = measure.every(kind)
        if found:
            yield found[-1], [Wording(s.guard, s.span) for s in found]
    for line in (s for s in measure.statements if isinstance(s, EventLine)):
        yield line, [Wording(m.guard, m.span) for m in line.counting]
        if len(line.incident) > 1:
            yield line, [Wording(i.guard, i.span) for i in line.incident]
    for total in measure.every(Total):
        for step in total.steps:
            yield step, [Wording(r.guard, r.span) for r in step.restriction]


def _problems(measure: Measure, wordings: list[Wording]) -> Iterator[tuple[Span, dict[str, Any]]]:
    guarded = [(w, named_options(measure, w.guard)) for w in wordings if w.guard is not None]
    if not guarded:
        return
    readings = tuple(dict.fromkeys(reading for _, options in guarded for reading, _ in options))
    if len(readings) > 1:
        yield guarded[-1][0].span, {"which": "mixed", "reading": readings}
        return
    seen: set[str] = set()
    for wording, options in guarded:
        for reading, option in options:
            if option in seen:
                yield wording.span, {"which": "twice", "reading": reading, "option": option}
            seen.add(option)
    if len(guarded) == len(wordings):
        every = next(r for r in measure.every(Reading) if r.name.text == readings[0])
        missing = tuple(o.name.text for o in every.options if o.name.text not in seen)
        if missing:
            yield guarded[-1][0].span, {"reading": readings[0], "option": missing}
