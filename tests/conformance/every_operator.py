"""Every operator over three facts that take every state: 7 × 7 × 7 units, and what each must give."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import product
from math import ceil, floor, prod
from typing import Any

from every_state import ABSENT, MISSING, NA, NO_SCORE, NUMBER, VALUES, Posed, State, plan_of, row_of

from ruledsl import ops
from ruledsl.ir import Absence, Expr, Fact, Field, Op, Type
from ruledsl.ops import evolve_kind, lit

#: Divisors are above zero; days end a month, or a year.
DIVISORS: tuple[State, ...] = ((1, 0), (2, 0), (3, 0), *ABSENT)
LAST_DAYS = ((2023, 1, 31), (2024, 2, 29), (2023, 12, 31))
DAYS: tuple[State, ...] = (*(((date(*day) - date(1970, 1, 1)).days, 0) for day in LAST_DAYS), *ABSENT)
DIVISOR = Type("number", 0, 1, 20, (), NUMBER.absent)
DAY = Type("date", 0, 0, 40_000, (), NUMBER.absent)


def _months(day: int, months: int) -> int:
    """The same day so many months later, or the last that the month has."""
    at = date.fromordinal(day + date(1970, 1, 1).toordinal())
    first = at.year * 12 + at.month - 1 + months
    ends = date((first + 1) // 12, (first + 1) % 12 + 1, 1).toordinal() - 1
    same = date(first // 12, first % 12 + 1, 1).toordinal() + at.day - 1
    return min(same, ends) - date(1970, 1, 1).toordinal()


def _rounded(size: Callable[[Fraction], int]) -> Callable[..., int]:
    """A way to round |x|, with the sign of x put back."""
    return lambda a, b: size(abs(Fraction(a, b))) * (1 if a >= 0 else -1)


#: What each operator makes of values that are there.
MEANING: dict[str, Callable[..., int]] = {
    "add": lambda *v: sum(v),
    "sub": lambda a, b: a - b,
    "mul": lambda *v: prod(v),
    "neg": lambda a: -a,
    "abs": abs,
    "min": min,
    "max": max,
    "eq": lambda a, b: int(a == b),
    "ne": lambda a, b: int(a != b),
    "lt": lambda a, b: int(a < b),
    "le": lambda a, b: int(a <= b),
    "gt": lambda a, b: int(a > b),
    "ge": lambda a, b: int(a >= b),
    "and": lambda *v: int(all(v)),
    "or": lambda *v: int(any(v)),
    "not": lambda a: int(not a),
    "div_half_up": _rounded(lambda size: floor(size + Fraction(1, 2))),
    "div_half_even": _rounded(round),
    "div_down": _rounded(floor),
    "div_up": _rounded(ceil),
    "months_later": _months,
}
#: The operators that ask for a state: which one the second argument stands in for.
STANDS_IN = {"if_not_applicable": NA, "if_no_score": NO_SCORE, "if_missing": MISSING}
COMPARED = ("eq", "ne", "lt", "le", "gt", "ge")
MONTHS = (-1, 1, 12)


def strict(meaning: Callable[..., int], *states: State) -> State:
    """Of several absences the highest wins."""
    worst = max(s for _, s in states)
    return (0, worst) if worst else (meaning(*(v for v, _ in states)), 0)


def _expressions() -> dict[str, tuple[Expr, Callable[[State, State, State, State, State], State]]]:
    """Each operator over x, y, z (numbers), d (a divisor) and t (a day), and what it must give."""
    x, y, z = (Field(name, NUMBER) for name in "xyz")
    d, t, none = Field("d", DIVISOR), Field("t", DAY), lit(0, NUMBER)
    flags = [ops.compare("gt", e, none) for e in (x, y, z)]

    def over(name: str, *which: int, flagged: bool = False) -> Callable[..., State]:
        to = (lambda v: int(v > 0)) if flagged else (lambda v: v)
        return lambda *s: strict(MEANING[name], *((to(s[i][0]), s[i][1]) for i in which))

    found: dict[str, tuple[Expr, Any]] = {
        "add": (ops.add(x, y, z), over("add", 0, 1, 2)),
        "sub": (ops.sub(x, y), over("sub", 0, 1)),
        "mul": (ops.mul(x, y), over("mul", 0, 1)),
        "neg": (ops.neg(x), over("neg", 0)),
        "abs": (Op("abs", (x,), Type("number", 0, 0, 20, (), NUMBER.absent)), over("abs", 0)),
        "min": (ops.smallest(x, y, z), over("min", 0, 1, 2)),
        "max": (ops.largest(x, y, z), over("max", 0, 1, 2)),
        "and": (ops.all_of(*flags), over("and", 0, 1, 2, flagged=True)),
        "or": (ops.any_of(*flags), over("or", 0, 1, 2, flagged=True)),
        "not": (ops.not_(flags[0]), over("not", 0, flagged=True)),
    }
    found |= {name: (ops.compare(name, x, y), over(name, 0, 1)) for name in COMPARED}
    for mode, name in ops.ROUNDING.items():
        found[name] = (evolve_kind(ops.round_(ops.divide(x, d), 0, mode), "number"), over(name, 0, 3))
    for months in MONTHS:
        right = lambda *s, m=months: strict(lambda v: _months(v, m), s[4])  # noqa: E731
        found[f"months_later {months}"] = (ops.months_later(t, months), right)
    for name, state in STANDS_IN.items():
        right = lambda *s, of=state: s[1] if s[0][1] == of else s[0]  # noqa: E731
        found[name] = (ops.stand_in(x, Absence(state), y), right)
    for state in Absence:
        found[f"status {int(state)}"] = (ops.status_is(x, state), lambda *s, of=state: (int(s[0][1] == of), 0))
    found["case"] = (ops.case([(flags[0], y)], z), _chosen)
    return found


def _chosen(x: State, y: State, z: State, *_: State) -> State:
    """A branch: an absent condition is the result; what is not chosen does not count."""
    return (0, x[1]) if x[1] else y if x[0] > 0 else z


def operators() -> Posed:
    """Every state of every argument; divisors and days go with the states of the last."""
    found = _expressions()
    facts = [Fact(name, "unit", NUMBER, name) for name in "xyz"]
    facts += [Fact("d", "unit", DIVISOR, "d"), Fact("t", "unit", DAY, "t")]
    plan = plan_of((), facts, {name: expr for name, (expr, _) in found.items()})
    places = list(product(range(len(VALUES)), repeat=3))
    units = [(VALUES[a], VALUES[b], VALUES[c], DIVISORS[c], DAYS[c]) for a, b, c in places]
    rows = [row_of(plan, "unit", dict(zip("xyzdt", unit, strict=True))) for unit in units]
    return Posed(plan, rows, {name: [right(*unit) for unit in units] for name, (_, right) in found.items()})
