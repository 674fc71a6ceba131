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

from collections.abc import Iterator
from enum import IntEnum
from typing import Any

from attrs import field, frozen


class Absence(IntEnum):
    """Why a value is not there.  The number is the precedence: of several absences the highest wins."""

    PRESENT = 0
    NOT_APPLICABLE = 1
    NO_SCORE = 2
    MISSING = 3
    ERROR = 4


#: Language-wide limits of a scaled value, so that every sum over at most 10⁴ events fits 64 bits.
LIMIT = 10**12
#: At most so many rows of one child table in one unit.
MAX_ROWS = 10**4


@frozen
class Type:
    """The type of a value: its kind, its decimals, the closed range of the *scaled* integer, its absences.

    ``kind`` is one of ``points count ratio number flag date days choice text``.
    """

    kind: str
    decimals: int = 0
    lo: int = -LIMIT
    hi: int = LIMIT
    choices: tuple[str, ...] = ()
    absent: frozenset[Absence] = frozenset()


@frozen
class Origin:
    """Where a column comes from: kind of statement, its label, its clauses as written, its offsets and file."""

    kind: str = ""
    label: str = ""
    clauses: tuple[str, ...] = ()
    span: tuple[int, int] = (0, 0)
    file: str = ""


NOWHERE = Origin()


@frozen
class Lit:
    """A constant; ``absence`` other than PRESENT makes it the constant “not there”."""

    value: int
    type: Type = field(eq=False)
    absence: Absence = Absence.PRESENT


@frozen
class Field:
    """A fact of the row (or, read from a lower table, of the row's ancestor)."""

    name: str
    type: Type = field(eq=False)


@frozen
class Ref:
    """Another column, of the same table or of an ancestor or group of it."""

    column: str
    type: Type = field(eq=False)


@frozen
class Op:
    """A row of the operator table (``ops.OPERATORS``) applied to arguments."""

    op: str
    args: tuple["Expr", ...]
    type: Type = field(eq=False)


@frozen
class Case:
    """The value of the first branch whose condition holds, else the default."""

    branches: tuple[tuple["Expr", "Expr"], ...]
    default: "Expr"
    type: Type = field(eq=False)


@frozen
class Fold:
    """Many rows into one: the only node that changes the number of rows.

    ``op`` is one of ``count sum min max any all`` (from ``table`` to its ancestor or group ``to``) or ``rank
    ordinal`` (among the peers of the row in group ``to``; the result is again a column of ``table``).  ``value``
    and ``where`` are read on a row of ``table``; rows whose ``where`` is 0 and rows whose ``value`` is not
    applicable are left out.  Of the others, one without a score makes the result NO_SCORE, one that is missing or
    an error makes it ERROR; an absent ``where`` counts as an absent value.  min and max of nothing are not
    applicable.  ``order`` are the keys of rank and ordinal: (key, descending).  Ties share a rank; a row that is
    left out, or has no score, is nobody's peer and its rank is in that state.  A fold over units must have ERROR
    among its absences: a unit of the roster may be lost.
    """

    op: str
    table: str
    value: "Expr | None"
    where: "Expr | None"
    to: str
    type: Type = field(eq=False)
    order: tuple[tuple["Expr", bool], ...] = ()


Expr = Lit | Field | Ref | Op | Case | Fold


@frozen
class Table:
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


@frozen
class Fact:
    """A fact that the plan asks for: a stored column of ``table``, in the author's words.

    ``name`` is unique in the plan, ``path`` is how a fact file calls it on a row of its table.  ``type.lo`` and ``type.hi`` are its
    domain.  ``when_absent`` says what the absence of the fact is: ``error`` (it must be given), ``default`` (it
    counts as ``default``, and the result says that this was assumed) or ``optional`` (it is missing).
    """

    name: str
    table: str
    type: Type
    path: str = ""
    when_absent: str = "error"
    default: int = 0
    role: str = ""
    origin: Origin = field(default=NOWHERE, eq=False)


@frozen
class Column:
    """One named value per row of its table."""

    name: str
    table: str
    expr: Expr
    origin: Origin = field(default=NOWHERE, eq=False)

    @property
    def type(self) -> Type:
        return self.expr.type


@frozen
class Parameter:
    """A reading: a choice that the file settles and a trial may override.  ``value`` None is unsettled."""

    name: str
    options: tuple[str, ...]
    value: str | None
    texts: tuple[str, ...] = field(default=(), eq=False)
    reason: str = field(default="", eq=False)
    origin: Origin = field(default=NOWHERE, eq=False)


@frozen
class Entry:
    """A line of the score sheet: a statement in document order and the columns that tell its story.

    ``roles`` pairs a role (``value points count active note …``) with a column name; a presenter shows what is there.
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

    def column(self, role: str) -> str | None:
        return dict(self.roles).get(role)


@frozen
class Signal:
    """A finding that the plan can raise: when column ``when`` is 1, with the values of ``args`` for its message."""

    code: str
    path: str
    when: str
    args: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    clauses: tuple[str, ...] = field(default=(), eq=False)
    origin: Origin = field(default=NOWHERE, eq=False)


@frozen
class Plan:
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


def children(expr: Expr) -> Iterator[Expr]:
    """The direct sub-expressions of a node."""
    match expr:
        case Op(args=args):
            yield from args
        case Case(branches=branches, default=default):
            for condition, value in branches:
                yield condition
                yield value
            yield default
        case Fold(value=value, where=where, order=order):
            yield from (e for e in (value, where, *(k for k, _ in order)) if e is not None)


def walk(expr: Expr) -> Iterator[Expr]:
    """The node and everything under it, outermost first; does not recurse, so depth is no danger."""
    stack: list[Any] = [expr]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(children(node))
