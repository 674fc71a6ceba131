"""How generated code reads a fact or another column: from a local, from a list, or by writing it out on the spot."""

from attrs import define, field

from ruledsl.backends.record_blocks import Code, Module, Target
from ruledsl.backends.record_expressions import Expressions
from ruledsl.backends.record_rows import Rows
from ruledsl.backends.record_uses import STRAIGHT, Place, Uses
from ruledsl.ir import Field, Fold


@define
class Reader:
    """Reads at one place of a function, which moves on as the function is written.

    ``known`` are the columns that are in locals there, ``listed`` those in lists.  In a loop ``zipped`` collects the
    locals that it has to run over besides the rows, with their lists, and ``facts`` the slots of the rows in use.
    """

    uses: Uses
    rows: Rows
    module: Module
    given: frozenset[str]
    place: Place = field(default=STRAIGHT, kw_only=True)
    known: set[str] = field(factory=set, kw_only=True)
    listed: set[str] = field(factory=set, kw_only=True)
    zipped: dict[str, str] = field(factory=dict, kw_only=True)
    facts: set[str] = field(factory=set, kw_only=True)
    code: Expressions = field(init=False)
    numbers: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.code = Expressions(self.module, self.read_field, self.read_column, [])
        self.numbers = self.uses.layers.numbers
        for name in self.given:
            (self.listed if self.flat(name) else self.known).add(name)

    def flat(self, name: str) -> bool:
        return self.uses.layers.columns[name].table in self.uses.flat

    def target(self, name: str) -> Target:
        n = self.numbers[name]
        return Target(f"c{n}", f"s{n}")

    def read_column(self, name: str, into: Target | None) -> Code:
        """The source of a column where it is read: a local, a place in a list, or the column itself."""
        column, n = self.uses.layers.columns[name], self.numbers[name]
        status = bool(column.type.absent)
        if name in self.known:
            return Code(f"c{n}", f"s{n}" if status else "")
        if name not in self.listed:
            if isinstance(column.expr, Fold):
                return Code(f"len({self.rows.rows(column.expr.table)})", "", 1)
            return self.code.of(column.expr, into)
        if column.table == self.place.table:
            self.zipped[f"c{n}"] = f"L{n}.values()" if column.table in self.uses.keyed else f"L{n}"
            if status:
                self.zipped[f"s{n}"] = f"T{n}"
            return Code(f"c{n}", f"s{n}" if status else "")
        at = self.at(column.table)
        return Code(f"L{n}[{at}]", f"T{n}[{at}]" if status else "", 1)

    def at(self, table: str) -> str:
        """The local with the position of the row of an ancestor or group, in a loop."""
        local = f"x{self.rows.table(table)}"
        self.zipped[local] = self.rows.index(self.place.table, table)
        return local

    def read_field(self, fact: Field) -> Code:
        table, value, status = self.rows.fact(fact.name)
        here = self.uses.layers.tables.get(self.place.table)
        if table not in self.uses.flat:
            self.rows.use(value, table)
            return Code(value, self.rows.use(status, table) if status else "")
        if table == self.place.table:
            self.facts.update((value, status) if status else (value,))
            return Code(value, status)
        if here and table in self.rows.members(here):
            slot = 2 * here.keys.index(self.rows.path(fact.name))
            return Code(f"r0[{slot}]", f"r0[{slot + 1}]" if status else "", 1)
        slots, row = self.rows.slots(table), f"{self.rows.rows(table)}[{self.at(table)}]"
        return Code(f"{row}[{slots[value]}]", f"{row}[{slots[status]}]" if status else "", 1)
