"""What a value is to the oracle: exact fractions, days, flags, words, and four ways of not being there."""

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from functools import cache
from math import ceil, floor

from ruledsl.syntax import Quantity


class Absent(Enum):
    """Why a value is not there; of several the highest wins."""

    NOT_APPLICABLE = 1
    NO_SCORE = 2
    MISSING = 3
    ERROR = 4


NA, NO_SCORE, MISSING, ERROR = Absent

#: Points, counts, shares and days are fractions or whole numbers; a date is days since 1970-01-01; a choice is its word.
Value = Fraction | int | bool | str | Absent


def worst(values: Iterable[Value]) -> Absent | None:
    """What is wrong with some values, if any of them is not there."""
    found = [v for v in values if type(v) is Absent]
    return max(found, key=lambda absent: absent.value) if found else None


def total(values: Iterable[Value]) -> Value:
    """The sum; one value that is not there spoils it."""
    first, *others = [*values] or [Fraction(0)]
    return worst((first, *others)) or sum(others, first)  # type: ignore[arg-type,return-value]


def lowest(*values: Value) -> Value:
    return worst(values) or min(values)  # type: ignore[type-var]


def highest(*values: Value) -> Value:
    return worst(values) or max(values)  # type: ignore[type-var]


def minus(a: Value, b: Value) -> Value:
    return worst((a, b)) or a - b  # type: ignore[operator]


def greater(a: Value, b: Value) -> bool:
    """Whether both values are there and the first is the greater one."""
    return worst((a, b)) is None and a > b  # type: ignore[operator]


def rounded(value: Value, decimals: int, mode: str) -> Value:
    """Half away from zero (``half_up``), towards zero (``down``), away from it (``up``)."""
    if type(value) is Absent:
        return value
    size = abs(Fraction(value)) * 10**decimals
    whole = floor(size + Fraction(1, 2)) if mode == "half_up" else ceil(size) if mode == "up" else floor(size)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)  # type: ignore[operator]


def amount(quantity: Quantity) -> Fraction:
    """A written number; per cent are hundredths."""
    return _amount(quantity.value, quantity.decimals, quantity.unit)


@cache
def _amount(value: int, decimals: int, unit: str) -> Fraction:
    return Fraction(value, 10**decimals) / (100 if unit in ("percent", "percent_points") else 1)
