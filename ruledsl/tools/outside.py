"""Events that do not count because of their day: which they are, and which days would."""

from collections.abc import Mapping

from attrs import evolve

from ruledsl import node
from ruledsl.diagnostic import Diagnostic
from ruledsl.ir import Plan, Type
from ruledsl.records import shape
from ruledsl.scorecard import Item, Line, Scorecard
from ruledsl.tools.rendered import rendered

OUTSIDE = ("outside",)


def told(plan: Plan, card: Scorecard, run: tuple[int, ...]) -> Scorecard:
    """The scorecard, its events outside of the period and the notes about them with the days."""
    if not any(line.why == OUTSIDE for item in card.statements for line in item.lines):
        return card
    written = {s.path: dict(s.texts).get("period", "") for s in plan.signals if s.code == "N501"}
    own = {c.name.removesuffix("#dated") for c in plan.columns if c.name.endswith("#dated")}
    year = _year(plan, run)
    periods = {item.path: written.get(item.path, "") if item.path in own else year for item in card.statements}
    items = tuple(_item(item, periods[item.path]) for item in card.statements)
    days = {item.path: tuple(_called(line) for line in item.lines if line.why[:1] == OUTSIDE) for item in items}
    return evolve(card, statements=items, findings=tuple(_finding(f, days, periods) for f in card.findings))


def _item(item: Item, period: str) -> Item:
    why = (*OUTSIDE, period) if period else OUTSIDE
    lines = tuple(evolve(line, why=why) if line.why == OUTSIDE else line for line in item.lines)
    return evolve(item, lines=lines)


def _finding(finding: Diagnostic, days: Mapping[str, tuple[str, ...]], periods: Mapping[str, str]) -> Diagnostic:
    if finding.code != "N501" or not days.get(finding.path):
        return finding
    return node.evolve(finding, args={**finding.args, "days": days[finding.path], "period": periods[finding.path]})


def _called(line: Line) -> str:
    return " ".join(part for part in (line.date, line.id) if part)


def _year(plan: Plan, run: tuple[int, ...]) -> str:
    """The first and the last day of the assessment year, where the plan asks for them."""
    slots = shape(plan, "year")
    days = {
        f.role: rendered(run[slots.values[f.name]], Type("date")).text for f in slots.facts if f.type.kind == "date"
    }
    return f"{days['year_first']}⟦TO⟧{days['year_last']}" if {"year_first", "year_last"} <= days.keys() else ""
