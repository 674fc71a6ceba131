"""Ways from a row to the row above it or to its group: which cells must be equal, and through which relations.

event_lines ──parent = id──▶ unit ──f0000 = g12k0──▶ g12 (classes)          unit ──▶ run: there is one row
     └──parent = g07p, f0013 = g07k0──▶ g07 (incidents)
"""

from collections import deque

from attrs import define, field, frozen

from ruledsl.backends.sql_layout import ID, PARENT, RUN, Cell, Layout
from ruledsl.ir import Fact, Table

#: A cell of the lower relation and the cell of the upper one that it equals.
Pair = tuple[Cell, Cell]


@frozen
class Hop:
    """One step up."""

    lower: str
    upper: str
    pairs: tuple[Pair, ...]


@frozen
class Key:
    """How a table's rows tell their group: the cells of its key there, and whether they are computed."""

    cells: tuple[Cell, ...]
    computed: bool


@define
class Links:
    """Everything that is known about the ways up."""

    layout: Layout
    _keys: dict[tuple[str, str], Key] = field(factory=dict)
    _paths: dict[tuple[str, str], tuple[Hop, ...]] = field(factory=dict)

    def key_facts(self, group: Table, table: str) -> tuple[Fact, ...]:
        facts = [f for f in self.layout.plan.facts if f.table == table]
        return tuple(next(f for f in facts if (f.path or f.name) == key) for key in group.keys)

    def lacking(self, group: Table) -> bool:
        """Whether any member can lack a key: such a row is a group of its own."""
        return any(f.type.absent for t in group.over for f in self.key_facts(group, t))

    def key(self, group: str, table: str) -> Key:
        """The key of a group on the rows of one of its tables."""
        if (group, table) not in self._keys:
            self._keys[group, table] = self._key(self.layout.tables[group], table)
        return self._keys[group, table]

    def _key(self, group: Table, table: str) -> Key:
        home = self.layout.homes[table]
        if not self.lacking(group):
            return Key(tuple(self.layout.facts[f.name] for f in self.key_facts(group, table)), False)
        name = f"{self.layout.homes[group.name]}m{self._place(group, table)}"
        return Key(tuple(Cell(home, f"{name}{n}") for n in (*range(len(group.keys)), "own")), True)

    def _place(self, group: Table, table: str) -> str:
        """Kinds in one relation whose key is one fact column share the computed key."""
        facts = self.key_facts(group, table)
        return "_".join(self.layout.facts[f.name].name for f in facts) + "_"

    def group_cells(self, group: str) -> tuple[Cell, ...]:
        """The key of a group in its own relation, without the row above it."""
        table, name = self.layout.tables[group], self.layout.homes[group]
        own = ("own",) if self.lacking(table) else ()
        return tuple(Cell(name, f"{name}k{n}") for n in (*range(len(table.keys)), *own))

    def within(self, group: str) -> Cell | None:
        """The cell of a group's relation that holds the row above, if there are many such rows."""
        parent = self.layout.tables[group].parent
        many = parent and self.layout.tables[parent].kind != "PARAM"
        return Cell(self.layout.homes[group], f"{self.layout.homes[group]}p") if many else None

    def hops(self, table: str) -> list[Hop]:
        """The steps up from the rows of a table: to its groups, to its parent, to the run."""
        here = self.layout.homes[table]
        found: list[Hop] = []
        for group in self.layout.plan.tables:
            if group.kind == "GROUP" and table in group.over:
                found.append(Hop(here, self.layout.homes[group.name], self._to_group(group.name, table)))
        parent = self.layout.tables[table].parent
        if parent and self.layout.tables[parent].kind != "PARAM":
            up = self.layout.homes[parent]
            of_group = self.within(table) if self.layout.tables[table].kind == "GROUP" else None
            found.append(Hop(here, up, ((of_group or Cell(here, PARENT), Cell(up, ID)),)))
        if RUN in self.layout.relations and here != RUN:
            found.append(Hop(here, RUN, ()))
        return found

    def _to_group(self, group: str, table: str) -> tuple[Pair, ...]:
        pairs = list(zip(self.key(group, table).cells, self.group_cells(group), strict=True))
        above = self.within(group)
        if above is not None:
            pairs.insert(0, (Cell(self.layout.homes[table], PARENT), above))
        return tuple(pairs)

    def path(self, table: str, target: str) -> tuple[Hop, ...]:
        """The steps from the rows of a table to those of the relation ``target``."""
        if (table, target) not in self._paths:
            self._paths[table, target] = self._path(table, target)
        return self._paths[table, target]

    def _path(self, table: str, target: str) -> tuple[Hop, ...]:
        queue: deque[tuple[str, tuple[Hop, ...]]] = deque([(table, ())])
        seen = {self.layout.homes[table]}
        while queue and target not in seen:
            name, steps = queue.popleft()
            for hop in self.hops(name):
                if hop.upper == target:
                    return (*steps, hop)
                if hop.upper not in seen:
                    seen.add(hop.upper)
                    queue.append((self.layout.relations[hop.upper].tables[0], (*steps, hop)))
        assert target in seen, f"no way from {table} to {target}"
        return ()
