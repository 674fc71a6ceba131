"""A table and a scheme file side by side: every difference with the indicator, its cell and its line."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from attrs import define, field

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.names import folded
from ruledsl.source import Span
from ruledsl.statements.by_class import ByClass, most
from ruledsl.statements.refine import Refine
from ruledsl.statements.year_of import YearOf
from ruledsl.syntax import Document
from ruledsl.tools.import_table.flat import Entry, Path
from ruledsl.tools.import_table.model import At, Item
from ruledsl.tools.import_table.places import exact
from ruledsl.tools.import_table.spelling import decimal


def differences(
    table: Sequence[Entry], file: Sequence[Entry], items: dict[Path, Item], texts: dict[str, str]
) -> list[Diagnostic]:
    """What the scheme file says otherwise than the table; ``texts`` are the sources by name."""
    compared = _Compared(items, texts)
    compared.all([e for e in table if e.path in items], [e for e in file if _speaks(e)])
    return compared.found


def year_differs(document: Document, year: int | None) -> list[Diagnostic]:
    """The year of the scheme against the one in the table's title."""
    years = [s for b in document.blocks for s in getattr(b, "statements", ()) if isinstance(s, YearOf)]
    wrong = [s for s in years if year is not None and s.items != str(year)]
    return [_difference("year", (), None, s.span, said=str(year), found=s.items) for s in wrong[:1]]


def _speaks(entry: Entry) -> bool:
    """Whether a node says more than how parts that do not concern a unit count."""
    node = entry.node
    return not isinstance(node, Refine) or bool(
        node.maximum or node.scoring or node.criteria or node.parts or node.places
    )


def _key(path: Path) -> Path:
    return tuple(folded(name) for name in path)


def _difference(which: str, path: Path, at: At | None, span: Span | None, **args: str) -> Diagnostic:
    said = {"which": which, "name": ".".join(path), "said": "", "found": "", **args}
    return Diagnostic("N804", said, span, cell=str(at) if at else "")


@define
class _Compared:
    items: dict[Path, Item]
    texts: dict[str, str]
    found: list[Diagnostic] = field(factory=list)

    def all(self, table: list[Entry], file: list[Entry]) -> None:
        ours, theirs = ({_key(e.path): e for e in side} for side in (table, file))
        renamed = self._renamed(
            [e for k, e in ours.items() if k not in theirs], [e for k, e in theirs.items() if k not in ours]
        )
        gone = [_key(a.path) for a, _ in renamed]
        new = [_key(b.path) for _, b in renamed]
        for key, entry in ours.items():
            item = self.items[entry.path]
            if key in theirs:
                self._node(entry, theirs[key], item)
            elif not _under(key, gone):
                self.found.append(_difference("missing", entry.path, item.at, None))
        for key, entry in theirs.items():
            if key not in ours and not _under(key, new):
                self.found.append(_difference("extra", entry.path, None, entry.node.span))
        for a, b in renamed:
            self._say("name", a, b, ".".join(a.path[-1:]), ".".join(b.path[-1:]))
            self._node(a, b, self.items[a.path])
        self._order(table, file)

    def _renamed(self, ours: list[Entry], theirs: list[Entry]) -> list[tuple[Entry, Entry]]:
        """Pairs that only their names tell apart: the same place, points and criteria."""
        pairs: list[tuple[Entry, Entry]] = []
        for a in ours:
            same = [b for b in theirs if _key(b.above) == _key(a.above) and _weight(b) == _weight(a)]
            alike = [b for b in same if b.node.criteria == a.node.criteria]
            mates = [x for x in ours if _key(x.above) == _key(a.above) and _weight(x) == _weight(a)]
            alone = same if len(same) == len(mates) == 1 else []
            chosen = alike if len(alike) == 1 else alone
            if chosen and chosen[0] not in [b for _, b in pairs]:
                pairs.append((a, chosen[0]))
        return pairs

    def _node(self, ours: Entry, theirs: Entry, item: Item) -> None:
        a, b = ours.node, theirs.node
        if a.maximum is not None and _points(a.maximum) != _points(b.maximum):
            self._say("points", ours, theirs, _points(a.maximum), _points(b.maximum))
        if a.criteria != b.criteria:
            self._say("criteria", ours, theirs, a.criteria, b.criteria)
        if folded(a.scored_by) != folded(b.scored_by):
            self._say("scored-by", ours, theirs, a.scored_by, b.scored_by)
        for_a, for_b = ("、".join(n.text for n in x.for_classes) for x in (a, b))
        if for_a != for_b:
            self._say("classes", ours, theirs, for_a, for_b)
        if item.scoring.text and a.scoring != b.scoring:
            self._say("scoring", ours, theirs, self._text(a.scoring), self._text(b.scoring))

    def _say(self, which: str, ours: Entry, theirs: Entry, said: str, found: str) -> None:
        item = self.items[ours.path]
        known = item.known_points
        at = {"points": known.at if known else item.at, "criteria": item.criteria_at, "scoring": item.criteria_at}
        place = at.get(which) or {"scored-by": item.scored_by.at, "classes": item.classes.at}.get(which) or item.at
        self.found.append(_difference(which, ours.path, place, theirs.node.span, said=said, found=found))

    def _text(self, node: Any) -> str:
        span = getattr(node, "span", None)
        return " ".join(self.texts.get(span.file, "")[span.start : span.end].split()) if span is not None else ""

    def _order(self, table: list[Entry], file: list[Entry]) -> None:
        """Parts of one group that stand in another order."""
        for above in dict.fromkeys(e.above for e in table):
            ours = [_key(e.path) for e in table if e.above == above]
            theirs = [_key(e.path) for e in file if _key(e.above) == _key(above)]
            if set(ours) == set(theirs) and ours != theirs:
                which = next(n for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b)
                entry = [e for e in table if e.above == above][which]
                other = next(e for e in file if _key(e.path) == theirs[which])
                self._say("order", entry, other, entry.path[-1], other.path[-1])


def _under(path: Path, tops: list[Path]) -> bool:
    """Whether a path is one of some others, or lies below it."""
    return any(path[: len(top)] == top for top in tops)


def _points(quantity: Any) -> str:
    if isinstance(quantity, ByClass):
        return str(quantity)
    return decimal(exact(quantity)) if quantity is not None else ""


def _weight(entry: Entry) -> Decimal | None:
    return exact(most(entry.node.maximum)) if entry.node.maximum is not None else None
