"""An event outside of the days that count: the sheet and the note say which days those are, and which events lie outside."""

import json
from pathlib import Path

from river import Call

MEASURE = """\
考核文件 示例考核 “示例考核办法（虚构）” {
  条款 第一条至第九条
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分 分值 2位小数  依据 第二条
  事实 上次检查日 日期 依据 第三条
  指标 业务 满分 100分 依据 第一条
  扣分 通报 每次1分 依据 第五条
  扣分 事故 每起3分 期间 上年12月1日至上次检查日 依据 第四条
  总分 { 第一步 业务 依据 第一条  第二步 扣减 扣分合计 依据 第四条 }
  等次 { 合格 60分及以上 较差 不满60分 }  依据 第七条
  一票否决 失职 逐件登记 期间 上年7月1日至本年6月30日 确定为 较差 依据 第八条
}
"""
FACTS = """\
年度: 2023
单位:
  甲局: {业务: 90, 上次检查日: 2023-10-31, 事件: [
    {编号: e1, 日期: 2022-12-31, 计入: 通报},
    {日期: 2024-01-02, 计入: 通报},
    {编号: e3, 日期: 2023-11-01, 计入: 事故},
    {编号: e4, 日期: 2022-12-01, 计入: 事故},
    {编号: e5, 日期: 2023-07-01, 计入: 失职}]}
"""


def run(call: Call, here: Path, *options: str) -> str:
    (here / "m.rules").write_text(MEASURE, "utf-8")
    (here / "f.yaml").write_text(FACTS, "utf-8")
    done = call("eval", "m.rules", "f.yaml", *options)
    assert 0 == done.code, done.out + done.err
    return done.out


def test_the_notes_say_which_days_count_and_which_events_do_not(call: Call, here: Path) -> None:
    """They said how many lie outside, of what nobody could see."""
    board = run(call, here)
    assert (
        "“通报”有 2 件不在考核年度（2023-01-01至2023-12-31）内，没有计入：2022-12-31 e1、2024-01-02  依据 第五条"
        in board
    )
    assert (
        "“事故”有 1 件不在这一条写明的期间（上年12月1日至上次检查日）内，没有计入：2023-11-01 e3  依据 第四条" in board
    )
    english = run(call, here, "--lang", "en")
    assert "lie outside the assessment year (2023-01-01 to 2023-12-31) and were not counted: 2022-12-31 e1" in english


def test_the_sheet_says_it_beside_each_event(call: Call, here: Path) -> None:
    """Of a veto with a time of its own only that it lies outside."""
    sheet = run(call, here, "--unit", "甲局", "--format", "markdown")
    assert "e1；日期不在计入的期间（2023-01-01至2023-12-31）" in sheet
    assert "e3；日期不在计入的期间（上年12月1日至上次检查日）" in sheet
    assert "e5；日期不在计入的期间 |" in sheet


def test_programs_read_the_period_in_words(call: Call, here: Path) -> None:
    """In the values of the note and behind the reason of a line."""
    unit = json.loads(run(call, here, "--format", "json"))["units"][0]
    args = next(f["args"] for f in unit["findings"] if f["path"] == "事故")
    assert ("上年12月1日至上次检查日", ["2023-11-01 e3"]) == (args["period"], args["days"])
    lines = next(i["lines"] for i in unit["statements"] if i["path"] == "通报")
    assert [["outside", "2023-01-01至2023-12-31"]] * 2 == [line["why"] for line in lines]
