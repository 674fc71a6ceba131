"""What stands beside a computed result and never enters it: approvals, scores of earlier rounds, the final decision."""

from decimal import Decimal as Exact
from decimal import InvalidOperation

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import UnitFacts
from ruledsl.facts.layout import APPROVALS
from ruledsl.facts.model import Decision
from ruledsl.facts.names import folded
from ruledsl.node import evolve
from ruledsl.scorecard import Approval, Scorecard, Value
from ruledsl.tools.score_sheet import Sheet


def with_records(card: Scorecard, unit: UnitFacts, sheet: Sheet) -> Scorecard:
    """The scorecard with what was recorded about the unit; a decision that differs from the result is a finding."""
    if card.total is None:
        return evolve(card, rounds=unit.rounds, decision=unit.decision)
    approvals = tuple(
        Approval(table.tag, line)
        for table in sheet.plan.tables
        if table.storage == APPROVALS
        for line in sheet.lines_of(table.name, unit)
    )
    findings = (*card.findings, *_differences(card, unit.decision))
    return evolve(card, approvals=approvals, rounds=unit.rounds, decision=unit.decision, findings=findings)


def _differences(card: Scorecard, decision: Decision | None) -> tuple[Diagnostic, ...]:
    """Where the decision is another than what was computed."""
    if decision is None:
        return ()
    found = []
    for what, decided, computed in (("grade", decision.grade, card.grade), ("total", decision.total, card.total)):
        if decided and not _same(decided, computed):
            args = {
                "what": what,
                "decided": decided,
                "computed": computed.text if computed else "",
                "decider": decision.decider,
                "date": decision.date,
                "reason": decision.reason,
            }
            found.append(Diagnostic("N550", args, path="审定结果", unit=card.unit))
    return tuple(found)


def _same(decided: str, computed: Value | None) -> bool:
    text = computed.text if computed else ""
    try:
        return Exact(decided) == Exact(text)
    except InvalidOperation:
        return folded(decided) == folded(text)
