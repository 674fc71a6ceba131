"""Which case reached which side of which decision, by clause and statement."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, frozen

from ruledsl.backends.walk import Row, Walk, walked, world_of
from ruledsl.facts import FactSet
from ruledsl.ir import Expr, Origin, Plan, walk
from ruledsl.tools.test.bench import Bench
from ruledsl.tools.test.model import Case
from ruledsl.tools.test.thresholds import FAILS, HOLDS, Decision, decisions, kind_of, owners_of, side


@frozen(eq=False)
class Reached:
    """A decision and, by side, the cases that reached it."""

    decision: Decision
    cases: Mapping[str, tuple[str, ...]]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(s for s in self.decision.sides if not self.cases.get(s))


@frozen(eq=False)
class Coverage:
    """All decisions of a plan with the cases that reached their sides."""

    plan: Plan
    reached: tuple[Reached, ...]

    @property
    def sides(self) -> tuple[int, int]:
        """How many sides were reached, and how many there are."""
        total = sum(len(r.decision.sides) for r in self.reached)
        return total - sum(len(r.missing) for r in self.reached), total

    def by_statement(self) -> dict[Origin, tuple[Reached, ...]]:
        """The decisions of each statement, in the order of the text."""
        groups: dict[tuple[str, tuple[int, int], str], list[Reached]] = {}
        for item in self.reached:
            owner = item.decision.owner
            groups.setdefault((owner.file, owner.span, owner.label), []).append(item)
        return {group[0].decision.owner: tuple(group) for _, group in sorted(groups.items(), key=lambda g: g[0][:2])}


@define(eq=False)
class Watcher:
    """Notes for one case after the other which sides are reached."""

    numbers: dict[int, list[int]]
    found: list[dict[str, dict[str, None]]]
    case: str = ""

    def __call__(self, node: Expr, row: Row, decision: int) -> None:
        for number in self.numbers.get(id(node), ()):
            self.found[number].setdefault(side(node, decision), {})[self.case] = None


def walk_of(bench: Bench, facts: FactSet, chosen: Mapping[str, str], watch: Watcher | None = None) -> Walk | None:
    """All columns of a case under readings that stay free in the plan; None where a unit was rejected."""
    rows = [u.row for u in facts.units if u.row is not None]
    if len(rows) < len(facts.units):
        return None
    return walked(bench.plan, world_of(bench.plan, rows, bench.run_row(facts, chosen)), watch)


def coverage(bench: Bench, cases: Sequence[tuple[Case, FactSet, Mapping[str, str]]]) -> Coverage:
    """What the cases reach; those that were proposed and not confirmed do not count."""
    listed = decisions(bench.plan)
    watcher = Watcher(numbers_of(bench.plan, listed), [{} for _ in listed])
    for case, facts, chosen in cases:
        watcher.case = case.name
        seen = walk_of(bench, facts, chosen, watcher)
        if seen is not None:
            _flags(listed, watcher, seen)
    reached = (
        Reached(decision, {s: tuple(names) for s, names in sides.items()})
        for decision, sides in zip(listed, watcher.found, strict=True)
    )
    return Coverage(bench.plan, tuple(reached))


def numbers_of(plan: Plan, listed: Iterable[Decision]) -> dict[int, list[int]]:
    """Node (by identity) → the decisions that it stands for: equal nodes of one statement are one decision."""
    owners = owners_of(plan)
    known: dict[tuple[object, ...], int] = {}
    for number, decision in enumerate(listed):
        if decision.node is not None:
            known[(decision.owner.span, decision.owner.label, decision.node)] = number
    found: dict[int, list[int]] = {}
    for column in plan.columns:
        owner = owners[column.name]
        for node in walk(column.expr):
            at = known.get((owner.span, owner.label, node)) if kind_of(node) else None
            if at is not None:
                found[id(node)] = [at]
    return found


def _flags(listed: Sequence[Decision], watcher: Watcher, seen: Walk) -> None:
    """Flags that are columns: yes or no."""
    for number, decision in enumerate(listed):
        if decision.node is None:
            for value, status in seen.values[decision.column]:
                if not status:
                    watcher.found[number].setdefault(HOLDS if value else FAILS, {})[watcher.case] = None
