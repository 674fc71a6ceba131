"""What an answer to an objection is made of."""

from collections.abc import Mapping

from attrs import frozen

from ruledsl.scorecard import Item, Scorecard, Value
from ruledsl.tools.reply.objection import Raised
from ruledsl.tools.reply.used import Used
from ruledsl.tools.reply.what_if import Change


@frozen
class Effect:
    """What one thing otherwise would make of the result, by ``total grade rank``.

    ``kind`` is ``full`` (an indicator at its maximum), ``more`` (one more point), ``without`` (what happened taken away),
    ``unfound`` (no such veto) or ``reading`` (another option).  ``stopped`` is the step that takes the difference away
    again, ``kept`` are the vetoes that keep the grade.
    """

    kind: str
    option: str
    values: Mapping[str, Value]
    stopped: Item | None = None
    kept: tuple[Item, ...] = ()


@frozen
class Question:
    """A change that is tried, under the kind of its effect."""

    kind: str
    change: Change
    option: str = ""


@frozen
class Told:
    """A statement that took effect, or that was asked about by name.

    ``parts`` are the parts of an indicator that lost points, ``before`` is the value that a step began with, ``outside``
    numbers the events that lie outside of the assessment year.
    """

    item: Item
    clauses: tuple[str, ...]
    facts: tuple[Used, ...] = ()
    parts: tuple[Item, ...] = ()
    before: Value | None = None
    outside: frozenset[int] = frozenset()
    asked: tuple[Question, ...] = ()
    effects: tuple[Effect, ...] = ()


@frozen
class Point:
    """One point: what took effect, what did not, and how many more statements the score sheet has about it.

    ``unmoved`` are readings of which no option changes the result of the unit.
    """

    raised: Raised
    told: tuple[Told, ...]
    silent: tuple[Item, ...] = ()
    more: int = 0
    unmoved: tuple[Item, ...] = ()


@frozen
class Unmatched:
    """A point that is about nothing in the rules, and what was probably meant."""

    about: str
    guess: str


@frozen
class Answer:
    """All points of one unit, in the order in which it raised them."""

    unit: Scorecard
    points: tuple[Point, ...]
