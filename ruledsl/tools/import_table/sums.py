"""The points of a table held against each other: in a name and beside it, of a group and its parts, in rows of sums."""

from collections.abc import Sequence
from decimal import Decimal

from ruledsl.tools.import_table.model import Item, Points, Table
from ruledsl.tools.import_table.spelling import decimal
from ruledsl.tools.import_table.words import BONUS


def add_up(table: Table) -> None:
    """Tell every difference with its cells."""
    for item in table.items:
        for inner in item.every():
            _own(table, inner)
    for points, meant in table.sums:
        sums = [total(items) for items in meant]
        known = [s for s in sums if s is not None]
        if len(known) == len(sums) and points.value not in known:
            differs(table, "row", "", points, max(known))


def total(items: Sequence[Item]) -> Decimal | None:
    """What items are worth together; None where that of one is not known. Bonuses do not count."""
    worth = [item.worth for item in items if not BONUS.fullmatch(item.name)]
    return None if None in worth else sum((w for w in worth if w is not None), Decimal(0))


def _own(table: Table, item: Item) -> None:
    """What an item says of its points twice, and what its parts make."""
    own, named = item.points, item.named_points
    if own and named and own.value != named.value:
        differs(table, "name", item.name, own, named.value, named)
    if item.parts and item.known_points and (worth := item.worth) is not None and worth != item.known_points.value:
        differs(table, "group", item.name, item.known_points, worth)


def differs(
    table: Table, which: str, name: str, said: Points, found: Decimal, other: Points | None = None, code: str = "F803"
) -> None:
    """Say that two amounts differ."""
    args = {"said": decimal(said.value), "found": decimal(found), "by": decimal(abs(said.value - found))}
    table.report(code, said.at, which=which, name=name, other=str(other.at) if other else "", **args)
