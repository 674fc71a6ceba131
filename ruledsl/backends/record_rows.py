"""How generated code reaches rows and their facts: slots, lists of rows, and ways from a row to what is above it."""

import re
from collections.abc import Collection

from attrs import define, field

from ruledsl.backends.record_blocks import Lines
from ruledsl.backends.record_layers import Layers
from ruledsl.ir import READING, Fact, Table
from ruledsl.records import RowShape, shapes


@define
class Rows:
    """The rows that one function works on; collects the lines that prepare them.

    R1 rows of table 1      X1_3 for each row of table 1 its row of table 3      f5 g5 fact 5 and its status
    """

    layers: Layers
    flat: Collection[str]
    lines: Lines = field(factory=list)
    made: set[str] = field(factory=set)
    used: dict[str, str] = field(factory=dict)
    _tables: dict[str, int] = field(init=False)
    _facts: dict[str, tuple[int, Fact]] = field(init=False)
    _shapes: dict[str, RowShape] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._tables = {t.name: i for i, t in enumerate(self.layers.plan.tables)}
        self._facts = {f.name: (i, f) for i, f in enumerate(self.layers.plan.facts)}
        self._shapes = shapes(self.layers.plan)

    def table(self, name: str) -> int:
        return self._tables[name]

    def fact(self, name: str) -> tuple[str, str, str]:
        """The table of a fact and the locals of its value and status; no status if it is always there."""
        if name.startswith(READING):
            readings = [p.name for p in self.layers.plan.parameters]
            param = next(t.name for t in self.layers.plan.tables if t.kind == "PARAM")
            return param, f"f{len(self._facts) + readings.index(name.removeprefix(READING))}", ""
        number, fact = self._facts[name]
        return fact.table, f"f{number}", f"g{number}" if fact.type.absent else ""

    def path(self, name: str) -> str:
        return "" if name.startswith(READING) else self._facts[name][1].path or name

    def slots(self, table: str) -> dict[str, int]:
        """The slot of every local that is read from a row of the table."""
        shape = self.shape(table)
        slots: dict[str, int] = {}
        for fact in shape.facts:
            _, value, status = self.fact(fact.name)
            slots[value] = shape.values[fact.name]
            if status:
                slots[status] = shape.statuses[fact.name]
        slots |= {f"R{self.table(child)}": slot for child, slot in shape.tables.items()}
        return slots | {self.fact(READING + name)[1]: slot for name, slot in shape.readings.items()}

    def shape(self, table: str) -> RowShape:
        return self._shapes[table]

    def use(self, local: str, table: str) -> str:
        """A local that is taken from the one row of a table."""
        self.used[local] = table
        return local

    def unpacked(self, table: str, row: str) -> Lines:
        """The lines that take the used locals from the one row of a table."""
        slots = {local: slot for local, slot in self.slots(table).items() if self.used.get(local) == table}
        return unpacking(slots, self.shape(table).size, row)

    # --- tables with many rows -----------------------------------------------------------------------------------

    def rows(self, table: str) -> str:
        """The list of the rows of a table."""
        name = f"R{self.table(table)}"
        if name not in self.made:
            self.made.add(name)
            kind = self.layers.tables[table]
            if kind.kind == "GROUP":
                self._group(kind)
            elif kind.parent in self.flat:
                rows, slot = self.rows(kind.parent), self.shape(kind.parent).tables[table]
                self.lines.append(f"{name}, {self._index(table, kind.parent)} = flatten({rows}, {slot})")
            else:
                self.use(name, kind.parent)
        return name

    def _index(self, table: str, target: str) -> str:
        return f"X{self.table(table)}_{self.table(target)}"

    def index(self, table: str, target: str) -> str:
        """The list of the positions, for each row of a table, of the row of its ancestor or group."""
        name = self._index(table, target)
        parent = self.layers.tables[table].parent
        self.rows(table)
        self.rows(target)
        if parent != target and table not in self.members(self.layers.tables[target]) and name not in self.made:
            self.made.add(name)
            self.lines.append(f"{name} = [{self.index(parent, target)}[i] for i in {self.index(table, parent)}]")
        return name

    def members(self, group: Table) -> tuple[str, ...]:
        """The tables whose rows a group divides; a group that names none divides the units."""
        return (group.over or (self.layers.unit,)) if group.kind == "GROUP" else ()

    def _group(self, group: Table) -> None:
        """Key of a row: value and status of each fact, and where the group's parent has many rows, which of them."""
        parts, names = [], []
        for table in self.members(group):
            rows = self.rows(table)
            above = group.parent in self.flat
            key = [slot for fact in self.keys(group, table) for slot in self.key_slots(fact)]
            each = f"({''.join(f'{k}, ' for k in (*key, *(['p'] if above else [])))})"
            loop = f"r, p in zip({rows}, {self.index(table, group.parent)})" if above else f"r in {rows}"
            parts.append(f"[{each} for {loop}]")
            names.append(self._index(table, group.name))
        self.lines.append(f"{', '.join([f'R{self.table(group.name)}', *names])} = grouping({', '.join(parts)})")
        if group.parent in self.flat:
            up = self._index(group.name, group.parent)
            self.lines.append(f"{up} = [k[-1] for k in R{self.table(group.name)}]")

    def keys(self, group: Table, table: str) -> list[Fact]:
        """The facts of a table that make the key of a group."""
        facts = self.shape(table).facts
        return [next(f for f in facts if (f.path or f.name) == key) for key in group.keys]

    def key_slots(self, fact: Fact) -> tuple[str, str]:
        shape = self.shape(fact.table)
        status = shape.statuses.get(fact.name)
        return f"r[{shape.values[fact.name]}]", "0" if status is None else f"r[{status}]"


def unpacking(slots: dict[str, int], size: int, row: str) -> Lines:
    """Taking some slots of a row: all at once if that is at least half of them, else one by one."""
    if len(slots) > 1 and 2 * len(slots) >= size:
        return [f"{spread(slots, size)} = {row}"]
    return [f"{local} = {row}[{slot}]" for local, slot in slots.items()]


def spread(slots: dict[str, int], size: int) -> str:
    """The slots of a row as the left side of an assignment."""
    locals_ = {slot: local for local, slot in slots.items()}
    return "(" + "".join(f"{locals_.get(slot, '_')}, " for slot in range(size)) + ")"


def taking_from(lines: Lines, slots: dict[str, int], size: int) -> tuple[str, Lines]:
    """The variable of a loop over rows, and its body: a slot read once needs no local, most of them are unpacked."""
    if 2 * len(slots) >= size > 1:
        return spread(slots, size), lines
    once = [name for name in slots if len(re.findall(rf"\b{name}\b", "\n".join(lines))) == 1]
    for name in once:
        lines = [re.sub(rf"\b{name}\b", f"r0[{slots[name]}]", line) for line in lines]
    return "r0", [*(f"{name} = r0[{slot}]" for name, slot in slots.items() if name not in once), *lines]
