"""Two plans over all facts that fit both, by a solver: equal, never higher, never lower, or a least unusual unit each way.

Both plans are made one first, so that what they share is one term for the solver.  What a direction is proved to be by
bounds already is not asked again; every unit that is shown has been run through the record back-end.
"""

from collections.abc import Mapping
from fractions import Fraction

from attrs import define, field, frozen

from ruledsl.backends.solver import Limit, Prover, Unit
from ruledsl.backends.solver_numbers import minus, scaled
from ruledsl.backends.solver_terms import Term, above, both, const, either, inverse, same
from ruledsl.backends.solver_typical import typical
from ruledsl.compare.domains import Common, common
from ruledsl.compare.merged import Merged, merged
from ruledsl.compare.ranks import KEY, keys_of
from ruledsl.compare.search import ROLES
from ruledsl.compare.witness import Result, direction
from ruledsl.ir import Plan
from ruledsl.node import evolve

UP, DOWN = 1, -1


@frozen
class Shown:
    """A unit that moves, and what it gets under each plan; ``least`` is whether no unit is nearer to a typical one."""

    unit: Unit
    old: Result
    new: Result
    least: bool

    @property
    def direction(self) -> int:
        return direction(self.old, self.new)


@frozen
class Proof:
    """``answers`` says for each direction ``never``, ``found`` or ``undecided``; ``limits`` what “never” does not cover.

    ``apart`` are facts whose values differ too much to be compared; ``narrowed`` those of which only the values that
    both plans know were looked at.  ``grades`` answers whether a grade can differ, ``ranks`` whether a key of the ranking
    can where no result does.
    """

    answers: Mapping[int, str]
    shown: Mapping[int, Shown]
    limits: tuple[Limit, ...] = ()
    narrowed: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    whole: Merged | None = None
    ranks: str = ""
    grades: str = ""
    question: "Question | None" = None

    @property
    def equal(self) -> bool:
        return set(self.answers.values()) == {"never"}

    @property
    def undecided(self) -> bool:
        return "undecided" in self.answers.values()


