"""Events into rows of event lines: one event may count in several lines, and every line is one row.

事件 ─┬─ e1 ── 计入 上级表彰采用                    the event's fields belong to its only line
     └─ e2 ── 计入 ─┬─ 平台安全 {分值: 5}          what the lines share stands beside 计入,
                   └─ 追责情形 {分值: 5}          what belongs to one line stands inside it
"""

from collections.abc import Callable
from json import dumps

from attrs import define, field, frozen

from ruledsl.facts.draft import Draft, Given, Part
from ruledsl.facts.layout import Layout, Slot, Unknown
from ruledsl.facts.model import LineFacts
from ruledsl.facts.names import folded, invisible, role_of, word
from ruledsl.facts.rows import Filling, scalar, start
from ruledsl.facts.tree import Document, Path, Tree, shown
from ruledsl.ir import MAX_ROWS

#: An event has at most so many fields, and counts in at most so many lines.
MOST = 1000
#: What an event has only once, whatever it counts in.
_SHARED = ("date", "key", "text")


@frozen(eq=False)
class Line:
    """One thing that an event counts in: its kind as written and the fields written inside it."""

    kind: str
    part: Part


@define(eq=False)
class Known:
    """An event that was read: its number, the file that it is in, its day and incident, and its lines as they are there."""

    number: int
    document: Document
    shared: tuple[str, ...]
    lines: set[str]

    def goes_on(self, document: Document, shared: tuple[str, ...], lines: set[str]) -> bool:
        """Whether another file tells more of the same event; a line that is the same is told a second time."""
        return document is not self.document and shared == self.shared and self.lines.isdisjoint(lines)


