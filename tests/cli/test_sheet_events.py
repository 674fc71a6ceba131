"""Why an event or a whole statement does not count: the sheet names the condition with its values, or the event that counts instead."""

import json
from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “示例考核办法（虚构）” {
  条款 第一条至第九条
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分 分值 2位小数  依据 第二条
  指标 业务 满分 100分 依据 第一条
  加分 表彰 每项2分 计次 一次 依据 第三条
  加分 竞赛 每项2分 当 业务 ≥ 95分 依据 第三条
  加分 报道 分级 { 国家级 3分 省级 1分 } 计次 每级一次 依据 第三条
  加分 创新 每项1分 当 表彰.次数 > 2 依据 第三条
  扣分 事故 每起3分 登记 伤亡数 数量 不计 当 伤亡数 ≤ 2 依据 第四条
  扣分 通报 每次1分 同一事由 取最高 依据 第五条
  加分 试点 每项2分 最多1项 依据 第三条
  总分 {
    第一步 业务 依据 第一条
    第二步 计入 加分合计 依据 第三条
    第三步 扣减 扣分合计 当 加分合计 > 50分 依据 第四条
  }
  等次 { 合格 60分及以上 较差 不满60分 }  依据 第七条
  一票否决 失职 确定为 较差 当 业务 不满 50分 依据 第八条
  排名 依次按 总分 由高到低，仍相同的并列  依据 第七条
  事实 上年名次 数量 1至100 可缺 依据 第九条
  定义 上升 = 上年名次 - 名次 依据 第九条
  后果 进步奖 当 等次 是 合格 且 上升 ≥ 3 依据 第九条
  后果 约谈 当 等次 是 较差 依据 第九条
}
"""
FACTS = """\
年度: 2023
单位:
  甲局: {业务: 90, 上年名次: 2, 事件: [
    {编号: e1, 日期: 2023-03-01, 计入: 表彰},
    {编号: e2, 日期: 2023-04-01, 计入: 表彰},
    {编号: e3, 日期: 2023-04-01, 计入: 竞赛},
    {编号: e4, 日期: 2023-04-01, 计入: 报道, 级别: 国家级},
    {编号: e5, 日期: 2023-04-02, 计入: 报道, 级别: 国家级},
    {编号: e6, 日期: 2023-04-02, 计入: 报道, 级别: 省级},
    {编号: e7, 日期: 2023-04-01, 计入: 事故, 伤亡数: 1},
    {编号: e8, 日期: 2023-04-01, 计入: 通报, 事由: 甲},
    {编号: e9, 日期: 2023-04-02, 计入: 通报, 事由: 甲},
    {编号: e10, 日期: 2023-04-02, 计入: 通报, 事由: 乙},
    {编号: e11, 日期: 2022-04-02, 计入: 通报},
    {编号: e12, 日期: 2023-04-02, 计入: 试点},
    {编号: e13, 日期: 2023-04-01, 计入: 试点}]}
"""


def eval_(call: Call, here: Path, *options: str) -> str:
    (here / "m.rules").write_text(MEASURE, "utf-8")
    (here / "f.yaml").write_text(FACTS, "utf-8")
    done = call("eval", "m.rules", "f.yaml", *options)
    assert 0 == done.code, done.out + done.err
    return done.out.replace("\\", "").replace("&lt;", "<")


@pytest.mark.parametrize(
    ("event", "zh", "en"),
    [
        ("e2", "只计一件，计的是“2023-03-01 e1”", "one in all, counts: it is “2023-03-01 e1”"),
        ("e3", "这一条没有起作用，不计", "its statement does not apply"),
        ("e5", "只计一件，计的是“2023-04-01 e4”", "it is “2023-04-01 e4”"),
        ("e7", "伤亡数：1；不计的条件成立：“伤亡数 ≤ 2”", "伤亡数: 1; left out, for this holds: “伤亡数 ≤ 2”"),
        ("e9", "只计一件，计的是“2023-04-01 e8”", "it is “2023-04-01 e8”"),
        ("e11", "日期不在计入的期间", "outside of the days that count"),
        ("e12", "计分值最高的几件，件数已满", "only so many events count"),
    ],
)
def test_an_event_that_does_not_count_says_why(call: Call, here: Path, event: str, zh: str, en: str) -> None:
    """It was said that another one counts, not which, also where the condition of the statement did not hold."""
    for lang, said in (("zh", zh), ("en", en)):
        page = eval_(call, here, "--unit", "甲局", "--format", "markdown", "--lang", lang)
        line = next(x for x in page.splitlines() if f"| {event}" in x)
        assert said in line


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("竞赛", "条件不成立：“业务 ≥ 95分”（业务 90 分） |"),
        ("创新", "条件不成立：“表彰.次数 > 2”（表彰.次数 2） |"),
        ("失职", "条件不成立：“业务 不满50分”（业务 90 分） |"),
        ("扣减 扣分合计", "条件不成立：“加分合计 > 50分”（加分合计 8 分） |"),
        ("进步奖", "条件不成立：“上升 ≥ 3”（上升 1） |"),
        ("约谈", "条件不成立：“等次 是 较差”（等次 合格） |"),
        ("上升", "上年名次 2，名次 1 |"),
        ("事故", "登记了 1 件，都不计 |"),
    ],
)
def test_a_statement_that_does_not_apply_says_which_condition(call: Call, here: Path, name: str, said: str) -> None:
    """“The condition does not hold” left it to the reader to look it up, and the value too."""
    page = eval_(call, here, "--unit", "甲局", "--format", "markdown")
    assert said in next(x for x in page.splitlines() if f"| {name} |" in x)


def test_programs_read_the_same(call: Call, here: Path) -> None:
    """The condition with its values, and the event that counts."""
    items = {i["label"]: i for i in json.loads(eval_(call, here, "--format", "json"))["units"][0]["statements"]}
    asked = [{"condition": "业务 ≥ 95分", "holds": False, "from": {"业务": "90"}}]
    assert asked == items["竞赛"]["asked"]
    assert ["inactive"] == items["竞赛"]["lines"][0]["why"]
    assert ["once", "2023-03-01 e1"] == items["表彰"]["lines"][1]["why"]
