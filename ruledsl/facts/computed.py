"""What a fact file names though the rules compute it: the facts that it is made of."""

from ruledsl.facts.names import folded
from ruledsl.ir import Field, Plan, Ref, walk

_ROLES = ("points", "value", "step", "flag", "follows", "met")


def made_of(plan: Plan, name: str) -> tuple[str, ...]:
    """The facts of a unit behind a line of the score sheet of this name; none where no line is called so."""
    key = folded(name)
    for entry in plan.entries:
        column = next((c for role in _ROLES if (c := entry.column(role))), None)
        if column and (folded(entry.path) == key or folded(entry.path).endswith(f".{key}")):
            return _facts(plan, column)
    return ()


def _facts(plan: Plan, column: str) -> tuple[str, ...]:
    """The facts that a column reads, directly or not, in the order of the plan; of rows the name of their table."""
    columns = {c.name: c.expr for c in plan.columns}
    seen, waiting, read = {column}, [column], set[str]()
    while waiting:
        for node in walk(columns[waiting.pop()]):
            if isinstance(node, Field):
                read.add(node.name)
            if isinstance(node, Ref) and node.column not in seen:
                seen.add(node.column)
                waiting.append(node.column)
    own = [f for f in plan.facts if f.name in read and f.role not in ("class", "year", "year_first", "year_last")]
    return tuple(dict.fromkeys((f.path or f.name) if f.table in ("unit", "year") else f.table for f in own))
