"""Every mutant of a measure against all cases: which no case notices, which mean the same, which nobody could run."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from ruledsl import checks
from ruledsl.backends.walk import Walk, changed, walked, world_of
from ruledsl.bind import bind
from ruledsl.facts import FactSet
from ruledsl.ir import Plan
from ruledsl.lower import lower
from ruledsl.node import evolve
from ruledsl.statements.blocks import MeasureBlock
from ruledsl.tools.load import Compiled, Rules
from ruledsl.tools.test.bench import Bench
from ruledsl.tools.test.equivalent import same_results
from ruledsl.tools.test.model import Case
from ruledsl.tools.test.mutants import Mutant, mutants
from ruledsl.tools.test.names import RESULTS
from ruledsl.tools.test.observe import Observed, Sight, sight
from ruledsl.tools.test.run import differences, errors_of
from ruledsl.tools.versions import schemes_of

#: Verdicts of a mutant: a case noticed it, no case did, it means the same, it does not compile or a check refuses it.
NOTICED, UNNOTICED, EQUIVALENT, REFUSED = "noticed", "unnoticed", "equivalent", "refused"
#: So many mutants are made of one measure.
MOST = 5000


@frozen
class Judged:
    """A mutant, its verdict, and the case that noticed it or how it is known to mean the same."""

    mutant: Mutant
    verdict: str
    by: str = ""


@frozen
class Mutation:
    """All mutants of one measure.  ``unused`` are cases that cannot take part: they fail, or their readings are wrong."""

    measure: str
    judged: tuple[Judged, ...]
    cases: int
    unused: tuple[str, ...] = ()

    def count(self, verdict: str) -> int:
        return sum(j.verdict == verdict for j in self.judged)

    @property
    def rate(self) -> tuple[int, int]:
        """How many were noticed of those that could be."""
        return self.count(NOTICED), self.count(NOTICED) + self.count(UNNOTICED)


@frozen(eq=False)
class Ready:
    """A case that passes, with its facts and, where no unit was rejected, all of its columns."""

    bench: Bench
    case: Case
    facts: FactSet
    chosen: Mapping[str, str]
    walk: Walk | None

    def has_rows(self, tables: set[str]) -> bool:
        """Whether facts of these tables are given; of a case with a rejected unit nobody knows."""
        return bool(tables) and (self.walk is None or any(self.walk.world.rows.get(t) for t in tables))


def mutate(
    benches: Sequence[tuple[Bench, Rules, Sequence[Case]]],
    progress: Callable[[int], None] = lambda number: None,
    most: int = MOST,
) -> Mutation:
    """The mutants of one measure; the same measure may be on several benches, with other schemes each."""
    ready, unused = _ready(benches)
    first = benches[0][0].compiled.measure
    block = _block(benches[0][1], first.id, first.file)
    judges = [_Judge(bench, rules, block, [r for r in ready if r.bench is bench]) for bench, rules, _ in benches]
    judged: list[Judged] = []
    for number, mutant in enumerate(mutants(block)):
        if number >= most:
            break
        judged.append(_judged(judges, mutant))
        progress(number + 1)
    return Mutation(first.id, tuple(judged), len(ready), tuple(unused))


def _ready(benches: Sequence[tuple[Bench, Rules, Sequence[Case]]]) -> tuple[list[Ready], list[str]]:
    ready: list[Ready] = []
    unused: list[str] = []
    for bench, _, cases in benches:
        view = sight(bench.plan)
        for case in cases:
            made = _prepared(bench, view, case)
            unused += [] if made else [case.name]
            ready += [made] if made else []
    return ready, unused


def _prepared(bench: Bench, view: Sight, case: Case) -> Ready | None:
    """The case with its columns; None where it does not pass, or expects nothing."""
    chosen, wrong = bench.readings(case)
    if wrong or not case.expected or case.proposed:
        return None
    made = Ready(bench, case, bench.facts(case), chosen, None)
    observed, walk = _observed(bench, view, made)
    return None if observed is None or differences(view, case.expected, observed) else evolve(made, walk=walk)


def _block(rules: Rules, measure: str, file: str) -> MeasureBlock:
    return next(b for d, b in rules.measures if b.name.text == measure and d.file == file)


def _observed(bench: Bench, view: Sight, ready: Ready) -> tuple[dict[str, Observed] | None, Walk | None]:
    """All that comes out of a case, by the walk over its columns."""
    facts = ready.facts
    if facts.run_row is None:
        return None, None
    found: dict[str, Observed] = {u.name: {_ERRORS: errors_of(facts, u.name)} for u in facts.units}
    rows = [u.row for u in facts.units if u.row is not None]
    if len(rows) < len(facts.units):
        return found, None
    walk = walked(bench.plan, world_of(bench.plan, rows, bench.run_row(facts, ready.chosen)))
    return _with_columns(view, walk, facts, found), walk


def _with_columns(view: Sight, walk: Walk, facts: FactSet, found: dict[str, Observed]) -> dict[str, Observed]:
    units = [u.name for u in facts.units]
    return {name: {**view.observed(walk.trace(row)), **found.get(name, {})} for name, row in zip(units, walk.world.rows["unit"], strict=True)}  # fmt: skip


_ERRORS = RESULTS["errors"][0]


class _Judge:
    """One bench with its cases, and the plan that mutants are compared with."""

    def __init__(self, bench: Bench, rules: Rules, block: MeasureBlock, ready: Sequence[Ready]) -> None:
        self.bench, self.ready = bench, list(ready)
        self.lists = rules.lists.get(bench.compiled.measure.file, {})
        self.schemes = schemes_of(block, rules.measures, rules.lists, rules.schemes)
        self.view = sight(bench.plan)

    def compiled(self, mutant: Mutant) -> Compiled | None:
        """The mutant bound and lowered anew; None where that fails."""
        measure, problems = bind(mutant.block, self.lists, self.schemes)
        if any(p.is_error for p in problems):
            return None
        plan, more = lower(measure)
        return None if any(p.is_error for p in more) else Compiled(measure, plan, (*problems, *more))

    def noticed(self, compiled: Compiled) -> str:
        """The first case for which something else comes out; it is asked first the next time."""
        plan, base = compiled.plan, self.bench.plan
        view = sight(plan)
        alike = plan.tables == base.tables and _asked(plan) == _asked(base)
        difference = changed(base, plan) if alike else None
        touched = {f.table for f, g in zip(plan.facts, base.facts, strict=True) if f != g} if alike else set()
        for number, ready in enumerate(self.ready):
            if difference is not None and not ready.has_rows(touched):
                other = ready.walk is not None and self._otherwise(
                    view, ready, ready.walk, ready.walk.again(difference)
                )
            else:
                observed = self._anew(compiled, view, ready)
                other = observed is None or bool(differences(view, ready.case.expected, observed))
            if other:
                self.ready.insert(0, self.ready.pop(number))
                return ready.case.name
        return ""

    def _otherwise(self, view: Sight, ready: Ready, before: Walk, after: Walk) -> bool:
        """Whether an expectation that held no longer does; columns that came out the same are not looked at."""
        places = {u.name: row for u, row in zip(ready.facts.units, after.world.rows["unit"], strict=True)}
        traces: dict[str, Observed] = {}
        for item in ready.case.expected:
            name = view.resolve(item.name)
            if name is None:
                return True
            if self._unchanged(view, name, before, after):
                continue
            if item.unit not in traces:
                errors = {_ERRORS: errors_of(ready.facts, item.unit)}
                traces[item.unit] = {**view.observed(after.trace(places[item.unit])), **errors}
            if differences(view, (item,), traces):
                return True
        return False

    def _unchanged(self, view: Sight, name: str, before: Walk, after: Walk) -> bool:
        """Whether the columns behind a name are the same ones and came out the same."""
        columns = view.behind(name)
        return columns == self.view.behind(name) and all(after.values[c] == before.values[c] for _, c in columns)

    def _anew(self, compiled: Compiled, view: Sight, ready: Ready) -> dict[str, Observed] | None:
        """What comes out when other facts are asked for: the case is read again."""
        bench = Bench(compiled)
        again = evolve(ready, bench=bench, facts=bench.facts(ready.case))
        return _observed(bench, view, again)[0]


def _judged(judges: Sequence[_Judge], mutant: Mutant) -> Judged:
    plans = [judge.compiled(mutant) for judge in judges]
    if any(compiled is None for compiled in plans):
        return Judged(mutant, REFUSED, "compile")
    pairs = [(judge, compiled) for judge, compiled in zip(judges, plans, strict=True) if compiled is not None]
    differing = [(judge, compiled) for judge, compiled in pairs if not _same_plan(judge.bench.plan, compiled.plan)]
    for judge, compiled in differing:
        if name := judge.noticed(compiled):
            return Judged(mutant, NOTICED, name)
    if any(refused_by_a_check(compiled) for _, compiled in pairs):
        return Judged(mutant, REFUSED, "check")
    if not differing:
        return Judged(mutant, EQUIVALENT, "plan")
    proofs = [same_results(judge.bench.plan, compiled.plan) for judge, compiled in differing]
    return Judged(mutant, EQUIVALENT, "proof") if all(proofs) else Judged(mutant, UNNOTICED)


def refused_by_a_check(compiled: Compiled) -> bool:
    """Whether ``ruledsl check`` calls it an error: then no result can be had from it."""
    return any(d.is_error for d in checks.runnable(compiled.measure, compiled.plan))


def _same_plan(one: Plan, other: Plan) -> bool:
    """Whether two plans compute the same from the same facts, and raise the same findings."""

    def meaning(plan: Plan) -> tuple[object, ...]:
        signals = tuple((s.code, s.path, s.when) for s in plan.signals)
        return plan.columns, plan.facts, plan.tables, plan.outputs, signals

    return meaning(one) == meaning(other)


def _asked(plan: Plan) -> list[tuple[str, str]]:
    """The facts that a plan asks for, whatever their domains."""
    return [(f.name, f.table) for f in plan.facts]


def survivors(mutation: Mutation) -> Iterator[Judged]:
    """The mutants that no case noticed, in the order of the text."""
    return (j for j in mutation.judged if j.verdict == UNNOTICED)
