"""The Plan: what a measure means, as tables and columns of six expression nodes.

        year (PARAM, one row: readings, facts of the run)
         └─ unit (ROSTER, one row an assessed unit)          class (GROUP of units)
             ├─ 败诉 (CHILD: one row an event line)           incident (GROUP of event lines in a unit)
             └─ 媒体报道 (CHILD) …

Below this module no kind of statement exists.  A column belongs to exactly one table.  A ``Ref`` or ``Field``
read from a lower table broadcasts downwards (unit → its event lines, year → everything); only ``Fold`` crosses
the other way.  Values are integers, scaled by ``10 ** type.decimals``; dates are days since 1970-01-01, choices
are indices into ``type.choices``, flags are 0 and 1.  A value that is not there has one of the ``Absence`` states.
"""

from typing import Any

from ruledsl.node import Record, field
from ruledsl.terms import (
    LIMIT,
    MAX_ROWS,
    Absence,
    Case,
    Expr,
    Field,
    Fold,
    Lit,
    Op,
    Ref,
    Type,
    children,
    walk,
)  # fmt: skip

__all__ = [
    "LIMIT", "MAX_ROWS", "READING", "Absence", "Case", "Column", "Entry", "Expr", "Fact", "Field", "Fold", "Lit", "Op",
    "Origin", "Parameter", "Plan", "Ref", "Signal", "Table", "Type", "children", "walk",
]  # fmt: skip

#: A reading is a fact of the run: the PARAM row holds the index of the option in use under this name.
READING = "reading:"


class Origin(Record):
    """Where a column comes from: kind of statement, its label, its clauses as written, its offsets and file."""

    kind: str = ""
    label: str = ""
    clauses: tuple[str, ...] = ()
    span: tuple[int, int] = (0, 0)
    file: str = ""


NOWHERE = Origin()


class Table(Record):
    """Rows of one kind.  ``kind`` is PARAM, ROSTER, CHILD, GROUP or SPINE.

    A GROUP is the set of distinct ``keys`` (paths of facts) over the tables ``over``, within one row of ``parent``; a
    row that lacks a key is a group of its own.
    ``storage`` and ``tag`` name the physical table and its discriminator where several tables are kept in one
    (all kinds of event line are rows of ``event_lines``).
    """

    name: str
    kind: str
    parent: str = ""
    keys: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    storage: str = ""
    tag: str = ""


class Fact(Record):
    """A fact that the plan asks for: a stored column of ``table``, in the author's words.

    ``name`` is unique in the plan, ``path`` is how a fact file calls it on a row of its table.  ``type.lo`` and ``type.hi`` are its
    domain.  ``when_absent`` says what the absence of the fact is: ``error`` (it must be given), ``default`` (it
    counts as ``default``, and the result says that this was assumed) or ``optional`` (it is missing).  ``classes``, where
    there are any, are the classes of units (by index) that it concerns; for the others nothing reads it and it may be absent.
    ``most``, where classes differ in it, is the end of the domain for each class.
    """

    name: str
    table: str
    type: Type
    path: str = ""
    when_absent: str = "error"
    default: int = 0
    role: str = ""
    origin: Origin = field(default=NOWHERE, eq=False)
    classes: tuple[int, ...] = ()
    most: tuple[int, ...] = ()


class Column(Record):
    """One named value per row of its table."""

    name: str
    table: str
    expr: Expr
    origin: Origin = field(default=NOWHERE, eq=False)

    @property
    def type(self) -> Type:
        return self.expr.type


class Parameter(Record):
    """A reading: a choice that the file settles and a trial may override.  ``value`` None is unsettled."""

    name: str
    options: tuple[str, ...]
    value: str | None
    texts: tuple[str, ...] = field(default=(), eq=False)
    reason: str = field(default="", eq=False)
    origin: Origin = field(default=NOWHERE, eq=False)


class Entry(Record):
    """A line of the score sheet: a statement in document order and the columns that tell its story.

    ``roles`` pairs a role (``value points count active note …``) with a column name; a presenter shows what is there.
    ``tests`` pairs each of several conditions that are counted, as it is written, with the column that says if it holds.
    ``rivals`` are tables of event lines of which an incident keeps one row: that worth most, of equals that of the table
    named first, then the earliest.  ``left_out`` pairs each condition under which an event line does not count, as it is
    written, with the column of the lines that says if it holds.
    """

    path: str
    kind: str
    label: str
    depth: int
    roles: tuple[tuple[str, str], ...] = ()
    clauses: tuple[str, ...] = field(default=(), eq=False)
    reading: str = ""
    text: str = field(default="", eq=False)
    origin: Origin = field(default=NOWHERE, eq=False)
    tests: tuple[tuple[str, str], ...] = field(default=(), eq=False)
    rivals: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    def column(self, role: str) -> str | None:
        return dict(self.roles).get(role)

    def _compared(self) -> list[Any]:
        """Of conditions their columns: how they are written says nothing about what the plan means."""
        return [*super()._compared(), [column for _, column in self.tests]]


class Signal(Record):
    """A finding that the plan can raise: when column ``when`` is 1, with the values of ``args`` for its message."""

    code: str
    path: str
    when: str
    args: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    clauses: tuple[str, ...] = field(default=(), eq=False)
    origin: Origin = field(default=NOWHERE, eq=False)


class Plan(Record):
    """A lowered measure.  ``outputs`` maps roles (``total grade rank no_score …``) to column names."""

    measure: str
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    parameters: tuple[Parameter, ...] = ()
    entries: tuple[Entry, ...] = ()
    signals: tuple[Signal, ...] = ()
    outputs: tuple[tuple[str, str], ...] = ()

    def table(self, name: str) -> Table:
        return next(t for t in self.tables if t.name == name)

    def column(self, name: str) -> Column:
        return next(c for c in self.columns if c.name == name)

    def output(self, role: str) -> str | None:
        return dict(self.outputs).get(role)
