"""What a session could not look at, by name: silence never means clean."""

from collections.abc import Iterator

from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Ref, walk
from ruledsl.proving.session import Session


def left_out(session: Session) -> Iterator[Diagnostic]:
    """Results that need other units, rows beyond a number, questions that stayed undecided."""
    place = session.measure.statements[0].span if session.measure.statements else None
    whole = [
        role for role, name in session.plan.outputs if role in ("total", "grade", "rank") and not session.has(name)
    ]
    named = dict(session.plan.outputs)
    opened = [named[role] for role in whole]
    opened += [name for limit in session.limits if limit.kind == "open" for name in _written(session, limit.name)]
    found: list[tuple[str, tuple[str, ...]]] = [("open", tuple(dict.fromkeys(opened)))]
    for kind in ("rows", "sorts", "incidents"):
        found.append((kind, tuple(f"{x.name}（{x.number}）" for x in session.limits if x.kind == kind)))
    found.append(("undecided", tuple(dict.fromkeys(session.undecided))))
    for reason, names in found:
        if names:
            yield Diagnostic("I430", {"reason": reason, "measure": session.measure.id, "names": names}, place)


def _written(session: Session, name: str) -> list[str]:
    """A column as the author calls it: of a value without a name, what is computed with it."""
    if "~" not in name:
        return [name.split("#", maxsplit=1)[0]]
    readers = [
        c.name for c in session.plan.columns if any(isinstance(n, Ref) and n.column == name for n in walk(c.expr))
    ]
    return [found for reader in readers for found in _written(session, reader)]
