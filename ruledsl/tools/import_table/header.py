"""Where the table begins in a sheet, and what each of its columns is for."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

from ruledsl.tools.import_table.grid import Grid
from ruledsl.tools.import_table.words import meaning, narrow

#: The header is looked for in so many rows and columns.
DEEPEST, WIDEST = 60, 200


@frozen
class Columns:
    """The header's rows, and the columns by what they are for.

    ``points`` pairs each column with the one that it is about; ``words`` say more of what the last level names;
    ``by_class`` are the columns of points that are those of one class.
    """

    first: int
    last: int
    levels: tuple[int, ...]
    points: Mapping[int, int]
    criteria: tuple[int, ...]
    words: tuple[int, ...] = ()
    scored_by: int = 0
    classes: int = 0
    serial: int = 0
    others: Mapping[int, str] = field(factory=dict)
    by_class: Mapping[int, str] = field(factory=dict)

    @property
    def known(self) -> frozenset[int]:
        """Every column that is read."""
        alone = (self.scored_by, self.classes)
        return frozenset((*self.levels, *self.points, *self.criteria, *self.words, *(c for c in alone if c)))


def columns_of(grid: Grid, classes: Mapping[str, str] = MappingProxyType({})) -> Columns | None:
    """The header of a sheet: the first row, or pair of rows, that names indicators and their points or criteria."""
    for row in [r for r in sorted(grid.sheet.rows) if r <= DEEPEST]:
        one, two = _roles(grid, row, row, classes), _roles(grid, row, row + 1, classes)
        for last, roles in ((row + 1, two), (row, one)):
            pair = last > row
            if _is_header(roles) and (not pair or _second_row(grid, row, one, two, classes)):
                return _columns(grid, row, last, roles, classes)
    return None


def _roles(grid: Grid, first: int, last: int, classes: Mapping[str, str]) -> dict[int, str]:
    """What each column is for, by the lowest header cell that says it."""
    places = [(last, c) for c in _columns_in(grid, last)] + [(first, c) for c in _columns_in(grid, first)]
    found: dict[int, str] = {}
    for row, column in places:
        role = meaning(grid.text(row, column)) or ("points" if _class_of(grid.text(row, column), classes)[1] else "")
        if role:
            found.setdefault(column, role)
    return found


def _class_of(header: str, classes: Mapping[str, str]) -> tuple[str, bool]:
    """The class that a header names, and whether it says that points stand below: 乡镇分值, 分值（乡镇）; 乡镇 alone does not."""
    word = narrow(header)
    for name in sorted(classes, key=len, reverse=True):
        if narrow(name) in word:
            rest = word.replace(narrow(name), "", 1).replace("()", "").strip("的:类")
            return (classes[name], meaning(rest) == "points") if not rest or meaning(rest) == "points" else ("", False)
    return "", False


def _columns_in(grid: Grid, row: int) -> list[int]:
    merged = (c for r, c in grid.origins if r == row) if grid.origins else ()
    return sorted(c for c in {*grid.sheet.rows.get(row, {}), *merged} if c <= WIDEST)


def _is_header(roles: Mapping[int, str]) -> bool:
    found = set(roles.values())
    return bool(found & {"level", "thing"}) and bool(found & {"points", "criteria"})


def _second_row(
    grid: Grid, row: int, one: Mapping[int, str], two: Mapping[int, str], classes: Mapping[str, str]
) -> bool:
    """Whether the row below belongs to the header: all that it says of its own are words of headers."""
    below = grid.own(row + 1)
    return (
        bool(below and one)
        and len(grid.own(row)) > 1
        and all(meaning(text) or _class_of(text, classes)[0] for text in below.values())
        and set(two) >= set(one)
    )


def _columns(grid: Grid, first: int, last: int, roles: Mapping[int, str], classes: Mapping[str, str]) -> Columns:
    def with_role(role: str) -> tuple[int, ...]:
        return tuple(c for c in sorted(roles) if roles[c] == role)

    roles = _without_kinds(grid, first, last, roles)
    levels, things, criteria = with_role("level"), with_role("thing"), with_role("criteria")
    words: tuple[int, ...] = ()
    if len(levels) > 1:  # numbered levels; what stands behind them says more of the last
        words = tuple(c for c in things if c > levels[-1])
        criteria, words = (criteria, words) if criteria else (words, ())
        things = tuple(c for c in things if c < levels[-1])
    levels = tuple(sorted((*levels, *things)))
    texts = {c: narrow(grid.text(last, c) or grid.text(first, c)) for c in _columns_in(grid, last)}
    used = {c for cells in grid.sheet.rows.values() for c in cells}
    others = {c: texts.get(c, "") for c in sorted(used - set(roles)) if c <= WIDEST}
    points = {c: _beside(grid, last, c, levels) for c in with_role("points")}
    scored_by, applies, serial = (next(iter(with_role(role)), 0) for role in ("scored_by", "for", "serial"))
    of_one = {c: name for c in points if (name := _class_of(texts.get(c, ""), classes)[0])}
    by_class = of_one if len(of_one) > 1 else {}
    points = {c: level if c not in by_class else levels[-1] for c, level in points.items()}
    return Columns(first, last, levels, points, criteria, words, scored_by, applies, serial, others, by_class)


def _without_kinds(grid: Grid, first: int, last: int, roles: Mapping[int, str]) -> dict[int, str]:
    """Without a column 类型 behind the points, where names stand before them: it says of what kind an indicator is."""
    worth = min((c for c, role in roles.items() if role == "points"), default=0)
    named = any(c < worth for c, role in roles.items() if role in ("level", "thing"))
    kinds = [c for c in roles if c > worth and narrow(grid.text(last, c) or grid.text(first, c)).endswith("类型")]
    return {c: role for c, role in roles.items() if not (named and worth and c in kinds)}


def _beside(grid: Grid, last: int, column: int, levels: tuple[int, ...]) -> int:
    """The level that a column of points is about: the one to its left, unless it says more than that has names."""
    left = [n for n in levels if n < column]
    if not left:
        return levels[-1] if levels else 0
    rows = [row for row in grid.sheet.rows if row > last]
    named, told = (sum(c in grid.own(row) for row in rows) for c in (left[-1], column))
    return left[-1] if told <= named else levels[-1]
