"""Rows under a header into the tree that YAML would give, the same for CSV and for the sheets of a workbook.

What a row is follows from the header: with 计入 a line of an event, with 上限 and 限额 an approval, with 轮次 a score of
one round, with 审定等次 or 审定总分 what was decided in the end, with 项目 and 值 a fact of the whole, else a unit.
"""

from collections import Counter
from collections.abc import Callable

from attrs import define, field

from ruledsl.facts.names import HEADER, folded, role_of, word
from ruledsl.facts.tree import Path, Problem, Tree, shown

#: A message lists at most so many columns.
MOST_COLUMNS = 12

Cells = dict[str, str]
Taker = Callable[[Cells, int], None]


@define
class Rows:
    """What has been read: units by name, the top of the file, lines of rows by path, units of crooked rows."""

    units: dict[str, dict[str, Tree]] = field(factory=dict)
    top: dict[str, Tree] = field(factory=dict)
    lines: dict[Path, int] = field(factory=dict)
    broken: set[str] = field(factory=set)
    problems: list[Problem] = field(factory=list)
    events: dict[tuple[str, str, str, str], int] = field(factory=dict)
    whole: set[str] = field(factory=set)
    names: dict[str, str] = field(factory=dict)

    def name(self, cell: str) -> str:
        """The name of a unit as it was first written: the others are the same if they are compared."""
        return self.names.setdefault(folded(cell), cell.strip())

    def unit(self, name: str, line: int) -> dict[str, Tree]:
        """The mapping of a unit, made at its first row."""
        if name not in self.units:
            self.units[name] = {}
            self.lines["单位", name] = line
        return self.units[name]

    @property
    def tree(self) -> dict[str, Tree]:
        """The whole, as other formats have it."""
        return {**self.top, word("units"): self.units} if self.units or not self.top else self.top


def taker(header: list[str], rows: Rows, line: int = 1, child: str = "") -> Taker | None:
    """What to do with a row, seen from the header in some line; None when the header is wrong.

    ``child`` names the list under a unit that the rows belong to, where the header does not say it.
    """
    header[:] = [cell.strip() for cell in header]
    roles = {role_of(cell): cell for cell in header}
    times = Counter(folded(cell) for cell in header)
    wrong = [
        Problem("F152", {"key": shown(cell)}, (cell,))
        for cell in sorted({c for c in header if c})
        if times[folded(cell)] > 1
    ]
    if "" in header or not ("units" in roles or {"item", "value"} <= roles.keys()):
        wrong.append(Problem("F156", {"columns": "、".join(map(shown, header[:MOST_COLUMNS]))}))
    if wrong:
        rows.lines |= {p.path: line for p in wrong}
        rows.problems += wrong[:MOST_COLUMNS]
        return None
    if "units" not in roles:
        return lambda cells, line: _fact_of_the_whole(cells, roles, rows, line)
    return _of_units(roles, rows, child)


def _of_units(roles: Cells, rows: Rows, child: str) -> Taker:
    unit = roles["units"]
    if child:
        return lambda cells, line: _listed(child, cells, unit, rows, line)
    if "lines" in roles:
        return lambda cells, line: _event(cells, unit, roles, rows, line)
    if "cap" in roles and "limit" in roles:
        return lambda cells, line: _listed(word("approvals"), cells, unit, rows, line)
    if "round" in roles:
        return lambda cells, line: _listed(word("rounds"), cells, unit, rows, line)
    if "final_grade" in roles or "final_total" in roles:
        return lambda cells, line: _decision(cells, unit, rows, line)
    return lambda cells, line: _facts(cells, unit, rows, line)


def filled(cells: Cells, *without: str) -> dict[str, Tree]:
    """The cells that say something."""
    return {key: cell.strip() for key, cell in cells.items() if cell.strip() and key not in without}


def _twice(name: str, rows: Rows, line: int) -> None:
    rows.lines["单位", name, "#2"] = line
    rows.problems.append(Problem("F120", {"name": shown(name)}, ("单位", name, "#2")))
    rows.broken.add(name)


def _facts(cells: Cells, unit: str, rows: Rows, line: int) -> None:
    name = rows.name(cells[unit])
    if name in rows.whole and name not in rows.broken:
        _twice(name, rows, line)
        return
    rows.whole.add(name)
    rows.unit(name, line).update(filled(cells, unit))
    rows.lines["单位", name] = line


def _listed(key: str, cells: Cells, unit: str, rows: Rows, line: int) -> None:
    name = rows.name(cells[unit])
    listed = rows.unit(name, line).setdefault(key, [])
    rows.lines["单位", name, key, len(listed)] = line
    listed.append(filled(cells, unit))


def _decision(cells: Cells, unit: str, rows: Rows, line: int) -> None:
    name, key = rows.name(cells[unit]), word("decision")
    said = filled(cells, unit)
    if not said:
        return
    if key in rows.unit(name, line):
        _twice(name, rows, line)
    rows.lines["单位", name, key] = line
    rows.units[name][key] = said


def _event(cells: Cells, unit: str, roles: Cells, rows: Rows, line: int) -> None:
    """A row is one line of an event; rows of a unit with one id, date and incident are one event."""
    name = rows.name(cells[unit])
    own = filled(cells, unit)
    kind = own.pop(roles["lines"], "")
    key, date, incident = (own.get(roles.get(role, ""), "") for role in ("id", "date", "incident"))
    shared = {roles[r]: own.pop(roles[r]) for r in ("id", "date", "incident") if own.get(roles.get(r, ""))}
    listed = rows.unit(name, line).setdefault(word("events"), [])
    event = name, folded(key), date, folded(incident)
    position = rows.events.get(event) if key else None
    if position is None:
        position = rows.events[event] = len(listed)
        rows.lines["单位", name, word("events"), position] = line
        listed.append({**shared, word("lines"): []})
    lines = listed[position][word("lines")]
    rows.lines["单位", name, word("events"), position, word("lines"), len(lines)] = line
    lines.append({kind: own} if kind else {})


def _fact_of_the_whole(cells: Cells, roles: Cells, rows: Rows, line: int) -> None:
    """项目、值: a key of the top of a fact file, else a fact of the run."""
    key, value = cells[roles["item"]].strip(), cells[roles["value"]].strip()
    if not key or not value:
        return
    place: Path = (key,) if role_of(key) in HEADER else (word("run"), key)
    node = rows.top if len(place) == 1 else rows.top.setdefault(word("run"), {})
    if key in node:
        rows.problems.append(Problem("F152", {"key": shown(key)}, place))
    rows.lines[place] = line
    node[key] = value
