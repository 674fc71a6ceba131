"""Functions made of generated source: what goes in at their head and what comes out at their end.

No word of the author is ever part of the source.  A result that is keyed by names is generated with placeholders
(``'k17'``), which are exchanged for the names among the constants of the compiled function.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import Any

from ruledsl.backends.record_blocks import Code, Lines, Module, indented
from ruledsl.backends.record_copies import without_copies
from ruledsl.backends.record_layers import Layers
from ruledsl.backends.record_pieces import Piece
from ruledsl.backends.record_regions import arranged
from ruledsl.backends.record_rows import Rows
from ruledsl.backends.record_runtime import Usual, flatten, grouping, ranked
from ruledsl.backends.record_source import Writer
from ruledsl.backends.record_uses import Uses, uses
from ruledsl.ir import Absence, Case, Field, Lit, Op, Ref, walk
from ruledsl.operators import FUNCTIONS
from ruledsl.specialise import READING

Run = Callable[..., Any]

_ABSENCES = tuple(Absence)

# What functions take; a parameter that one does not use would cost each record a hundredth of its time.
_ALONE, _WITH_GIVEN, _OF_MANY = "row, year=()", "row, year, given", "row, year, given, groups, lost"


def unit_function(layers: Layers, wanted: Sequence[str], given: Sequence[str] = ()) -> Run:
    """row, year, given values → the wanted columns of the unit: each value, and its status if it can be absent."""
    writer = _unit_writer(layers, wanted, given)
    results = [part for name in wanted for part in _parts(writer, name)]
    return _compiled(writer, given, [f"return ({''.join(f'{r}, ' for r in results)})"])


def trace_function(layers: Layers, wanted: Sequence[str]) -> Run:
    """row, year → {column: value or Absence}."""
    shared = _of_year(layers)
    same, own = [n for n in wanted if n in shared], [n for n in wanted if n not in shared]
    writer = _unit_writer(layers, own, (), stores=True)
    usual = {name: _usual(writer.uses, name) for name in wanted}
    # Filling the copy of a dict that has all its keys is faster than a display that grows; most of it is right already.
    of_year = unit_function(layers, same)
    slots = [(name, bool(layers.columns[name].type.absent)) for name in same]
    writer.module.namespace["usual"] = Usual(usual, slots, of_year)
    writer.pieces += _stores(writer, {n: usual[n] for n in own if not isinstance(layers.columns[n].expr, Lit)})
    head = ["if year is not usual.year: usual.begin(year)", "trace = usual.copy()"]
    run = _compiled(writer, (), ["return trace"], head)
    names = {f"k{writer.numbers[name]}": name for name in wanted}
    constants = tuple(names.get(c, c) if isinstance(c, str) else c for c in run.__code__.co_consts)
    run.__code__ = run.__code__.replace(co_consts=constants)
    return run


def _of_year(layers: Layers) -> set[str]:
    """The columns of a unit that read nothing but facts of the year."""
    params = {t.name for t in layers.plan.tables if t.kind == "PARAM"}
    facts = {f.name for f in layers.plan.facts if f.table in params}
    found: set[str] = set()
    for name, column in layers.columns.items():
        leaves = [n for n in walk(column.expr) if not isinstance(n, Op | Case | Lit)]
        names = [n.name if isinstance(n, Field) else n.column if isinstance(n, Ref) else "" for n in leaves]
        if leaves and all(n in found or n in facts or n.startswith(READING) for n in names):
            found.add(name)
    return found


def _usual(uses: Uses, name: str) -> int | Absence:
    """What a column mostly is: a constant, what it is where nothing was reported, absent, or 0."""
    column = uses.layers.columns[name]
    if isinstance(column.expr, Lit):
        return column.expr.absence or column.expr.value
    known = uses.quiet.get(name)
    if known and isinstance(known.value, Lit):
        return known.value.absence or known.value.value
    return next(iter(column.type.absent), 0)


def _stores(writer: Writer, usual: Mapping[str, int | Absence]) -> Iterator[Piece]:
    """Writing columns into the trace, which holds what is usual; what is alike is written at once."""
    alike: dict[tuple[frozenset[str], str, str], list[str]] = {}
    for name, value in usual.items():
        known = writer.uses.quiet.get(name)
        tables = writer.tables(known.tables if known and isinstance(known.value, Lit) else ())
        test, stored = _store(writer, name, value)
        slot = f"trace['k{writer.numbers[name]}']"
        if lines := _taken(writer):
            yield Piece([*lines, f"{test}{slot} = {stored}"], tables, stays=True)
        else:
            alike.setdefault((tables, test, stored), []).append(slot)
    for (tables, test, stored), slots in alike.items():
        yield Piece([f"{test}{' = '.join(slots)} = {stored}"], tables, stays=True)


def _store(writer: Writer, name: str, usual: int | Absence) -> tuple[str, str]:
    """The test whether a column is not what is usual, and what is stored then."""
    column = writer.uses.layers.columns[name]
    code = writer.read_column(name, None)
    if code.status:
        code = writer.code.simple_status(code)
    plain = writer.plain(column, code.value)
    if code.status and column.type.absent == {usual}:
        return f"if not {code.status}: ", plain
    if code.status:
        return "", f"absences[{code.status}] if {code.status} else {plain}"
    if column.type.kind == "flag" and not column.type.absent:
        return (f"if not {code.value}: ", "0") if usual else (f"if {code.value}: ", "1")
    return "", plain


def lines_function(layers: Layers, wanted: Sequence[str]) -> Run:
    """row, year → for each wanted column of child tables the list of its values, and the list of its statuses."""
    writer = _unit_writer(layers, wanted, ())
    return _compiled(writer, (), [f"return ({''.join(f'{part}, ' for part in _lists(writer, wanted))})"])


def above_function(layers: Layers, wanted: Sequence[str], given: Sequence[str]) -> Run:
    """rows, year, given values, groups, losses → the wanted columns of year and groups, and ranks of units."""
    groups = groups_above(layers)
    writer = _writer(layers, [*groups, layers.unit], wanted, given)
    rows = writer.rows
    unit, numbers = rows.table(layers.unit), [rows.table(g) for g in groups]
    rows.made |= {f"R{unit}", *(f"R{n}" for n in numbers), *(f"X{unit}_{n}" for n in numbers)}
    writer.lost |= {t.name: "e0" for t in layers.plan.tables if t.kind == "PARAM"}
    writer.lost |= {group: f"E{n}" for group, n in zip(groups, numbers, strict=True)}
    writer.write(_parents_first(layers, [*groups, layers.unit]))
    head = [f"R{unit} = row", "(e0, " + "".join(f"E{n}, " for n in numbers) + ") = lost"]
    if groups:
        head.append("(" + "".join(f"(R{n}, X{unit}_{n}), " for n in numbers) + ") = groups")
    results = [
        part for name in wanted for part in (_lists(writer, [name]) if writer.flat(name) else _parts(writer, name))
    ]
    return _compiled(writer, given, [f"return ({''.join(f'{r}, ' for r in results)})"], head, _OF_MANY)


def groups_above(layers: Layers) -> list[str]:
    """The groups of units."""
    return [t.name for t in layers.plan.tables if t.kind == "GROUP" and layers.above(t.name)]


def _unit_writer(layers: Layers, wanted: Sequence[str], given: Sequence[str], stores: bool = False) -> Writer:
    flat = [name for name in layers.tables if layers.below(name)]
    writer = _writer(layers, flat, wanted, given, stores)
    writer.write(_parents_first(layers, flat))
    return writer


def _writer(
    layers: Layers, flat: Collection[str], wanted: Sequence[str], given: Sequence[str], stores: bool = False
) -> Writer:
    rows = Rows(layers, frozenset(flat))
    of = uses(layers, frozenset(flat), wanted, given, stores)
    return Writer(of, rows, Module(), frozenset(given), frozenset(wanted))


def _parents_first(layers: Layers, flat: Collection[str]) -> list[str]:
    """Tables so that what a row may read from is there before it: parents, then groups, then their members."""
    before: dict[str, list[str]] = {name: [layers.tables[name].parent] for name in flat}
    for name in flat:
        for member in layers.tables[name].over:
            before.setdefault(member, []).append(name)
    return [name for name in TopologicalSorter(before).static_order() if name in before and name in flat]


def _read(writer: Writer, name: str) -> Code:
    """A wanted column at the end of the function, as the world outside sees it."""
    column = writer.uses.layers.columns[name]
    code = writer.read_column(name, None)
    if code.status:
        code = writer.code.simple_status(code)
    return Code(writer.plain(column, code.value), code.status)


def _taken(writer: Writer) -> Lines:
    lines, writer.code.lines = writer.code.lines, []
    return lines


def _parts(writer: Writer, name: str) -> list[str]:
    """Value and, if the type can be absent, status."""
    code = _read(writer, name)
    absent = writer.uses.layers.columns[name].type.absent
    if not absent:
        return [code.value]
    return [f"(0 if {code.status} else {code.value})", code.status] if code.status else [code.value, "0"]


def _lists(writer: Writer, names: Sequence[str]) -> list[str]:
    columns, numbers = writer.uses.layers.columns, writer.numbers
    return [part for n in names for part in (f"L{numbers[n]}", *([f"T{numbers[n]}"] if columns[n].type.absent else []))]


def _compiled(writer: Writer, given: Sequence[str], end: Lines, head: Lines | None = None, takes: str = "") -> Run:
    layers, rows = writer.uses.layers, writer.rows
    writer.pieces.append(Piece(_taken(writer) + end, stays=True))
    lines = without_copies(arranged(writer.pieces))
    taken: Lines = list(head or [])
    for table, row in (
        (layers.unit, "row"),
        *((t.name, "year") for t in layers.plan.tables if t.kind == "PARAM"),
    ):
        if table not in writer.uses.flat:
            taken += rows.unpacked(table, row)
    if given:
        names = [
            part for name in given for part in (_lists(writer, [name]) if writer.flat(name) else _scalars(writer, name))
        ]
        taken.append(f"({', '.join(names)},) = given")
    body = taken + rows.lines + lines
    source = [
        *writer.module.functions,
        f"def run({takes or (_WITH_GIVEN if given else _ALONE)}):",
        *indented(body),
    ]
    namespace = {**FUNCTIONS, **writer.module.namespace, "absences": _ABSENCES}
    namespace |= {"flatten": flatten, "grouping": grouping, "ranked": ranked}
    exec(compile("\n".join(source), "<plan>", "exec"), namespace)
    return namespace["run"]


def _scalars(writer: Writer, name: str) -> list[str]:
    target = writer.target(name)
    return [target.value, target.status] if writer.uses.layers.columns[name].type.absent else [target.value]
