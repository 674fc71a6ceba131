"""The rows over which a plan is encoded: some with known facts, some open, some standing for any number of copies.

unit ─┬─ 败诉 ─┬─ a bundle: n copies, whose amounts add up to s (lo·n ≤ s ≤ hi·n, every sum on the grid is reached)
      │       └─ a single row, there or not, with an amount of its own
      └─ incident, a group: one for each copy of a bundle, or one that rows of several tables share
"""

from collections.abc import Iterable

from attrs import define, field

from ruledsl.backends.solver_terms import YES, Term

#: The state of absence (``ir.Absence``) and the value, which is 0 where the value is not there.
Value = tuple[Term, Term]


@define(eq=False)
class Row:
    """One row of a table, or a bundle of copies of it: ``many`` is their number, ``sums`` what their amounts add up to.

    A group of which every copy of a bundle has its own is a bundle too, of as many; ``source`` is then the bundle's table.
    """

    table: str
    facts: dict[str, Value]
    parent: "Row | None" = None
    exists: Term = YES
    many: Term | None = None
    sums: dict[str, Term] = field(factory=dict)
    groups: "dict[str, Row]" = field(factory=dict)
    source: str = ""

    def __attrs_post_init__(self) -> None:
        self.source = self.source or self.table

    def up(self, table: str) -> "Row | None":
        """The row itself, its ancestor or its group."""
        if self.table == table:
            return self
        near = [self.groups[table]] if table in self.groups else []
        above = [*near, *([self.parent] if self.parent else [])]
        return next((found for found in (n.up(table) for n in above) if found), None)

    def holder(self, fact: str) -> "Row | None":
        """The row that has a fact: itself or an ancestor."""
        row: Row | None = self
        while row is not None and fact not in row.facts and fact not in row.sums:
            row = row.parent
        return row


@define(eq=False)
class World:
    """All rows, by table."""

    rows: dict[str, list[Row]] = field(factory=dict)

    def add(self, row: Row) -> Row:
        self.rows.setdefault(row.table, []).append(row)
        return row

    def members(self, table: str, to: str, home: Row | None) -> Iterable[Row]:
        """The rows of a table that lie under a row of another."""
        return (r for r in self.rows.get(table, ()) if r.up(to) is home)


class Beyond(Exception):
    """A bundle is asked for what only single rows can tell; names the table whose rows must be told apart."""
