"""A unit that has no total says what it lacks, and whoever runs it notices: in all engines, on every page."""

import json
from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “虚构办法” {
  条款 第一条至第九条
  施行 2023-01-01   年度 1月1日至12月31日   满分 100分 分值 2位小数
  类别 区县、部门
  事实 设立日 日期 可缺   依据 第四条
  事实 新设立 是否  依据 第四条
  指标 日常 满分 100分   依据 第三条
  子表 票 { 事实 有效 是否  事实 打分 分数 可缺 }  依据 第五条
  一票否决 不满半年 总分不计 当 新设立 且 设立日 后6个月 晚于 2023-12-31   依据 第六条
  总分 {
    第一步 指标得分合计
    第二步 计入 最高（票 的 打分 当 有效 没有时 0分）   依据 第五条
  }
  等次 { 优秀 90分及以上 良好 不满90分 }   依据 第七条
  排名 依次按 总分 由高到低 无分者不排名   依据 第八条
}
"""
FACTS = """\
年度: 2023
单位:
  甲局: {类别: 部门, 日常: 90, 新设立: 否, 票: [{有效: 是, 打分: 1}, {有效: 是}]}
  乙局: {类别: 部门, 日常: 95, 新设立: 是}
  丙局: {类别: 部门, 日常: 95, 新设立: 否, 设立日: 2020-01-01}
  丁局: {类别: 部门, 日常: 95, 新设立: 是, 设立日: 2023-12-01}
  戊区: {类别: 区县, 日常: 95, 新设立: 否}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "m.rules").write_text(MEASURE, "utf-8")
    (tmp_path / "f.yaml").write_text(FACTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_a_unit_lacks_is_an_error_with_fact_step_and_clause(call: Call, here: Path) -> None:
    """A fact of the unit, a row of a table; whose total is not counted by the measure is no error and reads by which article."""
    done = call("eval", "m.rules", "f.yaml")
    assert 4 == done.code
    assert "总分、等次、名次没有算出（缺第 2 步）：“票”第 2 行的“打分”未填报" in done.err
    assert "总分、等次、名次没有算出：“不满半年”要用的“设立日”未填报" in done.err
    assert 2 == done.err.count("F164：")
    assert "这些单位没有算出：甲局、乙局" in done.out
    assert "因“不满半年”，总分不计（新设立 是，设立日 2023-12-01）  依据 第六条" in done.out


def test_the_json_gives_the_true_cause_beside_every_value(call: Call, here: Path) -> None:
    """Of a step, of the total, of a rank that waits for others."""
    units = {u["unit"]: u for u in json.loads(call("eval", "m.rules", "f.yaml", "--format", "json").out)["units"]}
    second = next(s for s in units["甲局"]["steps"] if s["path"] == "总分.第2步")
    assert {"absent": "error", "why": "“打分” in row 2 of “票” was not reported"} == second["values"]["step"]
    assert {"absent": "missing", "why": "“设立日”, for “不满半年”, was not reported"} == units["乙局"]["total"]
    why = "“甲局” (without “打分”), “乙局” (without “设立日”) could not be computed"
    assert {"absent": "error", "why": why} == units["丙局"]["rank"]
    (finding,) = [f for f in units["甲局"]["findings"] if f["code"] == "F164"]
    assert [["row", "打分", "票", "2", "总分.第2步"]] == finding["args"]["causes"]
    assert "1" == units["戊区"]["rank"]


@pytest.mark.parametrize("engine", ["columns", "python", "duckdb"])
def test_of_many_units_those_without_total_stand_among_the_rejects(call: Call, here: Path, engine: str) -> None:
    """Counted, with the step; whose grade or rank only waits is counted."""
    done = call("eval", "m.rules", "f.yaml", "-o", "r.csv", "--engine", engine)
    assert 4 == done.code
    rejects = (here / "r.rejects.csv").read_text("utf-8-sig").splitlines()[1:]
    assert ["甲局,,,,F164,,总分、等次、名次没有算出（缺第 2 步）", "乙局,,,,F164,,总分、等次、名次没有算出"] == [
        r.partition("；")[0] for r in rejects
    ]
    assert "2 个单位没有总分" in done.out
    assert "1 个单位有总分，没有等次或名次" in done.out


def test_a_group_that_waits_for_a_rejected_unit_names_it(call: Call, here: Path) -> None:
    """A grade with a quota depends on the others of the class; the run is the error of that unit alone."""
    (here / "m.rules").write_text(MEASURE.rstrip()[:-1] + "  名额 优秀 最多1个 并列都算 依据 第九条\n}\n", "utf-8")
    facts = FACTS.replace("日常: 90", "日常: 九十").replace("新设立: 是}", "新设立: 否}")
    (here / "f.yaml").write_text(facts, "utf-8")
    done = call("eval", "m.rules", "f.yaml")
    assert 4 == done.code
    assert "F164" not in done.err
    assert "丙局  等次、名次要与同组的单位比较，暂缺：“甲局”没有算出" in done.out.replace("乙局、", "")


def test_what_does_not_concern_a_unit_and_has_no_reckoning_is_told(call: Call, here: Path) -> None:
    """A bonus that nobody measured of it is no total of zero."""
    rules = MEASURE.replace("满分 100分   依据 第三条", "满分 100分 可不涉及   依据 第三条").replace(
        "指标得分合计", "日常"
    )
    (here / "m.rules").write_text(rules, "utf-8")
    (here / "f.yaml").write_text(FACTS.replace("日常: 95, 新设立: 否}", "日常: 不涉及, 新设立: 否}"), "utf-8")
    done = call("eval", "m.rules", "f.yaml", "--lang", "en")
    assert 4 == done.code
    assert "no total (step 1 has no value): “日常” does not concern the unit; say in the rules" in done.err


LOWEST = """\
考核文件 示例考核 “虚构办法” {
  条款 第一条至第九条
  施行 2023-01-01   年度 1月1日至12月31日   满分 100分 分值 2位小数
  事实 氨氮 数量 0至50 2位小数 可缺  依据 第三条
  定义 得分 = 当 氨氮 > 2 则 10分 否则 90分   依据 第四条
  定义 最低者 = 得分 = 全体 最低（得分）   依据 第五条
  指标 水质 满分 100分 计分 = 得分 - （当 最低者 则 2分 否则 0分）   依据 第六条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }   依据 第七条
}
"""


@pytest.mark.parametrize("asked", [(), ("--unit", "乙局"), ("--format", "json")])
def test_what_a_unit_lacks_is_told_though_it_waits_for_all_units_as_well(
    call: Call, here: Path, asked: tuple[str, ...]
) -> None:
    """Its own fact is the error, by clause; the others wait for this unit and read for want of which fact."""
    (here / "m.rules").write_text(LOWEST, "utf-8")
    (here / "f.yaml").write_text("年度: 2023\n单位:\n  甲局: {氨氮: 1}\n  乙局: {}\n  丙局: {氨氮: 3}\n", "utf-8")
    done = call("eval", "m.rules", "f.yaml", *asked, "--lang", "zh")
    assert 4 == done.code
    assert "错误 F164：总分、等次没有算出（缺第 1 步）：“得分”要用的“氨氮”未填报" in done.err
    assert "依据：第四条　单位：乙局" in done.err
    assert 1 == done.err.count("F164：")
    waits = "“乙局”（缺“氨氮”）没有算出" in call("eval", "m.rules", "f.yaml", "--unit", "丙局").out
    assert waits


def test_a_mean_inside_steps_that_lacks_a_rejected_unit_names_it(call: Call, tmp_path: Path) -> None:
    """What is counted beyond the mean of all units waits for each of them, wherever in a formula the mean stands."""
    (tmp_path / "m.rules").write_text(
        """\
考核文件 示例考核 “虚构办法” {
  条款 第一条至第九条
  施行 2023-01-01   年度 1月1日至12月31日   满分 100分
  事实 警情 数量 1位小数 0至1000  依据 第三条
  定义 高出 = （警情 高于 全体 平均（警情） 每1 舍去取整）  依据 第四条
  指标 平安 满分 100分 计分 = 最大（0分，100分 - 2分 × 高出）  依据 第四条
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上 良好 不满90分 }
}
""",
        "utf-8",
    )
    facts = "年度: 2023\n单位:\n  甲局: {警情: 3}\n  乙局: {警情: 5.5}\n  丙局: {警情: 2x}\n"
    (tmp_path / "f.yaml").write_text(facts, "utf-8")
    done = call("eval", str(tmp_path / "m.rules"), str(tmp_path / "f.yaml"))
    assert 4 == done.code
    assert "甲局、乙局  总分、等次要与同组的单位比较，暂缺（缺第 1 步）：“丙局”没有算出  依据 第四条" in done.out
    assert "F164" not in done.err + done.out
