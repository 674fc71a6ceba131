"""What is still possible, and what can still change it, is what trying every value finds."""

from itertools import product
from random import Random

from test_lift import World

from ruledsl.backends.solver_open import Open


def compared(seed: int) -> tuple[int, int]:
    """How many grades are possible, and how many unknown facts matter; both compared with trying everything."""
    random, world = Random(seed), World(seed)
    kinds = {f.name: f.type for f in world.slots.facts}
    unknown = [n for n in ("子", "丑", "寅", "大错") if random.random() < 0.6]
    places = [world.slots.values[n] for n in unknown]
    grades: dict[tuple[int, ...], int] = {}
    for values in product(*(range(kinds[n].lo, kinds[n].hi + 1) for n in unknown)):
        row = list(world.row)
        for place, value in zip(places, values, strict=True):
            row[place] = value
        grades[values] = world.grade(tuple(row))
    names = {("unit", 0, n): n for n in unknown}
    asked = Open(world.plan, world.row, world.run, "等次", names)
    assert asked.closed
    assert [g in set(grades.values()) for g in range(3)] == [asked.possible(g) for g in range(3)], seed
    matter = []
    for number, name in enumerate(unknown):
        by_others: dict[tuple[int, ...], set[int]] = {}
        for values, grade in grades.items():
            by_others.setdefault((*values[:number], *values[number + 1 :]), set()).add(grade)
        expected = any(len(found) > 1 for found in by_others.values())
        assert expected == asked.matters(("unit", 0, name)), (seed, name)
        matter.append(expected)
    return len(set(grades.values())), sum(matter)


def test_grades_still_possible_and_facts_that_matter_are_exact() -> None:
    """Settled grades, open ones, facts that matter and facts that do not: all occur."""
    found = [compared(seed) for seed in range(100)]
    assert {1, 2, 3} <= {grades for grades, _ in found}
    assert 0 in {matter for _, matter in found} and max(matter for _, matter in found) >= 2
