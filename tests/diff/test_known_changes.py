"""Changes whose effect is known: every verdict is right, every unit that shows it gets what is said, by the real way."""

from functools import cache
from pathlib import Path

import pytest
from river_base import BASE, CHANGES, Change

from ruledsl.scorecard import Scorecard
from ruledsl.source import Source
from ruledsl.tools.diff.judge import settled
from ruledsl.tools.diff.report import MeasureDiff, Request, compare
from ruledsl.tools.diff.sides import Side, Version
from ruledsl.tools.diff.witness_file import witness_file
from ruledsl.tools.load import read_rules
from ruledsl.tools.run import Request as Run
from ruledsl.tools.run import run
from ruledsl.words import decimal

YEAR = 2023
NAMES = [c.name for c in CHANGES]
#: All of them: ``pytest -m "slow or not slow" tests/diff``; the default run takes one in nine.
SPREAD = [n if i % 9 == 0 else pytest.param(n, marks=pytest.mark.slow) for i, n in enumerate(NAMES)]
MOVING = [
    n if i % 9 == 0 else pytest.param(n, marks=pytest.mark.slow)
    for i, n in enumerate(c.name for c in CHANGES if c.truth in ("stricter", "lenient", "both"))
]


def side(name: str, text: str) -> Side:
    return Side(name, read_rules((), Path(), [Source(name, text)]))


def changed(change: Change) -> str:
    text = BASE
    for old, new in change.swaps:
        assert old in text, (change.name, old)
        text = text.replace(old, new, 1)
    return text


@cache
def compared(name: str) -> MeasureDiff:
    """The comparison of a change, with proofs."""
    change = CHANGES[NAMES.index(name)]
    report = compare(Request(side("old", BASE), side("new", changed(change)), year=YEAR, prove=True))
    (diff,) = report.measures
    return diff


def test_there_are_sixty_pairs_of_different_names() -> None:
    """The suite is what it claims to be."""
    assert len(set(NAMES)) == len(NAMES) >= 60


@pytest.mark.parametrize("name", SPREAD)
def test_the_verdict_is_right(name: str) -> None:
    """All changes together, and each where it is worth saying."""
    change, diff = CHANGES[NAMES.index(name)], compared(name)
    assert not diff.problems
    assert diff.whole is not None
    assert change.truth == diff.whole.kind
    assert change.edits in ((), tuple(j.kind for j in diff.edits))


@pytest.mark.parametrize("name", MOVING)
def test_every_example_is_what_it_is_said_to_be(name: str) -> None:
    """The unit is written to a file and evaluated as a user would do it, under each version by itself."""
    diff = compared(name)
    assert diff.whole is not None
    if not diff.whole.witnesses:  # the range of a fact changed: no unit has the same facts and another result
        assert diff.whole.facts and {1, -1} <= diff.whole.never
    for way, witness in diff.whole.witnesses.items():
        old, new = (evaluated(diff, v, way) for v in (diff.old, diff.new))
        assert (result(witness.old), result(witness.new)) == (card(old), card(new))
        assert way == witness.direction


def evaluated(diff: MeasureDiff, version: Version, way: int) -> Scorecard:
    """The scorecard of an example under one version."""
    assert diff.whole is not None and version.compiled is not None
    plan = settled(version.compiled.plan, {})
    text = witness_file(diff.whole.witnesses[way], plan, version.compiled.measure.id, YEAR)
    outcome = run(Run(version.side.rules, (("example.yaml", text.encode()),)))  # type: ignore[arg-type]
    assert outcome.results is not None and not outcome.problems, [d.args for d in outcome.problems]
    return outcome.results.units[0]


def result(found: object) -> tuple[str, str]:
    total = found.total  # type: ignore[attr-defined]
    scale = 10**6
    return decimal(int(total * scale), 6), found.grade  # type: ignore[attr-defined]


def card(found: Scorecard) -> tuple[str, str]:
    assert found.total is not None and found.grade is not None
    return found.total.text, found.grade.text


@pytest.mark.parametrize("name", SPREAD)
def test_bounds_alone_never_contradict_a_proof(name: str) -> None:
    """Without a solver a verdict is the same, or open."""
    change = CHANGES[NAMES.index(name)]
    (diff,) = compare(Request(side("old", BASE), side("new", changed(change)), year=YEAR)).measures
    assert diff.whole is not None
    left_open = {"undetermined", "ranking"} | ({"remarks"} if change.truth == "equal" else set())
    assert diff.whole.kind in {change.truth} | left_open
