"""A measure with its schemes, compiled once, on which many cases are run under any readings."""

from collections.abc import Mapping

from attrs import define, field

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet, load
from ruledsl.ir import Plan
from ruledsl.node import evolve
from ruledsl.specialise import specialise
from ruledsl.tools.evaluate import Options, blockers, lost_groups, readings_from, run_row
from ruledsl.tools.load import Compiled
from ruledsl.tools.run import days_of_year
from ruledsl.tools.test.model import Case
from ruledsl.tools.test.observe import Trace

Row = tuple[object, ...]


@define(eq=False)
class Bench:
    """Compiled rules and the evaluators of the readings that cases asked for so far."""

    compiled: Compiled
    engines: dict[tuple[tuple[str, str], ...], tuple[Plan, Evaluator]] = field(factory=dict)

    @property
    def plan(self) -> Plan:
        return self.compiled.plan

    def readings(self, case: Case) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
        """The option of every reading for a case: what it says, else what the rules adopt."""
        chosen, wrong = readings_from(self.plan, case.readings or ())
        if wrong:
            return {}, tuple(evolve(d, span=case.span) for d in wrong)
        return {p.name: chosen.get(p.name) or p.value or p.options[0] for p in self.plan.parameters}, ()

    def facts(self, case: Case) -> FactSet:
        """The facts of a case as rows; its units are invented, so the roster of a scheme does not bind them."""
        measure = self.compiled.measure
        year = case.year or measure.year
        run = days_of_year(measure, year)
        return load(self.plan, [case.document], measure=measure.id, year=year, roster=None, run=run)

    def blocked(self, facts: FactSet, chosen: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        """What forbids a result, whatever the facts."""
        return blockers(self.compiled.measure, facts, Options(chosen))

    def run_row(self, facts: FactSet, chosen: Mapping[str, str]) -> tuple[int, ...]:
        """The row of the run under the readings of a case."""
        measure = self.compiled.measure
        year = facts.year if facts.year is not None else measure.year
        assert year is not None
        return run_row(measure, self.plan, facts, year, chosen)

    def traces(self, facts: FactSet, chosen: Mapping[str, str]) -> list[Trace | None]:
        """Every column of every unit."""
        plan, engine = self.engine(chosen)
        rows = [unit.row for unit in facts.units]
        found: list[Trace | None] = engine.population(rows, self.run_row(facts, chosen), lost_groups(plan, facts))
        return found

    def engine(self, chosen: Mapping[str, str]) -> tuple[Plan, Evaluator]:
        """The plan under these readings and its evaluator."""
        key = tuple(sorted(chosen.items()))
        if key not in self.engines:
            plan = specialise(self.plan, chosen)
            self.engines[key] = plan, compile_plan(plan, trace=True)
        return self.engines[key]
