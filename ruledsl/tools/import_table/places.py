"""Where the items of a table belong in a measure: what is left to the scheme is filled, what is written is compared."""

from collections.abc import Sequence
from decimal import Decimal

from attrs import define, field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.names import folded
from ruledsl.measure import Measure
from ruledsl.statements.by_class import each_of, most
from ruledsl.statements.full_marks import FullMarks
from ruledsl.statements.indicator import Indicator
from ruledsl.suggest import closest
from ruledsl.syntax import Quantity
from ruledsl.tools.import_table.model import Item, Points, Table
from ruledsl.tools.import_table.sums import differs
from ruledsl.tools.import_table.words import BONUS


@frozen
class Fill:
    """An item that fills a node of the measure; ``placed`` are the names that wait for a place."""

    path: str
    node: Indicator
    item: Item


@define
class Places:
    """What fills what; ``inside`` says that all items lie below one indicator of the measure."""

    fills: list[Fill] = field(factory=list)
    waiting: dict[str, Indicator] = field(factory=dict)
    skipped: list[Item] = field(factory=list)
    inside: str = ""


def places_of(table: Table, measure: Measure, called: dict[str, str]) -> Places:
    """The places of all items; ``called`` are names of the table with those that the measure uses."""
    roots = measure.every(Indicator)
    nodes = {path: node for root in roots for path, node in root.nodes()}
    found = Places(waiting={folded(n.name.text): n for n in roots if n.placed})
    finder = _Finder(table, measure, nodes, found, {folded(k): folded(v) for k, v in called.items()})
    finder.all(_without_bonuses(table, table.items, found))
    if found.fills:
        _missing(table, nodes, found)
    return found


def _missing(table: Table, nodes: dict[str, Indicator], found: Places) -> None:
    """Say what the measure leaves to the scheme and the table does not have."""
    placed = {folded(part.name) for fill in found.fills for part in fill.item.parts}
    filled = {fill.path for fill in found.fills}
    left = [p for p, n in nodes.items() if n.is_open and not n.placed and p not in filled]
    left += [n.name.text for word, n in found.waiting.items() if word not in placed]
    if left:
        table.problems.append(Diagnostic("W805", {"names": tuple(left)}))


def _without_bonuses(table: Table, items: Sequence[Item], found: Places) -> list[Item]:
    """Rows of bonuses and deductions are left to the measure, and listed."""
    kept = []
    for item in items:
        if BONUS.fullmatch(item.name):
            found.skipped.append(item)
            table.report("W804", item.at, name=item.name, count=sum(1 for _ in item.leaves()))
        else:
            kept.append(item)
    return kept


@define
class _Finder:
    table: Table
    measure: Measure
    nodes: dict[str, Indicator]
    found: Places
    called: dict[str, str]

    def all(self, items: list[Item]) -> None:
        """Each item by its name; a heading that means nothing to the measure stands for what is below it."""
        known = [self._find(item) for item in items]
        below = [self._find(part) for item in items for part in item.parts]
        lone = self._only_leaf()
        if not any(known) and not any(below) and lone is not None:
            self._inside(lone, items)
            return
        for item, path in zip(items, known, strict=True):
            if path is None and item.section and any(self._find(part) for part in item.parts):
                self.all(_without_bonuses(self.table, item.parts, self.found))
            elif path is None:
                self._unknown(item)
            else:
                self._fill(path, item)
        self._whole(items)

    def _word(self, item: Item) -> str:
        """The name of an item as the measure has it."""
        return self.called.get(folded(item.full or item.name), folded(item.name))

    def _find(self, item: Item, within: str = "") -> str | None:
        """The path of the node that an item means: the only one of that name."""
        word = self._word(item)
        found = [p for p in self.nodes if folded(p.rpartition(".")[2]) == word and p.startswith(within)]
        return found[0] if len(found) == 1 else None

    def _only_leaf(self) -> str | None:
        """The one indicator that stands open, where there is one only."""
        open_ = [p for p, n in self.nodes.items() if not n.parts and not n.placed and n.scoring is None]
        return open_[0] if len(open_) == 1 and not self.found.waiting else None

    def _inside(self, path: str, items: list[Item]) -> None:
        """All items lie below one indicator."""
        at = items[0].at if items else self.table.notes[0].at
        assert at is not None
        whole = Item(self.nodes[path].name.text, at, parts=items)
        self.found.inside = path
        self._fill(path, whole)

    def _fill(self, path: str, item: Item) -> None:
        node = self.nodes[path]
        if node.placed:
            self._report("place", item, sorted(p for p, n in self.nodes.items() if not n.placed and not n.parts))
            return
        self._compare(node, item)
        if node.scoring is not None or (node.parts and not item.parts):
            self.table.report("F805", item.at, name=item.name, path=path)
        elif node.parts:
            for part in item.parts:
                inner = self._find(part, f"{path}.")
                if inner is None:
                    self._report("part", part, [n.name.text for n in node.parts], path)
                else:
                    self._fill(inner, part)
        else:
            self.found.fills.append(Fill(path, node, item))

    def _compare(self, node: Indicator, item: Item) -> None:
        """The points that the measure gives, against those of the table."""
        worth = item.worth
        if node.maximum is None or worth is None:
            return
        fixed = next((w for q in each_of(node.maximum) if (w := exact(q)) == worth), exact(most(node.maximum)))
        if worth != fixed:
            known = item.known_points
            said = known if known and known.value == worth else Points(worth, item.at)
            differs(self.table, "measure", item.name, said, fixed)

    def _whole(self, items: list[Item]) -> None:
        """The sum of all against the full marks, where all that counts stands in the table."""
        full = self.measure.only(FullMarks)
        tops = [n for n in self.measure.every(Indicator) if not n.placed]
        filled = {f.path.partition(".")[0] for f in self.found.fills}
        rest = [n for n in tops if n.name.text not in filled]
        if full is None or full.quantity is None or not items or rest or self.table.wrong:
            return
        worth = sum((f.item.worth or Decimal(0) for f in self.found.fills), Decimal(0))
        left = [path for path in self._open() if path not in {f.path for f in self.found.fills}]
        if not left and worth != exact(full.quantity):
            differs(self.table, "full", "", Points(worth, items[0].at), exact(full.quantity))

    def _open(self) -> list[str]:
        """What the measure leaves to the scheme."""
        return [p for p, n in self.nodes.items() if not n.parts and not n.placed and n.scoring is None]

    def _unknown(self, item: Item) -> None:
        self._report("unknown", item, [*self._open(), *(n.name.text for n in self.found.waiting.values())])

    def _report(self, which: str, item: Item, choices: list[str], path: str = "") -> None:
        guess = closest(self._word(item), [c.rpartition(".")[2] for c in choices]) or ""
        args = {"which": which, "name": item.name, "choices": tuple(choices), "guess": guess, "path": path}
        self.table.report("F801", item.at, **args)


def exact(quantity: Quantity) -> Decimal:
    """A quantity as a decimal number."""
    return Decimal(quantity.value).scaleb(-quantity.decimals)
