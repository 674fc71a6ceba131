"""A score sheet shows what a score was made of: facts, rows of tables, what a limit cut, what a requirement saw."""

from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “虚构办法” {
  条款 第一条至第九条
  施行 2023-01-01   年度 1月1日至12月31日   满分 100分 分值 2位小数
  日历 2023-01-01至2023-12-31 { 放假 2023-10-02 }   依据 第五条
  事实 完成数 数量 依据 第三条
  事实 目标数 数量 1至100000 依据 第三条
  事实 差评日 日期 可缺 依据 第五条
  事实 整改日 日期 可缺 依据 第五条
  指标 造林 满分 60分 计分 = （60分 × 完成数 ÷ 目标数 四舍五入到2位小数） 封顶 60分 最低计 10分  依据 第三条
  指标 工作 满分 40分 依据 第三条
  要求 差评按期整改 工作日（差评日，整改日） ≤ 15 依据 第五条
  子表 票 { 事实 有效 是否  事实 打分 分数 0分至10分 可缺  定义 折算 = 当 有效 则 打分 × 50% 否则 0分 }  依据 第五条
  总分 {
    第一步 造林 + 工作 + 合计（票 的 折算 当 有效）+ 最大（0分，工作 - 40分）× 2 - 最大（0分，工作 - 40分）× 2 + 最小（0分，工作）+ 最小（0分，造林）+ 最小（0分，造林 - 工作 + 60分） 依据 第三条
  }
  等次 { 优秀 80分及以上 良好 不满80分 }  依据 第七条
}
"""
FACTS = """\
年度: 2023
单位:
  甲局: {完成数: 1200, 目标数: 1000, 工作: 30, 差评日: 2023-03-01, 整改日: 2023-03-30, 票: [{有效: 是, 打分: 8}, {有效: 否}]}
  乙局: {完成数: 100, 目标数: 1000, 工作: 30, 票: []}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "m.rules").write_text(MEASURE, "utf-8")
    (tmp_path / "f.yaml").write_text(FACTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sheet(call: Call, unit: str, *more: str) -> str:
    """The sheet on one line a paragraph, however wide the table is."""
    return " ".join(call("eval", "m.rules", "f.yaml", "--unit", unit, "--format", "markdown", *more).out.split())


@pytest.mark.usefixtures("here")
def test_a_score_worked_out_tells_its_facts_and_both_numbers_of_a_limit(call: Call) -> None:
    """Capped from 72 to 60, floored from 6 to 10; a plain fact needs no remark."""
    assert (
        "| 造林 | 60 | 60 | 第三条 | 算式 60分 × 1200 ÷ 1000；完成数 1200，目标数 1000；算得 72 分，封顶，计 60 分 |"
        in sheet(call, "甲局")
    )
    assert (
        "| 造林 | 10 | 60 | 第三条 | 算式 60分 × 100 ÷ 1000；完成数 100，目标数 1000；算得 6 分，不足最低，计 10 分 |"
        in sheet(call, "乙局")
    )
    assert "| 工作 | 30 | 40 | 第三条 | |" in sheet(call, "甲局")
    english = sheet(call, "甲局", "--lang", "en")
    assert "完成数 1200, 目标数 1000; 72 points, capped: 60 count" in english


@pytest.mark.usefixtures("here")
def test_the_rows_of_a_table_are_shown(call: Call) -> None:
    """Their facts and what is worked out; what was not reported is no zero."""
    page = sheet(call, "甲局")
    assert "票 第 1 行：有效 是，打分 8 分，折算 4 分" in page
    assert "票 第 2 行：有效 否，打分 未填报，折算 0 分" in page
    assert "子表各行" not in sheet(call, "乙局")


@pytest.mark.usefixtures("here")
def test_a_requirement_tells_values_and_what_it_demands(call: Call) -> None:
    """21 working days lie between the first and the thirtieth of March 2023, counted by hand."""
    said = "没有做到“差评按期整改”：工作日(差评日, 整改日) 21，差评日 2023-03-01，整改日 2023-03-30；要求是 工作日(差评日, 整改日) ≤ 15"
    assert said in sheet(call, "甲局")


@pytest.mark.usefixtures("here")
def test_a_long_first_step_goes_by_its_parts(call: Call) -> None:
    """It was called the value of a formula."""
    assert "| 第一步 | 造林 · 工作 · 票" in sheet(call, "甲局")
    assert "一个式子的值" not in sheet(call, "甲局")


def test_english_pages_have_english_words_for_what_every_measure_has(call: Call) -> None:
    """加分合计, 总分.第5步 and the like stood in English notes and remarks."""
    rules = Path(__file__).parents[2] / "rules"
    files = (
        rules / "jinchang.rules",
        "--scheme",
        rules / "schemes/jinchang-sample.rules",
        rules / "samples/jinchang.yaml",
    )
    asked = ("eval", *map(str, files), "--lang", "en")
    page, board = call(*asked, "--unit", "乙区政府", "--format", "markdown").out, call(*asked).out
    assert "bonuses came to 11.5 points, over the limit of 11; 11 points count" in page
    assert "worked out as 86.74 points - 86.74 points + 86.74 points - 86.74 points" in page
    assert "bonuses came to 11 points, over the limit of 10" in board
    assert [] == [name for name in ("加分合计", "扣分合计", "指标得分合计", "总分.第") if name in page + board]
