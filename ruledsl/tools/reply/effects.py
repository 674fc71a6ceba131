"""Two traces of a unit → what became of its result, and where a difference was lost."""

from collections.abc import Iterator

from ruledsl.ir import Plan
from ruledsl.scorecard import Item, Scorecard
from ruledsl.tools.reply.model import Effect, Question
from ruledsl.tools.reply.what_if import Trace
from ruledsl.tools.score_sheet import rendered

OUTPUTS = ("total", "grade", "rank")


def effect(plan: Plan, card: Scorecard, question: Question, now: Trace, then: Trace) -> Effect:
    """What the change makes of total, grade and rank."""
    outputs = {role: column for role in OUTPUTS if (column := plan.output(role))}
    values = {role: rendered(int_of(then, c), plan.column(c).type) for role, c in outputs.items()}
    return Effect(
        question.kind, question.option, values, _stopped(card, now, then), tuple(_kept(plan, card, now, then))
    )


def int_of(trace: Trace, column: str) -> int:
    """A traced value; an absence is one too."""
    return trace[column]


def _stopped(card: Scorecard, now: Trace, then: Trace) -> Item | None:
    """The last step into which a difference goes and out of which none comes."""
    found, before = None, ""
    for step in (s for s in card.steps if s.reason != "reading"):
        inside = (c for c in now if c.startswith(f"{step.path}#") and "#limit" not in c)
        into = any(now[c] != then[c] for c in (*inside, *([before] if before else [])))
        found = None if now[step.path] != then[step.path] else step if into else found
        before = step.path
    return found


def _kept(plan: Plan, card: Scorecard, now: Trace, then: Trace) -> Iterator[Item]:
    """The vetoes that set the grade although its score would make another."""
    entry = next((e for e in plan.entries if e.kind == "grades" and e.column("band")), None)
    band, grade = (entry.column(role) if entry is not None else None for role in ("band", "value"))
    if band and grade and now[band] != then[band] and now[grade] == then[grade]:
        yield from (i for i in card.statements if i.kind in ("veto", "override") and not i.reason)
