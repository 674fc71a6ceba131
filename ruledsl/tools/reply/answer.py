"""Points that a unit raises → for each the statements concerned, the facts behind them, and what would change the result."""

from collections.abc import Sequence

from attrs import evolve, frozen

from ruledsl.facts import UnitFacts
from ruledsl.ir import Plan, Type
from ruledsl.scorecard import Item, Line, Results, Scorecard, Value
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.veto import Veto
from ruledsl.tools.evaluate import run_row
from ruledsl.tools.reply.effects import effect
from ruledsl.tools.reply.matching import guess, meant
from ruledsl.tools.reply.model import Answer, Point, Told, Unmatched
from ruledsl.tools.reply.objection import Raised
from ruledsl.tools.reply.questions import did, questions
from ruledsl.tools.reply.used import used
from ruledsl.tools.reply.what_if import Change, options_in_use, outcomes
from ruledsl.tools.run import Prepared, days_of_year
from ruledsl.tools.score_sheet import rendered, sheet_of
from ruledsl.tools.standing import clauses_of, number

#: So many statements are told at length about one point; the others are counted.
MOST = 6


def answer(ready: Prepared, results: Results, name: str, raised: Sequence[Raised]) -> "Answer | tuple[Unmatched, ...]":
    """The answer, or the points that are about nothing.  The unit has a result."""
    place = next(n for n, card in enumerate(results.units) if card.unit == name)
    card = _with_events(ready, results.units[place], ready.facts.units[place])
    found = [(point, *meant(card, point.about)) for point in raised]
    if lost := tuple(Unmatched(p.about, guess(card, p.about)) for p, items, _ in found if not items):
        return lost
    teller = _Teller(ready, results, card, ready.facts.units[place])
    points = [teller.point(*one) for one in found]
    asked = [question.change for point in points for told in point.told for question in told.asked]
    traces = outcomes(ready, place, asked)

    def judged(told: Told) -> Told:
        plan = ready.compiled.plan
        return evolve(
            told, effects=tuple(effect(plan, card, q, traces[Change()], traces[q.change]) for q in told.asked)
        )

    return Answer(card, tuple(_cut(card, p, tuple(map(judged, p.told))) for p in points))


def _cut(card: Scorecard, point: Point, told: tuple[Told, ...]) -> Point:
    """Beside other statements a reading that changes nothing is only named; the rest is told up to a number."""
    now = {"total": card.total, "grade": card.grade, "rank": card.rank}
    idle = [
        t.item for t in told if t.item.kind == "reading" and len(told) > 1
        and all(now[role] == then for e in t.effects for role, then in e.values.items())
    ]  # fmt: skip
    kept = tuple(t for t in told if not any(t.item is item for item in idle))
    return evolve(point, told=kept[:MOST], more=max(0, len(kept) - MOST), unmoved=tuple(idle))


def _with_events(ready: Prepared, card: Scorecard, unit: UnitFacts) -> Scorecard:
    """The scorecard with the events behind vetoes, which no score sheet lists."""
    plan = ready.compiled.plan
    sheet = sheet_of(plan, options_in_use(ready))
    tables = {t.tag: t.name for t in plan.tables if t.storage == "event_lines"}
    vetoes = {i.path: tables[i.path] for i in card.statements if i.kind == "veto" and i.path in tables}
    statements = (
        evolve(i, lines=sheet.lines_of(vetoes[i.path], unit)) if i.path in vetoes else i for i in card.statements
    )
    return evolve(card, statements=tuple(statements))


@frozen
class _Teller:
    """What is told about one unit, without what would change it."""

    ready: Prepared
    results: Results
    card: Scorecard
    facts: UnitFacts

    @property
    def plan(self) -> Plan:
        return self.ready.compiled.plan

    def point(self, raised: Raised, items: tuple[Item, ...], event: str) -> Point:
        """What took effect, what cost or gave most before the rest; then what did nothing."""
        loud = [i for i in items if len(items) == 1 or i.lines or not self._quiet(i)] or list(items[:1])
        silent = tuple(i for i in items if i.kind != "define" and not any(i is one for one in loud))
        loud.sort(key=_weight)
        return Point(raised, tuple(self._told(item, event) for item in loud), silent)

    def _told(self, item: Item, event: str) -> Told:
        entry = next(e for e in self.plan.entries if (e.path, e.reading) == (item.path, item.reading))
        if event:
            item = evolve(item, lines=tuple(line for line in item.lines if line.id == event))
        below = [i for i in self.card.statements if i.kind == "indicator" and i.path.startswith(f"{item.path}.")]
        chosen = options_in_use(self.ready)
        run = run_row(self.ready.compiled.measure, self.plan, self.ready.facts, self.results.year, chosen)
        return Told(
            item,
            clauses_of(self.card.statements)[item.path],
            () if item.lines or below else used(self.plan, entry, self.facts, run),
            tuple(i for i in below if i.depth == item.depth + 1 and _lost(i)),
            self._before(item),
            frozenset(n for n, line in enumerate(item.lines) if self._outside(item, line)),
            tuple(questions(self.plan, entry, item, self.facts, event, chosen)),
        )

    def _quiet(self, item: Item) -> bool:
        """Whether a statement did nothing, or only says how others are meant."""
        unchanged = item.kind == "step" and item.value("step") == self._before(item)
        idle = item.kind == "merge" and not did(item)
        return bool(item.reason) or item.kind == "define" or unchanged or idle

    def _before(self, item: Item) -> Value | None:
        """The value of the step in use before a step."""
        steps = [s for s in self.card.steps if s.reason != "reading"]
        place = next((n for n, s in enumerate(steps) if s.path == item.path), 0)
        return steps[place - 1].value("step") if place else None

    def _outside(self, item: Item, line: Line) -> bool:
        """Whether an event does not count because of its date; a time of its own (期间) is not judged here."""
        lines = (n for n in self.ready.compiled.measure.nodes if isinstance(n, EventLine | Veto))
        if any(n.dated and n.name.text == item.path for n in lines):
            return False
        days = days_of_year(self.ready.compiled.measure, self.results.year)
        first, last = (rendered(days[end], Type("date")).text for end in ("year_first", "year_last"))
        return bool(line.date) and not line.counts and line.points is not None and not first <= line.date <= last


def _lost(item: Item) -> bool:
    """Whether an indicator lost points."""
    points, top = number(item.value("points")), number(item.value("maximum"))
    return points is not None and top is not None and points < top


def _weight(item: Item) -> tuple[int, int]:
    """What comes first: vetoes, deductions, indicators that lost points, bonuses that gave some, then the rest."""
    order = ("veto", "deduction", "merge", "indicator", "bonus", "step", "grades", "reading")
    matters = _lost(item) if item.kind == "indicator" else did(item) or item.kind in ("step", "grades", "reading")
    return (0 if matters else 1, order.index(item.kind) if item.kind in order else len(order))
