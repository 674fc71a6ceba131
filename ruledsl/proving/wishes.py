"""Things that may hold of a unit, twice: of computed columns for the units that are tried, as terms for the solver."""

from collections.abc import Callable, Sequence

from ruledsl.backends.solver import Prover
from ruledsl.backends.solver_terms import Term, above, at_least, const, inverse, same
from ruledsl.proving.probes import Cells

Test = Callable[[Cells], bool]
Wish = Callable[[Prover], Sequence[Term]]
Question = tuple[Test, Wish]


def is_(column: str, value: int) -> Question:
    """The column has the value."""

    def test(cells: Cells) -> bool:
        return cells[column] == value

    def wish(prover: Prover) -> Sequence[Term]:
        return same(prover.value(column), const(value)), prover.there(column)

    return test, wish


def is_not(column: str, value: int) -> Question:
    """The column has a value, and another one."""

    def test(cells: Cells) -> bool:
        return cells[column] not in (None, value)

    def wish(prover: Prover) -> Sequence[Term]:
        return inverse(same(prover.value(column), const(value))), prover.there(column)

    return test, wish


def reaches(column: str, value: int) -> Question:
    """The column has the value, or more."""

    def test(cells: Cells) -> bool:
        found = cells[column]
        return found is not None and found >= value

    def wish(prover: Prover) -> Sequence[Term]:
        return at_least(prover.value(column), const(value)), prover.there(column)

    return test, wish


def exceeds(column: str, value: int) -> Wish:
    """The column has more than the value."""

    def wish(prover: Prover) -> Sequence[Term]:
        return above(prover.value(column), const(value)), prover.there(column)

    return wish


def below(column: str, value: int) -> Wish:
    """The column has less than the value."""

    def wish(prover: Prover) -> Sequence[Term]:
        return above(const(value), prover.value(column)), prover.there(column)

    return wish


def holds(column: str, without: Sequence[str] = ()) -> Question:
    """The condition holds, or the number is not 0, and none of the others holds."""

    def test(cells: Cells) -> bool:
        return cells[column] not in (None, 0) and not any(cells[other] for other in without)

    def wish(prover: Prover) -> Sequence[Term]:
        own = inverse(same(prover.value(column), const(0)))
        return own, prover.there(column), *(inverse(prover.value(other)) for other in without)

    return test, wish


def as_terms(*terms: Term) -> Wish:
    """What is written as terms already."""

    def wish(_: Prover) -> Sequence[Term]:
        return terms

    return wish
