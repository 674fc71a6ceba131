"""Functions made of generated source: what goes in at their head and what comes out at their end.

No word of the author is ever part of the source: columns are numbers there.
"""

from collections.abc import Callable, Collection, Sequence
from graphlib import TopologicalSorter
from typing import Any

from ruledsl.backends.record_blocks import Code, Lines, Module, indented
from ruledsl.backends.record_copies import without_copies
from ruledsl.backends.record_layers import Layers
from ruledsl.backends.record_locals import shared_locals
from ruledsl.backends.record_pieces import Piece
from ruledsl.backends.record_regions import arranged
from ruledsl.backends.record_rows import Rows
from ruledsl.backends.record_runtime import flatten, grouping, ranked
from ruledsl.backends.record_source import Writer
from ruledsl.backends.record_uses import uses
from ruledsl.ir import Absence
from ruledsl.operators import FUNCTIONS

Run = Callable[..., Any]

_ABSENCES = tuple(Absence)

# What functions take; a parameter that one does not use would cost each record a hundredth of its time.
_ALONE, _WITH_GIVEN, _OF_MANY = "row, year=()", "row, year, given", "row, year, given, groups, lost"


def unit_function(layers: Layers, wanted: Sequence[str], given: Sequence[str] = ()) -> Run:
    """row, year, given values → the wanted columns of the unit: each value, and its status if it can be absent."""
    writer = unit_writer(layers, wanted, given)
    results = [part for name in wanted for part in _parts(writer, name)]
    return compiled(writer, given, [f"return ({''.join(f'{r}, ' for r in results)})"])


def lines_function(layers: Layers, wanted: Sequence[str]) -> Run:
    """row, year → for each wanted column of child tables the list of its values, and the list of its statuses."""
    writer = unit_writer(layers, wanted, ())
    return compiled(writer, (), [f"return ({''.join(f'{part}, ' for part in _lists(writer, wanted))})"])


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
    return compiled(writer, given, [f"return ({''.join(f'{r}, ' for r in results)})"], head, _OF_MANY)


def groups_above(layers: Layers) -> list[str]:
    """The groups of units."""
    return [t.name for t in layers.plan.tables if t.kind == "GROUP" and layers.above(t.name)]


def unit_writer(layers: Layers, wanted: Sequence[str], given: Sequence[str], stores: bool = False) -> Writer:
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


def taken(writer: Writer) -> Lines:
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


def compiled(writer: Writer, given: Sequence[str], end: Lines, head: Lines | None = None, takes: str = "") -> Run:
    layers, rows = writer.uses.layers, writer.rows
    writer.pieces.append(Piece(taken(writer) + end, stays=True))
    lines = without_copies(arranged(writer.pieces))
    start: Lines = list(head or [])
    for table, row in (
        (layers.unit, "row"),
        *((t.name, "year") for t in layers.plan.tables if t.kind == "PARAM"),
    ):
        if table not in writer.uses.flat:
            start += rows.unpacked(table, row)
    if given:
        names = [
            part for name in given for part in (_lists(writer, [name]) if writer.flat(name) else _scalars(writer, name))
        ]
        start.append(f"({', '.join(names)},) = given")
    body = shared_locals(start + rows.lines + lines)
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
