"""A grown tree made whole: rows without a name of their own, parts without points, words that several items share."""

from collections import Counter

from ruledsl.tools.import_table.model import NOTHING, Item, Line, Said, Scoring, Table
from ruledsl.tools.import_table.words import BONUS, name_of, shortened


def finish(table: Table) -> None:
    """Finish every item; what no indicator can be made of is told."""
    for item in table.items:
        _finish(item)
    if len(table.units) > 1:
        table.report("F802", table.units["%"], which="mixed", value=str(table.units[""]))
    for item in table.items:
        _need_points(table, item)
    _shared(table)


def _finish(item: Item) -> None:
    scored = [line for line in item.lines if line.points is not None]
    if not item.parts and len(scored) > 1:
        _split(item)
    for part in item.parts:
        _finish(part)
    if item.parts and item.known_points and not any(p.known_points for part in item.parts for p in part.every()):
        if len(item.parts) == 1 and not item.parts[0].parts:
            item.parts[0].points = item.known_points
        else:
            _fold(item)


def _split(item: Item) -> None:
    """Rows with points of their own below one name are parts, named by their first words."""
    parts: list[Item] = []
    for line in item.lines:
        if line.points is None and parts:
            parts[-1].lines.append(line)
            continue
        full = name_of(line.words.text)[0] or _first_words(line.criteria.text)
        name = shortened(full) or item.name
        taken = {p.name for p in parts}
        if name in taken:
            name = next(n for k in range(2, 999) if (n := f"{name}{k}") not in taken)
        at = line.words.at or line.criteria.at or line.at
        part = Item(name, at, points=line.points, lines=[line], scored_by=line.scored_by, classes=line.classes)
        part.from_words = not line.words
        part.full = full if line.words and full != name else ""
        parts.append(part)
    if len(parts) > 1 and item.points in [line.points for line in item.lines]:
        item.points = None
    item.parts, item.lines, item.scored_by, item.classes = parts, [], NOTHING, NOTHING


def _first_words(text: str) -> str:
    name, _ = name_of(text)
    for sign in "，；。（：":
        name = name.partition(sign)[0]
    return name


def _fold(item: Item) -> None:
    """Parts without points are words on how the group is scored."""
    lines = [*item.lines]
    for part in item.parts:
        for inner in part.every():
            own = " ".join(filter(None, (inner.full or inner.name, inner.criteria)))
            lines.append(Line(Said(own, inner.at), None, inner.at))
            item.scored_by = item.scored_by or inner.scored_by
            item.classes = item.classes or inner.classes
    item.lines, item.parts = lines, []


def _need_points(table: Table, item: Item) -> None:
    """Every indicator has points; bonuses are not indicators of the tree."""
    if BONUS.fullmatch(item.name):
        return
    if not item.parts and item.known_points is None:
        at = item.at
        if formula := table.uncomputed.get(at.row):
            table.report("F184", formula, cell=str(formula), value="")
        elif not any(d.code == "F802" and d.args.get("row") == at.row for d in table.problems):
            table.report("F802", at, which="missing", value=item.name)
    elif not item.parts and item.known_points and item.known_points.computed:
        at = item.known_points.at
        table.report("F184", at, cell=str(at), value=str(item.known_points.value))
    for part in item.parts:
        _need_points(table, part)


def _shared(table: Table) -> None:
    """Words that stand in one cell for several indicators are not about one of them."""
    leaves = [leaf for item in table.items for _, leaf in item.leaves()]
    counted = Counter(line.criteria.at for leaf in leaves for line in leaf.lines if line.criteria)
    for leaf in leaves:
        if any(counted[line.criteria.at] > 1 for line in leaf.lines if line.criteria):
            leaf.scoring = Scoring(reason="shared")
