"""``lift`` finds the least change, or proves that there is none: on small domains it equals trying everything.

The default run takes 120 random measures and units; ``pytest -m slow tests/prove/test_lift.py`` takes 600 more.
"""

from itertools import product
from random import Random
from typing import Any

import pytest

from ruledsl.backends.record import compile_plan
from ruledsl.backends.solver_lift import Allowed, lift
from ruledsl.ir import Plan
from ruledsl.records import shape
from ruledsl.source import Source
from ruledsl.specialise import specialise
from ruledsl.tools.load import compile_measure, read_rules

DAY = 19_500  # 2023-05-23


def program(random: Random) -> str:
    """A measure of a few small facts: two scores, a part that is met or not, bonuses, deductions, a veto, caps."""
    full, flag = random.randint(2, 4), random.randint(1, 3)
    high = random.randint(4, 9)
    low = random.randint(1, high - 1)
    cap = random.choice([f" 不超过{random.randint(1, 4)}分", ""])
    merge = random.choice(["  归并 甲奖、乙奖 同一事由 取最高\n", ""])
    limit = random.choice([f" 最多{random.randint(1, 3)}分", ""])
    steps = ["计入 加分合计" + cap, f"封顶 {random.randint(5, 9)}分", "扣减 扣分合计", "最低计 0分"]
    if random.random() < 0.5:
        steps[1], steps[2] = steps[2], steps[1]
    numbered = "".join(f"    第{'二三四五'[n]}步 {step}\n" for n, step in enumerate(steps))
    return f"""考核文件 甲 “甲” {{
  条款 第一条至第九条
  施行 2020-01-01
  年度 1月1日至12月31日
  满分 {2 * full + flag}分 分值 0位小数
  指标 子 满分 {full}分 计分 考核组评定
  指标 丑 满分 {full}分 计分 考核组评定
  指标 寅 满分 {flag}分 计分 符合得满分
  加分 甲奖 每项{random.randint(1, 2)}分{limit}
  加分 乙奖 每项1分至{random.randint(1, 2)}分
  扣分 过失 每起{random.randint(1, 3)}分
{merge}  一票否决 大错 确定为 差
  总分 {{
    第一步 指标得分合计
{numbered}  }}
  等次 {{ 好 {high}分及以上 中 {low}分及以上不满{high}分 差 不满{low}分 }}
}}
"""


def plan_of(text: str) -> Plan:
    rules = read_rules((), None, [Source("甲.rules", text)])
    compiled = compile_measure(rules, *rules.measures[0])
    assert not [d for d in compiled.diagnostics if d.is_error], text
    return specialise(compiled.plan)


class World:
    """A random unit of a random measure, and everything that it may become."""

    def __init__(self, seed: int) -> None:
        random = Random(seed)
        self.plan = plan_of(program(random))
        self.slots = shape(self.plan, "unit")
        year = shape(self.plan, "year")
        run = [0] * year.size
        for fact in year.facts:
            run[year.values[fact.name]] = {"year_first": 19_358, "year_last": 19_722}.get(fact.role, 0)
        self.run = tuple(run)
        row: list[Any] = [0] * self.slots.size
        for fact in self.slots.facts:
            row[self.slots.values[fact.name]] = random.randint(fact.type.lo, fact.type.hi)
        veto = self.slots.values["大错"]
        row[veto] = int(random.random() < 0.1)
        for table, place in self.slots.tables.items():
            row[place] = tuple(self.event(table, random.randint(1, 2), random) for _ in range(random.randint(0, 1)))
        self.row = tuple(row)
        facts = {n for n in ("子", "丑", "寅") if random.random() < 0.8}
        more = {n for n in ("甲奖", "乙奖") if random.random() < 0.8}
        self.allowed = Allowed(frozenset(facts), frozenset(more))
        self.wanted = range(random.choice((1, 1, 2)))
        evaluator = compile_plan(self.plan, outputs=["等次"])
        self.grade = lambda row: evaluator.record(row, self.run)[0]

    def event(self, table: str, amount: int, random: Random | None = None) -> tuple[Any, ...]:
        slots = shape(self.plan, table)
        made: list[Any] = [0] * slots.size
        for fact in slots.facts:
            value = {"date": DAY, "incident": random.randint(1, 2) if random else -99}.get(fact.role, 0)
            if fact.role == "amount":
                value = min(max(amount, fact.type.lo), fact.type.hi)
            made[slots.values[fact.name]] = value
        return tuple(made)

    def everything(self) -> Any:
        """Every allowed row with its number of changes and their size; of each kind at most four events more."""
        free = [self.slots.values[n] for n in ("子", "丑", "寅") if n in self.allowed.facts]
        kinds = {f.name: f.type for f in self.slots.facts}
        ranges = [range(kinds[n].lo, kinds[n].hi + 1) for n in ("子", "丑", "寅") if n in self.allowed.facts]
        lists = [list(self.added(t)) for t in ("甲奖", "乙奖") if t in self.allowed.more]
        places = [self.slots.tables[t] for t in ("甲奖", "乙奖") if t in self.allowed.more]
        for values in product(*ranges):
            for events in product(*lists):
                row = list(self.row)
                for place, value in zip(free, values, strict=True):
                    row[place] = value
                changed = sum(row[p] != self.row[p] for p in free)
                size = sum(abs(row[p] - self.row[p]) for p in free)
                for place, (rows, far) in zip(places, events, strict=True):
                    row[place] = (*self.row[place], *rows)
                    changed, size = changed + len(rows), size + far
                yield changed, size, tuple(row)

    def added(self, table: str) -> Any:
        """Further events of a kind, each an incident of its own, with what they add to the size of the change."""
        slots = shape(self.plan, table)
        amount = next((f.type for f in slots.facts if f.role == "amount"), None)
        incident = next((slots.values[f.name] for f in slots.facts if f.role == "incident"), None)
        for number in range(5):
            choices = range(amount.lo, amount.hi + 1) if amount else (0,)
            for amounts in product(choices, repeat=number):
                if list(amounts) != sorted(amounts):
                    continue
                rows = []
                for n, a in enumerate(amounts):
                    row = list(self.event(table, a))
                    if incident is not None:
                        row[incident] = -100 - n - 10 * (table == "乙奖")
                    rows.append(tuple(row))
                yield rows, number + sum(a - (amount.lo if amount else 0) for a in amounts)


def compared(seed: int) -> str:
    """The verdict, after comparing the least change with the least of all."""
    world = World(seed)
    ways = [(c, s) for c, s, row in world.everything() if world.grade(row) in world.wanted]
    found = lift(world.plan, world.row, world.run, "等次", world.wanted, world.allowed, DAY)
    assert found.verdict == ("found" if ways else "never"), seed
    if ways:
        assert (found.changes, found.size, found.least) == (*min(ways), True), seed
        assert world.grade(found.row) in world.wanted, seed
    return found.verdict


def test_the_least_change_is_the_least_of_all_changes() -> None:
    """Both verdicts occur, and both are right."""
    verdicts = [compared(seed) for seed in range(120)]
    assert {"found", "never"} == set(verdicts)
    assert min(verdicts.count(v) for v in ("found", "never")) >= 12


@pytest.mark.slow
@pytest.mark.parametrize("part", range(6))
def test_the_least_change_is_the_least_of_all_changes_at_length(part: int) -> None:
    """Six hundred more."""
    for seed in range(1000 + 100 * part, 1100 + 100 * part):
        compared(seed)
