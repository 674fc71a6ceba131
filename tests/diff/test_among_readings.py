"""One measure under two choices of its readings: one plan made to code once, results as ``eval`` has them, each reading by itself."""

import json
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from river_base import BASE

from ruledsl.cli import main
from ruledsl.compare.one_plan import OnePlan
from ruledsl.compare.verdict import Comparison
from ruledsl.source import Source
from ruledsl.tools.diff import among_edits, hybrids, judge, replay, sides
from ruledsl.tools.diff.prove import Ground, proved
from ruledsl.tools.diff.sides import Side, version
from ruledsl.tools.load import read_rules
from ruledsl.validity import year_roles

RULES = Path(__file__).parents[2] / "rules"
YEAR = 2023
#: The river measure with a second text that can be read in two ways.
TWICE = BASE.replace(
    "  总分 {",
    "  适用口径 经验次数 依据 第六条（一） {\n    逐项加 “每项2分”\n    加一次 “加2分”\n    采用 逐项加 因 “写明每项”\n  }\n  总分 {",
).replace("加分 先进经验 每项2分", "加分 先进经验 2分 计次 逐次 按 逐项加 计次 一次 按 加一次")
FACTS = """\
办法: 河湖考核
年度: 2023
名单: {区县: [甲区, 乙区], 部门: [丙局, 丁局]}
单位:
  甲区:
    巡查: 60
    完成数: 1
    目标数: 1
    设施: 完好
    台账: 是
    事件:
      - {日期: 2023-03-01, 计入: 先进经验}
      - {日期: 2023-03-02, 计入: 先进经验}
      - {日期: 2023-03-03, 计入: 先进经验}
      - {日期: 2023-03-04, 计入: 通报, 分值: 8}
    零报告: 其余
  乙区: {巡查: 50, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 零报告: 是}
  丙局:
    巡查: 59
    完成数: 1
    目标数: 1
    设施: 完好
    台账: 是
    事件:
      - {日期: 2023-03-01, 计入: 先进经验}
      - {日期: 2023-03-02, 计入: 先进经验}
      - {日期: 2023-03-03, 计入: 先进经验}
      - {日期: 2023-03-04, 计入: 通报, 分值: 10}
    零报告: 其余
  丁局: {巡查: 49, 完成数: 1, 目标数: 1, 设施: 完好, 台账: 是, 事件: [{日期: 2023-05-01, 计入: 投诉}], 零报告: 其余}
"""
BOTH = ("--reading", "先封顶/后封顶", "--reading", "逐项加/加一次")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    monkeypatch.chdir(tmp_path)
    Path("a.rules").write_text(TWICE, "utf-8")
    Path("facts.yaml").write_text(FACTS, "utf-8")


def call(*args: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*args])
    assert "Traceback" not in done.stderr and 70 != done.exit_code, done.stderr
    return done.exit_code, done.stdout


def measure(*args: str) -> Any:
    (found,) = json.loads(call("diff", *args, "--format", "json")[1])["measures"]
    return found


def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Plans that are made to code, and measures that are lowered, wherever it is asked for."""
    made: list[object] = []

    def wrapped(once: Callable[..., Any]) -> Callable[..., Any]:
        return wraps(once)(lambda *args, **more: made.append(once.__name__) or once(*args, **more))  # type: ignore[func-returns-value]

    from ruledsl.backends import solver_replay, solver_typical  # noqa: PLC0415
    from ruledsl.compare import one_plan, search  # noqa: PLC0415
    from ruledsl.tools import load  # noqa: PLC0415

    for module in (one_plan, search, replay, among_edits, solver_replay, solver_typical):
        monkeypatch.setattr(module, "compile_plan", wrapped(module.compile_plan))  # type: ignore[attr-defined]
    for module in (hybrids, load):
        monkeypatch.setattr(module, "lower", wrapped(module.lower))  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize("readings", [("--reading", "先封顶/后封顶"), BOTH])
def test_rules_are_lowered_and_made_to_code_once(readings: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """The verdict, the units under both sides, and what each reading does: all out of one evaluator."""
    made = counted(monkeypatch)
    assert 1 == call("diff", "a.rules", "a.rules", "--facts", "facts.yaml", *readings)[0]
    assert ["lower", "compile_plan"] == made


def test_another_wording_changes_nothing_of_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in another order, and one with another citation, have the plan of the first."""
    line = "  扣分 投诉 每件0.5分                            依据 第七条（二）\n"
    assert line in TWICE
    Path("b.rules").write_text(TWICE.replace(line, "").replace("  加分 先进经验", f"{line}  加分 先进经验"), "utf-8")
    Path("c.rules").write_text(TWICE.replace("依据 第七条（二）", "依据 第七条（三）"), "utf-8")
    for other in ("b.rules", "c.rules"):
        with monkeypatch.context() as patched:
            made = counted(patched)
            assert 1 == call("diff", "a.rules", other, "--facts", "facts.yaml", *BOTH)[0]
        assert 1 == made.count("compile_plan")
        same, found = (measure("a.rules", new, "--facts", "facts.yaml", *BOTH)["units"] for new in ("a.rules", other))
        assert same == found


def test_both_sides_are_what_eval_gives() -> None:
    """Each unit under both choices, one for one."""
    units = {u["unit"]: u for u in measure("a.rules", "a.rules", "--facts", "facts.yaml", *BOTH)["units"]["units"]}
    assert {"甲区", "乙区", "丙局", "丁局"} == set(units)
    for side, options in (("old", ("先封顶", "逐项加")), ("new", ("后封顶", "加一次"))):
        asked = [part for option in options for part in ("--reading", option)]
        cards = json.loads(call("eval", "a.rules", "facts.yaml", *asked, "--format", "json")[1])["units"]
        for card in cards:
            mine = units[card["unit"]][side]
            assert (card["total"], card["grade"], card["rank"]) == (mine["total"], mine["grade"], mine["rank"])


