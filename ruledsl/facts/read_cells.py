"""A workbook as the texts of its cells, as a reader sees them: dates as dates, percentages with their sign.

Formulas are not computed: the value that was stored with them is read and the cell is named in ``formulas``.
"""

import re
from collections.abc import Iterable
from datetime import date
from posixpath import normpath

from attrs import define, field

from ruledsl.facts.cells import Sheet, Workbook, number, place_of
from ruledsl.facts.zipped import Attributes, Damaged, Package

#: So many cells with something in them, so many sheets; so many cells with nothing in them, merged areas of a sheet.
MOST_CELLS, MOST_SHEETS = 1_000_000, 200
MOST_EMPTY, MOST_MERGED = 4_000_000, 20_000
#: The last row and column that a spreadsheet has.
LAST_ROW, LAST_COLUMN = 2**20, 2**14

_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT = frozenset((9, 10))
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def workbook(package: Package, wanted: Iterable[str] | None = None) -> Workbook:
    """The sheets of a package, or only those with the ``wanted`` names.

    Raises Damaged where a part is no XML, lies outside of the bounds or is missing.
    """
    book = _Book()
    root = next((n for n in ("xl/workbook.xml", "xl/Workbook.xml") if n in package.names), "")
    if not root:
        raise Damaged("xl/workbook.xml")
    package.walk(root, book.start)
    targets = _targets(package, "xl/_rels/workbook.xml.rels")
    strings, formats = _strings(package), _formats(package)
    sheets: list[Sheet] = []
    left = MOST_CELLS
    for name, key, state in book.sheets[:MOST_SHEETS]:
        part = targets.get(key, "")
        if part not in package.names or (wanted is not None and name not in wanted):
            continue
        reader = _SheetReader(Sheet(name, state == "visible"), strings, formats, book.epoch, left)
        package.walk(part, reader.start, reader.end, reader.text)
        left = reader.left
        sheets.append(reader.sheet)
    return Workbook(tuple(sheets))


@define
class _Book:
    sheets: list[tuple[str, str, str]] = field(factory=list)
    epoch: date = date(1899, 12, 30)

    def start(self, tag: str, given: Attributes) -> None:
        if tag == "sheet":
            key = next((v for k, v in given.items() if k.rpartition(":")[2] == "id"), "")
            self.sheets.append((given.get("name", ""), key, given.get("state", "visible")))
        elif tag == "workbookPr" and given.get("date1904") in ("1", "true"):
            self.epoch = date(1904, 1, 1)


def _targets(package: Package, name: str) -> dict[str, str]:
    """The parts that a part refers to, by their keys."""
    found: dict[str, str] = {}

    def start(tag: str, given: Attributes) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "")
            found[given.get("Id", "")] = target.lstrip("/") if target[:1] == "/" else normpath(f"xl/{target}")

    if name in package.names:
        package.walk(name, start)
    return found


@define
class _Strings:
    """The texts that cells share; how they are to be pronounced is left out."""

    found: list[str] = field(factory=list)
    parts: list[str] = field(factory=list)
    inside: bool = False
    spoken: int = 0

    def start(self, tag: str, given: Attributes) -> None:
        if tag == "si":
            self.parts = []
        self.spoken += tag == "rPh"
        self.inside = tag == "t" and not self.spoken

    def end(self, tag: str) -> None:
        self.inside = False
        self.spoken -= tag == "rPh"
        if tag == "si":
            self.found.append("".join(self.parts))

    def text(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)


def _strings(package: Package) -> list[str]:
    strings = _Strings()
    if "xl/sharedStrings.xml" in package.names:
        package.walk("xl/sharedStrings.xml", strings.start, strings.end, strings.text)
    return strings.found


