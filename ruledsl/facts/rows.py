"""One mapping of facts into one row: every key found, every value typed, everything absent accounted for."""

from collections.abc import Sequence
from typing import Any

from attrs import define, field

from ruledsl.facts.by_class import beyond_class
from ruledsl.facts.computed import made_of
from ruledsl.facts.draft import Draft, Given, Part
from ruledsl.facts.layout import EVENT_LINES, Entry, Fixed, Ignored, Layout, Note, Slot, Unknown
from ruledsl.facts.model import NotKnown
from ruledsl.facts.names import NOT_APPLICABLE, folded, invisible
from ruledsl.facts.tree import Document, Path, Problem, Tree, colon, shown
from ruledsl.facts.values import Doubtful, Flaw, Inapplicable, Reading, Undated, applies_here, spelling
from ruledsl.ir import Absence

#: No path of a fact is longer; a longer one is not put together, however often it would occur.
LONGEST = 400
_WORDS = {True: "true", False: "false", None: ""}


@define(eq=False)
class Filling:
    """A row being filled: its slots (None where nothing was given), its texts, its fixed keys and lists."""

    layout: Layout
    draft: Draft
    row: list[Any]
    texts: dict[str, str] = field(factory=dict)
    given: list[Given] = field(factory=list)
    rows: list[tuple[Layout, Given]] = field(factory=list)
    #: Facts that misspelt keys were meant for: they are not missing besides.
    meant: set[str] = field(factory=set)
    #: Nobody knows on which day the event was.
    undated: bool = False
    #: The other kinds of row that stand under the same header: what one of them has is a wrong cell, not a wrong column.
    beside: Sequence[Layout] = ()

    def take(self, part: Part) -> None:
        """Work in the keys of one mapping."""
        self._keys(part.document, part.path, part.node, "")

    def _keys(self, document: Document, path: Path, node: dict[str, Tree], prefix: str) -> None:
        row, known = self.row, self.layout.known
        for key, value in node.items():
            name = prefix + key if prefix else key
            entry = known.get(name) or self.layout.entry(name)
            if type(entry) is Slot and type(value) is str:
                result = entry.read(value)
                if type(result) is int and row[entry.value] is None:
                    row[entry.value] = result
                    if entry.status is not None:
                        row[entry.status] = 0
                    continue
            elif type(entry) is Note and type(value) is str and entry.path not in self.texts:
                if value and not value.isspace():
                    self.texts[entry.path] = value
                continue
            elif type(entry) is Ignored:
                continue
            self._other(entry, name, value, document, (*path, key))

    def _other(self, entry: Entry, name: str, value: Tree, document: Document, path: Path) -> None:
        """Everything but the plain case of a value that fits its slot."""
        if isinstance(entry, Ignored):
            return
        if isinstance(entry, Fixed):
            self.given.append(Given(entry.role, value, document, path))
        elif isinstance(entry, Layout):
            self.rows.append((entry, Given("", value, document, path)))
        elif isinstance(value, dict) and value and len(name) <= LONGEST:
            self._keys(document, path, value, name + ".")
        elif isinstance(entry, Unknown) and isinstance(value, str) and folded(value) in NOT_APPLICABLE:
            self._group(entry, name, value, document, path)
        elif isinstance(entry, Unknown):
            self._unknown(entry, name, document, path)
        elif isinstance(value, dict | list):
            args = {"fact": entry.path, "value": shown(value)}
            self.draft.flag("F118", document, path, args, entry.fact.origin.clauses)
            self._settle(entry)
        else:
            self._value(entry, _WORDS[value] if not isinstance(value, str) else value, document, path)

    def _group(self, entry: Unknown, name: str, value: str, document: Document, path: Path) -> None:
        """Everything inside something that does not concern the unit, as “复议答复: 不涉及” says."""
        inside = self.layout.inside(name)
        if not inside:
            self._unknown(entry, name, document, path)
        for slot in inside:
            self._value(slot, value, document, path)

    def _unknown(self, entry: Unknown, name: str, document: Document, path: Path) -> None:
        code = "F102" if entry.paths else "F130" if self.layout.table.storage == EVENT_LINES else "F101"
        report, self.draft.rejected = self.draft.report, True
        if "：" in name and (proposal := colon(name)):
            self.draft.flag("F148", document, path, {"value": shown(name), "proposal": proposal})
            self._means(name.partition("：")[0].strip())
            return
        guess = report.meant(name, self.layout.words)
        self._means(guess or "")
        if all(isinstance(x.entry(name), Unknown) for x in self.beside) and not report.first(document, code, name):
            return
        args = {"name": shown(name), "kind": self.layout.path}
        if entry.paths:
            args["paths"] = "、".join(entry.paths)
        elif code == "F101" and name in self.layout.kinds.words:
            args |= {"candidates": "", "which": "event"}
        elif code == "F101" and (facts := made_of(self.layout.plan, name)):
            args |= {"candidates": "、".join(map(shown, facts)), "computed": "yes"}
        else:
            args["candidates"] = report.near(name, self.layout.words)
            args["which"] = "guess" if guess else ""
        self.draft.flag(code, document, path, args, self.layout.clauses if code == "F130" else ())

    def _means(self, name: str) -> None:
        meant = self.layout.entry(name)
        if isinstance(meant, Slot | Note):
            self.meant.add(meant.path)

    def _value(self, entry: Slot | Note, text: str, document: Document, path: Path) -> None:
        fact = entry.fact
        if entry.path in self.texts or (isinstance(entry, Slot) and self.row[entry.value] is not None):
            self.draft.flag("F104", document, path, {"fact": entry.path}, fact.origin.clauses)
        elif isinstance(entry, Note):
            if text.strip():
                self.texts[entry.path] = text
        else:
            self._result(entry, entry.read(text), text, document, path)

    def _result(self, slot: Slot, result: Reading, text: str, document: Document, path: Path) -> None:
        fact, clauses = slot.fact, slot.fact.origin.clauses
        status = Absence.PRESENT
        if isinstance(result, str):
            self._name(result, document, path)
            self.texts[slot.path] = text
            result = self.code(slot, result)
        elif isinstance(result, Inapplicable) and Absence.NOT_APPLICABLE in fact.type.absent:
            result, status = 0, Absence.NOT_APPLICABLE
        elif isinstance(result, Inapplicable):
            result = Flaw("F115", applies_here(fact, text))
        elif isinstance(result, Undated):
            result, self.undated = self.layout.unknown_day(slot, text) or self.draft.last_day, True
        if result == Flaw("F114") and self._is_day(slot):
            result = Flaw("F103", self._lacks_day())
        if isinstance(result, Flaw):
            self.draft.flag(result.code, document, path, {"fact": slot.path, **result.args}, clauses)
            result = 0
        elif isinstance(result, Doubtful):
            self._doubt(slot, document, path, text, result)
            result = int(result)
        self.row[slot.value] = result
        if slot.status is not None:
            self.row[slot.status] = int(status)

    def _doubt(self, slot: Slot, document: Document, path: Path, text: str, value: Doubtful) -> None:
        """W193: what a value was read as, which may be meant for something else; a file says it once of a fact."""
        once, key = self.draft.report.once, (id(document), "W193", slot.path)
        if key not in once:
            once.add(key)
            read = spelling(slot.fact.type, value)
            told = {"fact": slot.path, "value": text.strip(), "read": read, "meant": value.meant}
            self.draft.report.add(Problem("W193", told, path), document, self.draft.unit, slot.fact.origin.clauses)

    def _name(self, text: str, document: Document, path: Path) -> None:
        if hidden := invisible(text):
            self.draft.flag("F119", document, path, {"name": shown(text), "characters": hidden})

    def code(self, slot: Slot, text: str) -> int:
        """Texts of a unit's own facts are compared between units, those of rows below within the unit."""
        codes = self.draft.wide if self.layout.table.kind == "ROSTER" else self.draft.codes
        return codes.number(slot.fact.role or slot.path, text)

    def _settle(self, entry: Slot | Note) -> None:
        """Something was given, if wrong: the fact is not missing as well."""
        if isinstance(entry, Note):
            self.texts.setdefault(entry.path, "")
        elif self.row[entry.value] is None:
            self.row[entry.value] = 0

    def complete(self, part: Part) -> list[str]:
        """Account for the facts that were not given; the paths of those that count as their default."""
        assumed: list[str] = []
        for slot in self.layout.slots if None in self.row else ():
            if self.row[slot.value] is not None:
                if slot.status is not None and self.row[slot.status] is None:
                    self.row[slot.status] = 0
                continue
            fact = slot.fact
            self.row[slot.value] = fact.default if fact.when_absent == "default" else 0
            if slot.status is not None:
                self.row[slot.status] = int(Absence.MISSING if fact.when_absent == "optional" else 0)
            if fact.when_absent == "default":
                assumed.append(slot.path)
            elif fact.when_absent == "error" and self._concerned(slot):
                self._missing(slot, part)
        for path, args, clauses in beyond_class(self.layout, self.row, part):
            self.draft.flag("F105", part.document, path, args, clauses)
        for note in self.layout.notes:
            if note.fact.when_absent == "error" and note.path not in self.texts:
                self._missing(note, part)
        return assumed

    def _concerned(self, slot: Slot) -> bool:
        """Whether the fact is about units of this class."""
        own = self.layout.class_slot
        return not slot.fact.classes or own is None or self.row[own.value] in slot.fact.classes

    def _is_day(self, entry: Slot | Note) -> bool:
        """Whether a fact is the day of an event."""
        return entry is self.layout.date and self.layout.table.storage == EVENT_LINES

    def _lacks_day(self) -> dict[str, str]:
        asking = self.layout.asking
        return {"unit": shown(self.draft.unit), "which": "asked" if asking["lines"] else "day", **asking}

    def _why_asked(self, entry: Slot | Note) -> dict[str, str]:
        """What more the message says of a fact that an event must have."""
        if self._is_day(entry):
            return self._lacks_day()
        registered = self.layout.table.storage == EVENT_LINES and not entry.fact.role
        return {"which": "registered", "kind": self.layout.path} if registered else {}

    def _missing(self, entry: Slot | Note, part: Part) -> None:
        if self.draft.report.partial:
            if isinstance(entry, Slot):
                self.row[entry.value] = NotKnown(entry.fact.type.lo)
            return
        fact, unit = entry.fact, self.draft.unit
        if entry.path in self.meant:
            return
        self.draft.flag(
            "F103",
            part.document,
            part.path,
            {"fact": entry.path, "unit": shown(unit), **self._why_asked(entry)},
            fact.origin.clauses,
        )


def start(layout: Layout, draft: Draft, beside: Sequence[Layout] = ()) -> Filling:
    """An empty row of a table."""
    return Filling(layout, draft, [None] * layout.size, beside=beside)


def scalar(value: Tree) -> str | None:
    """A value as text; None for a mapping or list."""
    if isinstance(value, str):
        return value.strip()
    return None if isinstance(value, dict | list) else _WORDS[value]
