"""The hybrids of some groups of edits over one year: one plan for all of them, everything that they share computed once."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.compare.merged import Merged, merged
from ruledsl.compare.rows import Rows
from ruledsl.ir import Plan
from ruledsl.tools.diff.attribution import ROLES, Attribution
from ruledsl.tools.diff.hybrids import Group, needed
from ruledsl.tools.diff.replay import Moved, Reader, Row, Year


@define
class AmongEdits:
    """``plans`` are the hybrids by the edits that they have, readings settled; those that are no valid measure are not there."""

    groups: Sequence[Group]
    plans: Mapping[Group, Plan]
    attribution: Attribution = field(init=False)
    whole: Merged = field(init=False)
    engine: Evaluator = field(init=False)

    def __attrs_post_init__(self) -> None:
        sets = [s for s in needed(self.groups) if s in self.plans]
        self.whole = merged([self.plans[s] for s in sets], ROLES)
        self.engine = compile_plan(self.whole.plan)
        readers = [Reader(self.engine, self.whole.plan, o) for o in self.whole.outputs]
        self.attribution = Attribution(self.groups, sets, readers)

    def cells(self, units: Sequence[Moved], year: Year) -> dict[str, Row]:
        """What each changed unit gets under all hybrids; of units with equal facts one is computed."""
        plans = [self.plans[s] for s in self.attribution.sets]
        row_of, run = _rows(self.whole, plans, year)
        if self.engine.names != self.engine.population_names:  # some result needs other units
            made = self.engine.population([row_of(m) for m in units], run)
            return dict(zip((m.unit for m in units), made, strict=True))
        known: dict[Row, Any] = {}
        found = {}
        for m in units:
            if m.changed:
                row = row_of(m)
                if row not in known:
                    known[row] = self.engine.record(row, run)
                found[m.unit] = known[row]
        return found

    def ranks(self, units: Sequence[Moved], year: Year, sets: Sequence[Group]) -> list[list[object]]:
        """The rank of every unit under some hybrids; all are evaluated as one."""
        plans = [self.plans[s] for s in sets]
        whole = merged(plans, ("rank",))
        row_of, run = _rows(whole, plans, year)
        engine = compile_plan(whole.plan)
        made = engine.population([row_of(m) for m in units], run)
        readers = [Reader(engine, whole.plan, o) for o in whole.outputs]
        return [[r.value(cells, "rank") for cells in made] for r in readers]


def _rows(whole: Merged, plans: Sequence[Plan], year: Year) -> tuple[Any, Row]:
    """How the row of a unit in the whole is made, and the row of the run; the first and the last plan are the versions."""
    rows = Rows(whole, plans, (0, len(plans) - 1))
    make, run = rows.maker("unit"), rows.maker("year")([year.run_row(0), year.run_row(1)])
    old, new = ({u.name: u.row for u in facts.units} for facts in (year.old, year.new))
    return lambda m: make((old[m.unit], new[m.unit])), run  # type: ignore[arg-type]
