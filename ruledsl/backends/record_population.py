"""All units together: functions over one unit and over all classes in turn, each taking what the earlier ones made.

stage 0   above: the year        unit: each unit alone
stage 1   above: sums over classes, ranks        unit: what needs those
…
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from ruledsl.backends.record_functions import Run, above_function, groups_above, unit_function
from ruledsl.backends.record_layers import Layers
from ruledsl.backends.record_rows import Rows
from ruledsl.backends.record_runtime import ERROR, grouping
from ruledsl.backends.record_trace import Frame, Trace
from ruledsl.ir import Absence, Fold

Row = tuple[Any, ...]

#: Values and, apart from them, statuses by column: a list (a row of the column's table each) or one value.
Known = dict[tuple[str, bool], Any]


@frozen
class Step:
    """One function of the sequence, the columns that it is given and those it makes."""

    above: bool
    run: Run
    given: tuple[str, ...]
    made: tuple[str, ...]


@frozen
class Population:
    """The sequence of functions.  ``single`` is the one for a unit where units do not need each other."""

    layers: Layers
    wanted: tuple[str, ...]
    trace: bool
    single: Run | None
    steps: tuple[Step, ...]
    groups: tuple[str, ...] = field(factory=tuple)

    def run(self, rows: Sequence[Row | None], year: Row, lost: Mapping[str, Collection[Row]]) -> list[Any]:
        if self.single:
            single = self.single
            return [None if row is None else single(row, year) for row in rows]
        there = [row for row in rows if row is not None]
        members = [_members(self.layers, group, there) for group in self.groups]
        losses = self._losses([keys for keys, _ in members], len(there) < len(rows), lost)
        known: Known = {}
        for step in self.steps:
            made = self._taken(step, there, year, members, losses, known)
            known |= zip(_slots(self.layers, step.made), made, strict=True)
        results = iter(self._results(there, members, known))
        return [None if row is None else next(results) for row in rows]

    def _losses(self, keys: list[list[Row]], any_lost: bool, lost: Mapping[str, Collection[Row]]) -> list[Any]:
        """For the year, and for each group of each kind, ERROR if a unit of it is not there."""
        result: list[Any] = [ERROR * any_lost]
        for group, of_group in zip(self.groups, keys, strict=True):
            gone = set(lost.get(group, ())) | ({()} if any_lost else set())
            result.append([ERROR * (key[::2] in gone) for key in of_group])
        if any_lost or lost:
            silent = [c.name for c in self.layers.columns.values() if self.layers.crosses(c.expr) and _silent(c.expr)]
            assert not silent, f"folds over units that cannot be an error: {silent}"
        return result

    def _taken(
        self, step: Step, rows: list[Row], year: Row, members: list[Any], losses: list[Any], known: Known
    ) -> Sequence[Any]:
        slots = _slots(self.layers, step.given)
        if step.above:
            return step.run(rows, year, tuple(known[slot] for slot in slots), members, losses)
        if slots:
            given = zip(*(self._spread(slot, len(rows), members, known) for slot in slots), strict=True)
            made = [step.run(row, year, values) for row, values in zip(rows, given, strict=True)]
        else:
            made = [step.run(row, year) for row in rows]
        return list(zip(*made, strict=True)) if made else [[] for _ in _slots(self.layers, step.made)]

    def _spread(self, slot: tuple[str, bool], size: int, members: list[Any], known: Known) -> Sequence[Any]:
        """A column as every unit sees it."""
        table, values = self.layers.columns[slot[0]].table, known[slot]
        if table == self.layers.unit:
            return values
        if table in self.groups:
            return [values[i] for i in members[self.groups.index(table)][1]]
        return [values] * size

    def _results(self, rows: list[Row], members: list[Any], known: Known) -> list[Any]:
        columns: list[Sequence[Any]] = []
        for name in self.wanted:
            values = self._spread((name, False), len(rows), members, known)
            if not self.layers.columns[name].type.absent:
                columns.append(values)
                continue
            states = self._spread((name, True), len(rows), members, known)
            pairs = zip(values, states, strict=True)
            columns.append([(Absence(s) if self.trace else 0) if s else v for v, s in pairs])
            if not self.trace:
                columns.append(states)
        results = zip(*columns, strict=True) if columns else (() for _ in rows)
        if not self.trace:
            return list(results)
        frame = Frame({name: place for place, name in enumerate(self.wanted)})
        return [Trace(frame, cells) for cells in results]


def population(layers: Layers, wanted: Sequence[str], trace: bool, single: Run | None) -> Population:
    """The functions that compute the wanted columns, planned from the last to the first."""
    groups = tuple(groups_above(layers))
    if single:
        return Population(layers, tuple(wanted), trace, single, (), groups)
    place = {name: _place(layers, name) for name in layers.columns}
    needs: dict[tuple[int, bool], dict[str, None]] = {}
    for name in wanted:
        needs.setdefault(place[name], {})[name] = None
    steps: list[Step] = []
    for at in sorted(set(place.values()), reverse=True):
        made = tuple(name for name in layers.columns if name in needs.get(at, ()))
        if not made:
            continue
        before = {name for name in layers.columns if place[name] < at and not layers.below(layers.columns[name].table)}
        given = layers.read(made, before)
        for name in given:
            needs.setdefault(place[name], {})[name] = None
        run = unit_function(layers, made, given) if at[1] else above_function(layers, made, given)
        steps.append(Step(not at[1], run, given, made))
    return Population(layers, tuple(wanted), trace, None, tuple(reversed(steps)), groups)


def _place(layers: Layers, name: str) -> tuple[int, bool]:
    """The stage of a column, and whether the function over one unit computes it: it comes after that over all."""
    column = layers.columns[name]
    return layers.stages[name], not (layers.above(column.table) or layers.crosses(column.expr))


def _slots(layers: Layers, names: Sequence[str]) -> list[tuple[str, bool]]:
    return [(n, status) for n in names for status in ((False, True) if layers.columns[n].type.absent else (False,))]


def _silent(expr: object) -> bool:
    return isinstance(expr, Fold) and Absence.ERROR not in expr.type.absent


def _members(layers: Layers, group: str, units: list[Row]) -> tuple[list[Row], list[int]]:
    """The keys of a kind of group, and for each unit the position of its own."""
    rows = Rows(layers, ())
    shape = rows.shape(layers.unit)
    slots: list[tuple[int, int | None]] = []
    for fact in rows.keys(layers.tables[group], layers.unit):
        slots.append((shape.values[fact.name], shape.statuses.get(fact.name)))
    keys = (tuple(v for a, b in slots for v in (row[a], 0 if b is None else row[b])) for row in units)
    found, positions = grouping(keys)
    return found, positions
