"""The trace of one unit: every column, as the cells of a list and, the same for all units, the place of each name.

A dict of names for each unit would cost more than what is in it.  Here a list in which most is right already is copied
and amended; columns that are always alike have one cell, and what is the same for all units of a year is not copied.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, frozen

from ruledsl.backends.record_functions import Run, compiled, taken, unit_function, unit_writer
from ruledsl.backends.record_layers import Layers
from ruledsl.backends.record_pieces import Piece
from ruledsl.backends.record_source import Writer
from ruledsl.backends.record_uses import Uses
from ruledsl.ir import READING, Absence, Case, Field, Lit, Op, Ref, walk

Cell = int | Absence


@frozen
class Frame:
    """What the traces of all units have in common: where each name stands, and the cells that are the same for all.

    A place counts from 0 in the cells of the unit, from -1 backwards in the ``common`` ones.
    """

    places: Mapping[str, int]
    common: Sequence[Cell] = ()


class Trace(Mapping[str, Cell]):
    """Columns of one unit by name: scaled integers, an ``Absence`` where there is no value."""

    __slots__ = ("cells", "frame")

    def __init__(self, frame: Frame, cells: Sequence[Cell]) -> None:
        self.frame, self.cells = frame, cells

    def __getitem__(self, name: str) -> Cell:
        place = self.frame.places[name]
        return self.cells[place] if place >= 0 else self.frame.common[place]

    def __contains__(self, name: object) -> bool:
        return name in self.frame.places

    def __iter__(self) -> Iterator[str]:
        return iter(self.frame.places)

    def __len__(self) -> int:
        return len(self.frame.places)

    def __repr__(self) -> str:
        return f"Trace({dict(self)})"


@define
class Usual:
    """The cells of a unit of which nothing is known yet, and the frame of the year.

    ``of_year`` computes from the row of a year the columns that are the same for all its units, the last ones of the
    common cells; ``absent`` says of each whether its status follows.
    """

    frame: Frame
    copy: Callable[[], list[Cell]]
    of_year: Run
    absent: Sequence[bool]
    year: object = None

    def begin(self, year: tuple[Any, ...]) -> None:
        """From now on this is the year."""
        values = iter(self.of_year((), year))
        pairs = [(next(values), next(values) if absent else 0) for absent in self.absent]
        of_year = [Absence(status) if status else value for value, status in pairs]
        constant = self.frame.common[: len(self.frame.common) - len(of_year)]
        self.frame, self.year = Frame(self.frame.places, (*constant, *of_year)), year


def trace_function(layers: Layers, wanted: Sequence[str]) -> Run:
    """row, year → the ``Trace`` of these columns."""
    same = _of_year(layers)
    of_year = [name for name in wanted if name in same]
    constant = [name for name in wanted if name not in same and isinstance(layers.columns[name].expr, Lit)]
    common = dict.fromkeys((*constant, *of_year))
    own = [name for name in wanted if name not in common]
    writer = unit_writer(layers, own, (), stores=True)
    usual = {name: _usual(writer.uses, name) for name in wanted}
    pieces, cells = _stores(writer, {name: usual[name] for name in own})
    writer.pieces += pieces
    places = {name: place for place, (names, _) in enumerate(cells) for name in names}
    places |= {name: place - len(common) for place, name in enumerate(common)}
    frame = Frame({name: places[name] for name in wanted}, [usual[name] for name in common])
    absent = [bool(layers.columns[name].type.absent) for name in of_year]
    copy = [value for _, value in cells].copy
    writer.module.namespace |= {"Trace": Trace, "new": object.__new__}
    writer.module.namespace["usual"] = Usual(frame, copy, unit_function(layers, of_year), absent)
    head = ["if year is not usual.year: usual.begin(year)", "cells = usual.copy()"]
    # As ``Trace(usual.frame, cells)`` does it, without the call.
    end = ["trace = new(Trace)", "trace.frame = usual.frame", "trace.cells = cells", "return trace"]
    return compiled(writer, (), end, head)


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


def _usual(uses: Uses, name: str) -> Cell:
    """What a column mostly is: a constant, what it is where nothing was reported, absent, or 0."""
    column = uses.layers.columns[name]
    if isinstance(column.expr, Lit):
        return column.expr.absence or column.expr.value
    known = uses.quiet.get(name)
    if known and isinstance(known.value, Lit):
        return known.value.absence or known.value.value
    return next(iter(column.type.absent), 0)


def _stores(writer: Writer, usual: Mapping[str, Cell]) -> tuple[list[Piece], list[tuple[list[str], Cell]]]:
    """Writing columns into the cells, and what is in each of these before: columns, those always alike, and a value."""
    pieces: list[Piece] = []
    cells: list[tuple[list[str], Cell]] = []
    alike: dict[object, list[str]] = {}
    for name, value in usual.items():
        known = writer.uses.quiet.get(name)
        tables = writer.tables(known.tables if known and isinstance(known.value, Lit) else ())
        test, stored = _store(writer, name, value)
        lines = taken(writer)
        names = [name] if lines else alike.setdefault((tables, test, stored, value, type(value)), [])
        if not names or lines:
            pieces.append(Piece([*lines, f"{test}cells[{len(cells)}] = {stored}"], tables, stays=True))
            cells.append((names, value))
        if not lines:
            names.append(name)
    return pieces, cells


def _store(writer: Writer, name: str, usual: Cell) -> tuple[str, str]:
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
