"""An indicator table as values: what it says, cell by cell, and what was understood of it."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import define, field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.cells import cell_name
from ruledsl.tools.import_table.words import name_of


@frozen
class At:
    """A cell of a sheet, counted from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return cell_name(self.sheet, self.row, self.column)


@frozen
class Said:
    """A text and the cell that says it."""

    text: str = ""
    at: At | None = None

    def __bool__(self) -> bool:
        return bool(self.text)


@frozen
class Points:
    """Points and the cell that says them; ``computed`` where a formula made them.

    Where each class has a column of its own, ``of`` has its points, None where it has none, and ``value`` is the most.
    """

    value: Decimal
    at: At
    computed: bool = False
    of: dict[str, Decimal | None] = field(factory=dict)

    def of_class(self, name: str) -> Decimal:
        """The points of a class: none where the cell in its column says so."""
        return (self.of.get(name) or Decimal(0)) if self.of else self.value


@frozen
class Scoring:
    """How a criterion is scored: ``text`` in the rule language, or ``reason`` why it is left to the assessors."""

    text: str = ""
    reason: str = ""
    args: dict[str, str] = field(factory=dict)


#: Where there is no text.
NOTHING = Said()


@define
class Line:
    """One row of the table that says something about an item without naming a part of it."""

    criteria: Said
    points: Points | None
    at: At
    words: Said = NOTHING
    scored_by: Said = NOTHING
    classes: Said = NOTHING


#: What nobody has looked at.
UNSEEN = Scoring()


@define
class Item:
    """A group or an indicator of the table; ``full`` is its name in the words of the table where that was shortened."""

    name: str
    at: At
    full: str = ""
    points: Points | None = None
    named_points: Points | None = None
    lines: list[Line] = field(factory=list)
    scored_by: Said = NOTHING
    classes: Said = NOTHING
    parts: list["Item"] = field(factory=list)
    section: bool = False
    from_words: bool = False
    scoring: Scoring = UNSEEN
    for_classes: tuple[str, ...] = ()

    @property
    def criteria(self) -> str:
        """What the table says on scoring, line by line in one text; of several lines each with what it is about."""
        if len(self.lines) == 1:
            return self.lines[0].criteria.text
        return joined([" ".join(filter(None, (line.words.text, line.criteria.text))) for line in self.lines])

    @property
    def note(self) -> str:
        """What the table says of it besides: its name where that was shortened, else the words beside the name."""
        words = self.lines[0].words.text if len(self.lines) == 1 else ""
        return self.full or ("" if name_of(words)[0] == self.name else words)

    @property
    def criteria_at(self) -> At:
        """The cell in which that begins."""
        return next((line.criteria.at for line in self.lines if line.criteria.at), self.at)

    @property
    def known_points(self) -> Points | None:
        """The points of its own cell, else those in its name."""
        return self.points or self.named_points

    @property
    def worth(self) -> Decimal | None:
        """The sum of its parts, or its own points; None where something is not known."""
        if not self.parts:
            return self.known_points.value if self.known_points else None
        if each := self.by_class:
            return max(each.values())
        parts = [part.worth for part in self.parts]
        return None if None in parts else sum((p for p in parts if p is not None), Decimal(0))

    @property
    def by_class(self) -> dict[str, Decimal]:
        """What it is worth for each class, where classes have columns of their own."""
        known = [i.known_points for i in self.every() if not i.parts]
        names = dict.fromkeys(name for points in known if points for name in points.of)
        leaves = [points for points in known if points]
        return (
            {name: sum((p.of_class(name) for p in leaves), Decimal(0)) for name in names}
            if len(leaves) == len(known)
            else {}
        )

    @property
    def differs(self) -> bool:
        """Whether it is worth more for one class than for another that it concerns."""
        return len({value for value in self.by_class.values() if value}) > 1

    def leaves(self, prefix: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], "Item"]]:
        """Every item without parts, with the names above it and its own."""
        path = (*prefix, self.name)
        if not self.parts:
            yield path, self
        for part in self.parts:
            yield from part.leaves(path)

    def every(self) -> Iterator["Item"]:
        """This item and everything below it."""
        yield self
        for part in self.parts:
            yield from part.every()


@define
class Table:
    """A table that was read: its items in their order, what stands around them, and what is wrong.

    ``sums`` are rows of sums, each with the items that it may add up; ``units`` the first cell with points and with a
    percentage; ``uncomputed`` the formulas for points, by row, that have no value.
    """

    file: str
    sheet: str
    title: str = ""
    year: int | None = None
    items: list[Item] = field(factory=list)
    sums: list[tuple[Points, tuple[tuple[Item, ...], ...]]] = field(factory=list)
    units: dict[str, At] = field(factory=dict)
    uncomputed: dict[int, At] = field(factory=dict)
    notes: list[Said] = field(factory=list)
    problems: list[Diagnostic] = field(factory=list)

    @property
    def wrong(self) -> bool:
        return any(d.is_error for d in self.problems)

    def report(self, code: str, at: At | None = None, **args: object) -> None:
        """Say something about a cell."""
        self.problems.append(Diagnostic(code, dict(args), cell=str(at) if at else ""))


def joined(texts: list[str]) -> str:
    """Texts of several rows as one, each once."""
    return " ".join(dict.fromkeys(t for t in texts if t))
