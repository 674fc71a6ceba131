"""Plan → an evaluator of columns: every unit at once, integer arrays to integer arrays, in memory.

    evaluator = compile_arrays(plan, outputs)
    evaluator.run(facts, year)      facts by store and column (see ``stores``) → a column of each name

A column is computed once for all rows of its table, after those that it reads, and forgotten after its last reader.  A
value that can be absent has its status beside it; values that could outgrow 64 bits are found out from their bounds and
computed with integers of any size.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from attrs import field, frozen

from ruledsl.backends.arrays_expressions import Columns, Values
from ruledsl.backends.arrays_folds import Losses
from ruledsl.backends.arrays_tables import Facts, Row, Tables
from ruledsl.backends.record_joints import reads
from ruledsl.backends.record_layers import Layers, layers
from ruledsl.backends.record_simplify import simplified
from ruledsl.ir import Column, Plan

#: Nobody is lost.
NONE_LOST = Losses({}, False)


@frozen
class ArrayEvaluator:
    """Columns of units from columns of facts."""

    plan: Plan
    names: tuple[str, ...]
    layers: Layers = field(repr=False)
    columns: tuple[Column, ...] = field(repr=False)
    readers: Mapping[str, int] = field(repr=False)

    @property
    def facts(self) -> frozenset[str]:
        """The facts that the columns need, by name."""
        from ruledsl.backends.arrays_expressions import fields_of  # noqa: PLC0415

        return frozenset(name for c in self.columns for name in fields_of(c.expr))

    def run(
        self,
        facts: Facts,
        year: Row = (),
        lost: Mapping[str, Collection[Row]] | None = None,
    ) -> dict[str, np.ndarray]:
        """Every column of ``names``; the status of one that can be absent stands under its name and ``:status``.

        ``lost`` names for each GROUP table the keys of the groups that lost a unit, as for records; ``{}`` says that
        units were lost that belong to no group, None that none were.
        """
        tables = Tables(self.plan, facts, year)
        losses = NONE_LOST if lost is None else Losses(lost, True)
        known = Columns(tables, self.layers, losses)
        left = Counter(self.readers)
        result: dict[str, np.ndarray] = {}
        for column in self.columns:
            known.add(column)
            if column.name in self.names:
                result |= result_of(known, column)
            for name in {*reads(column.expr), column.name}:
                left[name] -= name != column.name and reads(column.expr).count(name)
                if left[name] <= 0:
                    known.forget(name)
        return {slot: result[slot] for name in self.names for slot in (name, f"{name}:status") if slot in result}


def result_of(known: Columns, column: Column) -> dict[str, np.ndarray]:
    """A column as the units see it, with its status where it can be absent."""
    unit = known.layers.unit
    size = known.tables.size(unit)
    value, status = known.seen_from(unit, column)
    found = {column.name: _full(value, size, np.int64)}
    if column.type.absent:
        states = _full(0 if status is None else status, size, np.int8)
        found[column.name] = np.where(states > 0, 0, found[column.name])
        found[f"{column.name}:status"] = states
    return found


def _full(value: Values, size: int, kind: type) -> np.ndarray:
    return np.full(size, value, kind) if np.ndim(value) == 0 else np.asarray(value).astype(kind, copy=False)


def compile_arrays(plan: Plan, outputs: Sequence[str] | None = None) -> ArrayEvaluator:
    """The plan as an evaluator of the named columns, which are of units or of what stands above them."""
    named = tuple(dict.fromkeys(outputs if outputs is not None else [name for _, name in plan.outputs]))
    one = layers(simplified(plan, set(named)))
    columns = tuple(one.needed(named, ()).values())
    readers = Counter(name for c in columns for name in reads(c.expr))
    return ArrayEvaluator(plan, named, one, columns, readers)
