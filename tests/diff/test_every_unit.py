"""On small domains what is proved, and what bounds exclude, is what all units show when each is evaluated.

Default run: some pairs.  All of them, and hundreds by chance: ``pytest -m slow tests/diff/test_every_unit.py``.
"""

from pathlib import Path
from typing import Any

import pytest
from every_unit import Domain, Truth, every_value
from pond import Version, events, random_pair, text
from river_base import BASE, CHANGES, Change

from ruledsl.compare.specimens import Variable
from ruledsl.compare.verdict import Comparison
from ruledsl.ir import Plan
from ruledsl.source import Source
from ruledsl.tools.diff.judge import Paper
from ruledsl.tools.diff.proved import Proved
from ruledsl.tools.diff.report import Request, compare
from ruledsl.tools.diff.sides import Side, version
from ruledsl.tools.load import read_rules

YEAR = 2023
#: The lines of the river measure, and how many events of each are mixed.
RIVER = {"先进经验": 4, "媒体报道": 2, "其他加分": 2, "创新": 1, "通报": 1, "投诉": 3, "迟报": 7, "逾期": 7, "漏报": 1}


def slowly(found: list[Any], kept: int) -> list[Any]:
    """The first few in the default run."""
    return [one if n < kept else pytest.param(one, marks=pytest.mark.slow) for n, one in enumerate(found)]


def side(name: str, words: str) -> Side:
    return Side(name, read_rules((), Path(), [Source(name, words)]))


def plans(old: str, new: str) -> tuple[Plan, Plan]:
    """Both versions, each under the readings that it adopts."""
    found = [version(side(n, words), None, YEAR) for n, words in (("old", old), ("new", new))]
    paper = Paper(*found)
    last = paper.plan(paper.everything, {})
    first = paper.plan(frozenset(), {})
    assert first is not None and last is not None
    return first, last


def check(proved: Proved, truth: Truth, seed: int) -> None:
    """The directions in which units move, and how far totals do."""
    assert truth.moves == {way for way, answer in proved.answers.items() if answer == "found"}, seed
    assert not proved.undecided
    for way, extreme in proved.extremes.items():
        assert extreme.at_most is None and extreme.reached <= bool(proved.limits)
        expected = truth.endless.get(way, truth.most[way])
        assert (way in truth.endless) == bool(extreme.per), seed
        assert extreme.amount is not None
        within = extreme.reached and extreme.amount <= expected  # of one incident in several events it looks at two
        assert within or expected == extreme.amount, seed


def domain(found: tuple[Plan, Plan], old: Version, new: Version) -> Domain:
    return Domain(found, YEAR, events(old, new))


@pytest.mark.parametrize("seed", slowly(list(range(60)), 1))
def test_proofs_say_what_every_unit_shows(seed: int) -> None:
    """Directions, greatest gain and loss of all changes; the directions of each change by itself."""
    old, new = random_pair(seed)
    (diff,) = compare(Request(side("old", text(old)), side("new", text(new)), year=YEAR, prove=True)).measures
    assert diff.proof is not None and not diff.problems
    paper = Paper(diff.old, diff.new)
    base, last = (paper.plan(edits, {}) for edits in (frozenset[int](), paper.everything))
    assert base is not None and last is not None
    check(diff.proof.whole, domain((base, last), old, new).truth(), seed)
    for group, proved in diff.proof.groups:
        plan = paper.plan(group, {})
        assert plan is not None
        truth = domain((base, plan), old, new).truth()
        assert truth.moves == {way for way, answer in proved.answers.items() if answer == "found"}, (seed, group)


@pytest.mark.parametrize("seed", slowly(list(range(1000, 1300)), 6))
def test_bounds_exclude_no_unit(seed: int) -> None:
    """Where bounds say that no unit moves a way, none does; no total moves further than they say."""
    old, new = random_pair(seed)
    pair = plans(text(old), text(new))
    bounds = Comparison(*pair, YEAR).bounds()
    truth = domain(pair, old, new).truth()
    assert not bounds.never & truth.moves, seed
    assert bounds.total is None or (-truth.most[-1] >= bounds.total.lo and truth.most[1] <= bounds.total.hi), seed


def whole_rates(variable: Variable) -> list[Any]:
    """As below, every target met."""
    return [variable.lo + 3] if variable.kind == "count" else near_full(variable)


def near_full(variable: Variable) -> list[Any]:
    """A few of many values: the least, and those about the greatest."""
    if variable.choices or variable.kind == "flag":
        return every_value(variable)
    if variable.kind == "count":
        return [variable.lo, variable.lo + 2, variable.lo + 3]
    return [variable.lo, variable.hi - variable.step, variable.hi]


SOME = list(CHANGES[:63:9])
#: Changes of what can be reported: what they do to the same facts is less.
BY_RANGE: dict[str, set[int]] = {
    "扣分幅度上调": set(),
    "扣分幅度下调": set(),
    "其他加分上限上调": set(),
    "分值对调": {-1},
}


@pytest.mark.parametrize("change", slowly([*SOME, *(c for c in CHANGES if c not in SOME)], len(SOME)))
def test_known_changes_do_what_they_are_known_to_do(change: Change) -> None:
    """Few values of each fact suffice to show every direction that there is, and show none that is proved not to be."""
    words = BASE
    for old, new in change.swaps:
        words = words.replace(old, new, 1)
    pair = plans(BASE, words)
    one, two = Domain(pair, YEAR, RIVER, near_full, 1), Domain(pair, YEAR, RIVER, whole_rates, 2)
    moving = {"stricter": {-1}, "lenient": {1}, "both": {1, -1}}.get(change.truth, set[int]())
    moving = BY_RANGE.get(change.name, moving)
    assert moving == one.truth().moves | two.truth().moves
