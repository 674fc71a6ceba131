"""What the tables and columns of a plan are called in SQL: ASCII names, given by position.

 store (``stores``)      table           columns
 the row of the run      run             f0000 …  r00 …      a fact of the run; the option in use of a reading
 unit                    unit            id  f0003  f0003s   position, each fact, and its state where it can be absent
 event_lines             event_lines     id  parent  kind  f0017 …
 账号                     t05             id  parent  f0031 …
 units without a row     lost            f0003 …             the facts by which they belong to groups

Values are BIGINT, scaled; states and kinds are SMALLINT; ``parent`` is the ``id`` of the row above.  A value that is not
there is 0 and its state is not 0, as in ``records``; a fact that a row's kind does not have is NULL.
"""

from collections.abc import Iterator

from attrs import field, frozen

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.reach import above
from ruledsl.backends.sql_terms import Term
from ruledsl.ir import MAX_ROWS, READING, Fact, Plan, Table
from ruledsl.records import stored
from ruledsl.stores import Store, column_of, stores

RUN, UNIT, LOST = "run", "unit", "lost"
ID, PARENT, KIND = "id", "parent", "kind"
#: What stands behind a column that says why a value is not there.
STATE = ":status"


@frozen
class Cell:
    """A physical column: where it is kept and what it is called; ``status`` is empty where it is always there."""

    relation: str
    name: str
    status: str = ""

    @property
    def term(self) -> Term:
        """The cell as it is read: only what links rows is called the same in several relations."""
        return sql.column(self.name, self.relation if self.name in (ID, PARENT, KIND) else "")


@frozen
class Relation:
    """A physical table, or the groups of one kind; ``tables`` are those of the plan that are kept in it.

    ``store`` is the name in ``stores`` of a table with rows of units or below them.
    """

    name: str
    parent: str
    tables: tuple[str, ...]
    cells: tuple[str, ...] = ()
    store: str = ""

    @property
    def shared(self) -> bool:
        """Whether a row says in ``kind`` which table it belongs to."""
        return len(self.tables) > 1


@frozen
class Layout:
    """The relations of a plan, the place of every fact, reading and table."""

    plan: Plan
    relations: dict[str, Relation]
    facts: dict[str, Cell]
    homes: dict[str, str]
    tables: dict[str, Table]
    #: The columns of each physical table as they are stored: name, whether it is a state, the facts kept in it.
    stored: dict[str, tuple[tuple[str, bool, tuple[Fact, ...]], ...]] = field(factory=dict)

    def relation(self, table: str) -> Relation:
        return self.relations[self.homes[table]]

    def kind(self, table: str) -> int:
        """The number that rows of a table bear in a shared relation."""
        return self.relation(table).tables.index(table)

    @property
    def lost(self) -> tuple[Fact, ...]:
        """The facts of a unit by which it belongs to groups: the columns of the units without a row."""
        keys = {k for t in self.plan.tables if t.kind == "GROUP" and above(self.tables, t.name) for k in t.keys}
        unit = next(t.name for t in self.plan.tables if t.kind == "ROSTER")
        return tuple(f for f in self.plan.facts if f.table == unit and (f.path or f.name) in keys)

    def most_rows(self, table: str, to: str, units: int) -> int:
        """How many rows of a table there can be under one row of another."""
        tables = self.tables[table]
        if tables.kind == "ROSTER":
            return units
        return MAX_ROWS * max(1, len(tables.over)) * (units if above(self.tables, to) else 1)


def layout(plan: Plan) -> Layout:
    """Names for everything that is stored."""
    found = stores(plan)
    param = next((t.name for t in plan.tables if t.kind == "PARAM"), "")
    named = {t.name: t for t in plan.tables}
    names = {s.name: _table_name(n, s.name) for n, s in enumerate(found.values())}
    relations: dict[str, Relation] = {}
    facts: dict[str, Cell] = {}
    columns: dict[str, tuple[tuple[str, bool, tuple[Fact, ...]], ...]] = {}
    numbers = iter(range(10**6))
    if param:
        columns[RUN] = tuple(_run(plan, param, facts, numbers))
        relations[RUN] = Relation(RUN, "", (param,), tuple(c for c, _, _ in columns[RUN]))
    for store in found.values():
        name = names[store.name]
        columns[name] = tuple(_columns(plan, store, name, facts, numbers))
        links = (ID, *((PARENT,) if store.parent else ()), *((KIND,) if len(store.tables) > 1 else ()))
        cells = (*links, *(c for c, _, _ in columns[name]))
        relations[name] = Relation(name, names.get(store.parent, ""), store.tables, cells, store.name)
    homes = {t: r.name for r in relations.values() for t in r.tables}
    for number, table in enumerate(plan.tables):
        if table.kind == "GROUP":
            name = f"g{number:02}"
            relations[name] = Relation(name, homes.get(table.parent, ""), (table.name,))
            homes[table.name] = name
    return Layout(plan, relations, facts, homes, named, columns)


def _table_name(number: int, name: str) -> str:
    plain = name.isascii() and name.isidentifier() and name not in (RUN, LOST)
    return name if plain else f"t{number:02}"


def _run(
    plan: Plan, param: str, facts: dict[str, Cell], numbers: Iterator[int]
) -> Iterator[tuple[str, bool, tuple[Fact, ...]]]:
    for fact in stored(plan, param):
        name = f"f{next(numbers):04}"
        status = f"{name}s" if fact.type.absent else ""
        facts[fact.name] = Cell(RUN, name, status)
        yield name, False, (fact,)
        if status:
            yield status, True, (fact,)
    for number, parameter in enumerate(plan.parameters):
        facts[READING + parameter.name] = Cell(RUN, f"r{number:02}")
        yield f"r{number:02}", False, ()


def _columns(
    plan: Plan, store: Store, relation: str, facts: dict[str, Cell], numbers: Iterator[int]
) -> Iterator[tuple[str, bool, tuple[Fact, ...]]]:
    kept = [f for t in store.tables for f in stored(plan, t)]
    for column in store.columns:
        name = f"f{next(numbers):04}"
        here = tuple(f for f in kept if column_of(f) == column)
        for fact in here:
            facts[fact.name] = Cell(relation, name, f"{name}s" if fact.type.absent else "")
        yield name, False, here
        if column in store.absent:
            yield f"{name}s", True, here
