"""What a comparison says, in parts that every format prints in its own way: headings, lines and tables."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from ruledsl.show.texts import joined


@frozen
class Heading:
    """A title; level 1 is a measure, 2 a section of it."""

    text: str
    level: int = 2


@frozen
class Lines:
    """Sentences below each other; ``role`` is how they are set off (``""``, ``error``, ``faint``)."""

    texts: tuple[str, ...]
    role: str = ""


@frozen
class Table:
    """Rows under a head.

    Columns in ``right`` hold numbers, ``widths`` bound columns on a terminal, ``roles`` mark rows,
    ``badge`` says that the last cell names the role."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    widths: tuple[tuple[int, int], ...] = ()
    roles: tuple[str, ...] = ()
    badge: bool = False


Piece = Heading | Lines | Table


def amount(value: Fraction | None, sign: bool = False) -> str:
    """A quantity as an exact decimal without trailing zeros."""
    if value is None:
        return "—"
    places = 0
    while value.denominator != 1 and (value * 10**places).denominator != 1 and places < 12:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    text = f"{digits[: len(digits) - places]}.{digits[len(digits) - places :]}" if places else digits
    return f"{'-' if value < 0 else '+' if sign and value > 0 else ''}{text}"


def numbers(found: Sequence[int], lang: str) -> str:
    """Numbers of changes as a reader counts them, from one."""
    return joined([n + 1 for n in found], lang)