@define(eq=False)
class Events:
    """The event lines of one row, by kind."""

    layout: Layout
    draft: Draft
    children: Callable[[Filling], object]
    rows: dict[str, list[Filling]] = field(factory=dict)
    lines: dict[str, list[LineFacts]] = field(factory=dict)
    marks: dict[str, list[tuple[bytes, int]]] = field(factory=dict)
    #: The events that have an id, by the id as names are compared.
    known: dict[str, Known] = field(factory=dict)
    #: How many events there are so far, and which of them is worked in.
    count: int = 0
    number: int = 0

    def take(self, given: Given) -> None:
        """Work in a list of events."""
        if scalar(given.value) == "":
            return
        if not isinstance(given.value, list):
            self.draft.flag("F117", given.document, given.path, {"value": shown(given.value)})
            return
        for position, event in enumerate(given.value):
            path = (*given.path, position)
            if isinstance(event, dict):
                self._event(event, given.document, path)
            else:
                self.draft.flag("F116", given.document, path, {"value": shown(event)})

    def _event(self, node: dict[str, Tree], document: Document, path: Path) -> None:
        self.count += 1
        self.number = self.count
        name, counts, lines_path = "", None, path
        for key, value in node.items():
            role = role_of(key)
            if role == "id":
                name = self._id(value, document, (*path, key), node)
            elif role == "lines":
                counts, lines_path = value, (*path, key)
        whole = Part(document, path, node)
        if isinstance(counts, str) and counts.strip():
            self._line(Line(counts, whole), name, [whole])
            return
        lines = self._lines(counts, document, lines_path, name)
        if not lines and not (isinstance(counts, dict | list) and counts):
            self.draft.flag("F129", document, path, {"name": shown(name)})
        for what, number in (("lines", len(lines)), ("events", len(node))):
            if number > MOST:
                args = {"kind": word(what), "number": number, "limit": MOST}
                self.draft.flag("F133", document, path, args)
                return
        shared = Part(document, path, {k: v for k, v in node.items() if role_of(k) not in ("id", "lines")})
        parts = [shared] * len(lines) if len(lines) == 1 else self._dealt(shared, lines)
        for line, part in zip(lines, parts, strict=True):
            self._line(line, name, [part, line.part])

    def _id(self, value: Tree, document: Document, path: Path, node: dict[str, Tree]) -> str:
        """The id of an event, as it is written."""
        name = scalar(value) or ""
        hidden = invisible(name)
        if not name:
            self.draft.flag("F118", document, path, {"fact": word("id"), "value": shown(value)})
        elif hidden:
            self.draft.flag("F119", document, path, {"name": shown(name), "characters": hidden})
        else:
            self._told_further(name, document, path, node)
        return name

    def _told_further(self, name: str, document: Document, path: Path, node: dict[str, Tree]) -> None:
        """An event with an id that another file has is the same event; in one file nobody knows which of the two it is."""
        roles = {role: value for key, value in node.items() if (role := role_of(key))}
        shared = tuple(folded(scalar(roles.get(role, "")) or "") for role in ("date", "incident"))
        counts = roles.get("lines", "")
        lines = {dumps(line, sort_keys=True) for line in (counts if isinstance(counts, list) else [counts])}
        known = self.known.setdefault(folded(name), Known(self.count, document, shared, set()))
        if known.goes_on(document, shared, lines):
            self.number = known.number
        elif known.number != self.count:
            self.draft.flag("F132", document, path, {"name": shown(name)})
        known.lines |= lines

    def _lines(self, counts: Tree, document: Document, path: Path, name: str) -> list[Line]:
        """What an event counts in; it is written as a list of kinds, each with or without its own fields."""
        listed = counts if isinstance(counts, list) else [counts] if isinstance(counts, dict) and counts else []
        lines: list[Line] = []
        for position, item in enumerate(listed):
            here = (*path, position) if isinstance(counts, list) else path
            kinds = {item: ""} if isinstance(item, str) and item.strip() else item
            if not isinstance(kinds, dict):
                self.draft.flag("F116", document, here, {"value": shown(item)})
                continue
            if not kinds:
                self.draft.flag("F129", document, here, {"name": shown(name)})
            for kind, own in kinds.items():
                inside = (*here, kind) if isinstance(item, dict) else here
                if isinstance(own, dict):
                    lines.append(Line(kind, Part(document, inside, own)))
                elif scalar(own) == "":
                    lines.append(Line(kind, Part(document, inside, {})))
                else:
                    self.draft.flag("F116", document, inside, {"value": shown(own)})
        return lines

    def _dealt(self, shared: Part, lines: list[Line]) -> list[Part]:
        """What stands beside several lines, for each line that has such a fact; amounts must stand inside."""
        kinds = {line.kind: self.layout.kinds.find(line.kind) for line in lines}
        layouts = {name: found[0][1] for name, found in kinds.items() if len(found) == 1}
        dealt: dict[str, dict[str, Tree]] = {name: {} for name in kinds}
        rest: dict[str, Tree] = {}
        for key, value in shared.node.items():
            entries = {name: layout.entry(key) for name, layout in layouts.items()}
            own = next((e for e in entries.values() if isinstance(e, Slot) and e.fact.type.kind not in _SHARED), None)
            if own is not None:
                args = {"fact": own.path, "lines": len(lines)}
                clauses = own.fact.origin.clauses
                self.draft.flag("F131", shared.document, (*shared.path, key), args, clauses)
                continue
            holders = [name for name, entry in entries.items() if not isinstance(entry, Unknown)]
            for node in [dealt[name] for name in holders] or [rest]:
                node[key] = value
        parts = [Part(shared.document, shared.path, dealt[line.kind]) for line in lines]
        return [Part(shared.document, shared.path, {**parts[0].node, **rest}), *parts[1:]] if parts else []

    def _line(self, line: Line, name: str, parts: list[Part]) -> None:
        found = self.layout.kinds.find(line.kind)
        if len(found) != 1:
            self._no_kind(line, [path for path, _ in found])
            return
        layout = found[0][1]
        filling = start(layout, self.draft, self.layout.kinds.things)
        for part in parts:
            filling.take(part)
        self._identity(filling)
        self.children(filling)
        table = layout.table.name
        self.draft.assumed += [f"{layout.path}.{fact}" for fact in filling.complete(parts[-1])]
        self.rows.setdefault(table, []).append(filling)
        date = layout.date
        day = filling.row[date.value] if date else None
        self.lines.setdefault(table, []).append(LineFacts(name, day, filling.texts, filling.undated))
        if layout.event_id:
            self.marks.setdefault(table, []).append((name.encode("utf-8", "replace"), self.number))

    def _no_kind(self, line: Line, paths: list[str]) -> None:
        args = {"name": shown(line.kind)}
        path = line.part.path
        if isinstance(path[-1], int):
            path = (*path, next((k for k in line.part.node if role_of(k) == "lines"), word("lines")))
        if paths:
            self.draft.flag("F102", line.part.document, path, {**args, "paths": "、".join(paths)})
            return
        near = self.draft.report.near(line.kind, self.layout.kinds.words)
        self.draft.flag("F128", line.part.document, path, {**args, "candidates": near})

    def _identity(self, filling: Filling) -> None:
        """An event without incident is its own incident, in all of its lines; the order of ids comes last."""
        incident, order = filling.layout.incident, filling.layout.event_id
        if incident and filling.row[incident.value] is None:
            filling.row[incident.value] = -self.number
        if order:
            filling.row[order.value] = 0

    def finish(self, kind: Layout, given: Given | None) -> tuple[tuple[object, ...], ...]:
        """The rows of a kind, with events numbered in the order of their ids."""
        rows = self.rows.get(kind.table.name, [])
        if len(rows) > MAX_ROWS and given:
            args = {"kind": kind.path, "number": len(rows), "limit": MAX_ROWS}
            self.draft.flag("F133", given.document, given.path, args, kind.clauses)
        slot = kind.event_id
        if slot and rows:
            marks = self.marks[kind.table.name]
            order = {mark: i for i, mark in enumerate(sorted(set(marks)))}
            for filling, mark in zip(rows, marks, strict=True):
                filling.row[slot.value] = order[mark]
        self.draft.lines.setdefault(kind.table.name, []).extend(self.lines.get(kind.table.name, ()))
        return tuple(tuple(filling.row) for filling in rows)