def _formats(package: Package) -> list[str]:
    """What numbers mean, style by style: ``date``, ``percent`` or ``""``."""
    own: dict[int, str] = {}
    found: list[str] = []
    inside = [""]

    def start(tag: str, given: Attributes) -> None:
        if tag == "numFmt":
            own[int(given.get("numFmtId", "0"))] = _meaning(given.get("formatCode", ""))
        elif tag in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside[0] = tag
        elif tag == "xf" and inside[0] == "cellXfs":
            number = int(given.get("numFmtId", "0"))
            known = "date" if number in _DATES else "percent" if number in _PERCENT else ""
            found.append(own.get(number, known))

    if "xl/styles.xml" in package.names:
        try:
            package.walk("xl/styles.xml", start)
        except ValueError as problem:
            raise Damaged("xl/styles.xml") from problem
    return found


def _meaning(code: str) -> str:
    plain = _NOT_FORMAT.sub("", code.partition(";")[0]).lower()
    if "%" in plain:
        return "percent"
    return "date" if any(c in plain for c in "ymdhs年月日") and "general" not in plain else ""


@define
class _SheetReader:
    """Takes the events of a sheet's XML; the cells it may still hold are ``left``."""

    sheet: Sheet
    strings: list[str]
    formats: list[str]
    epoch: date
    left: int
    empty: int = MOST_EMPTY
    row: int = 0
    column: int = 0
    kind: str = ""
    format: str = ""
    parts: list[str] = field(factory=list)
    inside: bool = False
    spoken: int = 0

    def start(self, tag: str, given: Attributes) -> None:
        if tag == "c":
            self._cell(given)
        elif tag in ("v", "t"):
            self.inside = not self.spoken
        elif tag == "f":
            self.sheet.formulas.add((self.row, self.column))
            self._count()
        elif tag == "row":
            number = given.get("r", "")
            self.row = int(number[:9]) if number.isdigit() else self.row + 1
            self.column = 0
            if given.get("hidden") in ("1", "true"):
                self.sheet.hidden_rows.add(self.row)
        elif tag == "mergeCell":
            ends = [place_of(end) for end in given.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:
                self.sheet.merged.append((ends[0], ends[1]))
                if len(self.sheet.merged) > MOST_MERGED:
                    raise Damaged(f"{self.sheet.name}: mergeCell > {MOST_MERGED}")
        elif tag == "col" and given.get("hidden") in ("1", "true"):
            first, last = (given.get(key, "") for key in ("min", "max"))
            if first.isdigit() and last.isdigit():
                self.sheet.hidden_columns.update(range(int(first), min(int(last), int(first) + 400) + 1))
        self.spoken += tag == "rPh"

    def _cell(self, given: Attributes) -> None:
        place = place_of(given.get("r", ""))
        self.row, self.column = place or (self.row, self.column + 1)
        self.empty -= 1
        if self.empty < 0 or self.row > LAST_ROW or self.column > LAST_COLUMN:
            raise Damaged(f"{self.sheet.name}: {self.row}, {self.column}")
        self.kind = given.get("t", "n")
        style = given.get("s", "0")
        number = int(style) if style.isdigit() else 0
        self.format = self.formats[number] if number < len(self.formats) else ""
        self.parts = []

    def text(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self.inside = False
        elif tag == "rPh":
            self.spoken -= 1
        elif tag == "c" and self.parts:
            self._done("".join(self.parts))

    def _done(self, raw: str) -> None:
        if self.kind == "s":
            index = int(raw) if raw.strip().isdigit() else len(self.strings)
            text = self.strings[index] if index < len(self.strings) else ""
        elif self.kind == "b":
            text = "是" if raw.strip() == "1" else "否"
        elif self.kind == "e":
            self.sheet.errors.add((self.row, self.column))
            text = raw
        else:
            text = number(raw, self.format, self.epoch) if self.kind == "n" else raw
        if text.strip():
            self._count()
            self.sheet.rows.setdefault(self.row, {})[self.column] = text

    def _count(self) -> None:
        """One more cell with something in it."""
        self.left -= 1
        if self.left < 0:
            raise Damaged(f"{self.sheet.name}: > {MOST_CELLS}")
