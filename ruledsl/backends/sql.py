"""Plan → one SQL query over columns of integers, for DuckDB, Spark and PostgreSQL.

    query = compile_sql(plan, "duckdb")
    query.text()        readable SQL
    query.results       what stands in which column of the result

The result has a row for each row of ``unit`` with its ``id``; a value is NULL where its state, in the column beside
it, is not 0.  Tables and columns that it reads are those of ``sql_layout``.
"""

from collections.abc import Sequence

from attrs import frozen
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.sql_items import Refusal, Writer
from ruledsl.backends.sql_layers import LAST, Layers
from ruledsl.backends.sql_layout import ID, STATE, Cell, Layout, layout
from ruledsl.backends.sql_links import Links
from ruledsl.backends.sql_origins import as_integer, with_clauses
from ruledsl.backends.sql_select import select
from ruledsl.backends.sql_shape import shaped
from ruledsl.backends.sql_tables import Tables
from ruledsl.backends.sql_text import written
from ruledsl.backends.sql_together import together
from ruledsl.ir import Column, Plan

#: A plan is proved for so many units unless another number is given.
UNITS = 10**8
#: So many columns PostgreSQL has in a table, and so many in what a query selects.
COLUMNS, TARGETS = 1600, 1664


@frozen
class Result:
    """A column of the result: the plan's column, its name in SQL and that of its state, if it can be absent."""

    column: Column
    name: str
    status: str


@frozen(eq=False)
class Query:
    """A compiled plan.  With ``refused`` columns, which are not proved to fit 64 bits, it must not be run."""

    dialect: str
    tree: exp.Select
    layout: Layout
    results: tuple[Result, ...]
    refused: tuple[Refusal, ...]

    @property
    def read(self) -> frozenset[str]:
        """The columns that are asked for anywhere."""
        return frozenset(c.name for c in self.tree.find_all(exp.Column))

    @property
    def too_wide(self) -> tuple[tuple[str, int, int], ...]:
        """What has more columns than the dialect allows: its name, their number, the limit."""
        if self.dialect != "postgres":
            return ()
        with_ = self.tree.args.get("with_")
        parts = [(cte.alias, cte.this) for cte in (with_.expressions if with_ else ())]
        made = [(n, len(part.selects), TARGETS) for n, part in (*parts, (self.layout.plan.measure, self.tree))]
        kept = [(n, len(self.layout.relations[n].cells), COLUMNS) for n in self.layout.stored]
        return tuple(x for x in (*kept, *made) if x[1] > x[2])

    def text(self, pretty: bool = True) -> str:
        """The query as text, one column a line."""
        return written(self.tree, self.dialect, pretty)


def compile_sql(
    plan: Plan, dialect: str = "duckdb", outputs: Sequence[str] | None = None, units: int = UNITS, lost: bool = True
) -> Query:
    """The named columns (without names: the plan's outputs) of every unit; ``lost`` False: no unit was rejected."""
    plan = with_clauses(plan)
    unit = next(t.name for t in plan.tables if t.kind == "ROSTER")
    names = list(dict.fromkeys(outputs if outputs is not None else (n for _, n in plan.outputs)))
    shape = shaped(plan, names)
    place = layout(plan)
    links = Links(place)
    writer = Writer(shape, place, links, dialect, units, lost)
    writer.write()
    known = [writer.known[n] for n in names]
    layers = Layers(place, links, together(writer.items))
    columns = {c.name: c for c in plan.columns}
    hops = {h.upper: h for k in known for h in links.path(unit, k.cell.relation)}
    layers.plan((c for k in known for c in _cells(k.cell)), hops.values())
    results = tuple(_result(columns[n], n, writer) for n in names)
    tables = Tables(layers)
    tables.write()
    sources = [tables.source(place.homes[unit], LAST), *tables.joins(hops.values(), LAST)]
    terms = [sql.column(ID, place.homes[unit])]
    for result, one in zip(results, known, strict=True):
        terms += _shown(result, one.cell, one.flag)
    tree = select(terms, sources)
    if tables.ctes:
        tree.set("with_", exp.With(expressions=tables.ctes))
    return Query(dialect, tree, place, results, tuple(writer.refused))


def _cells(cell: Cell) -> list[Cell]:
    return [cell, *([Cell(cell.relation, cell.status)] if cell.status else [])]


def _result(column: Column, name: str, writer: Writer) -> Result:
    number = writer.numbers[name]
    return Result(column, f"c{number:04}", f"c{number:04}s" if writer.known[name].cell.status else "")


def _shown(result: Result, cell: Cell, flag: bool) -> list[exp.Expression]:
    value: exp.Expression = sql.column(cell.name)
    if flag:
        value = sql.choice([(value, sql.number(1))], sql.number(0))
    if cell.status:
        value = sql.choice([(sql.present(sql.column(cell.status)), value)])
    if flag or cell.status:
        value = sql.cast(value, "BIGINT")
    parts = (result.column.name, "、".join(result.column.origin.clauses), as_integer(result.column.type))
    found = [sql.alias(value, result.name, "  ".join(filter(None, parts)))]
    if cell.status:
        state = "  ".join(filter(None, (*parts[:2], STATE)))
        found.append(sql.alias(sql.cast(sql.column(cell.status), "SMALLINT"), result.status, state))
    return found
