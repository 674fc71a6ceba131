"""Which clauses a run reaches: where a statement that cites them applied to at least one unit of the sample."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from ruledsl.scorecard import Item, Results, Scorecard
from ruledsl.syntax import Clause
from ruledsl.tools.ledger.accounts import Row, speaks

_NARROW = str.maketrans("（）", "()")


def reached(table: Sequence[Row], runs: Sequence[tuple[str, Results]]) -> tuple[Row, ...]:
    """The rows with the samples that reach them: the file and the first unit to which a statement applied."""
    found = [(name, unit.unit, clauses) for name, results in runs for unit, clauses in _applied(results)]
    rows = []
    for row in table:
        own = [(n, u) for n, u, clauses in found if any(speaks(c, row.clause, False) for c in clauses)]
        first = dict(reversed(own))
        rows.append(evolve(row, reached=tuple((name, first[name]) for name in dict.fromkeys(n for n, _ in own))))
    return tuple(rows)


def _applied(results: Results) -> Iterator[tuple[Scorecard, set[Clause]]]:
    """For each unit the clauses of everything that applied to it."""
    for unit in results.units:
        items = (*unit.steps, *unit.statements, *unit.consequences)
        texts = {text for item in items if _applies(item) for text in item.clauses}
        yield unit, {Clause.parse(t.translate(_NARROW)) for t in texts if t.startswith(("第", "附"))}


def _applies(item: Item) -> bool:
    """Whether it had an effect: events that counted, a veto that was found, a consequence that follows."""
    if item.reason or item.kind in ("delegated", "reading"):
        return False
    flags = [v.text for role, v in item.values if role in ("flag", "found", "holds", "follows")]
    return "yes" in flags if flags else True
