"""What the solver finds is replayed, and what it calls impossible is not seen among facts by chance."""

import sys
from functools import cache
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "conformance"))
from generate import Facts
from random_measure import random_measure

from ruledsl.backends.record import compile_plan
from ruledsl.backends.solver import Prover
from ruledsl.backends.solver_terms import Term, above, const, same
from ruledsl.backends.solver_typical import typical
from ruledsl.ir import Plan, Type
from ruledsl.measure import Measure
from ruledsl.proving.session import bounded
from ruledsl.source import Source
from ruledsl.specialise import specialise
from ruledsl.tools.load import compile_measure, read_rules
from ruledsl.validity import year_roles

RULES = Path(__file__).parents[2] / "rules"
YEAR = 2023


@cache
def shipped(city: str, scheme: str) -> tuple[Measure, Plan]:
    rules = read_rules([RULES / f"{city}.rules", RULES / f"schemes/{city}-{scheme}.rules"], root=RULES)
    document, block = rules.measures[0]
    compiled = compile_measure(rules, document, block)
    return compiled.measure, compiled.plan


def by_chance(seed: int) -> tuple[Measure, Plan]:
    rules = read_rules([], texts=[Source(f"random {seed}", random_measure(seed))])
    compiled = compile_measure(rules, *rules.measures[0])
    return compiled.measure, compiled.plan


def agree(measure: Measure, plan: Plan, random: Random, questions: int) -> list[str]:
    """Ask about some columns under some readings; the prover itself replays what it finds."""
    plan = specialise(plan, {p.name: random.choice(p.options) for p in plan.parameters})
    known = year_roles(measure, YEAR)
    names = [c.name for c in plan.columns if c.table == "unit" and c.type.hi > c.type.lo]
    wanted = list(random.sample(names, min(len(names), 6))) + [n for r, n in plan.outputs if r in ("total", "grade")]
    prover = Prover.of((plan,), wanted, known, typical(plan, known), effort=500_000)
    verdicts = []
    for _ in range(questions):
        name = random.choice(wanted)
        if name in {*(x.name for x in prover.limits if x.kind == "open"), *bounded(plan, prover.limits)}:
            continue
        wish, test = wished(prover, name, plan.column(name).type, random)
        answer = prover.ask(wish, prover.there(name), nearest=random.random() < 0.2)
        verdicts.append(answer.verdict)
        if answer.verdict == "never":
            assert not seen(measure, plan, name, test, random), (name, test)
    return verdicts


def wished(prover: Prover, name: str, kind: Type, random: Random) -> tuple[Term, range]:
    value = prover.value(name)
    if value.hi - value.lo < 8:
        pick = random.randint(value.lo, value.hi)
        return same(value, const(pick)), range(pick, pick + 1)
    bound = random.choice([kind.lo, 0, 1, 9000, 10_000, 10_001, kind.hi, random.randint(value.lo, value.hi)])
    return above(value, const(bound)), range(bound + 1, kind.hi + 10**6)


def seen(measure: Measure, plan: Plan, name: str, values: range, random: Random) -> list[int]:
    """The values of a column in a range, among units by chance."""
    facts = Facts(plan, measure, YEAR, random)
    readings = {p.name: p.value or p.options[0] for p in plan.parameters}
    people = facts.population(150, readings)
    engine = compile_plan(plan, trace=True)
    traces = [engine.record(row, people.run_row) for row in people.rows]
    return [t[name] for t in traces if type(t.get(name)) is int and t[name] in values]


@pytest.mark.parametrize("city", ["jinchang", "pingliang"])
@pytest.mark.parametrize("scheme", ["minimal", "sample"])
def test_shipped_measures(city: str, scheme: str) -> None:
    """Both cities, under readings by chance."""
    verdicts = [v for seed in range(2) for v in agree(*shipped(city, scheme), Random(seed), 5)]
    assert "found" in verdicts


@pytest.mark.parametrize("seed", range(25))
def test_random_measures(seed: int) -> None:
    """Measures put together by chance."""
    assert agree(*by_chance(seed), Random(seed), 4) is not None
