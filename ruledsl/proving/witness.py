"""Units that show findings, as fact files that anybody can run, and as a short list of what is unusual about them."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from ruledsl.backends.solver_replay import Cell, Unit
from ruledsl.backends.solver_typical import typical
from ruledsl.facts import FactSet, UnitFacts
from ruledsl.facts.layout import Layout, Slot, layout
from ruledsl.facts.names import FALSE, NOT_APPLICABLE, TRUE
from ruledsl.facts.values import spelling
from ruledsl.facts.write import Remarks, fact_file
from ruledsl.ir import Absence
from ruledsl.proving.session import Session

#: What a unit is called where no scheme names any.
NAME = "示例单位"
#: More changes than this are not listed in a message; the file has them all.
MOST = 8


@define(eq=False)
class Writer:
    """Writes the units of one session; typical rows of each class are made once."""

    session: Session
    rows: dict[int, tuple[object, ...]] = field(factory=dict)

    @property
    def units(self) -> Layout:
        return layout(self.session.plan, self.session.plan.table("unit"))

    def text(self, unit: Unit, about: Sequence[str]) -> str:
        """A fact file about a unit; the others on a scheme's roster are typical ones."""
        session = self.session
        class_ = self.class_of(unit)
        roster = session.measure.roster
        name, others = NAME, []
        if roster is not None:
            name = next(iter(roster.get(class_, ())), NAME)
            others = [(u, c) for c, names in roster.items() for u in names if u != name]
        facts = [self.facts(name, class_, unit.row), *(self.usual(u, c) for u, c in others)]
        listed = tuple((f.name, f.class_name) for f in facts)
        whole = FactSet(session.measure.id, session.year, None, listed, unit.run, {}, tuple(facts))
        remarks = Remarks(
            (
                *about,
                f"虚构单位，由 ruledsl check --prove 生成；{name} 是例子，其余单位照典型填写"
                if others
                else "虚构单位，由 ruledsl check --prove 生成",
            )
        )
        return fact_file(session.plan, whole, remarks, roster=roster is None)

    def name(self, unit: Unit) -> str:
        """What the unit is called in its file."""
        roster = self.session.measure.roster or {}
        return next(iter(roster.get(self.class_of(unit), ())), NAME)

    def class_of(self, unit: Unit) -> str:
        slot = self.units.class_slot
        return slot.fact.type.choices[unit.row[slot.value]] if slot and slot.fact.type.choices else ""

    def usual(self, name: str, class_: str) -> UnitFacts:
        """A typical unit of a class."""
        slot = self.units.class_slot
        number = slot.fact.type.choices.index(class_) if slot and class_ in slot.fact.type.choices else 0
        if number not in self.rows:
            cells = typical(self.session.plan, self.session.known, number)
            self.rows[number] = tuple(self.session.probes.row(cells))
        return self.facts(name, class_, self.rows[number])

    def facts(self, name: str, class_: str, row: tuple[object, ...]) -> UnitFacts:
        none = tuple(s.path for s in self.units.slots if s.path in self.units.zeros and row[s.value] == 0)
        return UnitFacts(name, class_, row, nothing_to_report=none)

    def changes(self, unit: Unit) -> tuple[tuple[str, str], ...]:
        """What the unit has unlike a typical one: facts with their values, kinds of event with their number and amounts."""
        found = [*self._facts(unit), *self._events(unit)]
        return (*found[:MOST], ("…", "")) if len(found) > MOST else tuple(found)

    def _facts(self, unit: Unit) -> Iterator[tuple[str, str]]:
        run = layout(self.session.plan, self.session.plan.table("year"))
        for shape, row in ((run, unit.run), (self.units, unit.row)):
            for slot in shape.slots:
                if _cell(slot, row) != self.session.typical.get(slot.fact.name, _cell(slot, row)):
                    yield slot.path, said(slot, row)

    def _events(self, unit: Unit) -> Iterator[tuple[str, str]]:
        for child in self.units.below:
            rows = unit.row[self.units.places[child.table.name]]
            amounts = [s for s in child.slots if s.fact.role in ("amount", "limit")]
            values = ["＋".join(said(s, r) for r in rows) for s in amounts]
            if rows:
                yield child.path, f"×{len(rows)}" + (f"（{values[0]}）" if values and len(rows) <= 4 else "")


def _cell(slot: Slot, row: Sequence[int]) -> Cell:
    status = 0 if slot.status is None else row[slot.status]
    return status, 0 if status else row[slot.value]


def said(slot: Slot, row: Sequence[int]) -> str:
    """A value as a fact file has it."""
    state, value = _cell(slot, row)
    kind = slot.fact.type
    if state:
        return NOT_APPLICABLE[0] if state == Absence.NOT_APPLICABLE else "未填报"
    if kind.kind == "flag":
        return TRUE[0] if value else FALSE[0]
    return kind.choices[value] if kind.choices else spelling(kind, value)


Texts = Mapping[str, str]
