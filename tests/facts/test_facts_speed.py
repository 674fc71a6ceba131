"""Ten thousand units in two seconds."""

import json
import time
from collections.abc import Callable
from random import Random

import pytest
from attrs import evolve
from small_plan import PLAN, POINTS

from ruledsl.facts import FactSet
from ruledsl.ir import Fact


@pytest.mark.slow
def test_ten_thousand_units_in_two_seconds(read: Callable[..., FactSet]) -> None:
    """Twenty facts and five events each, from JSON; the best of five runs, since other programs run too."""
    random = Random(1)
    names = [f"指标{n}" for n in range(20)]
    plan = evolve(PLAN, facts=(*PLAN.facts, *(Fact(n, "unit", POINTS, f"指标.{n}") for n in names)))

    def event(number: int) -> dict[str, object]:
        kind = random.choice(("败诉", "平台安全"))
        day = f"2023-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        return {
            "编号": f"e{number}",
            "日期": day,
            "计入": kind,
            "分值": random.randint(500, 1000) / 100,
            "决定人": "某",
        }

    units = {
        f"单位{n}": {"类别": "县区政府", "考核内容": 85, "事件": [event(i) for i in range(5)]}
        | {name: random.randint(0, 10_000) / 100 for name in names}
        for n in range(10_000)
    }
    text = json.dumps({"办法": "政务公开考核", "年度": 2023, "单位": units}, ensure_ascii=False)
    times = []
    for _ in range(5):
        start = time.process_time()
        facts = read(text, name="a.json", plan=plan)
        times.append(time.process_time() - start)
    assert (facts.diagnostics, len(facts.units)) == ((), 10_000)
    assert min(times) <= 2, times
