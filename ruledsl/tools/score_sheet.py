"""A unit's traced columns → the items of its score sheet, each with its value or why it did not apply."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import UnitFacts
from ruledsl.ir import Absence, Entry, Fact, Plan, Type
from ruledsl.records import RowShape, shape
from ruledsl.scorecard import Asked, Item, Line, TableOf, Value
from ruledsl.tools.absorbed import with_absorbed
from ruledsl.tools.dropped import dropped_rows
from ruledsl.tools.made_of import COUNTED, SCORED, Source, made_of, sources
from ruledsl.tools.not_taken import settled
from ruledsl.tools.other_classes import Concerned, concerned, marked
from ruledsl.tools.rendered import ABSENT, rendered
from ruledsl.tools.unnamed import Together, told_apart, with_unnamed

__all__ = ["ABSENT", "Sheet", "holds", "rendered", "sheet_of"]


@frozen
class Sheet:
    """The lines of the score sheet of a plan: its entries, the types of their columns, the guards that do not hold.

    ``sources`` are what the indicators are made of, and the conditions of the grades; ``apart`` where it matters which
    events are one incident.
    """

    plan: Plan
    types: dict[str, Type]
    inactive: frozenset[str]
    sources: Mapping[str, tuple[Source, ...]]
    apart: tuple[Together, ...] = ()
    concerned: Concerned = field(factory=dict)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of units in the order of the measure."""
        return next((f.type.choices for f in self.plan.facts if f.role == "class"), ())

    def items(
        self, trace: Mapping[str, int], unit: UnitFacts, lines: Mapping[str, list[dict[str, int]]]
    ) -> tuple[tuple[Item, ...], tuple[Diagnostic, ...]]:
        """Every entry in document order, filled from the trace, and what is to be said of its event lines."""
        number = self.classes.index(unit.class_name) if unit.class_name in self.classes else -1
        found = (settled(self._item(entry, trace, unit, lines)) for entry in self.plan.entries)
        items = tuple(marked(item, number, self.concerned) for item in found)
        items = with_absorbed(self.plan, items, unit, lines)
        return with_unnamed(self.apart, self.plan, items, unit, lines)

    def _item(
        self, entry: Entry, trace: Mapping[str, int], unit: UnitFacts, lines: Mapping[str, list[dict[str, int]]]
    ) -> Item:
        values = tuple(
            (role, rendered(trace[column], self.types[column]))
            for role, column in entry.roles
            if role not in ("lines", "taken")
        )
        table = entry.column("lines")
        return Item(
            path=entry.path,
            kind=entry.kind,
            label=entry.label,
            depth=entry.depth,
            clauses=entry.clauses,
            values=values,
            reason=self._reason(entry, dict(values)),
            reading=entry.reading,
            text=entry.text,
            lines=self._lines(table, unit, lines.get(table, []), entry.left_out) if table else (),
            rivals=entry.rivals,
            made_of=made_of(self.plan, self._sources(entry), trace, unit, self.types),
            tests=tuple((t, rendered(trace[c], self.types[c])) for t, c in entry.tests if entry.kind == COUNTED),
            asked=tuple(self._asked(entry, trace, unit)),
        )

    def _sources(self, entry: Entry) -> tuple[Source, ...]:
        """What a value is made of; that of a consequence is its condition, which is told with it."""
        return self.sources.get(entry.path, ()) if entry.kind in SCORED else ()

    def _asked(self, entry: Entry, trace: Mapping[str, int], unit: UnitFacts) -> Iterator[Asked]:
        """The condition of a statement; of the grades what concerns the unit."""
        if entry.kind == COUNTED:
            return
        concerned = self._grades_concerned(entry, trace) if entry.kind == "grades" else None
        for text, column in entry.tests:
            grade, _, condition = text.partition(" ") if concerned is not None else ("", "", text)
            if concerned is None or grade in concerned:
                read = made_of(self.plan, self.sources.get(column, ()), trace, unit, self.types)
                yield Asked(grade, condition, rendered(trace[column], self.types[column]), read)

    def _grades_concerned(self, entry: Entry, trace: Mapping[str, int]) -> tuple[str, ...]:
        """The grade of the score and those below, down to one whose conditions the unit meets."""
        band, gated = (trace.get(entry.column(role) or "") for role in ("band", "gated"))
        if band is None or gated is None or isinstance(band, Absence):
            return ()
        order = self.types["等次"].choices
        return order[band:] if isinstance(gated, Absence) else order[band : gated + 1]

    def _reason(self, entry: Entry, values: Mapping[str, Value]) -> str:
        """Why a statement did not apply; empty where it did."""
        if entry.reading in self.inactive:
            return "reading"
        if "found" in values and values["found"].text == "no":
            return "not-found"
        if any(role in values and values[role].text == "no" for role in ("holds", "follows")):
            return "condition"
        if "count" in values and values["count"].text == "0":
            return "no-events"
        if "met" in values and values["met"].absent:
            return "not-reported"
        return ""

    def tables(self, unit: UnitFacts, lines: Mapping[str, list[dict[str, int]]]) -> tuple[TableOf, ...]:
        """The rows of every sub-table with their facts and what is worked out for each."""
        own = [t.name for t in self.plan.tables if t.kind == "CHILD" and t.storage == t.name]
        return tuple(
            TableOf(t, tuple(self._rows(t, unit, lines.get(t, []))), dropped_rows(lines.get(t, []))) for t in own
        )

    def _defined(self, table: str) -> tuple[tuple[str, str], ...]:
        """What is defined for each row of a table: its name there and its column."""
        of = f"{table}."
        found = (c.name for c in self.plan.columns if c.table == table and c.name == c.origin.label)
        return tuple((name.removeprefix(of), name) for name in found if name.startswith(of))

    def _rows(
        self, table: str, unit: UnitFacts, columns: list[dict[str, int]]
    ) -> Iterator[tuple[tuple[str, Value], ...]]:
        words = unit.lines.get(table, ())
        named = self._defined(table)
        slots = shape(self.plan, table)
        assert unit.row is not None
        for number, row in enumerate(unit.row[shape(self.plan, "unit").tables[table]]):
            own = columns[number] if number < len(columns) else {}
            texts = words[number].texts if number < len(words) else {}
            facts = [(f.path, _cell(slots, row, f)) for f in slots.facts]
            facts += [(name, Value(text, "text")) for name, text in texts.items() if text]
            facts += [(name, rendered(own[column], self.types[column])) for name, column in named if column in own]
            yield tuple(facts)

    def lines_of(self, table: str, unit: UnitFacts) -> tuple[Line, ...]:
        """The rows of a table with their own fields, where nothing is computed of them."""
        return self._lines(table, unit, [])

    def _lines(
        self,
        table: str,
        unit: UnitFacts,
        columns: list[dict[str, int]],
        left_out: tuple[tuple[str, str], ...] = (),
    ) -> tuple[Line, ...]:
        """The event lines of a statement with their own fields, in the order of the facts."""
        slots = shape(self.plan, table)
        assert unit.row is not None
        rows = unit.row[shape(self.plan, "unit").tables[table]]
        words = unit.lines.get(table, ())
        defined = self._defined(table)
        result = []
        for number, row in enumerate(rows):
            said = words[number] if number < len(words) else None
            fields = [(f.path, _cell(slots, row, f).text) for f in slots.facts if f.role not in ("incident", "date")]
            own = columns[number] if number < len(columns) else {}
            fields += [
                (name, rendered(own[column], self.types[column]).text) for name, column in defined if column in own
            ]
            undated = said is not None and said.undated
            day = None if undated else next((row[slots.values[f.name]] for f in slots.facts if f.role == "date"), None)
            result.append(
                Line(
                    id=said.id if said else "",
                    date=rendered(day, Type("date")).text if day is not None else "",
                    counts=holds(own.get(f"{table}#taken", own.get(f"{table}#counts"))),
                    points=rendered(own[f"{table}#each"], self.types[f"{table}#each"])
                    if f"{table}#each" in own
                    else None,
                    fields=(*fields, *(said.texts.items() if said else ())),
                    why=why_not(table, own, left_out, undated),
                )
            )
        return tuple(result)