@define(eq=False)
class Question:
    """The prover over both plans, and the terms of what units get under each."""

    plans: tuple[Plan, Plan]
    known: Mapping[str, int]
    facts: Common = field(init=False)
    whole: Merged = field(init=False)
    prover: Prover = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.facts = common(*self.plans)
        plans = tuple(evolve(p, outputs=(*p.outputs, *keys_of(p).items())) for p in self.facts.plans)
        keys = dict.fromkeys(role for p in plans for role, _ in p.outputs if role.startswith(KEY))
        self.whole = merged(plans, (*ROLES, *keys))
        wanted = [name for _, name in self.whole.plan.outputs]
        usual = {**typical(self.facts.plans[1], self.known), **typical(self.facts.plans[0], self.known)}
        self.prover = Prover.of((self.whole.plan,), wanted, self.known, usual)

    @property
    def same_total(self) -> bool:
        """Whether both plans compute the total by the same column, so that it cannot move."""
        names = [o.get("total") for o in self.whole.outputs]
        return names[0] is not None and names[0] == names[1]

    # ---- what units get

    def wishes(self, way: int) -> list[Term]:
        """That a unit moves this way in its total or its grade, or that a result is there in one plan only."""
        found = []
        for role, better in (("total", 1), ("grade", -1)):
            names = [o.get(role) for o in self.whole.outputs]
            if names[0] is None or names[1] is None or names[0] == names[1]:
                continue
            a, b = names[0], names[1]
            there = (self.prover.there(a), self.prover.there(b))
            low, high = (self._amounts(a, b)) if way * better > 0 else tuple(reversed(self._amounts(a, b)))
            found.append(both((*there, above(high, low))))
        return found

    def lost(self) -> list[Term]:
        """That a unit has a result under one plan only."""
        found = []
        for role in ROLES:
            names = [o.get(role) for o in self.whole.outputs]
            if names[0] != names[1] and names[0] is not None and names[1] is not None:
                states = [self.prover.column(n)[0] for n in (names[0], names[1])]
                found.append(inverse(same(states[0], states[1])))
        return found

    def _amounts(self, old: str, new: str) -> tuple[Term, Term]:
        """Both values on one scale."""
        places = [self.whole.plan.column(n).type.decimals for n in (old, new)]
        most = max(places)
        values = (self.prover.value(n) for n in (old, new))
        one, two = (scaled(v, 10 ** (most - p)) for v, p in zip(values, places, strict=True))
        return one, two

    def result(self, cells: Mapping[str, tuple[int, int]], number: int) -> Result:
        """What a unit gets under one plan, from the cells that the record back-end computed."""
        outputs, plan = self.whole.outputs[number], self.whole.plan
        total, level, grade, absent = None, None, "", ""
        for role in ROLES:
            if role not in outputs or outputs[role] not in cells:
                continue
            status, value = cells[outputs[role]]
            kind = plan.column(outputs[role]).type
            absent += str(status)
            if status:
                continue
            if role == "total":
                total = Fraction(value, 10**kind.decimals)
            else:
                level, grade = value, kind.choices[value]
        return Result(total, level, grade, absent)

    def otherwise_ranked(self) -> list[Term] | None:
        """That a key of the ranking has another value; None where the keys are not the same ones."""
        found = []
        for role in dict.fromkeys(r for o in self.whole.outputs for r in o if r.startswith(KEY)):
            names = [o.get(role) for o in self.whole.outputs]
            if names[0] is None or names[1] is None:
                return None
            if names[0] != names[1]:
                states = [self.prover.column(n)[0] for n in names if n]
                values = self._amounts(names[0], names[1])
                found.append(either((inverse(same(*states)), inverse(same(*values)))))
        return found

    # ---- questions

    def ask(self, way: int, nearest: bool = True) -> tuple[str, Shown | None]:
        """Whether a unit can move this way, and the nearest to a typical one that does."""
        wish = self.wishes(way) + (self.lost() if way == DOWN else [])
        answer = self.prover.ask(either(wish) if wish else const(0), nearest=nearest)
        if answer.unit is None:
            return answer.verdict, None
        cells = answer.cells[0]
        shown = Shown(answer.unit, self.result(cells, 0), self.result(cells, 1), answer.least)
        return ("found" if shown.old != shown.new else "undecided"), shown

    def grades(self) -> str:
        """Whether any unit can get another grade: ``never``, ``found`` or ``undecided``, as where columns were taken as any value."""
        names = [o.get("grade") for o in self.whole.outputs]
        if names[0] is None or names[1] is None or names[0] == names[1]:
            return "never" if names[0] == names[1] else "undecided"
        one, two = (self.prover.column(n) for n in names if n)
        answer = self._whether(either((inverse(same(one[0], two[0])), inverse(same(one[1], two[1])))))
        return "undecided" if answer == "found" and any(x.kind == "open" for x in self.prover.limits) else answer

    def _whether(self, wish: Term) -> str:
        found = self.prover.possible(wish)
        return "undecided" if found is None else "found" if found else "never"

    def ranks(self) -> str:
        """Whether a key of the ranking can have another value: ``never``, ``found`` or ``undecided``."""
        wish = self.otherwise_ranked()
        if not wish:
            return "undecided" if wish is None or not any(r.startswith(KEY) for r in self.whole.outputs[0]) else "never"
        return self._whether(either(wish))

    def beyond(self, way: int, most: Fraction) -> bool | None:
        """Whether a total can move further than this; None where that stays open."""
        found = self._gap(way)
        if found is None:
            return None
        gap, there, scale = found
        return self.prover.possible(above(gap, const(int(most * scale))), *there)

    def _gap(self, way: int) -> tuple[Term, tuple[Term, Term], int] | None:
        """How far a total moves this way, that both totals are there, and the scale of it."""
        names = [o.get("total") for o in self.whole.outputs]
        if names[0] is None or names[1] is None:
            return None
        old, new = self._amounts(names[0], names[1])
        scale = 10 ** max(self.whole.plan.column(n).type.decimals for n in names if n)
        there = (self.prover.there(names[0]), self.prover.there(names[1]))
        return (minus(new, old) if way > 0 else minus(old, new)), there, scale

    def greatest(self, way: int, most: Fraction) -> Fraction | None:
        """How much a total can rise or fall at most, where the bound says that it is not more than ``most``."""
        found_gap = self._gap(way)
        if found_gap is None:
            return None
        gap, there, scale = found_gap
        low, high = 0, int(most * scale)
        while low < high:
            middle = (low + high + 1) // 2
            found = self.prover.possible(above(gap, const(middle - 1)), *there)
            if found is None:
                return None
            if found:
                low = middle
            else:
                high = middle - 1
        return Fraction(low, scale)


def prove(
    plans: tuple[Plan, Plan], known: Mapping[str, int], never: frozenset[int] = frozenset(), nearest: bool = True
) -> Proof:
    """What can be said of two plans whose readings are settled; ``never`` are directions that are proved already."""
    facts = common(*plans)
    if facts.apart:
        return Proof(dict.fromkeys((UP, DOWN), "undecided"), {}, (), facts.narrowed, facts.apart)
    question = Question(plans, known)
    answers: dict[int, str] = dict.fromkeys(never, "never")
    shown: dict[int, Shown] = {}
    for way in (w for w in (UP, DOWN) if w not in never):
        answers[way], unit = question.ask(way, nearest)
        if unit is not None:
            shown[way] = unit
    still = set(answers.values()) == {"never"}
    ranks = question.ranks() if still else ""
    grades = "never" if still else question.grades() if nearest else ""
    limits = question.prover.limits
    return Proof(answers, shown, limits, facts.narrowed, (), question.whole, ranks, grades, question)


__all__ = ["DOWN", "UP", "Proof", "Question", "Shown", "prove"]
