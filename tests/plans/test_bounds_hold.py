"""What is said of how low and how high a value can come holds of every value that small ranges of facts give."""

import random
import time
from itertools import product

import pytest

from ruledsl.analysis.bounds import outlooks
from ruledsl.backends.record import compile_plan
from ruledsl.bind import bind
from ruledsl.ir import Absence, Plan
from ruledsl.lower import lower
from ruledsl.measure import Measure
from ruledsl.parse import parse
from ruledsl.records import shape
from ruledsl.source import Source
from ruledsl.statements.blocks import MeasureBlock

#: The facts of a measure and what is reported of them, None where it is not.
RANGES = {"甲": (0, 1, 2, 3), "乙": (0, 1, 2), "丙": (1, 2, 3), "丁": (None, 0, 1, 2)}
VALUES = (
    "甲",
    "乙",
    "丙",
    "（丁 未报时 0）",
    "（丁 未报时 1）",
    "2",
    "甲 × 2",
    "最小（甲，乙）",
    "最大（1，乙）",
    "最大（甲，丙）",
    "（丙 - 甲）",
    "（丙 × 2 - 乙 + 1）",
)
DIVISORS = ("丙", "最大（1，乙）", "最大（甲，丙）", "丙 × 2", "最大（1，（丁 未报时 1））", "最大（1，甲 × 2）")
ORDERS = ("<", "≤", ">", "≥", "=")

#: Each with the ends that must be found: what conditions and orders say is used, no more than that is said.
EXACT = {
    "当 （丁 未报时 0） ≤ 1 则 1分 × （丁 未报时 0） 否则 0分": (0, 1),
    "当 （丁 未报时 0） > 0 则 7分 - 1分 × （丁 未报时 0） 否则 7分": (5, 7),
    "当 甲 < 丙 则 （90分 × 甲 ÷ 丙 四舍五入到0位小数） 否则 90分": (0, 90),
    "（当 甲 < 丙 则 90分 × 甲 ÷ 丙 否则 90分 四舍五入到0位小数）": (0, 90),
    "当 甲 ≤ 丙 × 2 则 （90分 × 甲 ÷ 丙 四舍五入到0位小数） 否则 0分": (0, 180),
    "当 甲 ≤ 丙 则 （90分 × 丙 ÷ 最大（1，甲） 四舍五入到0位小数） 否则 0分": (0, 270),
    "（90分 × 最小（甲，乙） ÷ 最大（1，乙） 四舍五入到0位小数）": (0, 90),
    "（90分 × 丙 ÷ 最大（甲，丙） 四舍五入到0位小数）": (30, 90),
    "（90分 × 最小（100%，甲 ÷ 丙） 四舍五入到0位小数）": (0, 90),
    "（90分 × （丙 - 甲） ÷ 丙 四舍五入到0位小数）": (-180, 90),
    "当 甲 < 丙 则 （90分 × （丙 - 甲） ÷ 丙 四舍五入到0位小数） 否则 0分": (0, 90),
    "当 甲 < 丙 则 （90分 - 90分 × （丙 - 甲） ÷ 丙 四舍五入到0位小数） 否则 90分": (0, 90),
    "当 甲 ≤ 丙 则 （90分 + 9分 × （丙 - 甲） ÷ 丙 四舍五入到0位小数） 否则 90分": (90, 99),
    "当 甲 ≤ 丙 × 120% 则 （90分 × 甲 ÷ 丙 四舍五入到0位小数） 否则 90分": (0, 108),
}


def _measure(formulas: list[str]) -> tuple[Measure, Plan]:
    named = "".join(f"  定义 数{n} = {f}   依据 第三条\n" for n, f in enumerate(formulas))
    facts = "  事实 甲 数量 0至3 依据 第三条  事实 乙 数量 0至2 依据 第三条  事实 丙 数量 1至3 依据 第三条\n"
    text = f"""考核文件 示例考核 “虚构办法” {{
  条款 第一条至第九条
  施行 2023-01-01   年度 1月1日至12月31日   满分 100分 分值 2位小数   依据 第一条
{facts}  事实 丁 数量 0至2 可缺   依据 第三条
{named}  指标 日常 满分 100分   依据 第三条
  总分 {{ 第一步 指标得分合计 }}
  等次 {{ 优秀 90分及以上 良好 不满90分 }}   依据 第七条
}}
"""
    document, problems = parse(Source("t.rules", text))
    assert [] == [(p.code, p.args) for p in problems]
    (block,) = (b for b in document.blocks if isinstance(b, MeasureBlock))
    measure, more = bind(block, {}, [])
    plan, last = lower(measure)
    assert [] == [(p.code, p.args) for p in (*more, *last) if p.is_error]
    return measure, plan