def why_not(
    table: str, own: Mapping[str, int], left_out: tuple[tuple[str, str], ...], undated: bool
) -> tuple[str, ...]:
    """Why an event line does not count; nothing where it does, where it cannot be told, and where nothing was computed."""
    counts = own.get(f"{table}#counts")
    if counts is None or isinstance(counts, Absence):
        return ()
    if counts:
        best = f"{table}#among" in own and holds(own.get(f"{table}#kept", 1))
        return () if holds(own.get(f"{table}#taken", 1)) else ("most",) if best else ("once",)
    by = tuple(text for text, column in left_out if holds(own.get(column)))
    return ("condition", *by) if by else () if undated else ("outside",)


def _cell(slots: RowShape, row: Sequence[int], fact: Fact) -> Value:
    """A fact of a row; one that was not reported is no zero."""
    status = row[slots.statuses[fact.name]] if fact.name in slots.statuses else 0
    return rendered(Absence(status) if status else row[slots.values[fact.name]], fact.type)


def holds(value: int | None) -> bool:
    """Whether a traced condition holds; what does not concern the unit is a state with a number, and no yes."""
    return value == 1 and not isinstance(value, Absence)


def sheet_of(plan: Plan, chosen: Mapping[str, str]) -> Sheet:
    """The score sheet of a plan under the options in use."""
    inactive = frozenset(e.reading for e in plan.entries if e.reading and not _holds(e.reading, chosen))
    types = {c.name: c.type for c in plan.columns}
    return Sheet(plan, types, inactive, sources(plan), told_apart(plan), concerned(plan))


def _holds(guard: str, chosen: Mapping[str, str]) -> bool:
    """Whether one of the options of a guard (as written) is in use."""
    for option in guard.split("、"):
        reading, _, name = option.rpartition(".")
        if any(value == name and reading in ("", key) for key, value in chosen.items()):
            return True
    return False
