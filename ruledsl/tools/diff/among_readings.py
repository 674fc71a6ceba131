"""The same rules under several options of their readings: a hybrid is a row of the run, and one plan serves them all."""

from collections.abc import Sequence
from itertools import chain

from attrs import define, field

from ruledsl.compare.one_plan import OnePlan, Options
from ruledsl.serialise import hashes
from ruledsl.tools.diff.attribution import Attribution
from ruledsl.tools.diff.hybrids import Group, needed
from ruledsl.tools.diff.judge import Paper, scope_of
from ruledsl.tools.diff.readings import Chosen
from ruledsl.tools.diff.replay import Moved, Reader, Row, Year
from ruledsl.tools.evaluate import lost_groups
from ruledsl.tools.load import Compiled


def only_readings(paper: Paper, chosen: Chosen) -> OnePlan | None:
    """The one plan of both versions, where nothing but the readings tried makes a difference between them."""
    one, two = paper.old.compiled, paper.new.compiled
    if one is None or two is None or not chosen.tried or chosen.problems or not (paper.old.usable and paper.new.usable):
        return None
    edited = [paper.hybrids.compiled({e.number}) for e in paper.edits]
    meanings = {_meaning(c) for c in (one, two, *edited)} if edited else {()}
    return OnePlan(one.plan, (chosen.all_old, chosen.all_new)) if len(meanings) == 1 else None


def _meaning(compiled: Compiled | None) -> tuple[object, ...]:
    """What a version computes, and of whom; nothing if it is no valid measure."""
    return (hashes(compiled.plan, ())[1], repr(scope_of(compiled.measure))) if compiled else ()


@define
class AmongReadings:
    """``groups`` are those of the readings that differ; under each set of them the year is run once."""

    one: OnePlan
    groups: Sequence[Group]
    chosen: Chosen
    attribution: Attribution = field(init=False)
    _made: dict[Group, list[Row | None]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        engine, plan = self.one.engine, self.one.plan
        sets, width = needed(self.groups), len(engine.population_names)
        readers = [Reader(engine, plan, dict(plan.outputs), n * width) for n in range(len(sets))]
        self.attribution = Attribution(self.groups, sets, readers)

    def cells(self, units: Sequence[Moved], year: Year) -> dict[str, Row]:
        """What each changed unit gets under every set of readings, one set after the other."""
        made = [self._population(year, s) for s in self.attribution.sets]
        changed = {m.unit for m in units if m.changed}
        return {
            u.name: tuple(chain.from_iterable(of_unit))
            for u, *of_unit in zip(year.old.units, *made, strict=True)
            if u.name in changed
        }

    def ranks(self, units: Sequence[Moved], year: Year, sets: Sequence[Group]) -> list[list[object]]:
        """The rank of every unit under some sets of readings."""
        read = Reader(self.one.engine, self.one.plan, dict(self.one.plan.outputs))
        at = {u.name: n for n, u in enumerate(year.old.units)}
        made = [self._population(year, s) for s in sets]
        return [[read.value(cells[at[m.unit]] or (), "rank") for m in units] for cells in made]

    def _population(self, year: Year, readings: Group) -> list[Row | None]:
        """All units under the new options of some readings and the old ones of the others; each set is run once."""
        if readings not in self._made:
            facts = year.old
            run = self.one.run(year.run_row(0)[: -len(self.one.plan.parameters)], self.options(readings))
            rows = [u.row for u in facts.units]
            self._made[readings] = self.one.engine.population(rows, run, lost_groups(self.one.plan, facts))
        return self._made[readings]

    def options(self, readings: Group) -> Options:
        """All options in use where some readings are as on the new side."""
        return {**self.one.options[0], **self.chosen.options(readings)}
