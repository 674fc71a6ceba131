"""What is proved of all units there can be, and how far that reaches."""

from collections.abc import Mapping

from attrs import frozen

from ruledsl.compare.extremes import Extreme
from ruledsl.compare.proof import DOWN, UP, Limit
from ruledsl.compare.witness import Witness


@frozen
class Proved:
    """What holds for all units; ``answers`` for up (1) and down (−1), and those on ``grades`` and on what is ``said``, are ``never``, ``found`` or ``undecided``.

    ``bounded`` are the directions that bounds exclude, to which no limit of the solver applies; ``same_grades`` that they exclude other grades.
    ``own`` are directions left open in which at least no unit's total moves.
    """

    kind: str
    answers: Mapping[int, str]
    examples: Mapping[int, Witness]
    extremes: Mapping[int, Extreme]
    limits: tuple[Limit, ...] = ()
    narrowed: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    sampled: int = 0
    grades: str = ""
    said: str = ""
    bounded: frozenset[int] = frozenset()
    same_grades: bool = False
    own: frozenset[int] = frozenset()

    @property
    def never(self) -> frozenset[int]:
        return frozenset(way for way, answer in self.answers.items() if answer == "never")

    @property
    def undecided(self) -> bool:
        return "undecided" in self.answers.values()

    @property
    def holes(self) -> tuple[Limit, ...]:
        """What was not looked at; a column that was taken as any value hides no unit."""
        return tuple(limit for limit in self.limits if limit.kind != "open")

    @property
    def within(self) -> frozenset[int]:
        """The directions that are excluded only within what was looked at."""
        return self.never - self.bounded if self.holes else frozenset()

    @property
    def grades_within(self) -> bool:
        """Whether other grades are excluded only within what was looked at."""
        return bool(self.holes) and self.grades == "never" and not self.same_grades

    @property
    def limited(self) -> bool:
        """Whether anything is excluded only within what was looked at."""
        return bool(self.within) or self.grades_within or bool(self.own and self.holes)

    @property
    def same_points(self) -> bool:
        """Whether no unit's total moves, whatever was looked at."""
        still = {w for w, e in self.extremes.items() if e.amount == 0 and not (e.per or e.reached)}
        return still == {UP, DOWN} and not self.within

    @property
    def moves(self) -> bool:
        """Whether any unit's total or grade is moved, as far as it is known."""
        return self.never != {UP, DOWN}
