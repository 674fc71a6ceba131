"""The rows under a row: event lines, approvals of caps and further tables, each in its place of the tuple."""

from ruledsl.facts.draft import Draft, Given, Part
from ruledsl.facts.events import Events
from ruledsl.facts.layout import Layout
from ruledsl.facts.model import LineFacts, Row
from ruledsl.facts.names import role_of, word
from ruledsl.facts.rows import Filling, scalar, start
from ruledsl.facts.tree import shown
from ruledsl.ir import MAX_ROWS


def children(filling: Filling) -> None:
    """Read everything that was given under a row, and put the rows into it."""
    layout, draft = filling.layout, filling.draft
    if not layout.below and not filling.given:
        return
    events = Events(layout, draft, children)
    found: dict[str, list[Row]] = {child.table.name: [] for child in layout.below}
    first: Given | None = None
    for given in filling.given:
        if given.role == "events":
            first = first or given
            events.take(given)
        elif given.role == "approvals":
            _approvals(layout, draft, given, found)
    for child, given in filling.rows:
        _rows(child, draft, given, found[child.table.name])
    for kind in layout.kinds.things:
        found[kind.table.name] += events.finish(kind, first)
    for table, rows in found.items():
        filling.row[layout.places[table]] = tuple(rows)


def _parts(given: Given, draft: Draft) -> list[Part]:
    """The mappings of a list of mappings."""
    if scalar(given.value) == "":
        return []
    if not isinstance(given.value, list):
        draft.flag("F117", given.document, given.path, {"value": shown(given.value)})
        return []
    parts: list[Part] = []
    for position, node in enumerate(given.value):
        path = (*given.path, position)
        if isinstance(node, dict):
            parts.append(Part(given.document, path, node))
        else:
            draft.flag("F116", given.document, path, {"value": shown(node)})
    return parts


def _row(layout: Layout, draft: Draft, part: Part, rows: list[Row]) -> None:
    filling = start(layout, draft)
    filling.take(part)
    children(filling)
    draft.assumed += [f"{layout.path}.{fact}" for fact in filling.complete(part)]
    date = layout.date
    line = LineFacts("", filling.row[date.value] if date else None, filling.texts)
    draft.lines.setdefault(layout.table.name, []).append(line)
    rows.append(tuple(filling.row))


def _rows(layout: Layout, draft: Draft, given: Given, rows: list[Row]) -> None:
    parts = _parts(given, draft)
    if len(parts) + len(rows) > MAX_ROWS:
        args = {"kind": layout.path, "number": len(parts) + len(rows), "limit": MAX_ROWS}
        draft.flag("F133", given.document, given.path, args, layout.clauses)
        return
    for part in parts:
        _row(layout, draft, part, rows)


def _approvals(layout: Layout, draft: Draft, given: Given, found: dict[str, list[Row]]) -> None:
    """Each approval names its cap; a cap is approved once."""
    for part in _parts(given, draft):
        key = next((k for k in part.node if role_of(k) == "cap"), None)
        name = scalar(part.node[key]) or "" if key is not None else ""
        caps = layout.caps.find(name)
        path = part.path if key is None else (*part.path, key)
        if len(caps) > 1:
            paths = "、".join(found_path for found_path, _ in caps)
            draft.flag("F102", part.document, path, {"name": shown(name), "kind": word("cap"), "paths": paths})
        elif not caps:
            near = draft.report.near(name, layout.caps.words)
            draft.flag("F136", part.document, path, {"name": shown(name), "candidates": near})
        elif found[caps[0][1].table.name]:
            draft.flag("F137", part.document, path, {"name": shown(name)}, caps[0][1].clauses)
        else:
            _row(caps[0][1], draft, part, found[caps[0][1].table.name])
