"""Pieces of generated code and what each has to wait for."""

import re
from collections.abc import Sequence

from attrs import field, frozen

from ruledsl.backends.record_blocks import Lines

#: Locals that pieces exchange: columns, their statuses, lists of both, and what is written down on the way.
_EXCHANGED = re.compile(r"\b[csvuLTK]\d+\b")
_WRITTEN = re.compile(r"\b([csvuLTK]\d+)(?:\[[^\]]*\])?(?:, ([csvuLTK]\d+))? [+-]?= |\b([csvuLTK]\d+)\.append\(")

Tables = frozenset[str]
EVERYWHERE: Tables = frozenset()


@frozen(eq=False)
class Piece:
    """Lines that belong together.

    Where all ``tables`` (locals with rows) are empty the ``idle`` lines, one for each local, say all that the lines
    would; ``adding`` lines start from what these say.  Without tables the lines are needed in any case.  What
    ``stays`` is needed for its own sake, the rest only for those who read it.  Locals that the lines set ``anew`` do
    not need what idle says.
    """

    lines: Lines
    tables: Tables = EVERYWHERE
    idle: Lines = field(factory=list)
    adding: bool = False
    stays: bool = False
    anew: frozenset[str] = frozenset()


def written(piece: Piece) -> set[str]:
    """The locals that a piece sets or changes."""
    return {n for names in _WRITTEN.findall("\n".join([*piece.lines, *piece.idle])) for n in names if n}


def users(touched: list[set[str]]) -> dict[str, list[int]]:
    """Local → the pieces that have to do with it, in order."""
    users: dict[str, list[int]] = {}
    for number, names in enumerate(touched):
        for name in names:
            users.setdefault(name, []).append(number)
    return users


def touches(piece: Piece) -> set[str]:
    """The locals that a piece has to do with."""
    return set(_EXCHANGED.findall("\n".join([*piece.lines, *piece.idle])))


def idle_reads(line: str) -> tuple[str, list[str]]:
    """The local that an idle line sets and those that it reads."""
    name, _, value = line.partition(" ")
    return name, _EXCHANGED.findall(value)


def order(pieces: Sequence[Piece], touched: list[set[str]]) -> list[set[int]]:
    """For each piece those that must come before it: who writes what it reads, who reads what it then changes."""
    after: list[set[int]] = [set() for _ in pieces]
    last: dict[str, int] = {}
    since: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        writes = written(piece)
        before = after[number]
        for name in touched[number]:
            if name in last:
                before.add(last[name])
            if name in writes:
                before.update(since.pop(name, ()))
                last[name] = number
            else:
                since.setdefault(name, []).append(number)
        before.discard(number)
    after[-1].update(range(len(pieces) - 1))
    return after
