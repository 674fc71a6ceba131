"""加分, 扣分, 归并 and vetoes by event: which lines count, what they are worth, what they add up to."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from oracle_expressions import Line, evaluate
from oracle_kinds import line_fields
from oracle_values import MISSING, Absent, Value, amount, lowest, minus, total, worst
from oracle_world import Unit, World, says

from ruledsl.statements.bonus import Bonus
from ruledsl.statements.deduction import Deduction
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.merge import Merge
from ruledsl.statements.tariff import Fixed, Levels, WorkedOut
from ruledsl.statements.veto import Veto
from ruledsl.syntax import Expression, Reference, walk

ZERO = Fraction(0)

Event = dict[str, Any]
Worths = list[tuple[Event, Fraction]]


@says(Bonus, Deduction)
def event_line(statement: EventLine, unit: Unit) -> None:
    """Points and count of the lines; a statement that is not in use is worth nothing."""
    name = statement.name.text
    if any(not _in_time(statement, e, unit) for e in unit.events.get(name, [])):
        unit.findings.add(("N501", name))
    counted, unknown = lines_in_use(statement, unit)
    unit.named[f"{name}.次数"] = unknown or Fraction(len(counted))
    unit.named[name] = unknown or points_of(statement, counted, unit)


def lines_in_use(statement: EventLine, unit: Unit) -> tuple[list[Event], Absent | None]:
    """The lines that count, none while the option of the statement is not in use or its condition does not hold."""
    name = statement.name.text
    if not unit.world.holds(statement.guard):
        unit.named[f"{name}#active"] = False
        return [], None
    mine = not statement.for_classes or unit.class_name in {n.text for n in statement.for_classes}
    holds: Value = True if statement.condition is None else evaluate(statement.condition, unit)
    holds = holds if type(holds) is Absent else mine and holds
    unit.named[f"{name}#active"] = holds
    if type(holds) is Absent:
        return [], holds
    return counting_lines(statement, unit) if holds else ([], None)


def counting_lines(statement: EventLine | Veto, unit: Unit) -> tuple[list[Event], Absent | None]:
    """The lines inside the year that no 不计 leaves out; or why nobody can say."""
    name = statement.name.text
    if name not in unit.counted:
        unit.counted[name] = _counting_lines(statement, unit)
    return unit.counted[name]


def _counting_lines(statement: EventLine | Veto, unit: Unit) -> tuple[list[Event], Absent | None]:
    counted = []
    unknown: list[Value] = []
    for event in unit.events.get(statement.name.text, []):
        left_out = _left_out(statement, event, unit) if _in_time(statement, event, unit) else True
        if type(left_out) is Absent:
            unknown.append(left_out)
        elif not left_out:
            counted.append(event)
    return counted, of_rows(unknown)


def of_rows(states: list[Value]) -> Absent | None:
    """What rows that are not known do to what is made of all rows: an error, unless only a score is lacking.

    What does not concern a row leaves it out.
    """
    bad = [s for s in states if s is not Absent.NOT_APPLICABLE]
    if not bad:
        return None
    return Absent.NO_SCORE if worst(bad) is Absent.NO_SCORE else Absent.ERROR


def _in_time(statement: EventLine | Veto, event: Event, unit: Unit) -> bool:
    """Whether a line lies where its statement says, else in the year."""
    world, window = unit.world, statement.dated
    first, last = (evaluate(d, unit) for d in (window.first, window.last)) if window else (world.first, world.last)
    return bool(first <= event["日期"] <= last)  # type: ignore[operator]


def _left_out(statement: EventLine | Veto, event: Event, unit: Unit) -> Value:
    """Whether one of the 不计 that are in use holds for a line."""
    rules = [r for r in statement.leave_out if unit.world.holds(r.guard)]
    if not rules:
        return False
    parts = [evaluate(r.expr, unit, seen_from(statement, event, unit, r.expr)) for r in rules]
    return worst(parts) or any(parts)


def fields_of(statement: EventLine | Veto, event: Event, world: World) -> Line:
    """The fields of a line by the names that only mean something there."""
    return Line(event, *world.once(("fields", id(statement)), lambda: line_fields(statement, world)))


def worth(statement: EventLine, event: Event, unit: Unit) -> Value:
    """The points of one line: fixed, by its level, as decided, or worked out from its fields."""
    match statement.tariff:
        case Fixed(quantity=quantity):
            return amount(quantity)
        case Levels(awards=awards):
            return next(amount(a.quantity) for a in awards if a.name.text == event["级别"])
        case WorkedOut(expr=expr):
            return evaluate(expr, unit, seen_from(statement, event, unit, expr))
    return event["分值"]


def seen_from(statement: EventLine | Veto, event: Event, unit: Unit, formula: Expression) -> Line:
    """A line as a formula sees it: its fields, and of its definitions, places and points those that the formula names."""
    named = {n.text for n in walk(formula) if isinstance(n, Reference)}
    values = as_reported(statement, event)
    for name in named - set(event):
        define = next((d for d in statement.defines if d.name.text == name), None)
        if define is not None:
            values[name] = evaluate(define.expr, unit, seen_from(statement, event, unit, define.expr))
        elif name == "第几个事由":
            values[name] = _incident_number(statement, event, unit)
        elif name.endswith("第几次"):
            values[name] = _place(statement, event, unit, name.removeprefix("同").removesuffix("第几次"))
        elif name == "分值" and isinstance(statement, EventLine):
            values[name] = worth(statement, event, unit)
    return fields_of(statement, values, unit.world)


def with_definitions(statement: EventLine, event: Event, unit: Unit) -> Event:
    """A line with its points and all that is defined for it."""
    own = {d.name.text: evaluate(d.expr, unit, seen_from(statement, event, unit, d.expr)) for d in statement.defines}
    return {**as_reported(statement, event), **own, "分值": worth(statement, event, unit)}


def as_reported(statement: EventLine | Veto, event: Event) -> Event:
    """The fields of a line; one that was left out is missing."""
    left_out = [f.name.text for f in statement.fields if f.optional and event.get(f.name.text) is None]
    return {**event, **dict.fromkeys(left_out, MISSING)}


def _place(statement: EventLine, event: Event, unit: Unit, key: str = "") -> Fraction:
    """第几次: which one of the lines that count, by date and within a day as reported; 0 for one that does not.

    With a key it is counted among the lines that have it in common.
    """
    counted, _ = counting_lines(statement, unit)
    if key:
        about = incident if key == "事由" else lambda line: line[key]
        counted = [e for e in counted if about(e) == about(event)]
    ordered = sorted(counted, key=lambda e: e["日期"])
    return Fraction(next((n for n, e in enumerate(ordered, 1) if e is event), 0))


def _incident_number(statement: EventLine, event: Event, unit: Unit) -> Fraction:
    """第几个事由: which one of the incidents of the lines that count, by the first line of each; 0 for a line that does not."""
    counted, _ = counting_lines(statement, unit)
    if not any(e is event for e in counted):
        return Fraction(0)
    incidents = list(dict.fromkeys(incident(e) for e in sorted(counted, key=lambda e: e["日期"])))
    return Fraction(1 + incidents.index(incident(event)))


def points_of(statement: EventLine, lines: list[Event], unit: Unit) -> Value:
    """What some lines add up to, by the way of counting in use, up to the limit of the statement."""
    worths = [(event, worth(statement, event, unit)) for event in lines]
    unknown = of_rows([w for _, w in worths if type(w) is Absent])
    if unknown or not worths:
        return unknown or ZERO
    mode = next((c.mode for c in statement.counting if unit.world.holds(c.guard)), "every")
    there = [(event, w) for event, w in worths if type(w) is not Absent]
    points = _COUNTED[mode](statement, there, unit.world)
    return points if statement.limit is None else lowest(points, amount(statement.limit))


def _every(statement: EventLine, lines: Worths, world: World) -> Fraction:
    """Every line, or of every incident the highest line; of these no more than 最多 says, the highest."""
    alone = not _highest_of_incident(statement, world)
    best: dict[object, Fraction] = {}
    for number, (event, points) in enumerate(lines):
        key = number if alone else incident(event)
        best[key] = max(best.get(key, points), points)
    most = len(best) if statement.most is None else statement.most.value
    return sum(sorted(best.values(), reverse=True)[:most], ZERO)


def _highest_of_incident(statement: EventLine, world: World) -> bool:
    guarded = next((i for i in statement.incident if i.guard and world.holds(i.guard)), None)
    rule = guarded or next((i for i in statement.incident if i.guard is None), None)
    return rule is not None and rule.keep == "highest"


def incident(event: Event) -> object:
    """What a line is about; without 事由 its own event."""
    return event["事由"] if event["事由"] is not None else ("event", event["事件"])


def _best(statement: EventLine, lines: Worths, world: World) -> Fraction:
    """Once, or the highest only: the line that is worth most."""
    return max((w for _, w in lines), default=ZERO)


def _once_a_level(statement: EventLine, lines: Worths, world: World) -> Fraction:
    assert isinstance(statement.tariff, Levels)
    found = {e["级别"] for e, _ in lines}
    return sum((amount(a.quantity) for a in statement.tariff.awards if a.name.text in found), ZERO)


_COUNTED: dict[str, Callable[[EventLine, Worths, World], Fraction]] = {
    "every": _every, "once": _best, "highest": _best, "once_a_level": _once_a_level,
}  # fmt: skip


@says(Merge)
def merge(statement: Merge, unit: Unit) -> None:
    """What the statements lose because of each incident only its highest line counts, over all of them.

    Of equal lines the one counts whose statement is named first, then whose level is written first.
    """
    parts = [unit.world.meaning(n.text).statement for n in statement.names]
    unit.named[statement.path] = ZERO
    unit.named |= {f"{statement.path}/{n.text}": ZERO for n in statement.names}
    if not unit.world.holds(statement.guard) or statement.keep != "highest":
        return
    lines, states = zip(*(lines_in_use(part, unit) for part in parts), strict=True)
    winners: dict[object, tuple[int, Event, Value]] = {}
    for number, part in enumerate(parts):
        for event in sorted(lines[number], key=lambda e: _place_of_level(part, e)):
            key, points = incident(event), worth(part, event, unit)
            if key not in winners or points > winners[key][2]:  # type: ignore[operator]
                winners[key] = (number, event, points)
    won = [[e for m, e, _ in winners.values() if m == n] for n in range(len(parts))]
    lost = [minus(points_of(p, lines[n], unit), points_of(p, won[n], unit)) for n, p in enumerate(parts)]
    spoilt = worst(s for s in states if s)
    unit.named[statement.path] = spoilt or total(lost)
    for part, back in zip(parts, lost, strict=True):
        unit.named[f"{statement.path}/{part.name.text}"] = spoilt or back


def _place_of_level(statement: EventLine, event: Event) -> int:
    tariff = statement.tariff
    return [a.name.text for a in tariff.awards].index(event["级别"]) if isinstance(tariff, Levels) else 0


@says(Veto)
def veto(statement: Veto, unit: Unit) -> None:
    """Whether the veto holds: a fact, any event that counts, or a condition; never outside its option."""
    name = statement.name.text
    found = _found(statement, unit)
    unit.named[f"{name}#found"] = found
    tests = [found]
    if statement.condition is not None and statement.per_event:
        tests.append(unit.named.setdefault(f"{name}#holds", evaluate(statement.condition, unit)))
    holds = (worst(tests) or all(tests)) if unit.world.holds(statement.guard) else False
    unit.named[name] = holds
    if holds is True:
        unit.findings.add(("N521", name))


def _found(statement: Veto, unit: Unit) -> Value:
    if statement.per_event:
        counted, unknown = counting_lines(statement, unit)
        return unknown or bool(counted)
    if statement.condition is not None:
        return evaluate(statement.condition, unit)
    return bool(unit.facts.get(statement.name.text))
