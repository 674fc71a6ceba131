"""A workbook into the tree that YAML would give, sheet by sheet, and the cell of every place in it.

A sheet is known by its header, as a CSV file is; rows above it that begin with ``#`` are remarks.  Only sheets that can be
seen are read; what is hidden, merged, computed or wrong in them is told.
"""

from collections.abc import Mapping

from attrs import define, field

from ruledsl.facts.cells import Sheet, cell_name
from ruledsl.facts.form_marks import CHILD, EXPECTED, LISTS, REMARKS, SHEET, Mark, mark_of
from ruledsl.facts.names import folded, role_of, word
from ruledsl.facts.read_cells import workbook
from ruledsl.facts.table_rows import Rows, taker
from ruledsl.facts.tree import Path, Problem, Tree, shown
from ruledsl.facts.zipped import Damaged, opened

#: The header is looked for in so many rows; a sheet has so many columns; so many hidden rows are told.
DEEPEST, WIDEST, MOST_HIDDEN = 60, 2000, 12
#: Row numbers of all sheets in one number: the sheet above, the row below.
_SHIFT = 2**21
#: Merged areas are carried over so many rows in all; what overlaps beyond that was not made by people.
MOST_CARRIED = 1_000_000


@define
class Grid:
    """Where the places of a tree are in a workbook."""

    sheets: list[Sheet] = field(factory=list)
    headers: list[dict[str, int]] = field(factory=list)
    lines: dict[Path, int] = field(factory=dict, repr=False)
    exact: dict[Path, tuple[int, int, int]] = field(factory=dict, repr=False)

    def place(self, path: Path, fact: str = "") -> tuple[int, int, int] | None:
        """Sheet, row and column of a path, or of the cell of a fact that is missing there."""
        if path in self.exact:
            return self.exact[path]
        known = next((n for n in range(len(path), 0, -1) if path[:n] in self.lines), 0)
        if not known:
            return None
        sheet, row = divmod(self.lines[path[:known]], _SHIFT)
        header = self.headers[sheet]
        column = next((header[key] for key in path[known:][::-1] if isinstance(key, str) and key in header), 0)
        return sheet, row, column or _column_of(fact, header) or header.get("", 1)

    def cell(self, path: Path, fact: str = "") -> str:
        """The cell of a path as people write it, ``""`` where there is none."""
        found = self.place(path, fact)
        return cell_name(self.sheets[found[0]].name, found[1], found[2]) if found else ""


def _column_of(fact: str, header: Mapping[str, int]) -> int:
    """The column whose name is the end of a fact's name."""
    wanted = f".{folded(fact)}"
    return next((column for name, column in header.items() if fact and name and wanted.endswith(f".{folded(name)}")), 0)


@define
class Book:
    """A workbook that was read: its tree, problems, grid and, if it is a form of ours, its mark.

    ``expected`` is the sheet that says what must come out.
    """

    tree: dict[str, Tree] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    grid: Grid = field(factory=Grid)
    broken: frozenset[str] = frozenset()
    mark: Mark | None = None
    expected: Sheet | None = None


def read_xlsx(data: bytes) -> Book:
    """The facts in a workbook."""
    book = Book()
    package = opened(data)
    if isinstance(package, Problem):
        book.problems.append(package)
        return book
    if not any(name.lower() == "xl/workbook.xml" for name in package.names):
        book.problems.append(Problem("F180", {"kind": _kind(package.names)}))
        return book
    try:
        sheets = workbook(package).sheets
    except (Damaged, ValueError) as problem:
        book.problems.append(Problem("F183", {"problem": shown(str(problem))}))
        return book
    book.mark = next((mark for sheet in sheets if sheet.name == SHEET and (mark := mark_of(sheet))), None)
    book.expected = next((s for s in sheets if folded(s.name) in EXPECTED), None)
    _read(book, [s for s in sheets if s.name not in (SHEET, LISTS) and s is not book.expected])
    return book


def _kind(names: frozenset[str]) -> str:
    kinds = {"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint", "content.xml": "OpenDocument"}
    kinds |= {"xl/workbook.bin": "xlsb"}
    return next((kind for name, kind in kinds.items() if name in names), "zip")


def _read(book: Book, sheets: list[Sheet]) -> None:
    rows = Rows()
    for sheet in sorted(sheets, key=lambda s: not _is_units(s)):
        header = _header(sheet) if sheet.visible else 0
        if header:
            _sheet(book, sheet, header, rows)
        elif sheet.rows and folded(sheet.name) not in REMARKS:
            book.problems.append(Problem("W801" if sheet.visible else "W802", {"sheet": shown(sheet.name)}))
    if not book.grid.sheets:
        book.problems.append(Problem("F187"))
    book.tree = rows.tree
    book.broken = frozenset(rows.broken)
    book.grid.lines |= rows.lines
    book.problems += rows.problems
    if book.mark is not None and book.mark.roster and rows.whole:
        _roster(book, rows)


