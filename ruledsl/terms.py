"""The expressions of a plan: six nodes over scaled integers, and what is known of their values."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Any

from ruledsl.node import Record, field


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


class Type(Record):
    """The type of a value: its kind, its decimals, the closed range of the *scaled* integer, its absences.

    ``kind`` is one of ``points count ratio number flag date days choice text``.
    """

    kind: str
    decimals: int = 0
    lo: int = -LIMIT
    hi: int = LIMIT
    choices: tuple[str, ...] = ()
    absent: frozenset[Absence] = frozenset()


class Lit(Record):
    """A constant; ``absence`` other than PRESENT makes it the constant “not there”."""

    value: int
    type: Type = field(eq=False)
    absence: Absence = Absence.PRESENT


class Field(Record):
    """A fact of the row (or, read from a lower table, of the row's ancestor)."""

    name: str
    type: Type = field(eq=False)


class Ref(Record):
    """Another column, of the same table or of an ancestor or group of it."""

    column: str
    type: Type = field(eq=False)


class Op(Record):
    """A row of the operator table (``ops.OPERATORS``) applied to arguments."""

    op: str
    args: tuple["Expr", ...]
    type: Type = field(eq=False)


class Case(Record):
    """The value of the first branch whose condition holds, else the default."""

    branches: tuple[tuple["Expr", "Expr"], ...]
    default: "Expr"
    type: Type = field(eq=False)


class Fold(Record):
    """Many rows into one: the only node that changes the number of rows.

    ``op`` is one of ``count sum min max any all`` (from ``table`` to its ancestor or group ``to``) or ``rank
    ordinal`` (among the peers of the row in group ``to``; the result is again a column of ``table``).  ``value``
    and ``where`` are read on a row of ``table``; rows whose ``where`` is 0 and rows whose ``value`` is not
    applicable are left out.  Of the others, one without a score makes the result NO_SCORE, one that is missing or
    an error makes it ERROR; an absent ``where`` counts as an absent value, whatever the value is.  min and max of
    nothing are not applicable.  ``order`` are the keys of rank and ordinal: (key, descending).  Ties share a rank; a row that is
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
_LEAVES = frozenset({Lit, Field, Ref})


def children(expr: Expr) -> tuple[Expr, ...]:
    """The direct sub-expressions of a node."""
    if type(expr) in _LEAVES:  # most are
        return ()
    if isinstance(expr, Op):
        return expr.args
    if isinstance(expr, Case):
        return (*(part for branch in expr.branches for part in branch), expr.default)
    if isinstance(expr, Fold):
        parts = (expr.value, expr.where, *(key for key, _ in expr.order))
        return tuple(part for part in parts if part is not None)
    return ()


def walk(expr: Expr) -> Iterator[Expr]:
    """The node and everything under it, outermost first; does not recurse, so depth is no danger."""
    stack: list[Any] = [expr]
    while stack:
        node = stack.pop()
        yield node
        if below := children(node):
            stack += below
