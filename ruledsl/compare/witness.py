"""What a unit gets under two plans, and in which direction it moves from one to the other."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Protocol

from attrs import field, frozen

from ruledsl.compare.specimens import Specimen


class Graded(Protocol):
    """What a unit gets, as far as it is better or worse than something else."""

    @property
    def total(self) -> Fraction | None: ...

    @property
    def level(self) -> int | None: ...


@frozen
class Result:
    """Total and grade of a unit under one plan; None where there is none.  A lower level is a better grade."""

    total: Fraction | None
    level: int | None
    grade: str = ""
    absent: str = ""


@frozen
class Witness:
    """A unit that two plans treat differently, and what it gets under each; ``least`` if none is nearer to the typical one.

    ``kinds`` says what each fact is: points, a count, a share, a day, a yes or no.
    """

    specimen: Specimen
    old: Result
    new: Result
    typical: Specimen | None = None
    least: bool = False
    kinds: Mapping[str, str] = field(factory=dict)

    @property
    def direction(self) -> int:
        """1: not worse in anything; −1: not better in anything; 0: better in one thing, worse in another, or not comparable."""
        return direction(self.old, self.new)


def direction(old: Graded, new: Graded) -> int:
    """1: not worse in points and grade; −1: not better; 0: better in one, worse in the other, or not comparable."""
    signs = set()
    for before, after, better in ((old.total, new.total, 1), (old.level, new.level, -1)):
        if before is not None and after is not None and before != after:
            signs.add(better if after > before else -better)
    if (old.total is None, old.level is None) != (new.total is None, new.level is None):
        return 0
    return signs.pop() if len(signs) == 1 else 0
