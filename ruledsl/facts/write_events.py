"""Rows of event lines back into events: what belongs to one incident without a name is one event.

rows of 平台安全, 追责情形 ─▶ [Event(e1, (平台安全 …, 追责情形 …)), Event(e2, …)], every kind still in the order of its rows
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from ruledsl.facts.layout import Layout
from ruledsl.facts.model import LineFacts, Row


@frozen
class Line:
    """One row of a kind, with its words."""

    kind: Layout
    row: Row
    words: LineFacts


@define(eq=False)
class Event:
    """The lines of one event.

    ``place`` is its number among the unit's events where its rows say it, ``code`` its named incident where it has one.
    """

    id: str = ""
    place: int = 0
    code: int = 0
    lines: list[Line] = field(factory=list)
    after: "list[Event]" = field(factory=list)
    deadline: int = 0
    done: bool = False


def events_of(layout: Layout, row: Row, lines: Mapping[str, Sequence[LineFacts]]) -> list[Event]:
    """The events under a row, so that reading them one after the other gives the same rows again."""
    found: dict[object, Event] = {}
    for kind in layout.kinds.things:
        previous: Event | None = None
        for line in _lines(kind, row[layout.places[kind.table.name]], lines.get(kind.table.name, ())):
            event = found.setdefault(_key(line, len(found)), Event(line.words.id))
            event.lines.append(line)
            code = _incident(line)
            event.place, event.code = max(event.place, -code), event.code or max(code, 0)
            if previous is not None and previous is not event and previous not in event.after:
                event.after.append(previous)
            previous = event
    return _in_order(list(found.values()))


def _lines(kind: Layout, rows: Sequence[Row], words: Sequence[LineFacts]) -> Iterator[Line]:
    for number, row in enumerate(rows):
        yield Line(kind, row, words[number] if number < len(words) else LineFacts())


def _key(line: Line, number: int) -> object:
    """What makes two lines the same event: its id, else the incident that has no name."""
    if line.words.id:
        return line.words.id
    code = _incident(line)
    return code if code < 0 else ("", number)


def _incident(line: Line) -> int:
    slot = line.kind.incident
    return int(line.row[slot.value]) if slot else 0


def _in_order(events: list[Event]) -> list[Event]:
    """Events that know their place there, the others between them as soon as they are waited for."""
    last = len(events) + 1
    for event in events:
        event.deadline = event.place or last
    for event in sorted(events, key=lambda e: e.deadline):
        stack = list(event.after)
        while stack:
            earlier = stack.pop()
            if earlier.deadline > event.deadline - 1 and not earlier.place:
                earlier.deadline = event.deadline - 1
                stack += earlier.after
    ordered: list[Event] = []
    while len(ordered) < len(events):
        event = _next(events, len(ordered) + 1)
        event.done = True
        ordered.append(event)
    return ordered


def _next(events: list[Event], place: int) -> Event:
    """The event for a place: the one that stands there, else the most urgent of those that wait for no other."""
    waiting = [e for e in events if not e.done]
    free = [e for e in waiting if all(a.done for a in e.after)]
    here = [e for e in free if e.place == place]
    unplaced = [e for e in free if not e.place]
    if here:
        return here[0]
    if unplaced:
        return min(unplaced, key=lambda e: (e.deadline, e.code or len(events) + 1))
    return min(free or waiting, key=lambda e: e.place)
