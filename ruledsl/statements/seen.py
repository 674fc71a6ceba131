"""What a condition compares, by name, so that a finding can tell the values that it saw."""

from ruledsl.build import UNIT, Builder
from ruledsl.express import YIELDING, expression
from ruledsl.ir import Ref
from ruledsl.syntax import Among, Builtin, Expression, Gather, Reference, walk

Pairs = tuple[tuple[str, str], ...]


def values_seen(build: Builder, path: str, condition: Expression) -> tuple[Pairs, Pairs]:
    """Values and kinds for a message: of each quantity of the unit that is named outside of a statistic, its column."""
    columns, kinds = [], []
    for name, node in _atoms(build, condition).items():
        value = expression(build, node)
        kept = value if isinstance(value, Ref) else build.column(f"{path}#seen.{name}", UNIT, value)
        columns.append((f"seen.{name}", kept.column))
        kinds.append((f"kind.{name}", value.type.kind))
    return tuple(columns), tuple(kinds)


def _atoms(build: Builder, condition: Expression) -> dict[str, Reference | Builtin]:
    """The quantities by name (what every measure has by its keyword, ``@total``), each once."""
    inside = {id(n) for s in walk(condition) if isinstance(s, Gather | Among) for n in walk(s)}
    found: dict[str, Reference | Builtin] = {}
    for node in walk(condition):
        if id(node) in inside:
            continue
        if isinstance(node, Builtin):
            found.setdefault(f"@{node.kind}", node)
        elif isinstance(node, Reference) and sum(s.role in YIELDING for s in build.measure.lookup(node.text)) == 1:
            found.setdefault(node.text, node)
    return found