def _reached(plan: Plan) -> dict[str, set[int]]:
    """Of every column the values that the facts in their ranges give."""
    slots, year = shape(plan, "unit"), shape(plan, "year")
    rows = []
    for chosen in product(*RANGES.values()):
        row: list[int] = [0] * slots.size
        for name, value in zip(RANGES, chosen, strict=True):
            row[slots.values[name]] = value or 0
            if name in slots.statuses:
                row[slots.statuses[name]] = Absence.MISSING if value is None else 0
        rows.append(tuple(row))
    found: dict[str, set[int]] = {c.name: set() for c in plan.columns}
    for trace in compile_plan(plan, trace=True).population(rows, (0,) * year.size, {}):
        assert trace is not None
        for name, value in trace.items():
            if not isinstance(value, Absence):
                found[name].add(int(value))
    return found


def _formula(chance: random.Random, depth: int = 2) -> str:
    over = f"90分 × {chance.choice(VALUES)}"
    if chance.random() < 0.7:
        under = chance.choice(DIVISORS)
        over = f"（{over} ÷ {under} {chance.choice(('四舍五入到', '舍去到'))}0位小数）"
    if depth == 0:
        return over
    condition = f"{chance.choice(VALUES)} {chance.choice(ORDERS)} {chance.choice(VALUES)}"
    if chance.random() < 0.3:
        condition = f"（{condition}） {chance.choice('且或')} {chance.choice(VALUES)} {chance.choice(ORDERS)} 乙"
    least = _formula(chance, depth - 1)
    if chance.random() < 0.3:
        least = f"0分 - {least}"
    return f"（当 {condition} 则 {over} 否则 {least}）"


def _wrong(formulas: list[str]) -> list[tuple[str, tuple[int, int], set[int]]]:
    measure, plan = _measure(formulas)
    (outlook,) = outlooks(measure, plan)
    reached = _reached(plan)
    ends = {f: (outlook.columns[f"数{n}"], reached[f"数{n}"]) for n, f in enumerate(formulas)}
    return [(f, e, r) for f, (e, r) in ends.items() if r and not e[0] <= min(r) <= max(r) <= e[1]]


@pytest.mark.parametrize("seed", range(5))
def test_no_value_lies_outside_its_bounds(seed: int) -> None:
    """Conditions with stand-ins, quotients under conditions that order their parts, the lesser of two over the greater, sums over one of their terms."""
    chance = random.Random(seed)
    assert [] == _wrong([_formula(chance) for _ in range(60)])


def test_the_bounds_are_those_that_conditions_and_orders_allow() -> None:
    """Neither end is wider than what the formula says."""
    measure, plan = _measure(list(EXACT))
    (outlook,) = outlooks(measure, plan)
    names = {f: f"数{n}" for n, f in enumerate(EXACT)}
    one = {f: 10 ** plan.column(n).type.decimals for f, n in names.items()}
    assert EXACT == {f: tuple(end // one[f] for end in outlook.columns[n]) for f, n in names.items()}
    assert [] == _wrong(list(EXACT))


def test_quotients_within_quotients_are_looked_at_once_each() -> None:
    """Twenty within each other took a million looks."""
    formula = "1分 × 甲"
    for _ in range(20):
        formula = f"（（3分 - {formula}） × 丙 ÷ 丙 四舍五入到1位小数）"
    began = time.perf_counter()
    measure, plan = _measure([formula])
    (outlook,) = outlooks(measure, plan)
    low, high = outlook.columns["数0"]
    assert low < high
    assert time.perf_counter() - began < 10
