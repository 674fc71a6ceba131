"""What generated record code calls because a loop of its own would be no faster: flattening, grouping, ranking."""

from collections.abc import Iterable, Sequence
from typing import Any

from ruledsl.ir import Absence

Row = tuple[Any, ...]

NOT_APPLICABLE, NO_SCORE, MISSING, ERROR = (int(a) for a in list(Absence)[1:])


def flatten(rows: Sequence[Row], slot: int) -> tuple[list[Row], list[int]]:
    """The rows of a child table under all rows of its parent, and the parent (its position) of each."""
    flat: list[Row] = []
    parents: list[int] = []
    for position, row in enumerate(rows):
        below = row[slot]
        flat.extend(below)
        parents.extend([position] * len(below))
    return flat, parents


def grouping(*members: Iterable[Row]) -> tuple[Any, ...]:
    """The distinct keys in order of appearance and, for the rows of each table, the position of their key.

    A key is (value, status, value, status, …, and perhaps the position of the parent row); a row that lacks a
    fact of the key belongs with no other row and is a group of its own.
    """
    keys: list[Row] = []
    found: dict[Row, int] = {}
    positions: list[list[int]] = []
    for rows in members:
        of_table: list[int] = []
        for key in rows:
            lacking = any(key[1::2])
            position = None if lacking else found.get(key)
            if position is None:
                position = len(keys)
                keys.append(key)
                if not lacking:
                    found[key] = position
            of_table.append(position)
        positions.append(of_table)
    return (keys, *positions)


def ranked(
    keys: list[Any], states: list[int], groups: list[int] | None, lost: Sequence[int], ordinal: bool
) -> tuple[list[int], list[int]]:
    """The rank (or ordinal) of every row among its peers, smaller keys first, and its status.

    A row in a state of absence is nobody's peer and keeps its state; but a missing value or an error leaves no
    rank in its group certain.  ``lost`` is ERROR for a group of which a row is not there at all.
    """
    peers: dict[int, list[int]] = {}
    broken = {group for group, state in enumerate(lost) if state}
    for row, state in enumerate(states):
        group = groups[row] if groups else 0
        if state >= MISSING:
            broken.add(group)
        elif not state:
            peers.setdefault(group, []).append(row)
    result = [0] * len(keys)
    for rows in peers.values():
        _rank_one_group(result, keys, rows, ordinal)
    status = [
        ERROR if (groups[row] if groups else 0) in broken and state != NOT_APPLICABLE else state
        for row, state in enumerate(states)
    ]
    return result, status


def _rank_one_group(result: list[int], keys: list[Any], rows: list[int], ordinal: bool) -> None:
    rows = sorted(rows, key=keys.__getitem__)  # stable: rows that tie stay in the order of the table
    rank, last = 0, None
    for position, row in enumerate(rows, 1):
        if ordinal or position == 1 or keys[row] != last:
            rank, last = position, keys[row]
        result[row] = rank
