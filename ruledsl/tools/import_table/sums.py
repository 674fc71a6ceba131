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
        if points.of:
            _each_adds_up(table, points, meant)
            continue
        sums = [total(items) for items in meant]
        known = [s for s in sums if s is not None]
        if len(known) == len(sums) and points.value not in known:
            differs(table, "row", "", points, max(known))


def total(items: Sequence[Item]) -> Decimal | None:
    """What items are worth together; None where that of one is not known. Bonuses do not count."""
    worth = [item.worth for item in items if not BONUS.fullmatch(item.name)]
    return None if None in worth else sum((w for w in worth if w is not None), Decimal(0))


def _each_adds_up(table: Table, points: Points, meant: Sequence[Sequence[Item]]) -> None:
    """Tell a class whose sum is that of none of the groups that are meant."""
    for name in points.of:
        sums = [of_class(items, name) for items in meant]
        if points.of_class(name) not in sums:
            differs(table, "class-row", name, Points(points.of_class(name), points.at), max(sums))
            return


def of_class(items: Sequence[Item], name: str) -> Decimal:
    """What items are worth together for a class."""
    kept = (i for i in items if not BONUS.fullmatch(i.name))
    return sum(
        (i.by_class.get(name) or (Decimal(0) if i.by_class else i.worth or Decimal(0)) for i in kept), Decimal(0)
    )


def _own(table: Table, item: Item) -> None:
    """What an item says of its points twice, and what its parts make."""
    own, named = item.points, item.named_points
    if own and named and own.value != named.value:
        differs(table, "name", item.name, own, named.value, named)
    known = item.known_points if item.parts else None
    if known and (each := item.by_class):
        wrong = next((name for name, worth in each.items() if worth != known.of_class(name)), "")
        if wrong:
            said = Points(known.of_class(wrong), known.at)
            differs(table, "group", f"{item.name}（{wrong}）", said, each[wrong])
    elif known and (worth := item.worth) is not None and worth != known.value:
        differs(table, "group", item.name, known, worth)


def differs(
    table: Table, which: str, name: str, said: Points, found: Decimal, other: Points | None = None, code: str = "F803"
) -> None:
    """Say that two amounts differ."""
    args = {"said": decimal(said.value), "found": decimal(found), "by": decimal(abs(said.value - found))}
    table.report(code, said.at, which=which, name=name, other=str(other.at) if other else "", **args)
