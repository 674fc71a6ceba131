"""What a change from one plan to another means for the units: proved by shape and bounds, shown by witnesses, else undetermined."""

from collections.abc import Collection

from attrs import define, field, frozen

from ruledsl.compare.bounds import DOWN, UP, directions
from ruledsl.compare.change import Change
from ruledsl.compare.meaning import Meaning, Numbers, asked, outputs, remarks
from ruledsl.compare.one_plan import OnePlan
from ruledsl.compare.search import TRIES, Search
from ruledsl.compare.specimens import fits
from ruledsl.compare.witness import Witness
from ruledsl.ir import Plan, Type
from ruledsl.node import evolve
from ruledsl.specialise import specialise

#: Verdicts on results, the mildest first.
EQUAL, REMARKS, FACTS, RANKING = "equal", "remarks", "facts", "ranking"
STRICTER, LENIENT, BOTH, UNDETERMINED = "stricter", "lenient", "both", "undetermined"


@frozen
class Verdict:
    """``kind`` and how it is known; ``never`` are the directions (1 up, −1 down) in which no unit can move.

    ``facts`` are the facts whose values differ in the two plans: about units with such values nothing is said.
    ``same_grades`` says that no unit's grade changes, ``other_grades`` that some unit's does; neither, that it is open.
    ``units`` are the directions in which units of a year that was replayed move.
    """

    kind: str
    never: frozenset[int] = frozenset()
    witnesses: dict[int, Witness] = field(factory=dict)
    total: Change | None = None
    facts: tuple[str, ...] = ()
    ranking: bool = False
    remarks: bool = False
    same_grades: bool = False
    other_grades: bool = False
    units: frozenset[int] = frozenset()

    @property
    def shown(self) -> frozenset[int]:
        """The directions in which some unit was seen to move, made up or not."""
        return self.units.union(self.witnesses)

    def seen(self, moves: Collection[int]) -> "Verdict":
        """The verdict once units of a year were seen to move; of facts that have other values they decide less."""
        known = evolve(self, units=frozenset(moves) - self.never)
        kind = _kind(self.never, known.shown)
        settles = self.kind == UNDETERMINED and (kind == BOTH or not self.facts)
        return evolve(known, kind=kind) if settles else known


@define
class Comparison:
    """Two plans, their readings settled, read with common numbers."""

    old: Plan
    new: Plan
    year: int
    before: Meaning = field(init=False)
    after: Meaning = field(init=False)

    def __attrs_post_init__(self) -> None:
        numbers = Numbers()
        self.before = Meaning(specialise(self.old), numbers)
        self.after = Meaning(specialise(self.new), numbers)

    def bounds(self) -> Verdict:
        """What is known without trying any unit; undetermined where a unit would have to be shown."""
        was, now = outputs(self.before), outputs(self.after)
        other = {role for role in was.keys() | now.keys() if was.get(role) != now.get(role)}
        known = Verdict(
            UNDETERMINED,
            facts=self._facts(),
            ranking="rank" in other,
            remarks=remarks(self.before) != remarks(self.after),
            same_grades="grade" not in other,
        )
        if not other & {"total", "grade"}:
            return evolve(known, kind=self.still(known), never=frozenset({UP, DOWN}))
        never, total = directions(self.before.plan, self.after.plan, other)
        if {UP, DOWN} <= never:
            known = evolve(known, ranking=self.ranks_otherwise(), same_grades=True)
            return evolve(known, kind=self.still(known), never=never, total=total)
        return evolve(known, never=never, total=total)

    def verdict(self, tries: int = TRIES, one: OnePlan | None = None) -> Verdict:
        """What is known without a solver, with units that show it; ``one`` is the plan of which both are readings."""
        known = self.bounds()
        if {UP, DOWN} <= known.never:
            return known
        search = Search((self.before.plan, self.after.plan), self.year, one)
        found = {} if fits(search.space) else search.witnesses(tries)
        return self.settled(known, found.keys(), found)

    def settled(self, known: Verdict, shown: Collection[int], found: dict[int, Witness]) -> Verdict:
        """The verdict once it is known in which directions units were shown to move."""
        kind = _kind(known.never, shown)
        return evolve(known, kind=_with_ranges(kind, self.ranges()) if known.facts else kind, witnesses=found)

    def still(self, known: Verdict) -> str:
        """What changes where no total and no grade does."""
        if known.ranking:
            return RANKING
        if known.facts:
            return self.ranges() or FACTS
        return REMARKS if known.remarks else EQUAL

    def ranges(self) -> str:
        """What it means that facts can have other values than before, if it can only mean one thing; else nothing."""
        ends = {f.name: f.type for f in self.new.facts}
        wider = tuple(evolve(f, type=_ends_of(f.type, ends.get(f.name, f.type))) for f in self.before.plan.facts)
        if wider == self.before.plan.facts:
            return ""
        never, _ = directions(self.before.plan, evolve(self.before.plan, facts=wider), {"total", "grade"}, domains=True)
        return {frozenset({UP}): STRICTER, frozenset({DOWN}): LENIENT, frozenset(): UNDETERMINED}.get(never, "")

    def _facts(self) -> tuple[str, ...]:
        was, now = asked(self.old), asked(self.new)
        return tuple(name for name in dict.fromkeys((*was, *now)) if was.get(name) != now.get(name))

    def ranks_otherwise(self) -> bool:
        """Whether the rank is another when totals and grades are taken as the same, as they are proved to be."""
        alike = {}
        for role in ("total", "grade"):
            names = [m.plan.output(role) for m in (self.before, self.after)]
            if names[0] is not None and names[1] is not None:
                alike[names[1]] = self.before.columns[names[0]]
        again = Meaning(self.after.plan, self.after.numbers, assumed=alike)
        return outputs(self.before).get("rank") != outputs(again).get("rank")


def _ends_of(own: Type, other: Type) -> Type:
    """The type with the ends of another, where the two differ in nothing else."""
    alike = (own.kind, own.decimals, own.choices) == (other.kind, other.decimals, other.choices)
    return evolve(own, lo=other.lo, hi=other.hi) if alike else own


def _kind(never: frozenset[int], found: Collection[int]) -> str:
    if {UP, DOWN} <= set(found) or 0 in found:
        return BOTH
    if UP in never and DOWN in found:
        return STRICTER
    if DOWN in never and UP in found:
        return LENIENT
    return UNDETERMINED


def _with_ranges(kind: str, ranges: str) -> str:
    """A verdict on the same facts, and what it means that facts can have other values."""
    if not ranges or kind in (ranges, BOTH):
        return kind
    return BOTH if {kind, ranges} == {STRICTER, LENIENT} else UNDETERMINED
