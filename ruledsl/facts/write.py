"""Rows of facts → a fact file in YAML, with comments, that is read back to the same rows.

事实 of 甲局  ─fact_file─▶  单位:
                             甲局:
                               类别: 市政府部门
                               考核内容.组织领导: 9.5     # remark
                               事件:
                                 - {编号: e1, 计入: 败诉, 日期: 2023-03-05, 分值: 5}
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from ruledsl.facts.layout import Layout, Slot, layout
from ruledsl.facts.model import FactSet, LineFacts, Row, UnitFacts
from ruledsl.facts.names import FALSE, NOT_APPLICABLE, REST, TRUE, word
from ruledsl.facts.tree import shown
from ruledsl.facts.undated import UNKNOWN
from ruledsl.facts.values import spelling
from ruledsl.facts.write_events import Event, Line, events_of
from ruledsl.ir import Absence, Plan

#: Facts of the run that follow from the head of the file.
_OF_THE_YEAR = ("year", "year_first", "year_last", "decided", "month:")
_PLAIN = re.compile(r"[\w（）—、./%+·《》“”-]+(?: [\w（）—、./%+·《》“”-]+)*")
#: What stands for a text that must be given and that nobody knows.
SOMETHING = "（略）"


@frozen
class Remarks:
    """What a file says to its readers: above it, above a unit, beside a fact of a unit (by the fact's path)."""

    top: Sequence[str] = ()
    units: Mapping[str, Sequence[str]] = field(factory=dict)
    facts: Mapping[tuple[str, str], str] = field(factory=dict)


NO_REMARKS = Remarks()


def fact_file(plan: Plan, facts: FactSet, remarks: Remarks = NO_REMARKS, roster: bool = True) -> str:
    """The text of a fact file with these facts; ``roster=False`` where a scheme says who is assessed."""
    lines = [*map(_comment, remarks.top), f"{word('measure')}: {scalar(facts.measure)}"]
    if facts.year is not None:
        lines.append(f"{word('year')}: {facts.year}")
    for fact in plan.facts:
        if fact.role == "decided" and facts.decided is not None:
            lines.append(f"{word('decided')}: {spelling(fact.type, facts.decided)}")
    if roster and not facts.roster_assumed:
        lines += _roster(facts.roster)
    lines += run_lines(plan, facts)
    units = layout(plan, next(t for t in plan.tables if t.kind == "ROSTER"))
    lines.append(f"{word('units')}:")
    for unit in facts.units:
        if unit.row is not None:
            lines += _unit(units, unit, unit.row, remarks)
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """A text as YAML: plain where nothing in it can be taken for something else, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text[0] not in "-.%"
    return text if plain else json.dumps(text, ensure_ascii=False)


def _comment(text: str) -> str:
    return f"# {shown_line(text)}".rstrip()


def shown_line(text: str) -> str:
    """A text on one line, with nothing invisible in it."""
    return "".join(c if c.isprintable() else " " if c.isspace() else shown(c) for c in text)


def _roster(roster: Sequence[tuple[str, str]]) -> list[str]:
    """Who is assessed, by class where the classes do not take turns."""
    key = word("roster")
    classes = [name for _, name in roster]
    runs = [c for i, c in enumerate(classes) if i == 0 or classes[i - 1] != c]
    if not all(classes) or len(runs) != len(set(runs)):
        return [f"{key}: [{', '.join(scalar(unit) for unit, _ in roster)}]"]
    listed = ((c, ", ".join(scalar(u) for u, name in roster if name == c)) for c in runs)
    return [f"{key}:", *(f"  {scalar(c)}: [{units}]" for c, units in listed)]


def run_lines(plan: Plan, facts: FactSet) -> list[str]:
    """The facts of the run under their key, or nothing."""
    table = next((t for t in plan.tables if t.kind == "PARAM"), None)
    if table is None or facts.run_row is None:
        return []
    shape = layout(plan, table)
    own = [s for s in shape.slots if not s.fact.role.startswith(_OF_THE_YEAR)]
    pairs = list(_pairs(shape, own, facts.run_row, facts.run_texts))
    return [f"{word('run')}:", *(f"  {k}: {v}" for k, v in pairs)] if pairs else []


def _unit(shape: Layout, unit: UnitFacts, row: Row, remarks: Remarks) -> Iterator[str]:
    yield from (f"  {_comment(text)}" for text in remarks.units.get(unit.name, ()))
    yield f"  {scalar(unit.name)}:"
    body = list(unit_lines(shape, unit, row, remarks))
    yield from (f"    {line}" for line in body or ["{}"])


def unit_lines(shape: Layout, unit: UnitFacts, row: Row, remarks: Remarks = NO_REMARKS) -> Iterator[str]:
    """The facts of a unit, line by line, as they stand under its name."""
    if unit.class_name:
        yield f"{word('class')}: {scalar(unit.class_name)}"
    unsaid = {*unit.assumed, *(shape.zeros & {*unit.nothing_to_report})}
    own = [s for s in shape.slots if s is not shape.class_slot and s.path not in unsaid]
    for key, text in _pairs(shape, own, row, unit.texts):
        remark = remarks.facts.get((unit.name, key), "")
        yield f"{key}: {text}" + (f"  {_comment(remark)}" if remark else "")
    yield from _below(shape, row, unit.lines)
    silent = [k.path for k in (*shape.kinds.things, *shape.lists.things) if not row[shape.places[k.table.name]]]
    if not unit.assumed:
        yield from [f"{word('nothing_to_report')}: {REST[0]}"] * bool(silent or unsaid)
    elif unit.nothing_to_report:
        listed = ", ".join(map(scalar, unit.nothing_to_report))
        yield f"{word('nothing_to_report')}: [{listed}]"


def _pairs(shape: Layout, slots: Sequence[Slot], row: Row, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Key and value of every fact of a row that says something, texts last."""
    for slot in slots:
        text = _value(shape, slot, row, texts)
        if text:
            yield scalar(slot.path), text
    for note in shape.notes:
        text = texts.get(note.path, "") or (SOMETHING if note.fact.when_absent == "error" else "")
        if text:
            yield scalar(note.path), scalar(text)


def _value(shape: Layout, slot: Slot, row: Row, texts: Mapping[str, str]) -> str:
    fact, value = slot.fact, row[slot.value]
    kind, status = fact.type, 0 if slot.status is None else row[slot.status]
    if status == Absence.NOT_APPLICABLE:
        return NOT_APPLICABLE[0]
    own = shape.class_slot
    unconcerned = bool(fact.classes) and own is not None and row[own.value] not in fact.classes
    if status or (unconcerned and not kind.lo <= value <= kind.hi):
        return ""
    match kind.kind:
        case "flag":
            return TRUE[0] if value else FALSE[0]
        case "choice":
            return scalar(kind.choices[value])
        case "key":
            return "" if value <= 0 else scalar(texts.get(slot.path) or f"{slot.path}{value}")
    return spelling(kind, value)


def _below(shape: Layout, row: Row, lines: Mapping[str, Sequence[LineFacts]]) -> Iterator[str]:
    """The rows under a row: events, approvals, further tables."""
    events = events_of(shape, row, lines)
    if events:
        yield f"{word('events')}:"
        ids = _ids(events)
        yield from (f"  - {{{_event(event, name)}}}" for event, name in zip(events, ids, strict=True))
    approved = [(cap, _texts(lines, cap, i), r) for cap in shape.caps.things for i, r in _rows(shape, cap, row)]
    if approved:
        yield f"{word('approvals')}:"
        for cap, texts, r in approved:
            yield f"  - {{{word('cap')}: {scalar(cap.path)}{_flow(cap, r, texts)}}}"
    for table in shape.lists.things:
        rows = [(r, _texts(lines, table, i)) for i, r in _rows(shape, table, row)]
        if rows:
            yield f"{scalar(table.path)}:"
            yield from (f"  - {{{_flow(table, r, texts)[2:]}}}" for r, texts in rows)


def _rows(shape: Layout, child: Layout, row: Row) -> Iterator[tuple[int, Row]]:
    yield from enumerate(row[shape.places[child.table.name]])


def _texts(lines: Mapping[str, Sequence[LineFacts]], child: Layout, number: int) -> Mapping[str, str]:
    words = lines.get(child.table.name, ())
    return words[number].texts if number < len(words) else {}


def _ids(events: Sequence[Event]) -> list[str]:
    """The ids of events; those without get one that no other has and that keeps their order."""
    taken = {e.id for e in events}
    width = len(str(len(events)))
    own = (f"e{'_' * n}{{:0{width}}}" for n in range(len(events) + 1))
    form = next(f for f in own if not any(f.format(i) in taken for i in range(1, len(events) + 1)))
    return [e.id or form.format(i) for i, e in enumerate(events, 1)]


def _event(event: Event, name: str) -> str:
    head = f"{word('id')}: {scalar(name)}, {word('lines')}: "
    if len(event.lines) == 1:
        (line,) = event.lines
        return f"{head}{scalar(line.kind.path)}{_line(line)}"
    return f"{head}[{', '.join(f'{{{scalar(x.kind.path)}: {{{_line(x)[2:]}}}}}' for x in event.lines)}]"


def _line(line: Line) -> str:
    if line.words.undated:
        return f", {word('date')}: {UNKNOWN[0]}{_flow(line.kind, line.row, line.words.texts, line.kind.date)}"
    return _flow(line.kind, line.row, line.words.texts)


def _flow(shape: Layout, row: Row, texts: Mapping[str, str], without: Slot | None = None) -> str:
    """The facts of a row on one line, and the rows under it, each after a comma."""
    pairs = list(_pairs(shape, [s for s in shape.slots if s not in (shape.event_id, without)], row, texts))
    for table in shape.lists.things:
        rows = ", ".join(f"{{{_flow(table, r, {})[2:]}}}" for _, r in _rows(shape, table, row))
        pairs += [(scalar(table.path), f"[{rows}]")] * bool(rows)
    return "".join(f", {key}: {value}" for key, value in pairs)
