"""Every result of the language reference a second time, by columns: the pages are cases for that back-end too."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from attrs import frozen

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.ir import Absence, Plan
from ruledsl.stores import filled
from ruledsl.tools import evaluate

Row = tuple[Any, ...]


@frozen
class BothWays:
    """An evaluator of records whose every trace of a population has been compared."""

    plan: Plan
    engine: Evaluator

    def population(self, rows: Sequence[Row | None], year: Row, lost: Mapping[str, Any] = {}) -> list[Any]:
        traces = self.engine.population(rows, year, lost)
        assert by_columns(self.plan, rows, year, lost) == [t for t in traces if t is not None]
        return traces

    def lines(self, row: Row, year: Row) -> Any:
        return self.engine.lines(row, year)


def by_columns(plan: Plan, rows: Sequence[Row | None], year: Row, lost: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the array back-end says of the units that are there, as traces."""
    import numpy as np  # noqa: PLC0415

    from ruledsl.backends.arrays import compile_arrays  # noqa: PLC0415

    names = [c.name for c in plan.columns if c.table == "unit"]
    there = [row for row in rows if row is not None]
    facts = {s: {c: np.array(v, np.int64) for c, v in kept.items()} for s, kept in filled(plan, there).items()}
    found = compile_arrays(plan, names).run(facts, year, lost if len(there) < len(rows) else None)
    columns = {name: values.tolist() for name, values in found.items()}
    return [
        {n: Absence(s) if (s := columns.get(f"{n}:status", {i: 0})[i]) else columns[n][i] for n in names}
        for i in range(len(there))
    ]


@contextmanager
def both_ways() -> Iterator[None]:
    """Compare while results are made."""
    try:
        import numpy  # noqa: F401, PLC0415
    except ImportError:
        yield
        return

    def compiled(plan: Plan, trace: bool = False) -> Any:
        return BothWays(plan, compile_plan(plan, trace))

    evaluate.compile_plan = compiled  # type: ignore[assignment]
    try:
        yield
    finally:
        evaluate.compile_plan = compile_plan
