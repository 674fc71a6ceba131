"""What a change from one plan to another means for the units: proved by shape and bounds, shown by witnesses, else undetermined."""

from attrs import define, evolve, field, frozen

from ruledsl.backends.record_simplify import simplified
from ruledsl.compare.change import Change
from ruledsl.compare.difference import Differences
from ruledsl.compare.meaning import Meaning, Numbers, asked, outputs, remarks
from ruledsl.compare.search import Search, Witness
from ruledsl.compare.specimens import fits
from ruledsl.compare.states import States
from ruledsl.ir import Plan
from ruledsl.specialise import specialise

#: Verdicts on results, the mildest first.
EQUAL, REMARKS, FACTS, RANKING = "equal", "remarks", "facts", "ranking"
STRICTER, LENIENT, BOTH, UNDETERMINED = "stricter", "lenient", "both", "undetermined"


@frozen
class Verdict:
    """``kind`` and how it is known; ``never`` are the directions (1 up, −1 down) in which no unit can move.

    ``facts`` are the facts whose values differ in the two plans: about units with such values nothing is said.
    """

    kind: str
    never: frozenset[int] = frozenset()
    witnesses: dict[int, Witness] = field(factory=dict)
    total: Change | None = None
    facts: tuple[str, ...] = ()
    ranking: bool = False
    remarks: bool = False
    same_grades: bool = False


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

    def _bare(self, domains: bool = False) -> tuple[Meaning, Meaning]:
        """Both plans without what cannot be: conditions that are certain, errors that cannot happen."""
        numbers = Numbers()
        plans = (m.plan for m in (self.before, self.after))
        one, two = (Meaning(simplified(p, {name for _, name in p.outputs}), numbers, domains) for p in plans)
        return one, two

    def verdict(self, tries: int = 400) -> Verdict:
        """What is known without a solver."""
        was, now = outputs(self.before), outputs(self.after)
        other = {role for role in was.keys() | now.keys() if was.get(role) != now.get(role)}
        return evolve(self._judged(other, tries), same_grades="grade" not in other)

    def _judged(self, other: set[str], tries: int) -> Verdict:
        """``other`` are the outputs whose expressions differ."""
        facts = self._facts()
        said = remarks(self.before) != remarks(self.after)
        if not other:
            kind = self._by_domains() if facts else REMARKS if said else EQUAL
            return Verdict(kind, frozenset({1, -1}), facts=facts, remarks=said)
        if not other & {"total", "grade"}:
            kind = RANKING if "rank" in other else FACTS if facts else REMARKS
            return Verdict(kind, frozenset({1, -1}), facts=facts, ranking="rank" in other, remarks=said)
        never, total = self._never(other)
        ranked = "rank" in other
        if {1, -1} <= never:
            kind = RANKING if ranked and "rank" in other and not _follows(other) else EQUAL
            return Verdict(FACTS if facts and kind == EQUAL else kind, never, {}, total, facts, ranked, said)
        found = self._witnesses(tries)
        return Verdict(_kind(never, found), never, found, total, facts, ranked, said)

    def _facts(self) -> tuple[str, ...]:
        was, now = asked(self.old), asked(self.new)
        return tuple(name for name in dict.fromkeys((*was, *now)) if was.get(name) != now.get(name))

    def _by_domains(self) -> str:
        """What it means that facts can have other values than before, if it can only mean one thing."""
        never, total = self._never({"total", "grade"}, domains=True)
        if {1, -1} <= never or total is None or not never:
            return FACTS
        return STRICTER if 1 in never else LENIENT

    def _never(self, other: set[str], domains: bool = False) -> tuple[frozenset[int], Change | None]:
        """The directions that are impossible, by bounds on what the outputs differ by."""
        ups, downs, total = set(), set(), None
        pair = self._bare(domains)
        for role, better in (("total", 1), ("grade", -1)):
            if role not in other:
                continue
            change = _change(*pair, role)
            if role == "total":
                total = change
            if change is None:
                return frozenset(), None
            rises, falls = change.hi > 0, change.lo < 0
            ups.add(rises if better > 0 else falls)
            downs.add(falls if better > 0 else rises)
        return frozenset({d for d, possible in ((1, ups), (-1, downs)) if not any(possible)}), total

    def _witnesses(self, tries: int) -> dict[int, Witness]:
        search = Search((self.before.plan, self.after.plan), self.year)
        return {} if fits(search.space) else search.witnesses(tries)


def _change(before: Meaning, after: Meaning, role: str) -> Change | None:
    """The bound on an output; None where it may be there in one plan only, or speaks of other grades."""
    names = [m.plan.output(role) for m in (before, after)]
    if names[0] is None or names[1] is None:
        return None
    one, two = before.column(names[0]), after.column(names[1])
    if one.type.choices != two.type.choices or States(before).of(one.expr) != States(after).of(two.expr):
        return None
    return Differences(before, after).between(one.expr, two.expr)


def _follows(other: set[str]) -> bool:
    """Whether the rank differs only because what it ranks by does."""
    return bool(other & {"total", "grade"})


def _kind(never: frozenset[int], found: dict[int, Witness]) -> str:
    if {1, -1} <= found.keys() or 0 in found:
        return BOTH
    if 1 in never and -1 in found:
        return STRICTER
    if -1 in never and 1 in found:
        return LENIENT
    return UNDETERMINED