def _is_units(sheet: Sheet) -> bool:
    """The sheet of units comes first, so that their places are there."""
    row = _header(sheet)
    roles = {role_of(text) for text in sheet.rows[row].values()} if row else set()
    return "units" in roles and not roles & {"lines", "cap", "round", "final_grade"} and sheet.name[:3] != CHILD


def _header(sheet: Sheet) -> int:
    """The row of the header: the first that says something and does not begin with ``#``."""
    for row in sorted(sheet.rows)[:DEEPEST]:
        texts = [sheet.rows[row][column].strip() for column in sorted(sheet.rows[row])]
        if texts[0][:1] != "#":
            roles = {role_of(text) for text in texts}
            return row if "units" in roles or {"item", "value"} <= roles else 0
    return 0


def _sheet(book: Book, sheet: Sheet, header: int, rows: Rows) -> None:
    """Take the rows under a header, and tell what is wrong with their cells."""
    number = len(book.grid.sheets)
    names = {column: text.strip() for column, text in sheet.rows[header].items() if column <= WIDEST}
    unit = next((c for c, name in names.items() if role_of(name) == "units"), 0)
    book.grid.sheets.append(sheet)
    book.grid.headers.append({**{name: c for c, name in names.items()}, "": unit or _value_column(names)})
    child = sheet.name.removeprefix(CHILD) if sheet.name.startswith(CHILD) else ""
    take = taker(list(names.values()), rows, number * _SHIFT + header, child)
    if take is None:
        return
    _carry_down(sheet, header, unit)
    wrong = _wrong_cells(sheet, header, names)
    for row in sorted(r for r in sheet.rows if r > header):
        cells = {name: sheet.text(row, column) for column, name in names.items()}
        if any(text.strip() for text in cells.values()) and (unit or not any(r == row for r, _ in wrong)):
            take(cells, number * _SHIFT + row)
    for (row, column), code in sorted(wrong.items()):
        path: Path = (word("units"), sheet.text(row, unit).strip() if unit else "", f"#{number},{row},{column}")
        book.grid.exact[path] = (number, row, column)
        args = {"cell": cell_name(sheet.name, row, column), "value": shown(sheet.text(row, column))}
        book.problems.append(Problem(code, args, path))
    _hidden(book, sheet, header, names)


def _hidden(book: Book, sheet: Sheet, header: int, names: Mapping[int, str]) -> None:
    """Hidden rows and columns are read, since a filter hides rows; what nobody sees is told."""
    rows = [row for row in sorted(sheet.hidden_rows) if row > header and any(sheet.rows.get(row, {}).values())]
    columns = [names[c] for c in sorted(sheet.hidden_columns) if c in names and _used(sheet, header, c)]
    if rows or columns:
        listed = [*map(str, rows[:MOST_HIDDEN]), *(["…"] if len(rows) > MOST_HIDDEN else []), *columns[:MOST_HIDDEN]]
        book.problems.append(Problem("W800", {"sheet": shown(sheet.name), "rows": "、".join(map(shown, listed))}))


def _used(sheet: Sheet, header: int, column: int) -> bool:
    return any(column in cells for row, cells in sheet.rows.items() if row > header)


def _value_column(names: Mapping[int, str]) -> int:
    return next((column for column, name in names.items() if role_of(name) == "value"), 1)


def _carry_down(sheet: Sheet, header: int, unit: int) -> None:
    """A unit whose cell is merged over several rows is the unit of all of them."""
    kept, carried = [], 0
    for (top, left), (bottom, right) in sheet.merged:
        if left == right == unit and top > header:
            text = sheet.text(top, unit)
            below = range(top + 1, min(bottom, top + 10_000) + 1)
            carried += len(below)
            for row in below if carried < MOST_CARRIED else ():
                if text and sheet.rows.get(row):
                    sheet.rows[row].setdefault(unit, text)
        elif bottom > header:
            kept.append(((top, left), (bottom, right)))
    sheet.merged[:] = kept


def _wrong_cells(sheet: Sheet, header: int, names: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Cells whose value cannot be taken as it stands, by the code that says why; each rejects the unit of its row."""
    found: dict[tuple[int, int], str] = {}
    for (top, left), (bottom, _) in sheet.merged:
        found |= {(row, left): "F186" for row in range(max(top, header + 1), min(bottom, top + 1000) + 1)}
    found |= dict.fromkeys(sheet.errors, "F185") | dict.fromkeys(sheet.formulas, "F184")
    for row, cells in sheet.rows.items():
        found |= {(row, column): "F188" for column in cells if column not in names}
    return {place: code for place, code in found.items() if place[0] > header and sheet.rows.get(place[0])}


def _roster(book: Book, rows: Rows) -> None:
    """The units of the form with their classes, as the roster of a fact file."""
    listed: dict[str, list[str]] = {}
    key = word("roster")
    for name in rows.units:
        if name not in rows.whole:
            continue
        kind = next((str(v) for k, v in rows.units[name].items() if role_of(k) == "class"), "")
        places = listed.setdefault(kind, [])
        book.grid.lines[(key, kind, len(places)) if kind else (key, len(places))] = rows.lines["单位", name]
        places.append(name)
    book.tree[key] = listed[""] if list(listed) == [""] else listed
