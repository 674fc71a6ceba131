"""The greatest gain and the greatest loss: a number, or that there is no bound and what each event adds to it."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from attrs import evolve, frozen

from ruledsl.compare.change import Change
from ruledsl.compare.proof import Question
from ruledsl.compare.search import SEED, Search
from ruledsl.compare.specimens import Specimen, Value, Variable

#: So many events are tried to see whether each still adds to the difference.
MANY = (1000, 2000)
#: A difference that is bounded by more than this is not looked for.
MOST = Fraction(20_000)


@frozen
class Extreme:
    """The most that a total can move one way.

    ``amount`` is exact; or there is no bound and each event of ``per`` adds ``amount``; ``at_most`` is only a bound.
    ``reached`` says that more is possible beyond what the solver looks at.
    """

    amount: Fraction | None = None
    per: str = ""
    at_most: Fraction | None = None
    reached: bool = False


def extreme(question: Question, search: Search, way: int, bound: Change | None, shown: Specimen | None) -> Extreme:
    """How far a total can move up (1) or down (−1)."""
    if question.same_total:
        return Extreme(Fraction(0))
    most = None if bound is None else (bound.hi if way > 0 else -bound.lo)
    endless = without_bound(search, way, shown) if most is None or most >= MANY[1] * search.step else None
    if endless is not None:
        return Extreme(endless[0], endless[1])
    if most is None or most > MOST:
        most = MOST
        known = question.beyond(way, most)
        if known is not False:
            return Extreme(at_most=None if bound is None else bound.hi if way > 0 else -bound.lo)
    exact = question.greatest(way, most)
    limited = bool(question.prover.limits)
    return Extreme(exact, reached=limited and exact < most) if exact is not None else Extreme(at_most=most)


def without_bound(search: Search, way: int, shown: Specimen | None) -> tuple[Fraction, str] | None:
    """The points by which every further event moves a total, and the kind of event; None where that ends."""
    found: list[tuple[Fraction, str]] = []
    bases = [s for s in (shown, search.typical) if s is not None]
    for base in bases:
        for table in search.space.below:
            for line in lines(search.space.tables[table], search, table):
                steps = [_gap(search, evolve(base, lines={**base.lines, table: (line,) * n})) for n in MANY]
                if steps[0] is not None and steps[1] is not None:
                    each = (steps[1] - steps[0]) / (MANY[1] - MANY[0])
                    found += [(abs(each), table)] if each * way > 0 else []
        if found:
            break
    return max(found, key=lambda pair: pair[0]) if found else None


def lines(variables: Mapping[str, Variable], search: Search, table: str) -> list[dict[str, Value]]:
    """Lines worth repeating: the least and the greatest amount, and every choice."""
    plain = search.space.line(table, Random(SEED))
    for name, variable in variables.items():
        if variable.role == "date":
            plain[name] = search.typical.run.get("考核年度首日", plain[name])
        if variable.absent:
            plain[name] = max(variable.absent)
    found = [plain]
    for name, variable in variables.items():
        values = variable.choices or (
            (variable.lo, variable.hi) if variable.kind in ("points", "count", "flag") else ()
        )
        found += [{**plain, name: value} for value in values]
    return found


def _gap(search: Search, specimen: Specimen) -> Fraction | None:
    old, new = search.results(specimen)[:2]
    return None if old.total is None or new.total is None else new.total - old.total
