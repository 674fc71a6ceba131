"""Which clause every column comes from: what a statement adds to itself has those of the statement."""

from ruledsl.ir import Column, Plan
from ruledsl.node import evolve


def with_clauses(plan: Plan) -> Plan:
    """The plan with a label and, wherever a statement of its name has them, clauses for every column."""
    clauses = {e.path: e.clauses for e in plan.entries if e.clauses}
    return evolve(plan, columns=tuple(_named(column, clauses) for column in plan.columns))


def _named(column: Column, clauses: dict[str, tuple[str, ...]]) -> Column:
    origin = column.origin
    found = origin.clauses or _of(column.name, clauses)
    return evolve(column, origin=evolve(origin, label=origin.label or column.name, clauses=found))


def _of(name: str, clauses: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The clauses of the nearest statement that a name begins with."""
    ends = [n for n, character in enumerate(name) if character in "#.（"]
    for end in reversed(ends):
        if name[:end] in clauses:
            return clauses[name[:end]]
    return ()
