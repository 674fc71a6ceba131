"""Folds: many rows into one, with the bounds and absences of the result."""

from collections.abc import Sequence

from ruledsl.ir import MAX_ROWS, Absence, Expr, Fold, Type
from ruledsl.node import evolve
from ruledsl.typed import FLAG, absences

_COUNTS = {"count": (0, MAX_ROWS), "rank": (1, 10**8), "ordinal": (1, 10**8)}


def fold(
    op: str, table: str, value: Expr | None, where: Expr | None, to: str, order: Sequence[tuple[Expr, bool]] = ()
) -> Fold:
    """Many rows into one, with the bounds and absences of the result.

    A row without its value spoils the result: an error if it should have been there, no score if it has none; a value
    that is not applicable is left out.  The least or greatest of no rows is not applicable.
    """
    read = [e for e in (value, where, *(key for key, _ in order)) if e is not None]
    states = absences(read)
    absent = states & {Absence.NO_SCORE}
    if states & {Absence.MISSING, Absence.ERROR}:
        absent |= {Absence.ERROR}
    if op in _COUNTS:
        low, high = _COUNTS[op]
        if op != "count":  # among units: a rejected unit makes its whole group an error
            left_out = where is not None or Absence.NOT_APPLICABLE in states
            absent |= {Absence.ERROR} | ({Absence.NOT_APPLICABLE} if left_out else frozenset())
        return Fold(op, table, value, where, to, Type("count", 0, low, high, (), absent), tuple(order))
    if op in ("any", "all"):
        return Fold(op, table, value, where, to, evolve(FLAG, absent=absent))
    assert value is not None
    kind = value.type
    if op == "sum":
        kind = evolve(kind, lo=min(0, kind.lo) * MAX_ROWS, hi=max(0, kind.hi) * MAX_ROWS, absent=absent)
    else:
        kind = evolve(kind, absent=absent | {Absence.NOT_APPLICABLE})
    return Fold(op, table, value, where, to, kind, tuple(order))


def among_units(folded: Fold) -> Fold:
    """A fold over units, where a unit that was rejected makes the whole group an error."""
    return evolve(folded, type=evolve(folded.type, absent=folded.type.absent | {Absence.ERROR}))
