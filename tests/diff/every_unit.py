"""All units of a small domain under two plans, one after the other, by the record back-end alone: no solver, no bounds.

A line has a few events in every mixture of its amounts and levels; one whose points are without end has a great many
beside, and one more, so that what each further event adds is seen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product
from typing import Any

from attrs import define, field, frozen

from ruledsl.compare.search import Search
from ruledsl.compare.specimens import Specimen, Variable
from ruledsl.ir import Plan
from ruledsl.records import shape

Row = tuple[Any, ...]
UP, DOWN = 1, -1
#: Of a line without end, so many events and one more; a line with more than so many events in its mixtures has none.
FAR, SHORT = (60, 61), 4
#: How far a total moves each way.
Most = Mapping[int, Fraction]


@frozen
class Truth:
    """What the units of a domain show: how many there are, in which directions any moves, how far totals move.

    ``endless`` is by how much the greatest difference grows with each event of a line, where it does.
    """

    units: int
    moves: frozenset[int]
    most: Most
    endless: Most


def every_value(variable: Variable) -> list[Any]:
    """All values of a fact; of days the first of the year, of incidents one of its own."""
    if variable.choices:
        return list(variable.choices)
    steps = int((variable.hi - variable.lo) / variable.step)
    assert steps < 100, f"{variable.name} has too many values"
    return [variable.lo + n * variable.step for n in range(steps + 1)]


@define
class Domain:
    """The units that two plans both know.

    ``most`` says how many events of a line are mixed, ``values`` what a fact can be, ``together`` how many lines have
    events at once.
    """

    plans: tuple[Plan, Plan]
    year: int
    most: Mapping[str, int]
    values: Callable[[Variable], list[Any]] = every_value
    together: int = 99
    search: Search = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.search = Search(self.plans, self.year)

    def truth(self) -> Truth:
        """What all units show."""
        seen, units = self._results(self._units())
        endless: dict[int, Fraction] = {}
        for table in (t for t, n in self.most.items() if n > SHORT):
            near, far = (_most(self._results(self._units(table, n))[0]) for n in FAR)
            grown = {way: far[way] - near[way] for way in far if far[way] > near[way]}
            endless |= {way: max(endless.get(way, Fraction(0)), more) for way, more in grown.items()}
        return Truth(units, _moves(seen), _most(seen), endless)

    # ---- units

    def _units(self, table: str = "", length: int = 0) -> Iterator[Row]:
        """Every unit; with a table, that line has ``length`` events of one kind."""
        slots = shape(self.search.whole.plan, "unit").tables
        names = sorted(slots, key=lambda t: slots[t])
        parts = [self._lists(name, number, length if name == table else 0) for number, name in enumerate(names, 1)]
        lines = list(dict.fromkeys(self._side_by_side(parts)))
        return ((*own, *found) for own in self._own() for found in lines)

    def _side_by_side(self, parts: Sequence[Sequence[Row]]) -> Iterator[Row]:
        """What stands in the lines of one unit; in not more of them than may have events at once."""
        for chosen in combinations(range(len(parts)), min(self.together, len(parts))):
            yield from product(*(found if n in chosen else found[:1] for n, found in enumerate(parts)))

    def _own(self) -> list[Row]:
        """The facts of the unit itself, every combination."""
        space, run = self.search.space, self.search.typical.run
        variables = space.tables["unit"]
        width = shape(space.whole.plan, "unit").size - len(space.below)
        every = product(*(self._can_be(v) for v in variables.values()))
        return [space.row(Specimen(dict(zip(variables, v, strict=True)), run))[:width] for v in every]

    def _lists(self, table: str, number: int, length: int) -> list[Row]:
        """What can stand in a line, nothing first."""
        variables = self.search.space.tables[table]
        kinds = [dict(zip(variables, v, strict=True)) for v in product(*(self._can_be(v) for v in variables.values()))]
        if length:
            return [self._rows(table, (kind,) * length, number) for kind in kinds]
        most = self.most.get(table, 2)
        mixed = [m for n in range(most + 1) for m in combinations_with_replacement(kinds, n)]
        found = [self._rows(table, m, number) for m in mixed]
        return found + [self._rows(table, m, number, True) for m in mixed if len(m) > 1 and table in self._grouped()]

    def _grouped(self) -> set[str]:
        """The lines in which it matters whether events are one incident."""
        return {t for table in self.search.whole.plan.tables if table.kind == "GROUP" for t in table.over}

    def _can_be(self, variable: Variable) -> list[Any]:
        if variable.role == "incident":
            return [Fraction(-1)]
        if variable.kind == "date":
            return sorted(variable.absent)[-1:] or [self.search.typical.run["考核年度首日"]]
        return self.values(variable)

    def _rows(self, table: str, lines: Sequence[Mapping[str, Any]], number: int, shared: bool = False) -> Row:
        """The rows of some events; each is an incident of its own, among all lines, or all are one."""
        plan, typical = self.search.space.whole.plan, self.search.typical
        specimen = Specimen(typical.values, typical.run, {table: tuple(lines)})
        rows = self.search.space.row(specimen)[shape(plan, "unit").tables[table]]
        found = shape(plan, table)
        keys = [found.values[f.name] for f in found.facts if f.role == "incident"]
        return tuple(
            tuple((number if shared else c - 1000 * number) if at in keys else c for at, c in enumerate(row))
            for row in rows
        )

    # ---- results

    def _results(self, rows: Iterator[Row]) -> tuple[set[tuple[Fraction, int]], int]:
        """How units move: by how many points, by how many grades; and how many units there are."""
        whole, engine = self.search.whole, self.search.engine
        at = {name: n for n, name in enumerate(engine.names)}
        names = [[o[role] for o in whole.outputs] for role in ("total", "grade")]
        assert not any(f"{name}:status" in at for pair in names for name in pair)
        (a, b), (c, d) = ([at[name] for name in pair] for pair in names)
        one, two = (10 ** whole.plan.column(name).type.decimals for name in names[0])
        run, record, count = self.search.space.run_row(self.search.typical), engine.record, 0
        seen = set()
        for row in rows:
            cells = record(row, run)
            seen.add((cells[a], cells[b], cells[c] - cells[d]))
            count += 1
        return {(Fraction(new, two) - Fraction(old, one), grades) for old, new, grades in seen}, count


def _moves(seen: set[tuple[Fraction, int]]) -> frozenset[int]:
    return frozenset(way for gap, grades in seen for way in (UP, DOWN) if gap * way > 0 or grades * way > 0)


def _most(seen: set[tuple[Fraction, int]]) -> dict[int, Fraction]:
    return {way: max([Fraction(0), *(gap * way for gap, _ in seen)]) for way in (UP, DOWN)}
