"""The operators over arrays: each row of ``operators.OPERATORS`` for values that are all there.

Values are arrays of integers or conditions, or one number for every row.  What could outgrow 64 bits is computed with
integers of any size (arrays of objects), and only where the numbers at hand are that large.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np

from ruledsl.ir import Type

Values = Any
MOST = 2**63 - 1


def number(value: Values) -> Values:
    """A condition as 0 or 1, anything else as it is."""
    if isinstance(value, np.ndarray):
        return value.astype(np.int64) if value.dtype == bool else value
    return int(value)


def truth(value: Values) -> Values:
    """A number as a condition."""
    if isinstance(value, np.ndarray):
        return value if value.dtype == bool else value != 0
    return bool(value)


def _size(value: Values) -> int:
    """The greatest magnitude."""
    if not isinstance(value, np.ndarray):
        return abs(int(value))
    return max(abs(int(value.min())), abs(int(value.max()))) if value.size else 0


def _wide(value: Values) -> Values:
    return value.astype(object) if isinstance(value, np.ndarray) else value


def _narrow(value: Values, kind: Type) -> Values:
    """Back to 64 bits where the values fit."""
    if isinstance(value, np.ndarray) and value.dtype == object and fits(kind):
        return value.astype(np.int64)
    return value


def fits(kind: Type) -> bool:
    """Whether the bounds of a type are proved to lie within 64 bits."""
    return kind.lo >= -MOST and kind.hi <= MOST


def _outgrows(op: str, args: Sequence[Values]) -> bool:
    """Whether the numbers at hand can make a result beyond 64 bits."""
    sizes = [_size(a) for a in args]
    return (reduce(lambda a, b: a * b, sizes) if op == "mul" else sum(sizes)) > MOST


def _whole(num: Values, den: Values) -> tuple[Values, Values, Values]:
    """Quotient and rest of the magnitude, and the divisor; a divisor that no row uses may be nonsense."""
    size, divisor = np.abs(num), np.maximum(den, 1)
    quotient = size // divisor
    return quotient, size - quotient * divisor, divisor


def _signed(num: Values, quotient: Values) -> Values:
    return np.where(np.less(num, 0), -quotient, quotient)


def _half_up(num: Values, den: Values) -> Values:
    quotient, rest, divisor = _whole(num, den)
    return _signed(num, quotient + (rest >= divisor - rest))


def _half_even(num: Values, den: Values) -> Values:
    quotient, rest, divisor = _whole(num, den)
    over = np.greater(rest, divisor - rest) | (np.equal(rest, divisor - rest) & np.equal(quotient % 2, 1))
    return _signed(num, quotient + over)


def _down(num: Values, den: Values) -> Values:
    return _signed(num, _whole(num, den)[0])


def _up(num: Values, den: Values) -> Values:
    quotient, rest, _ = _whole(num, den)
    return _signed(num, quotient + np.greater(rest, 0))


def _months_later(day: Values, months: Values) -> Values:
    """The same day of another month, or its last day."""
    date = np.asarray(day).astype(np.int64).view("M8[D]")
    month = date.astype("M8[M]")
    into = date - month.astype("M8[D]")
    later = month + int(months)
    last = (later + 1).astype("M8[D]") - later.astype("M8[D]") - np.timedelta64(1, "D")
    return (later.astype("M8[D]") + np.minimum(into, last)).astype(np.int64)


def _joined(function: Callable[[Any, Any], Any]) -> Callable[..., Values]:
    return lambda *args: reduce(function, args)


NUMBERS: dict[str, Callable[..., Values]] = {
    "add": _joined(lambda a, b: a + b),
    "sub": lambda a, b: a - b,
    "mul": _joined(lambda a, b: a * b),
    "neg": lambda a: -a,
    "abs": np.abs,
    "min": _joined(np.minimum),
    "max": _joined(np.maximum),
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "div_half_up": _half_up,
    "div_half_even": _half_even,
    "div_down": _down,
    "div_up": _up,
    "months_later": _months_later,
}
CONDITIONS: dict[str, Callable[..., Values]] = {
    "and": _joined(np.logical_and),
    "or": _joined(np.logical_or),
    "not": np.logical_not,
}
_GROWING = frozenset({"add", "sub", "mul", "neg"})


def applied(op: str, args: Sequence[Values], kind: Type) -> Values:
    """An operator over its arguments; ``kind`` is the type of the result, with its bounds."""
    if op in CONDITIONS:
        return CONDITIONS[op](*map(truth, args))
    numbers = [number(a) for a in args]
    if op in _GROWING and not fits(kind) and _outgrows(op, numbers):
        numbers = [_wide(a) for a in numbers]
    result = NUMBERS[op](*numbers)
    return _narrow(result, kind)
