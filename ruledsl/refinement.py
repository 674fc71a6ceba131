"""Whether what a scheme or a county's refinement adds contradicts the measure: a name or a thing that it has decided."""

from collections.abc import Sequence

from ruledsl.measure import Draft, clause_texts
from ruledsl.syntax import Quantity, Statement, walk


def contradicts(
    draft: Draft, before: Sequence[Statement], statement: Statement, once: tuple[type[Statement], ...]
) -> bool:
    """Report a statement that says anew what was decided before; ``once`` are the kinds of which a measure has one."""
    decided = _same(before, statement, once)
    if decided is None:
        return False
    args = {"had": amounts(decided), "says": amounts(statement), "keyword": type(statement).RULE}
    name = getattr(getattr(statement, "name", None), "text", "")
    draft.report("E286", statement.span, clause_texts(decided.clauses), first=decided.span, name=name, **args)
    return True


def _same(before: Sequence[Statement], statement: Statement, once: tuple[type[Statement], ...]) -> Statement | None:
    """The statement that decides what this one decides."""
    if isinstance(statement, once):
        return next((s for s in before if type(s) is type(statement)), None)
    named = {path for path, _ in getattr(statement, "declares", tuple)()}
    for other in (inner for s in before for inner in (s, *getattr(s, "nested", tuple)())):
        if named & {path for path, _ in getattr(other, "declares", tuple)()}:
            return other
    return None


def amounts(statement: Statement) -> tuple[tuple[str, str], ...]:
    """The amounts that a statement names, with their units, in the order of the text."""
    return tuple((str(node), node.unit) for node in walk(statement) if isinstance(node, Quantity))
