"""What a session could not look at, by name: silence never means clean."""

from collections.abc import Iterator

from ruledsl.diagnostic import Diagnostic
from ruledsl.proving.session import Session


def left_out(session: Session) -> Iterator[Diagnostic]:
    """Results that need other units, rows beyond a number, questions that stayed undecided."""
    place = session.measure.statements[0].span if session.measure.statements else None
    whole = [
        role for role, name in session.plan.outputs if role in ("total", "grade", "rank") and not session.has(name)
    ]
    named = dict(session.plan.outputs)
    opened = [named[role] for role in whole]
    opened += [limit.name.split("#")[0] for limit in session.limits if limit.kind == "open"]
    found: list[tuple[str, tuple[str, ...]]] = [("open", tuple(dict.fromkeys(opened)))]
    for kind in ("rows", "sorts", "incidents"):
        found.append((kind, tuple(f"{x.name}（{x.number}）" for x in session.limits if x.kind == kind)))
    found.append(("undecided", tuple(dict.fromkeys(session.undecided))))
    for reason, names in found:
        if names:
            yield Diagnostic("I430", {"reason": reason, "measure": session.measure.id, "names": names}, place)
