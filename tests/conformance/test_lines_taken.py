"""The event lines that a score sheet marks as counted are those that the points come from."""

from random import Random

import pytest
from compare import Judges
from generate import Facts, options
from random_measure import random_measure

from ruledsl.ir import Absence
from ruledsl.source import Source
from ruledsl.statements.event_line import EventLine
from ruledsl.tools.load import compile_measure, read_rules

YEAR, UNITS = 2023, 40


def judges(seed: int) -> Judges:
    rules = read_rules([], texts=[Source(f"random {seed}", random_measure(seed))])
    compiled = compile_measure(rules, *rules.measures[0])
    return Judges(compiled.measure, compiled.plan, YEAR)


def unlimited(one: Judges) -> list[tuple[str, str]]:
    """The statements of which not every line counts, but all that those lines are worth, and the column that tells."""
    free = {s.name.text for s in one.measure.statements if isinstance(s, EventLine) and s.limit is None}
    return [(e.path, c) for e in one.plan.entries if (c := e.column("taken")) and e.path in free]


@pytest.mark.parametrize("seeds", [range(0, 30), range(30, 60)], ids=str)
def test_the_lines_taken_add_up_to_the_points(seeds: range) -> None:
    """Whatever is counted once, by level, by incident or under a condition."""
    seen = 0
    for seed in seeds:
        one, random = judges(seed), Random(seed)
        marked = unlimited(one)
        readings = options(one.plan, random)
        people = Facts(one.plan, one.measure, YEAR, random).population(UNITS, readings)
        for row, trace in zip(people.rows, one.traces(people), strict=True):
            lines = one.engine.lines(row, people.run_row)
            for path, column in marked:
                own = [line for line in lines[path] if type(line[column]) is int and line[column] == 1]
                worth = [line[f"{path}#each"] for line in own]
                if type(trace[path]) is Absence or any(type(w) is Absence for w in worth):
                    continue
                kinds = {c.name: c.type.decimals for c in one.plan.columns}
                assert sum(worth) * 10 ** kinds[path] == trace[path] * 10 ** kinds[f"{path}#each"], (seed, path)
                seen += len(own) < trace[f"{path}#count"]
    assert seen > 20, "lines that do not count were among them"
