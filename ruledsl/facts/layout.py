"""What the keys on a row of each table mean: the plan, arranged for reading facts.

unit ──┬─ 考核内容              Slot      a value in the row
       ├─ 备注                 Note      a text beside the row
       ├─ 类别, 事件, 批准 …     Fixed     a key of every fact file
       └─ 账户                 Layout    rows of a further table
"""

from collections.abc import Callable
from functools import cached_property

from attrs import define, field, frozen

from ruledsl.facts.names import Names, folded, names, role_of, synonyms, word
from ruledsl.facts.tree import shown
from ruledsl.facts.undated import day_readers
from ruledsl.facts.values import Flaw, Reading, reader
from ruledsl.ir import Fact, Plan, Table
from ruledsl.records import shape

EVENT_LINES, APPROVALS = "event_lines", "approvals"


@frozen(eq=False)
class Slot:
    """A stored fact: where its value and status stand in the row, and how its text is read."""

    fact: Fact
    path: str
    value: int
    status: int | None
    read: Callable[[str], Reading] = field(repr=False)


@frozen
class Note:
    """A text fact, kept for people."""

    fact: Fact
    path: str


@frozen
class Fixed:
    """A key with a fixed meaning."""

    role: str


@frozen
class Ignored:
    """A key that whoever reads the row has dealt with."""


@frozen
class Unknown:
    """A key that means nothing here, or more than one of ``paths``."""

    paths: tuple[str, ...] = ()


@define(eq=False, slots=False)
class Layout:
    """One table: its slots, and the meaning of keys on its rows (found once each, then remembered)."""

    table: Table
    size: int
    slots: tuple[Slot, ...]
    notes: tuple[Note, ...]
    facts: Names[Slot | Note]
    kinds: "Names[Layout]"
    caps: "Names[Layout]"
    lists: "Names[Layout]"
    places: dict[str, int]
    fixed: frozenset[str]
    plan: Plan = field(repr=False)
    known: "dict[str, Entry]" = field(factory=dict, repr=False)

    @property
    def path(self) -> str:
        """The author's name of the table."""
        return self.table.tag or self.table.name

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the statement that asks for these rows."""
        facts = [slot.fact for slot in self.slots] + [note.fact for note in self.notes]
        cited = (fact.origin.clauses for fact in facts)
        return next((clauses for clauses in cited if clauses), ())

    @property
    def below(self) -> "tuple[Layout, ...]":
        """The tables of rows under a row of this table."""
        return (*self.kinds.things, *self.caps.things, *self.lists.things)

    @cached_property
    def by_class(self) -> tuple[Slot, ...]:
        """The facts of which units of some classes can have less than others."""
        return tuple(slot for slot in self.slots if slot.fact.most)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The keys that a row of the table can have."""
        return (*self.facts.words, *self.lists.words, *(word(role) for role in sorted(self.fixed)))

    @cached_property
    def date(self) -> Slot | None:
        """The date by which an event counts."""
        return self.slot("date")

    @cached_property
    def day_readers(self) -> tuple[str, ...]:
        """The statements that ask on which day an event of this kind was."""
        return day_readers(self.plan, self.table.name)

    def unknown_day(self, slot: Slot, text: str) -> Flaw | None:
        """What is wrong with a day that nobody knows: nothing where no statement asks for it."""
        is_day = slot is self.date and self.table.storage == EVENT_LINES
        if is_day and not self.day_readers:
            return None
        return Flaw("F111", {"value": shown(text), "which": "asked" if is_day else "record"} | self.asking)

    @property
    def asking(self) -> dict[str, str]:
        """Who asks for the day of an event, for messages."""
        return {"lines": "、".join(self.day_readers if self.table.storage == EVENT_LINES else ())}

    @cached_property
    def class_slot(self) -> Slot | None:
        """The fact that is the unit's class."""
        return self.slot("class")

    @cached_property
    def zeros(self) -> frozenset[str]:
        """The facts that count as none where they are not given."""
        return frozenset(s.path for s in self.slots if s.fact.when_absent == "default" and s.fact.default == 0)

    @cached_property
    def incident(self) -> Slot | None:
        """The fact that says which event lines are about one incident."""
        return self.slot("incident")

    @cached_property
    def event_id(self) -> Slot | None:
        """The fact that holds the order of events by their ids."""
        return self.slot("id")

    def slot(self, role: str) -> Slot | None:
        """The stored fact that plays a role or is called by the role's fixed key."""
        return next((s for s in self.slots if plays(s.fact, role)), None)

    def inside(self, name: str) -> "tuple[Slot, ...]":
        """The stored facts below a name that is no fact itself; none where it may be one of several."""
        key = folded(name)
        found: dict[str, list[Slot]] = {}
        for slot in self.slots:
            parts = folded(slot.path).split(".")
            for end in range(1, len(parts)):
                above = ".".join(parts[:end])
                if above == key or above.endswith(f".{key}"):
                    found.setdefault(above, []).append(slot)
        return tuple(*found.values()) if len(found) == 1 else ()

    def entry(self, key: str) -> "Entry":
        """What a key means."""
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self.meaning(key)
        return found

    def meaning(self, key: str) -> "Entry":
        """What a key means, looked up for the first time."""
        role = role_of(key)
        if role in self.fixed:
            return Ignored() if role in ("id", "lines", "cap", "units") else Fixed(role)
        matches = self.facts.find(key)
        if len(matches) == 1:
            return matches[0][1]
        listed = self.lists.find(key)
        if len(listed) == 1 and not matches:
            return listed[0][1]
        return Unknown(tuple(path for path, _ in (*matches, *listed)))


