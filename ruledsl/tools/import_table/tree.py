"""Rows → the tree of items: a name that is not repeated carries on; points belong to what their cell stands beside."""

from attrs import define, field

from ruledsl.tools.import_table.grid import Grid
from ruledsl.tools.import_table.header import Columns
from ruledsl.tools.import_table.model import At, Item, Line, Points, Said, Table
from ruledsl.tools.import_table.numbering import depths
from ruledsl.tools.import_table.rows import Row, Rows
from ruledsl.tools.import_table.words import name_of, shortened


def grow(grid: Grid, columns: Columns, table: Table) -> None:
    """Put the items of a sheet into its table."""
    _Tree(grid, columns, table).read()


@define
class _Tree:
    grid: Grid
    columns: Columns
    table: Table
    section: Item | None = None
    open: list[tuple[int, Item]] = field(factory=list)

    def read(self) -> None:
        for row in Rows(self.grid, self.columns, self.table, depths(self.grid, self.columns)):
            if row.kind == "section":
                self._section(row)
            elif row.kind == "sum":
                self._sum(row)
            else:
                self._items(row)

    def _siblings(self) -> list[Item]:
        return self.section.parts if self.section is not None else self.table.items

    def _section(self, row: Row) -> None:
        self.section, self.open = self._item(row.names[0], row), []
        self.section.section = True
        self.section.points = next(iter(row.points.values()), None)
        self.table.items.append(self.section)

    def _sum(self, row: Row) -> None:
        """A sum: of the innermost group that is open, of the section, or of all that stands above it."""
        points = next(iter(row.points.values()), None)
        if points is None:
            return
        groups = [item for _, item in self.open if item.parts] + ([self.section] if self.section else [])
        around = self.table.items if self.section is None else self.section.parts
        meant = [tuple(group.parts) for group in groups]
        self.table.sums.append((points, (*meant, tuple(around), tuple(self.table.items))))

    def _items(self, row: Row) -> None:
        levels = self._levels(row)
        for level, said in levels:
            self._open(level, said, row)
        if not self.open:
            if row.criteria or row.points:
                self._unnamed(row)
            return
        self._say(row, self.open[-1][1])

    def _levels(self, row: Row) -> list[tuple[int, Said]]:
        """The levels that this row opens: names that are not those that are open already."""
        known = dict(self.open)
        for level, said in enumerate(row.names):
            if said and (level not in known or not self._is_open(known[level], said, row)):
                return [(n, s) for n, s in enumerate(row.names) if n >= level and s]
        return []

    def _is_open(self, item: Item, said: Said, row: Row) -> bool:
        """Whether a name means the item that is open: it is merged into the row, or repeated in it."""
        return said.at == item.at or (name_of(said.text)[0] == (item.full or item.name) and said.at is not None)

    def _open(self, level: int, said: Said, row: Row) -> None:
        self.open = [(n, item) for n, item in self.open if n < level]
        siblings = self.open[-1][1].parts if self.open else self._siblings()
        item = self._item(said, row)
        twin = next((i for i in siblings if i.name == item.name), None)
        if twin is not None and (twin.full or twin.name) != (item.full or item.name):
            item.name = next(n for k in range(2, 999) if (n := f"{item.name}{k}") not in {i.name for i in siblings})
        elif twin is not None and item.name:
            args = {"which": "twice", "name": item.name, "first": str(twin.at)}
            self.table.report("F804", item.at, **args)
        siblings.append(item)
        self.open.append((level, item))

    def _item(self, said: Said, row: Row) -> Item:
        at = said.at or At(self.grid.sheet.name, row.number, 1)
        full, points = name_of(said.text)
        if not full:
            self.table.report("F804", at, which="empty", name=said.text[:40], first="")
        name = shortened(full)
        found = Item(name, at, full if full != name else "")
        found.named_points = Points(points, at) if points is not None else None
        return found

    def _unnamed(self, row: Row) -> None:
        at = next((p.at for p in row.points.values()), row.criteria.at)
        self.table.report("F804", at, which="empty", name="", first="")

    def _say(self, row: Row, item: Item) -> None:
        """Give the row's points, criteria and offices to the items that they are about."""
        own = None
        for column, points in row.points.items():
            owner = self._owner(column, row)
            own = own or (points if owner is item else None)
            owner.points = owner.points or points
        at = At(self.grid.sheet.name, row.number, 1)
        line = Line(row.criteria, own, at, row.words, row.scored_by, row.classes)
        known = [at for said in item.lines for at in (said.criteria.at, said.words.at)]
        if own is not None or any(said and said.at not in known for said in (row.criteria, row.words)):
            item.lines.append(line)
        item.scored_by = item.scored_by or row.scored_by
        item.classes = item.classes or row.classes

    def _owner(self, column: int, row: Row) -> Item:
        """Whose points stand in a column: by the level beside which it stands, or by how far the cell reaches."""
        levels, about = self.columns.levels, self.columns.points[column]
        beside = levels.index(about) if about in levels else len(levels)
        here = [item for level, item in self.open if level <= beside and item.at.row == row.number]
        bottom = self.grid.last_row(row.number, column)
        last = self.open[-1][1]
        if bottom == row.number or not here:
            return here[-1] if here else last
        reach = [i for i in here if self.grid.last_row(i.at.row, i.at.column) == bottom]
        over = [i for i in here if self.grid.last_row(i.at.row, i.at.column) >= bottom]
        return (reach or over[-1:] or here)[-1]
