"""A sheet as its reader sees it: what is merged is carried down and across."""

from attrs import define, field

from ruledsl.facts.cells import Place, Sheet
from ruledsl.tools.import_table.model import At, Said

#: Merged areas are carried over so many cells; what lies beyond is as if it were not merged.
MOST_CARRIED = 200_000


@define
class Grid:
    """The texts of a sheet by place; for merged areas the place that holds the text, and the area."""

    sheet: Sheet
    origins: dict[Place, Place] = field(factory=dict, repr=False)
    areas: dict[Place, Place] = field(factory=dict, repr=False)

    def origin(self, row: int, column: int) -> Place:
        """Where the text of a place stands."""
        return self.origins.get((row, column), (row, column))

    def text(self, row: int, column: int) -> str:
        """What a reader sees at a place."""
        return self.sheet.text(*self.origin(row, column))

    def said(self, row: int, column: int) -> Said:
        """The text of a place and the cell that it stands in."""
        at = self.origin(row, column)
        return Said(self.sheet.text(*at), At(self.sheet.name, *at))

    def own(self, row: int) -> dict[int, str]:
        """The texts that begin in a row, by column; what is merged from a row above is not among them."""
        cells = self.sheet.rows.get(row, {})
        return {c: t for c, t in sorted(cells.items()) if t.strip() and self.origin(row, c) == (row, c)}

    def last_row(self, row: int, column: int) -> int:
        """The last row of the area in which a place lies."""
        return self.areas.get(self.origin(row, column), (row, column))[0]

    def last_column(self, row: int, column: int) -> int:
        """The last column of the area in which a place lies."""
        return self.areas.get(self.origin(row, column), (row, column))[1]


def grid_of(sheet: Sheet) -> Grid:
    """The grid of a sheet."""
    grid = Grid(sheet)
    last = max(sheet.rows, default=0)
    widest = max((max(cells) for cells in sheet.rows.values()), default=0)
    left = MOST_CARRIED
    for (top, first), (lowest, rightmost) in sheet.merged:
        bottom, right = min(lowest, last), min(rightmost, widest)
        left -= max(0, bottom - top + 1) * max(0, right - first + 1)
        if left < 0:
            break
        grid.areas[top, first] = (bottom, right)
        places = ((r, c) for r in range(top, bottom + 1) for c in range(first, right + 1))
        grid.origins.update(dict.fromkeys(places, (top, first)))
    return grid
