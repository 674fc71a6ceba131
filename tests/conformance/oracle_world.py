"""The units that are judged together, what is known of each, and which options of the readings are in use.

A kind of statement is one function of a statement and a unit (``says``); it writes what it decides into ``unit.named``,
under the author's names.  A name that is asked for and not there yet lets its statement speak first.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from attrs import define, field
from oracle_values import MISSING, Value

from ruledsl.measure import Measure, Symbol
from ruledsl.statements.classes import Classes
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.reading import Reading
from ruledsl.statements.year import Year
from ruledsl.syntax import Guard, Statement

_EPOCH = date(1970, 1, 1)
_VALUED = frozenset({"points", "count", "flag", "fact", "value", "step", "hole", "reading"})

S = TypeVar("S", bound=Statement)
Speaker = Callable[[Any, "Unit"], None]

#: Kind of statement → what it says of a unit.
KINDS: dict[type, Speaker] = {}


def says(*kinds: type) -> Callable[[Speaker], Speaker]:
    """Register the function of some kinds of statement."""

    def register(function: Speaker) -> Speaker:
        KINDS.update(dict.fromkeys(kinds, function))
        return function

    return register


def nothing_reported(fact: FactStatement) -> Value:
    """What silence means: no where 未报为否 is written, else the fact is missing."""
    if not fact.otherwise_no:
        return MISSING
    return False if fact.type[0] == "flag_type" else Fraction(0)


@define(eq=False)
class World:
    """One assessment: the measure, the year, the facts of the run, the options in use, all units."""

    measure: Measure
    year: int
    run: dict[str, Value | None]
    chosen: dict[str, str]
    lost: frozenset[str] = frozenset()
    units: list["Unit"] = field(factory=list)
    first: int = 0
    last: int = 0
    kept: dict[Any, Any] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for reading in self.measure.every(Reading):
            options = [o.name.text for o in reading.options]
            self.chosen.setdefault(reading.name.text, reading.in_use or options[0])
        span = self.measure.only(Year)
        assert span is not None
        self.first = (span.first(self.year) - _EPOCH).days
        self.last = (span.last(self.year) - _EPOCH).days

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """Something worked out once for all units."""
        found = self.kept.get(key, self)
        if found is self:
            found = self.kept[key] = make()
        return found

    def every(self, kind: type[S]) -> tuple[S, ...]:
        """All statements of a kind."""
        return self.once(("every", kind), lambda: self.measure.every(kind))

    def speaking(self) -> list[Statement]:
        """The statements that say something of a unit."""
        return self.once("speaking", lambda: [s for s in self.measure.statements if type(s) in KINDS])

    def month(self, number: int) -> int:
        """The first day of the n-th month after the one in which the year begins."""
        (span,) = self.every(Year)
        first = span.first(self.year)
        months = first.month - 1 + number
        return (date(first.year + months // 12, months % 12 + 1, first.day) - _EPOCH).days

    def holds(self, guard: Guard | None) -> bool:
        """按: whether one of the options that a statement stands under is in use."""
        return guard is None or self.once(("guard", id(guard)), lambda: self._holds(guard))

    def _holds(self, guard: Guard) -> bool:
        for option in guard.options:
            (symbol,) = (s for s in self.measure.lookup(".".join(option.parts)) if s.role == "option")
            reading, _, name = symbol.path.rpartition(".")
            if self.chosen[reading] == name:
                return True
        return False

    def meaning(self, name: str) -> Symbol:
        """What a name stands for where a value is meant."""
        return self.once(("name", name), lambda: self._meaning(name))

    def _meaning(self, name: str) -> Symbol:
        (symbol,) = (s for s in self.measure.lookup(name) if s.role in _VALUED)
        return symbol

    @property
    def classes(self) -> tuple[str, ...]:
        declared = self.measure.only(Classes)
        return tuple(n.text for n in declared.names) if declared else ("",)


@define(eq=False)
class Unit:
    """One assessed unit: its facts as reported, and what has been decided about it so far.

    ``facts`` by name (None: not reported), ``events`` the lines of each kind, ``approvals`` the approved limit of a
    cap, ``tables`` the rows of each 子表.
    """

    world: World
    class_name: str
    facts: dict[str, Value | None]
    events: dict[str, list[dict[str, Any]]]
    approvals: dict[str, Value]
    tables: dict[str, list[dict[str, Any]]] = field(factory=dict)
    named: dict[str, Value] = field(factory=dict)
    shares: dict[str, Value] = field(factory=dict)
    counted: dict[str, Any] = field(factory=dict)
    findings: set[tuple[str, str]] = field(factory=set)
    spoken: set[int] = field(factory=set)

    def hear(self, statement: Any) -> None:
        """Let a statement speak, once."""
        if id(statement) not in self.spoken:
            self.spoken.add(id(statement))
            KINDS[type(statement)](statement, self)

    def value(self, name: str) -> Value:
        """What a name is worth for this unit."""
        symbol = self.world.meaning(name)
        if symbol.role == "reading":
            return self.world.chosen[symbol.path]
        if symbol.path not in self.named:
            self.hear(symbol.statement)
        return self.named[symbol.path]