Entry = Slot | Note | Fixed | Ignored | Unknown | Layout


def path_of(fact: Fact) -> str:
    """The full name of a fact on a row of its table."""
    return fact.path or fact.name


def plays(fact: Fact, role: str) -> bool:
    """Whether a fact plays a role, or is called by the role's fixed key."""
    return fact.role == role or (not fact.role and role_of(path_of(fact)) == role)


def layout(plan: Plan, table: Table) -> Layout:
    """The layout of a table and, inside it, of all tables below."""
    rows = shape(plan, table.name)
    slots = tuple(
        Slot(fact, path_of(fact), rows.values[fact.name], rows.statuses.get(fact.name), reader(fact.type))
        for fact in rows.facts
    )
    notes = tuple(Note(f, path_of(f)) for f in plan.facts if f.table == table.name and f.type.kind == "text")
    below = [layout(plan, t) for t in plan.tables if t.kind == "CHILD" and t.parent == table.name]
    kinds = [x for x in below if x.table.storage == EVENT_LINES]
    caps = [x for x in below if x.table.storage == APPROVALS]
    return Layout(
        table,
        rows.size - len(rows.readings),
        slots,
        notes,
        names([*slots, *notes], lambda e: e.path, lambda e: synonyms(e.path, e.fact.role)),
        names(kinds, lambda x: x.path),
        names(caps, lambda x: x.path),
        names([x for x in below if x.table.storage not in (EVENT_LINES, APPROVALS)], lambda x: x.path),
        rows.tables,
        _fixed(table, bool(kinds), bool(caps)),
        plan,
    )


def listed(plan: Plan) -> Names[Table]:
    """The tables under a unit whose rows are neither events nor approvals, by the author's names."""
    unit = next(t.name for t in plan.tables if t.kind == "ROSTER")
    below = (t for t in plan.tables if t.kind == "CHILD" and t.parent == unit)
    return names([t for t in below if t.storage not in (EVENT_LINES, APPROVALS)], lambda t: t.tag or t.name)


def _fixed(table: Table, kinds: bool, caps: bool) -> frozenset[str]:
    if table.kind == "ROSTER":
        return frozenset({"units", "class", "nothing_to_report", "events", "approvals", "rounds", "decision"})
    if table.storage == EVENT_LINES:
        return frozenset({"id", "lines"})
    if table.storage == APPROVALS:
        return frozenset({"cap"})
    return frozenset(role for role, there in (("events", kinds), ("approvals", caps)) if there)
