"""Which clause every column comes from, and how its integers are read: what comments of SQL say.

What a statement adds to itself has the clauses of the statement.
"""

from ruledsl.ir import Column, Plan, Type
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
    ends = [n for n, character in enumerate(name) if character in "#.@（"]
    for end in reversed(ends):
        if name[:end] in clauses:
            return clauses[name[:end]]
    return ()


def as_integer(kind: Type) -> str:
    """What an integer of a type means: ``×100``, ``0 优秀 1 良好``; nothing for a plain number."""
    if kind.choices:
        return " ".join(f"{number} {word}" for number, word in enumerate(kind.choices))
    if kind.kind in ("flag", "date"):
        return {"flag": "0/1", "date": "1970-01-01 + n"}[kind.kind]
    return f"×{10**kind.decimals}" if kind.decimals else ""
