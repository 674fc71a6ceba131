"""What is written as a fact file is read back to the same rows."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ruledsl.facts import FactSet, UnitFacts, load
from ruledsl.facts.write import Remarks, fact_file
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.records import shape
from ruledsl.source import Source
from ruledsl.tools.load import choose, compile_measure, read_rules
from ruledsl.validity import year_roles

RULES = Path(__file__).parents[2] / "rules"
SAMPLES = (
    ("jinchang-minimal", "jinchang", "jinchang-minimal", "金昌政务公开考核"),
    ("jinchang", "jinchang", "jinchang-sample", "金昌政务公开考核"),
    ("jinchang-survey", "jinchang", "jinchang-survey", "金昌政务公开评议"),
    ("pingliang-minimal", "pingliang", "pingliang-minimal", "平凉政务公开考核"),
    ("pingliang", "pingliang", "pingliang-sample", "平凉政务公开考核"),
    ("pingliang-survey", "pingliang", "pingliang-survey", "平凉政务公开评议"),
)


@cache
def compiled(city: str, scheme: str, name: str) -> tuple[Measure, Plan]:
    rules = read_rules([RULES / f"{city}.rules", RULES / f"schemes/{scheme}.rules"], root=RULES)
    chosen = choose(rules, name)
    assert isinstance(chosen, tuple)
    one = compile_measure(rules, *chosen)
    return one.measure, one.plan


def read(measure: Measure, plan: Plan, text: str) -> FactSet:
    run = year_roles(measure, 2023)
    return load(plan, [Source("f.yaml", text)], measure=measure.id, year=2023, roster=measure.roster, run=run)


@pytest.mark.parametrize(("file", "city", "scheme", "name"), SAMPLES)
def test_samples_are_read_back_word_for_word(file: str, city: str, scheme: str, name: str) -> None:
    """Rows, words, ids, what was assumed and what was reported as none: all of a sample survives."""
    measure, plan = compiled(city, scheme, name)
    before = read(measure, plan, (RULES / f"samples/{file}.yaml").read_text("utf-8"))
    after = read(measure, plan, fact_file(plan, before, roster=False))
    assert [d.code for d in after.diagnostics] == []
    assert (before.run_row, before.run_texts, before.decided) == (after.run_row, after.run_texts, after.decided)
    for one, other in zip(before.units, after.units, strict=True):
        assert named(one) == named(other)


def named(unit: UnitFacts) -> tuple[Any, ...]:
    """A unit without the ids of events, which a file need not give, and the order in which things were assumed."""
    words = {t: [(x.date, x.texts) for x in lines] for t, lines in unit.lines.items() if lines}
    return (unit.name, unit.class_name, unit.row, unit.texts, words, set(unit.assumed), set(unit.nothing_to_report))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("file", "city", "scheme", "name"), [s for s in SAMPLES if "survey" not in s[0]])
def test_facts_by_chance_are_read_back(seed: int, file: str, city: str, scheme: str, name: str) -> None:
    """Events in several lines, incidents with and without a name, absences, approvals: the rows are the same."""
    measure, plan = compiled(city, scheme, name)
    random = Random(seed)
    rows = [drawn(plan, "unit", random) for _ in range(4)]
    classes = next(f for f in plan.facts if f.role == "class").type.choices
    units = tuple(UnitFacts(f"单位{i}", classes[row[0]], row) for i, row in enumerate(rows))
    roster = tuple((u.name, u.class_name) for u in units)
    before = FactSet(measure.id, 2023, None, roster, drawn(plan, "year", random), {}, units)
    text = fact_file(plan, before, Remarks(("虚构\u200b", "两行\n注"), {"单位0": ("第一个",)}))
    run = year_roles(measure, 2023)
    after = load(plan, [Source("f.yaml", text)], measure=measure.id, year=2023, run=run)
    assert [d.code for d in after.diagnostics] == []
    assert [canonical(plan, row) for row in rows] == [canonical(plan, u.row or ()) for u in after.units]
    assert [u.assumed for u in after.units] == [()] * 4


def drawn(plan: Plan, table: str, random: Random) -> tuple[Any, ...]:
    """A row by chance that a file can give: one approval a cap, nothing missing that must be there."""
    slots = shape(plan, table)
    row: list[Any] = [0] * (slots.size - len(slots.readings))
    for fact in slots.facts:
        kind = fact.type
        key = random.choice([1, 2, -random.randint(1, 3)])
        row[slots.values[fact.name]] = key if kind.kind == "key" else random.randint(kind.lo, kind.hi)
        if fact.name in slots.statuses and random.random() < 0.2:
            row[slots.values[fact.name]] = 0
            row[slots.statuses[fact.name]] = int(random.choice(sorted(kind.absent)))
    for child, slot in slots.tables.items():
        most = 1 if plan.table(child).storage == "approvals" else 3
        rows = [drawn(plan, child, random) for _ in range(random.randint(0, most))]
        row[slot] = tuple(sorted(rows, key=lambda r: _incident(plan, child, r)))
    return tuple(row)


def _incident(plan: Plan, table: str, row: Sequence[Any]) -> int:
    """Events in their order: incidents without a name are numbered by it."""
    slots = shape(plan, table)
    return next((min(0, row[slots.values[f.name]]) * -1 for f in slots.facts if f.type.kind == "key"), 0)


def canonical(plan: Plan, row: Sequence[Any]) -> list[Any]:
    """A unit's row with its incidents numbered as they appear, and without facts that do not concern its class."""
    slots, codes = shape(plan, "unit"), dict[int, int]()
    values = list(row)
    for fact in slots.facts:
        if fact.classes and row[0] not in fact.classes:
            values[slots.values[fact.name]] = values[slots.statuses[fact.name]] = 0
    for child, slot in slots.tables.items():
        own = shape(plan, child)
        places = [own.values[f.name] for f in own.facts if f.type.kind == "key"]
        values[slot] = [
            [codes.setdefault(v, len(codes)) if i in places else v for i, v in enumerate(r)] for r in row[slot]
        ]
    return values
