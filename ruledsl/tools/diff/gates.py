"""A comparison as an exit code: for people no change or changes, for a pipeline only what it wants to be stopped by."""

from collections.abc import Sequence

from ruledsl.compare.verdict import STRICTER, UNDETERMINED
from ruledsl.diagnostic import Diagnostic
from ruledsl.tools.diff.report import MeasureDiff, Report

#: As everywhere: nothing, changes, usage, rules invalid, facts invalid, undecided.
NOTHING, CHANGED, USAGE, RULES, FACTS, UNDECIDED = 0, 1, 2, 3, 4, 5
_MISNAMED = frozenset({"E291", "E292", "E296"})


def exit_code(report: Report, gates: Sequence[str] = ()) -> int:
    """Errors first, then what the gates ask for; without gates whether any meaning changed."""
    if (wrong := _wrong(report)) is not None:
        return wrong
    answers = [_gate(diff, gate) for diff in report.measures for gate in gates]
    if not gates:
        answers = [diff.meaning_changed for diff in report.measures]
        answers += [True] * bool(report.gone or report.come or any(a.schemes for a in report.apart))
    if any(a is True for a in answers):
        return CHANGED
    if any(a is None for a in answers):
        return UNDECIDED
    partial = any(d.replay is not None and d.replay.problems for d in report.measures)
    return FACTS if partial else NOTHING


def _wrong(report: Report) -> int | None:
    """The code where something could not be compared at all."""
    found: list[Diagnostic] = list(report.problems)
    for diff in report.measures:
        found += [*diff.problems, *diff.chosen.problems]
    errors = [d for d in found if d.is_error]
    if any(d.code in _MISNAMED and d.span is None for d in errors):
        return USAGE
    if errors:
        return RULES
    empty = any(d.replay is not None and d.replay.problems and not d.replay.units for d in report.measures)
    return FACTS if empty else USAGE if not report.measures and not (report.gone or report.come) else None


def _gate(diff: MeasureDiff, gate: str) -> bool | None:
    """Whether a gate is shut; None where that could not be decided."""
    if gate == "stricter":
        return True if STRICTER in diff.moves else None if UNDETERMINED in diff.moves else False
    replay = diff.replay
    if replay is not None:
        if gate == "grade-change":
            return any(m.old.grade != m.new.grade for m in replay.units)
        return any(m.old.rank != m.new.rank for m in replay.units)
    return _grades_without_facts(diff)


def _grades_without_facts(diff: MeasureDiff) -> bool | None:
    """Whether a grade can change for any unit there can be, as far as it is known."""
    if diff.whole is None:
        return None if diff.edits else False
    if diff.whole.other_grades or any(w.old.grade != w.new.grade for w in diff.whole.witnesses.values()):
        return True
    return False if diff.whole.same_grades else None
