"""The array back-end finds in every column of every unit what the record back-end finds.

Populations of the shipped measures under random readings, with and without lost units, and random measures; the record
back-end itself is held against the oracle in ``test_agreement``.  ``-m slow`` takes twenty times as many records.
"""

from random import Random

import pytest
from compare import Judges
from generate import Facts, options
from test_agreement import SHIPPED, _compiled, _random

np = pytest.importorskip("numpy")


def _arrays(judges: Judges, random: Random, records: int) -> None:
    from ruledsl.backends.arrays import compile_arrays  # noqa: PLC0415
    from ruledsl.ir import Absence  # noqa: PLC0415
    from ruledsl.stores import filled  # noqa: PLC0415

    plan = judges.plan
    names = [c.name for c in plan.columns if c.table == "unit"]
    evaluator = compile_arrays(plan, names)
    people = Facts(plan, judges.measure, judges.year, random).population(records, options(plan, random))
    facts = {s: {c: np.array(v, np.int64) for c, v in kept.items()} for s, kept in filled(plan, people.rows).items()}
    found = {n: v.tolist() for n, v in evaluator.run(facts, people.run_row, judges.losses(people)).items()}
    traces = judges.traces(people)
    for name in names:
        expected = [(0, int(t[name])) if isinstance(t[name], Absence) else (int(t[name]), 0) for t in traces]
        states = found.get(f"{name}:status", [0] * len(traces))
        assert expected == list(zip(found[name], states, strict=True)), name


@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures(measure: str, scheme: str) -> None:
    """A population of each shipped measure."""
    _arrays(_compiled(measure, scheme), Random(f"arrays {measure} {scheme}"), 500)


@pytest.mark.parametrize("seed", range(40))
def test_random_measures(seed: int) -> None:
    """A population of a measure put together by chance."""
    _arrays(_random(seed), Random(seed), 60)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures_long(measure: str, scheme: str, chunk: int) -> None:
    """More populations."""
    _arrays(_compiled(measure, scheme), Random(f"arrays {measure} {scheme} {chunk}"), 500)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 840))
def test_random_measures_long(seed: int) -> None:
    """More random measures."""
    _arrays(_random(seed), Random(seed), 60)
