"""A unit that was drawn by chance, with nothing left in it but what makes the difference: the rest as in a typical unit."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from attrs import evolve

from ruledsl.compare.specimens import Space, Specimen, Value, Variable, with_value

#: Numbers that are easy to read; facts of these kinds are numbers.
_ROUND = (1, 2, 5, *range(10, 101, 10), 1000, 10_000)
_NUMBERS = frozenset({"points", "count", "number", "days"})
#: The greatest value of a fact is easy to read as well, up to this.
_SMALL = 1000
#: Whether a unit still shows what it is to show.
Shows = Callable[[Specimen], bool]


def simpler(found: Specimen, typical: Specimen, space: Space, shows: Shows) -> Specimen:
    """The specimen, one thing after the other taken back as long as it still shows the same; seen through twice."""
    for _ in range(2):
        for step in (_without_lines, _as_typical, _with_round_lines, _with_round_values):
            found = step(found, typical, space, shows)
    return found


def _without_lines(found: Specimen, typical: Specimen, space: Space, shows: Shows) -> Specimen:
    for table in space.below:
        for at in reversed(range(len(found.lines.get(table, ())))):
            lines = found.lines[table]
            tried = _with_lines(found, table, (*lines[:at], *lines[at + 1 :]))
            found = tried if shows(tried) else found
    return found


def _as_typical(found: Specimen, typical: Specimen, space: Space, shows: Shows) -> Specimen:
    for name, value in typical.run.items():
        if found.run[name] != value:
            tried = evolve(found, run={**found.run, name: value})
            found = tried if shows(tried) else found
    for name, value in typical.values.items():
        if found.values[name] != value:
            tried = with_value(found, name, value)
            found = tried if shows(tried) else found
    return found


def _with_round_lines(found: Specimen, typical: Specimen, space: Space, shows: Shows) -> Specimen:
    """Amounts of events at an end of what they can be, or whole."""
    for table in space.below:
        for at, line in enumerate(found.lines.get(table, ())):
            for name, value in line.items():
                for rounder in _rounder(space.tables[table][name], value):
                    changed = {**found.lines[table][at], name: rounder}
                    lines = found.lines[table]
                    tried = _with_lines(found, table, (*lines[:at], changed, *lines[at + 1 :]))
                    if shows(tried):
                        found = tried
                        break
    return found


def _with_round_values(found: Specimen, typical: Specimen, space: Space, shows: Shows) -> Specimen:
    """Numbers that are easy to read and as near to the typical one as will do."""
    for name, value in found.values.items():
        usual, variable = typical.values[name], space.tables["unit"][name]
        if value == usual or not isinstance(value, Fraction) or not isinstance(usual, Fraction):
            continue
        if variable.kind in _NUMBERS and not variable.choices:
            for near in sorted(set(_round(variable)) - {usual}, key=lambda v: (abs(v - usual), v)):
                tried = with_value(found, name, near)
                if near == value or shows(tried):
                    found = tried
                    break
    return found


def _round(variable: Variable) -> list[Fraction]:
    """The ends of what a fact can be and the round numbers between."""
    between = (Fraction(n) for n in _ROUND)
    return [variable.lo, *(n for n in between if variable.lo <= n <= variable.hi), variable.hi]


def _rounder(variable: Variable, value: Value) -> Iterator[Value]:
    """Values that are easier to read, the easiest first; none for what is an end or whole already."""
    if not isinstance(value, Fraction) or variable.kind not in _NUMBERS or variable.choices or value == variable.lo:
        return
    if value == variable.hi and value <= _SMALL:
        return
    scale = 10 ** (len(str(abs(int(value)))) - 1)
    tried = (variable.lo, *(Fraction(n) for n in _ROUND), Fraction(int(value) // scale * scale), Fraction(int(value)))
    yield from (v for v in dict.fromkeys(tried) if variable.lo <= v <= variable.hi and v != value)


def _with_lines(found: Specimen, table: str, lines: tuple[dict[str, Value], ...]) -> Specimen:
    return evolve(found, lines={**found.lines, table: lines})
