"""Cases run one by one: what came out, where it differs from what must come out, and the first step that differs."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet, UnitFacts
from ruledsl.ir import Plan
from ruledsl.node import evolve
from ruledsl.records import shape
from ruledsl.tools.test.bench import Bench
from ruledsl.tools.test.model import (
    DIFFERS,
    INVALID,
    OPEN,
    PASSED,
    PROPOSED,
    Case,
    Difference,
    Expectation,
    Operand,
    Outcome,
    Step,
)
from ruledsl.tools.test.names import NONE, RESULTS
from ruledsl.tools.test.observe import Observed, Sight, Trace, said, sight, step_of

_ERRORS = RESULTS["errors"][0]
_LISTS = (RESULTS["findings"][0], RESULTS["follows"][0], _ERRORS)


def run_case(bench: Bench, case: Case) -> Outcome:
    """One case; its facts, its names and its readings may be wrong, which is a verdict too."""
    chosen, wrong = bench.readings(case)
    if wrong:
        return Outcome(case, INVALID, problems=wrong)
    facts = bench.facts(case)
    unusable = facts.run_row is None or (facts.year is None and bench.compiled.measure.year is None)
    if stopped := (facts.diagnostics if unusable else bench.blocked(facts, chosen)):
        return Outcome(case, INVALID, problems=tuple(stopped))
    plan, _ = bench.engine(chosen)
    view = sight(plan)
    if unknown := _unknown_names(view, case):
        return Outcome(case, INVALID, problems=unknown)
    traces = bench.traces(facts, chosen)
    observed = {u.name: _observed(view, u, t, facts) for u, t in zip(facts.units, traces, strict=True)}
    others = tuple(p.name for p in bench.plan.parameters if p.value not in (None, chosen[p.name]))
    unexpected = _unexpected(case, facts)
    done = Outcome(case, OPEN, readings=tuple(chosen.items()), others=others, observed=observed, problems=unexpected)
    if unexpected:
        return evolve(done, verdict=INVALID)
    if not case.expected:
        return done
    return _judged(done, _Steps(view, facts, dict(zip((u.name for u in facts.units), traces, strict=True))))


def _judged(outcome: Outcome, steps: "_Steps") -> Outcome:
    """The verdict with the differences and, of the first step that differs, what it was made from."""
    case = outcome.case
    found = differences(steps.view, case.expected, outcome.observed)
    if not found:
        return evolve(outcome, verdict=PROPOSED if case.proposed else PASSED)
    told = tuple(evolve(d, step=steps.of(d)) for d in found)
    in_order = sorted((d for d in told if d.step), key=steps.place)
    first = in_order[0] if in_order else told[0]
    return evolve(outcome, verdict=DIFFERS, differences=told, first=first, steps=steps.all(first.unit))


def differences(
    view: Sight, expected: Iterable[Expectation], observed: Mapping[str, Observed]
) -> tuple[Difference, ...]:
    """Every expectation that does not hold."""
    found = []
    for item in expected:
        name = view.resolve(item.name) or item.name
        came = observed.get(item.unit, {}).get(name, NONE[:1])
        if not same(name, item.values, came):
            found.append(Difference(item.unit, name, item.values, came, span=item.span, cell=item.cell))
    return tuple(found)


def same(name: str, expected: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Whether what came out is what was expected; codes alone may stand for findings, numbers compare as numbers."""
    if name not in _LISTS:
        return len(expected) == 1 and _equal(expected[0], found[0])
    if expected == NONE[:1] or not any(expected):
        return found == NONE[:1]
    plain = all(" " not in text for text in expected)
    came = {text.partition(" ")[0] for text in found} if plain else set(found)
    return set(expected) == came


def _equal(expected: str, found: str) -> bool:
    if expected == found:
        return True
    try:
        return Decimal(expected.removesuffix("分").removesuffix("%")) == Decimal(found.removesuffix("%"))
    except InvalidOperation:
        return False


def _observed(view: Sight, unit: UnitFacts, trace: Trace | None, facts: FactSet) -> Observed:
    """What came out for a unit; of a rejected one only why."""
    errors = errors_of(facts, unit.name)
    return {_ERRORS: errors} if trace is None else {**view.observed(trace), _ERRORS: errors}


def errors_of(facts: FactSet, unit: str) -> tuple[str, ...]:
    """The codes of what is wrong with the facts of a unit."""
    return tuple(sorted({d.code for d in facts.diagnostics if d.unit == unit and d.is_error})) or NONE[:1]


def _unexpected(case: Case, facts: FactSet) -> tuple[Diagnostic, ...]:
    """Errors in the facts of units of which the case does not say that they have errors."""
    told = {e.unit for e in case.expected if e.name == _ERRORS}
    return tuple(d for d in facts.diagnostics if d.is_error and d.unit not in told)


def _unknown_names(view: Sight, case: Case) -> tuple[Diagnostic, ...]:
    """Expectations about what the measure does not have."""
    from ruledsl.suggest import closest  # noqa: PLC0415

    lost = [e for e in case.expected if view.resolve(e.name) is None]
    names = view.names()
    return tuple(Diagnostic("F832", {"name": e.name, "candidates": closest(e.name, names) or ""}, e.span) for e in lost)


class _Steps:
    """The columns of a case as lines of the score sheet."""

    def __init__(self, view: Sight, facts: FactSet, traces: Mapping[str, Trace | None]) -> None:
        self.view, self.traces = view, traces
        self.rows = {unit.name: unit.row for unit in facts.units}
        self.order = {c.name: n for n, c in enumerate(view.plan.columns)}
        self.slots = shape(view.plan, "unit")

    def of(self, difference: Difference) -> Step | None:
        column, trace = self.view.columns.get(difference.name), self.traces.get(difference.unit)
        if column is None or trace is None:
            return None
        return step_of(self.view, column, trace, lambda name: self._fact(difference.unit, name))

    def place(self, difference: Difference) -> int:
        """Where the step stands among all, in the order in which they are computed."""
        return self.order[self.view.columns[difference.name]]

    def all(self, unit: str) -> tuple[Step, ...]:
        """The steps of the total of a unit, in their order."""
        trace = self.traces.get(unit)
        if trace is None:
            return ()
        steps = [c for c, e in self.view.entries.items() if "step" in dict(e.roles)]
        return tuple(step_of(self.view, c, trace, lambda name: self._fact(unit, name)) for c in steps)

    def _fact(self, unit: str, name: str) -> Operand | None:
        row, place = self.rows.get(unit), self.slots.values.get(name)
        if row is None or place is None or not isinstance(row[place], int):
            return None
        kind = next(f.type for f in self.slots.facts if f.name == name)
        status = self.slots.statuses.get(name)
        return None if status is not None and row[status] else Operand(name, said(row[place], kind))


def settled(plan: Plan) -> tuple[str, ...]:
    """The readings that the rules adopt, as a case would state them."""
    return tuple(f"{p.name}={p.value}" for p in plan.parameters if p.value is not None)
