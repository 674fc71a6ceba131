"""``readings``: one plan for all combinations, how many are run, and the units that are not safe, by unit and by reading."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ruledsl.cli import main
from ruledsl.ir import Parameter
from ruledsl.tools.diff import all_readings
from ruledsl.tools.diff.all_readings import combinations

RULES = Path(__file__).parents[2] / "rules"
GIVEN = (
    "readings",
    str(RULES / "jinchang.rules"),
    "--scheme",
    str(RULES / "schemes/jinchang-minimal.rules"),
    "--facts",
    str(RULES / "samples/jinchang-minimal.yaml"),
)


def call(*args: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*args])
    assert "Traceback" not in done.stderr
    return done.exit_code, done.stdout


def test_units_that_are_not_safe_are_listed_by_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """戊局 is 85 or 93, as the cap comes first or last; the plan is compiled once for all combinations."""
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    compiled = []
    once = all_readings.compile_plan
    monkeypatch.setattr(all_readings, "compile_plan", lambda plan: compiled.append(plan) or once(plan))
    code, out = call(*GIVEN)
    assert (1, 1) == (code, len(compiled))
    assert "只算了与现用口径相差一处或两处的 117 种" in out
    row = next(line for line in out.splitlines() if line.split()[:1] == ["封顶与扣分的先后"])
    assert "戊局" in row
    found = json.loads(call(*GIVEN, "--format", "json")[1])
    by_reading = {r["reading"]: r["units"] for r in found["by_reading"]}
    assert found["bounded"] and "戊局" in by_reading["封顶与扣分的先后"]
    (unit,) = [u for u in found["unsafe"] if u["unit"] == "戊局"]
    assert ("85", "93") == (unit["least"]["total"], unit["greatest"]["total"])


def test_few_combinations_are_all_run_many_are_bounded() -> None:
    """However many units there are, each option is run by itself."""
    few = [Parameter(f"口径{n}", ("甲", "乙", "丙"), "甲") for n in range(3)]
    many = [Parameter(f"口径{n}", ("甲", "乙", "丙"), "甲") for n in range(8)]
    in_use = {p.name: "甲" for p in many}
    assert 27 == len(combinations(few, {p.name: "甲" for p in few}))
    assert 1 + 16 + 112 == len(combinations(many, in_use))
    assert 1 + 16 == len(combinations(many, in_use, 5))
    assert in_use == combinations(many, in_use, 5)[0]


def test_a_diff_of_one_measure_under_two_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose grade depends on how article 13 is read."""
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    measure, rest = GIVEN[1], GIVEN[2:]
    code, out = call("diff", measure, measure, *rest, "--reading", "先封顶/后封顶", "--only", "changed")
    assert (1, True, True) == (code, "两边用的口径不同" in out, "封顶与扣分的先后：旧 先封顶，新 后封顶" in out)
    assert "口径：+8分、改变等次、改变名次" in next(line for line in out.splitlines() if line.startswith("  戊局"))
