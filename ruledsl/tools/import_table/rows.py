"""The rows under a header, each for what it is: a section, a row of items, a sum, a note."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import field, frozen

from ruledsl.tools.import_table.grid import Grid
from ruledsl.tools.import_table.header import Columns
from ruledsl.tools.import_table.model import NOTHING, At, Points, Said, Table
from ruledsl.tools.import_table.words import (
    CHINESE,
    NOTE,
    SECTION,
    SUBTOTAL,
    meaning,
    name_of,
    narrow,
    number_in,
    plain,
    says_nothing,
)

#: What a cell says for a class that an indicator does not concern.
_ABSENT = re.compile(r"|不涉及|不适用|不考核|无此项|无")


@frozen
class Row:
    """One row: ``kind`` is ``items``, ``section``, ``sum`` or ``note``; names are by level, of the row or merged into it."""

    kind: str
    number: int
    names: tuple[Said, ...] = ()
    points: Mapping[int, Points] = field(factory=dict)
    criteria: Said = NOTHING
    words: Said = NOTHING
    scored_by: Said = NOTHING
    classes: Said = NOTHING


@frozen
class Rows:
    """Reads the rows of a sheet; what is wrong with a cell is told to the table."""

    grid: Grid
    columns: Columns
    table: Table
    depths: Mapping[int, int] = field(factory=dict)

    def __iter__(self) -> Iterator[Row]:
        self._refuse_formulas()
        noted = False
        for number in sorted(r for r in self.grid.sheet.rows if r > self.columns.last):
            own = self.grid.own(number)
            if not own or self._is_header_again(own):
                continue
            kind = "note" if noted and len(own) == 1 else self._kind(number, own)
            noted = noted or kind == "note"
            if kind == "note":
                column = next(iter(own))
                self.table.notes.append(Said(plain(own[column]), At(self.grid.sheet.name, number, column)))
            else:
                yield self._row(kind, number, own)

    def _refuse_formulas(self) -> None:
        """Words and names are not computed; points that are only compared may be."""
        sheet, words = self.grid.sheet, self.columns.known - set(self.columns.points)
        for code, places in (("F184", sheet.formulas), ("F185", sheet.errors)):
            for row, column in sorted(places):
                if row > self.columns.last and column in words:
                    at = At(sheet.name, row, column)
                    self.table.report(code, at, cell=str(at), value=sheet.text(row, column)[:40])

    def _is_header_again(self, own: Mapping[int, str]) -> bool:
        """A header that is printed again on a new page."""
        header = self.grid.own(self.columns.last) | self.grid.own(self.columns.first)
        return len(own) > 1 and all(meaning(t) and narrow(t) == narrow(header.get(c, "")) for c, t in own.items())

    def _kind(self, number: int, own: Mapping[int, str]) -> str:
        columns = self.columns
        names = [narrow(t) for c, t in own.items() if c in (*columns.levels, columns.serial)]
        if any(SUBTOTAL.fullmatch(text) for text in names):
            return "sum"
        first = next(iter(own))
        if NOTE.match(narrow(own[first])):
            return "note"
        if not any(c in own for c in (*columns.criteria, *columns.words) if c > first) and self._is_section(
            number, own, first
        ):
            return "section"
        return "items" if columns.known & set(own) else "note"

    def _is_section(self, number: int, own: Mapping[int, str], first: int) -> bool:
        """A heading inside the table: across all levels, or numbered as no row of items is."""
        columns, last = self.columns, self.grid.last_column(number, first)
        numbered = bool(SECTION.match(narrow(own[first])))
        across = last > first and last >= columns.levels[-1] and first <= columns.levels[0]
        if across and (len(own) == 1 or numbered):
            return last > columns.levels[-1] or numbered
        if first != columns.serial or number in self.depths:
            return False
        return numbered or bool(CHINESE.fullmatch(narrow(own[first])) and self._digits_elsewhere())

    def _digits_elsewhere(self) -> bool:
        """Whether other rows are numbered 1, 2, 3."""
        cells = self.grid.sheet.rows
        return any(narrow(cells[r].get(self.columns.serial, "")).isdigit() for r in cells if r > self.columns.last)

    def _row(self, kind: str, number: int, own: Mapping[int, str]) -> Row:
        columns, names = self.columns, self._names(number)
        if kind in ("section", "sum"):
            named = [c for c in own if c in columns.levels] or list(own)
            sums = [c for c in own if kind == "sum" and SUBTOTAL.fullmatch(narrow(own[c]))]
            names = (self.grid.said(number, (sums or named)[0]),)
        return Row(
            kind,
            number,
            names,
            self._points(number, kind),
            self._text(number, columns.criteria),
            self._text(number, columns.words),
            self._text(number, (columns.scored_by,)),
            self._text(number, (columns.classes,)),
        )

    def _names(self, number: int) -> tuple[Said, ...]:
        """The names by level; an area over several levels says one name, in the first of them."""
        found, seen = [], set()
        for column in self.columns.levels:
            said = self.grid.said(number, column)
            found.append(NOTHING if said.at in seen or not narrow(said.text) else said)
            seen.add(said.at)
        return (*(NOTHING,) * self.depths.get(number, 0), *found)

    def _text(self, number: int, columns: tuple[int, ...]) -> Said:
        """What the row, or an area that reaches into it, says in these columns."""
        said = [self.grid.said(number, c) for c in columns if c]
        told = [s for s in said if plain(s.text)]
        return Said(" ".join(dict.fromkeys(plain(s.text) for s in told)), told[0].at) if told else Said()

    def _points(self, number: int, kind: str) -> dict[int, Points]:
        """The points that begin in this row, by column."""
        own, found, columns_of_classes = self.grid.own(number), {}, self.columns.by_class
        for column in self.columns.points:
            at = At(self.grid.sheet.name, number, column)
            if column not in own and (number, column) in self.grid.sheet.formulas:
                self.table.uncomputed[number] = at
            if column in columns_of_classes:
                continue
            if column in own and (value := self._number(own[column], at)) is not None:
                found[column] = Points(value, at, (number, column) in self.grid.sheet.formulas)
        if columns_of_classes and (each := self._of_classes(number)):
            found[min(columns_of_classes)] = each
        if kind in ("sum", "section") and not found:
            texts = [(c, name_of(t)[1]) for c, t in own.items()]
            found = {c: Points(v, At(self.grid.sheet.name, number, c)) for c, v in texts if v is not None}
        return found

    def _of_classes(self, number: int) -> Points | None:
        """The points of each class that has some in this row; an area over several columns says those of each."""
        of: dict[str, Decimal | None] = {}
        places = []
        for column, name in self.columns.by_class.items():
            said, of[name] = self.grid.said(number, column), None
            if said.at and said.at.row == number and not _ABSENT.fullmatch(narrow(said.text)):
                of[name] = self._number(said.text, said.at)
                places += [said.at] if of[name] is not None else []
        computed = any((p.row, p.column) in self.grid.sheet.formulas for p in places)
        return Points(max(v for v in of.values() if v is not None), places[0], computed, of) if places else None

    def _number(self, text: str, at: At) -> Decimal | None:
        """The points in a cell, which may be a percentage of the whole."""
        if says_nothing(text):
            return None
        value, unit = number_in(text)
        if value is None:
            self.table.report("F802", at, which=wrong_number(text), value=plain(text)[:40], row=at.row)
        else:
            self.table.units.setdefault("%" if unit == "%" else "", at)
        return value


def wrong_number(text: str) -> str:
    """Why a text is no points: a day that the spreadsheet made of a range, a range, a negative number."""
    word = narrow(text)
    if word[:4].isdigit() and word[4:5] == "-" and word.count("-") == 2:
        return "date"
    return "negative" if word[:1] in "-−" and number_in(word[1:])[0] is not None else "number"
