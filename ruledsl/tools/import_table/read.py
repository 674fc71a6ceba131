"""A file → its table: the sheet that holds one, what is hidden in it, its items, their sums."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ruledsl.diagnostic import Diagnostic
from ruledsl.documents.table_sheets import sheets_of
from ruledsl.facts.cells import Sheet, cell_name, column_name
from ruledsl.facts.tree import shown
from ruledsl.tools.import_table.finish import finish
from ruledsl.tools.import_table.grid import Grid, grid_of
from ruledsl.tools.import_table.header import DEEPEST, Columns, columns_of
from ruledsl.tools.import_table.model import Table
from ruledsl.tools.import_table.sums import add_up
from ruledsl.tools.import_table.tree import grow
from ruledsl.tools.import_table.words import YEAR, plain

#: So many hidden rows are told; a table of more rows is no table of indicators.
MOST_HIDDEN, MOST_ROWS = 12, 2000


def read_table(name: str, data: bytes, wanted: str = "", classes: Mapping[str, str] = MappingProxyType({})) -> Table:
    """The table in a file; what is wrong is told in it, cell by cell.  Columns of points may be those of ``classes``,
    by the words of the table."""
    sheets, problems = sheets_of(name, data)
    table = Table(name, "")
    for problem in problems:
        table.problems.append(Diagnostic(problem.code, {"file": name, **problem.args}))
    if not sheets:
        return table
    found = _chosen(table, sheets, wanted, classes)
    if found is not None:
        _take(table, *found)
    return table


def _chosen(
    table: Table, sheets: Sequence[Sheet], wanted: str, classes: Mapping[str, str]
) -> tuple[Grid, Columns] | None:
    """The sheet that is meant: the one that was named, else the only one with a table."""
    for sheet in sheets:
        if not sheet.visible and sheet.name != wanted:
            table.problems.append(Diagnostic("W802", {"sheet": shown(sheet.name)}))
    seen = [s for s in sheets if s.name == wanted or (not wanted and s.visible)]
    grids = [(grid_of(sheet), sheet) for sheet in seen]
    tables = [(grid, columns) for grid, _ in grids if (columns := columns_of(grid, classes)) is not None]
    if len(tables) == 1:
        return tables[0]
    names = tuple(shown(s.name) for s in (sheets if wanted and not seen else [g.sheet for g, _ in tables] or seen))
    which = "several" if len(tables) > 1 else "no-sheet" if wanted and not seen else "none"
    table.problems.append(Diagnostic("F800", {"which": which, "sheets": names, "sheet": wanted, "rows": DEEPEST}))
    return None


def _take(table: Table, grid: Grid, columns: Columns) -> None:
    sheet = grid.sheet
    table.sheet = sheet.name
    if len(sheet.rows) > MOST_ROWS:
        table.report("F154", file=table.file, limit=MOST_ROWS)
        return
    _title(table, grid, columns)
    _hidden(table, grid, columns)
    grow(grid, columns, table)
    finish(table)
    add_up(table)
    for column, header in columns.others.items():
        at = next((r for r in sorted(sheet.rows) if r > columns.last and sheet.rows[r].get(column, "").strip()), 0)
        if at and not table.wrong:
            table.problems.append(
                Diagnostic(
                    "W806", {"name": shown(header) or column_name(column)}, cell=cell_name(sheet.name, at, column)
                )
            )


def _title(table: Table, grid: Grid, columns: Columns) -> None:
    """The rows above the header say what the table is called and for which year it is; two years say neither."""
    texts = [plain(t) for row in sorted(grid.sheet.rows) if row < columns.first for t in grid.own(row).values()]
    table.title = next((t for t in texts if len(t) > 4 and not t.startswith(("附件", "附表"))), "")
    years = {int(year) for text in texts for year in YEAR.findall(text.replace(" ", ""))}
    table.year = years.pop() if len(years) == 1 else None


def _hidden(table: Table, grid: Grid, columns: Columns) -> None:
    """Hidden rows and columns are read; what nobody sees is told."""
    sheet = grid.sheet
    rows = [r for r in sorted(sheet.hidden_rows) if r > columns.first and any(sheet.rows.get(r, {}).values())]
    hidden = [c for c in sorted(sheet.hidden_columns) if c in columns.known]
    listed = [*map(str, rows[:MOST_HIDDEN]), *(["…"] if len(rows) > MOST_HIDDEN else [])]
    listed += [plain(grid.text(columns.last, c)) for c in hidden]
    if listed:
        table.problems.append(Diagnostic("W800", {"sheet": shown(sheet.name), "rows": "、".join(listed)}))
