"""Every cell of the compiled evaluator is what an interpreter of the measure itself finds.

The default run takes 100,000 records of the shipped measures and 60 random measures; ``pytest -m slow
tests/conformance`` takes ten times as many.
"""

from functools import cache
from pathlib import Path
from random import Random
from typing import get_args

import attrs
import pytest
from compare import Judges, agree
from oracle_fields import KNOWN
from random_measure import random_measure

from ruledsl.source import Source
from ruledsl.statements import NODES
from ruledsl.syntax import Expression
from ruledsl.tools.load import Compiled, compile_measure, read_rules

ROOT = Path(__file__).parents[2]
YEAR = 2023
RECORDS, MEASURES, SIZE, CHUNKS = 102_000, 60, 200, 6


def _shipped() -> list[tuple[str, str]]:
    """Each shipped measure with each of its schemes; one without schemes alone, as the worked examples are."""
    rules = sorted([*(ROOT / "rules").glob("*.rules"), *(ROOT / "rules/examples").glob("*.rules")])
    schemes = {
        p.name: read_rules([p], root=ROOT / "rules").schemes for p in sorted((ROOT / "rules/schemes").glob("*.rules"))
    }
    pairs = []
    for path in rules:
        for _, block in read_rules([path], root=ROOT / "rules").measures:
            files = [name for name, found in schemes.items() if any(s.of == block.name.text for s in found)]
            name = path.relative_to(ROOT / "rules").as_posix()
            pairs += [(f"{name}:{block.name.text}", scheme) for scheme in files or [""]]
    return pairs


SHIPPED = _shipped()
#: A sample scheme has so many indicators that it takes twice as long as the others; it gets half as many records.
SHARES = {pair: 1 if "sample" in pair[1] else 2 for pair in SHIPPED}


@cache
def _compiled(measure: str, scheme: str) -> Judges:
    file, _, name = measure.partition(":")
    paths = [ROOT / "rules" / file, *([ROOT / "rules/schemes" / scheme] if scheme else [])]
    rules = read_rules(paths, root=ROOT / "rules")
    document, block = next((d, b) for d, b in rules.measures if b.name.text == name)
    return _judges(compile_measure(rules, document, block), rules.diagnostics)


def _judges(compiled: Compiled, problems: tuple[object, ...] = ()) -> Judges:
    wrong = [*problems, *(d for d in compiled.diagnostics if d.is_error)]
    assert not wrong, wrong
    return Judges(compiled.measure, compiled.plan, YEAR)


def _random(seed: int) -> Judges:
    rules = read_rules([], texts=[Source(f"random {seed}", random_measure(seed))])
    assert not rules.diagnostics, (random_measure(seed), rules.diagnostics)
    return _judges(compile_measure(rules, *rules.measures[0]))


def _shipped_agree(measure: str, scheme: str, chunk: int) -> None:
    """One of the chunks in which the records of a measure are judged."""
    records = RECORDS * SHARES[measure, scheme] // (sum(SHARES.values()) * CHUNKS)
    agree(_compiled(measure, scheme), Random(f"{measure} {scheme} {chunk}"), records)


def test_the_oracle_knows_every_field_of_the_language() -> None:
    """A statement or expression with a field that the oracle was not told about is not judged by accident."""
    apart = {"span", "cite", "guard", "partly", "note"}
    found = {c.RULE: [a.name for a in attrs.fields(c) if a.name not in apart] for c in (*get_args(Expression), *NODES)}
    assert {rule: " ".join(names) for rule, names in found.items()} == KNOWN


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures(measure: str, scheme: str, chunk: int) -> None:
    """The oracle and the compiled plan agree on every cell of the shipped measures under random readings."""
    _shipped_agree(measure, scheme, chunk)


@pytest.mark.parametrize("seed", range(MEASURES))
def test_random_measures(seed: int) -> None:
    """The oracle and the compiled plan agree on every cell of a measure put together by chance."""
    agree(_random(seed), Random(seed), SIZE, population=20)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS, 11 * CHUNKS))
@pytest.mark.parametrize(("measure", "scheme"), SHIPPED)
def test_shipped_measures_long(measure: str, scheme: str, chunk: int) -> None:
    """Ten times as many records of the shipped measures agree too."""
    _shipped_agree(measure, scheme, chunk)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(MEASURES, 11 * MEASURES))
def test_random_measures_long(seed: int) -> None:
    """Ten times as many random measures agree too."""
    agree(_random(seed), Random(seed), SIZE, population=20)
