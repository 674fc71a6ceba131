"""The points of a table held against each other: in a name and beside it, of a group and its parts, in rows of sums."""

from decimal import Decimal

from ruledsl.tools.import_table.model import Item, Points, Table
from ruledsl.tools.import_table.spelling import decimal


def add_up(table: Table) -> None:
    """Tell every difference with its cells."""
    for item in table.items:
        for inner in item.every():
            _own(table, inner)
    for points, meant in table.sums:
        if meant and points.value not in meant:
            differs(table, "row", "", points, meant[0])


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
