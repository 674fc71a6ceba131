"""Two folders: which schemes lie in both and are laid side by side with their measure, and what only one folder has."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ruledsl.tools.diff.sides import Side
from ruledsl.tools.versions import year_of


@frozen
class Apart:
    """What only one of two folders has: files by name, schemes as (name, measure)."""

    files: tuple[str, ...] = ()
    schemes: tuple[tuple[str, str], ...] = ()


def under_schemes(old: Side, new: Side, one: str, other: str, facts: int | None) -> list[tuple[Side, Side, str]]:
    """The sides as a measure is compared, with the name of the scheme that they are under.

    One scheme that both folders have is part of the measure's year; of several only those that changed are compared,
    beside the measure by itself; where there are ``facts`` of a year, those for that year.
    """
    before, after = old.schemes_for(one), new.schemes_for(other)
    shared = [name for name in after if name in before]
    if not shared:
        return [(old, new, "")]
    pairs = [(old.under(before[n]), new.under(after[n]), n) for n in shared]
    if facts is not None:
        return [p for p in pairs if {year_of(before[p[2]]), year_of(after[p[2]])} & {None, facts}] or pairs
    if len(shared) == 1:
        return pairs
    return [(old, new, ""), *(pair for pair in pairs if before[pair[2]] != after[pair[2]])]


def apart(old: Side, new: Side, measures: Sequence[tuple[str, str]]) -> tuple[Apart, Apart]:
    """What only the old folder has, and what only the new one has."""
    if not (old.files and new.files):
        return Apart(), Apart()
    files = [tuple(f for f in mine.files if f not in its.files) for mine, its in ((old, new), (new, old))]
    schemes = [tuple(_missing(old, new, measures)), tuple(_missing(new, old, [(b, a) for a, b in measures]))]
    return Apart(files[0], schemes[0]), Apart(files[1], schemes[1])


def _missing(mine: Side, its: Side, measures: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The schemes of one side that the other does not have for the same measure."""
    for one, other in measures:
        there = its.schemes_for(other)
        yield from ((name, one) for name in mine.schemes_for(one) if name not in there)