def test_several_readings_are_told_apart() -> None:
    """甲区: 100 + 5, capped to 100, − 8 = 92; capped last 97; 2 in the place of 5 and capped first 92; both 102 − 8 = 94.

    丙局: 99 + 5, capped, − 10 = 90; capped last 94; 99 + 2, capped, − 10 = 90; both 91.
    """
    found = measure("a.rules", "a.rules", "--facts", "facts.yaml", *BOTH)["units"]
    assert [["封顶先后"], ["经验次数"]] == found["group_readings"]
    causes = {
        u["unit"]: [(c["groups"], c["points"]) for c in u["causes"] if c["points"] != "0"] for u in found["units"]
    }
    assert [([0], "5"), ([0, 1], "-3")] == causes["甲区"]
    assert [([0], "4"), ([0, 1], "-3")] == causes["丙局"]
    text = call("diff", "a.rules", "a.rules", "--facts", "facts.yaml", *BOTH)[1]
    assert "口径“封顶先后”：+5分" in text.replace("\n", "") and "共同作用：-3分" in text


def test_readings_beside_an_edit_are_told_apart_too() -> None:
    """Where the text changes as well, every combination of the edit and the readings is a plan of its own."""
    Path("b.rules").write_text(TWICE.replace("先进经验 2分", "先进经验 1分"), "utf-8")
    found = measure("a.rules", "b.rules", "--facts", "facts.yaml", *BOTH)["units"]
    assert [[1], [0], [0]] == found["groups"] and [[], ["封顶先后"], ["经验次数"]] == found["group_readings"]
    for unit in found["units"]:
        total = sum(float(c["points"]) for c in unit["causes"])
        assert float(unit["new"]["total"]) - float(unit["old"]["total"]) == total


# ---- verdicts


def settled_pairs(text: str, schemes: tuple[str, ...] = (), asked: str | None = None) -> Iterator[Any]:
    """Every pair of options of one reading, as one plan and as two that are settled."""
    sources = [Source("a", text), *(Source(s, (RULES / "schemes" / s).read_text("utf-8")) for s in schemes)]
    found = version(Side("a", read_rules((), RULES, sources)), asked, YEAR)
    assert found.compiled is not None
    plan = found.compiled.plan
    used = {p.name: p.value or p.options[0] for p in plan.parameters}
    for p in plan.parameters:
        for old, new in product(p.options, p.options):
            if old != new:
                options = ({**used, p.name: old}, {**used, p.name: new})
                yield found, OnePlan(plan, options), [judge.settled(plan, o) for o in options]


def check(found: sides.Version, one: OnePlan, pair: list[Any], solved: bool) -> None:
    """The same verdict from the one plan and from two; every unit that shows it gets the same under both."""
    verdicts = [Comparison(*pair, YEAR).verdict(one=alike) for alike in (one, None)]
    assert verdicts[0].kind == verdicts[1].kind and verdicts[0].never == verdicts[1].never
    if not solved:
        return
    assert found.compiled is not None
    known = {**year_roles(found.compiled.measure, YEAR), "year": YEAR}
    answers = [proved((pair[0], pair[1]), Ground(known, YEAR, alike), extremes=True) for alike in (one, None)]
    for name in ("kind", "answers", "extremes", "limits", "grades", "said"):
        assert getattr(answers[0], name) == getattr(answers[1], name), name
    shown = [{way: (w.old, w.new, w.specimen) for way, w in a.examples.items()} for a in answers]
    assert shown[0] == shown[1]


def test_verdicts_and_proofs_are_those_of_settled_plans() -> None:
    """One translation for the solver, whose two sides are the plan with the readings as constants; units run through the one plan."""
    pairs = list(settled_pairs(TWICE))
    assert 4 == len(pairs)
    for found, one, pair in pairs[::2]:
        check(found, one, pair, solved=True)


CITIES = {"jinchang": "金昌政务公开考核", "pingliang": None}


@pytest.mark.slow
@pytest.mark.parametrize("city", CITIES)
def test_the_readings_of_both_cities_too(city: str) -> None:
    """Every pair of options of every reading of the shipped measures."""
    text = (RULES / f"{city}.rules").read_text("utf-8")
    pairs = list(settled_pairs(text, (f"{city}-minimal.rules",), CITIES[city]))
    assert len(pairs) > 15
    for found, one, pair in pairs:
        check(found, one, pair, solved=False)
    for found, one, pair in pairs[::6]:
        check(found, one, pair, solved=True)


def test_what_is_no_reading_of_one_measure_is_one_of_another() -> None:
    """A reading of the first of two measures in a file does not make the second wrong; what nobody has is refused."""
    rules = str(RULES / "jinchang.rules")
    code, out = call(
        "diff", rules, rules, "--scheme", str(RULES / "schemes/jinchang-minimal.rules"), "--reading", "先封顶/后封顶"
    )
    assert (1, True) == (code, "封顶与扣分的先后：旧 先封顶，新 后封顶" in out)
    assert 2 == call("diff", "a.rules", "a.rules", "--reading", "没有这样的口径")[0]


def test_a_reading_that_only_one_version_has_is_for_that_one() -> None:
    """An option of a reading that is new is no mistake on the old side."""
    Path("old.rules").write_text(BASE, "utf-8")
    code, out = call("diff", "old.rules", "a.rules", "--reading", "加一次")
    assert (1, True) == (code, "经验次数：旧 （无），新 加一次" in out)
