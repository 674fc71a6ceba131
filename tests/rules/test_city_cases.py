"""The cases of the shipped measures: they pass, they reach nearly every decision, and they notice nearly every change."""

from functools import cache
from pathlib import Path

import pytest

from ruledsl.source import Source
from ruledsl.tools.load import Rules, read_rules
from ruledsl.tools.test.mutate import UNNOTICED
from ruledsl.tools.test.suite import Suite, beside, covered, mutated, run_suite, suite

RULES = Path(__file__).parents[2] / "rules"
CITIES = ("jinchang", "pingliang")


@cache
def cases(city: str, kinds: tuple[str, ...] = ("minimal", "survey")) -> Suite:
    """The cases beside the rules of a city, as the command finds them; those of the sample schemes are about the schemes."""
    path = RULES / f"{city}.rules"
    files = [(p.as_posix(), p.read_bytes()) for p in beside(path) if any(f"-{k}." in p.name for k in kinds)]

    def read(more: tuple[str, ...]) -> Rules:
        return read_rules([path, *(RULES / file for file in more)], RULES)

    return suite(read, files, None)


@pytest.mark.parametrize("kind", ["minimal", "sample", "survey"])
@pytest.mark.parametrize("city", CITIES)
def test_every_case_passes(city: str, kind: str) -> None:
    """A change of the rules that nobody meant is seen here."""
    made = cases(city, (kind,))
    assert made.cases.problems == ()
    assert [(o.case.name, o.verdict) for o in run_suite(made) if o.verdict != "passed"] == []


@pytest.mark.parametrize("city", CITIES)
def test_every_file_says_in_its_first_line_that_it_is_invented(city: str) -> None:
    """Nobody may take the units for real ones."""
    files = beside(RULES / f"{city}.rules")
    assert len(files) == 3
    assert all(p.read_text("utf-8").startswith("# 虚构样例") for p in files)


@pytest.mark.parametrize("city", CITIES)
def test_of_twenty_changes_at_most_one_goes_unnoticed(city: str) -> None:
    """Thresholds, points, ends, caps, orders, modes, conditions, whole statements; what is proved the same does not count."""
    for found in mutated(cases(city), lambda number: None, 5000):
        noticed, of = found.rate
        lost = [(j.mutant.what, j.mutant.label, j.mutant.before) for j in found.judged if j.verdict == UNNOTICED]
        assert of > 20 and noticed >= 0.95 * of, (found.measure, lost)
        assert found.unused == ()


@pytest.mark.parametrize("city", CITIES)
def test_the_cases_reach_most_sides_of_decisions(city: str) -> None:
    """Both sides of thresholds, caps and gates under every reading; some sides no fact can reach."""
    for name, found in covered(cases(city)):
        reached, sides = found.sides
        assert reached >= 0.85 * sides, name


def test_a_scheme_is_read_from_the_folder_of_the_rules() -> None:
    """What a file of cases names is what runs."""
    made = cases("jinchang")
    assert {schemes for _, schemes in made.benches} == {
        ("schemes/jinchang-minimal.rules",),
        ("schemes/jinchang-survey.rules",),
    }
    assert all(isinstance(s, Source) for s in made.sources)
