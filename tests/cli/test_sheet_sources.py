"""What a number on the sheet was made of is told whole: groups by their own names, ranks as ranks, and how many parts there are."""

import json
from pathlib import Path

import pytest
from river import Call

MEASURE = f"""\
考核文件 示例考核 “示例考核办法（虚构）” {{
  条款 第一条至第九条
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分 分值 2位小数  依据 第二条
  类别 乡镇、街道  依据 第一条
  事实 上年名次 数量 1至100 依据 第三条
  指标 业务 满分 40分 不涉及时 从满分中扣除 四舍五入到2位小数 依据 第一条 {{
    指标 接件 满分 20分 可不涉及 依据 第一条
    指标 办结 满分 20分 依据 第一条
  }}
  指标 环境 满分 60分 不涉及时 从满分中扣除 四舍五入到2位小数 依据 第一条 {{
    指标 农房 满分 20分 适用对象 乡镇 依据 第一条
    指标 河湖 满分 乡镇 20分、街道 30分 可不涉及 依据 第一条
    指标 绿化 满分 乡镇 20分、街道 30分 依据 第一条
  }}
  {" ".join(f"事实 项{n} 数量" for n in range(10))}
  定义 十项 = {" + ".join(f"项{n}" for n in range(10))} 依据 第四条
  定义 不足数 = （当 业务 < 满分（业务） × 60% 则 1 否则 0） + （当 环境 < 满分（环境） × 60% 则 1 否则 0） 依据 第四条
  定义 名次上升 = 上年名次 - 名次 依据 第四条
  适用口径 取法 依据 第五条 {{ 甲法 “甲”  乙法 “乙”  采用 乙法 因 “示例” }}
  定义 加成 = 当 取法 是 甲法 则 项0 × 2 否则 项0 × 3 依据 第五条
  总分 {{ 第一步 指标得分合计 依据 第一条  第二步 四舍五入到1位小数 依据 第二条 }} 不设上限
  等次 {{ 合格 60分及以上 较差 不满60分 }}  依据 第七条
  名额 合格 最多50% 进一取整 并列都算 按 甲法 依据 第七条
  名额 合格 最多90% 进一取整 并列都算 按 乙法 依据 第七条
  排名 依次按 总分 由高到低、绿化 由高到低，仍相同的并列 依据 第八条
}}
"""
FACTS = f"""\
年度: 2023
单位:
  甲镇: {{类别: 乡镇, 接件: 20, 办结: 20, 农房: 20, 河湖: 20, 绿化: 10, 上年名次: 3, {", ".join(f"项{n}: {n}" for n in range(10))}}}
  乙街: {{类别: 街道, 接件: 10, 办结: 10, 河湖: 不涉及, 绿化: 20, 上年名次: 3, {", ".join(f"项{n}: {n}" for n in range(10))}}}
"""


def sheet(call: Call, here: Path, unit: str, *options: str) -> str:
    (here / "m.rules").write_text(MEASURE, "utf-8")
    (here / "f.yaml").write_text(FACTS, "utf-8")
    done = call("eval", "m.rules", "f.yaml", "--unit", unit, *options)
    assert 0 == done.code, done.out + done.err
    return done.out


@pytest.fixture
def page(call: Call, here: Path) -> str:
    return sheet(call, here, "乙街", "--format", "markdown")


def test_a_group_is_told_by_its_own_name(page: str) -> None:
    """A group that is scaled was told by its parts, the others by themselves."""
    assert "| 不足数 | 1 |" in page
    assert "业务 20 分，环境 40 分；2 个条件中成立 1 个" in page


def test_a_rank_is_told_as_a_rank(page: str) -> None:
    """What the ranking goes by stood there in its place, and the formula kept the word."""
    assert "算式 3 - 1；上年名次 3，名次 1" in page


def test_how_many_parts_there_are_is_told(call: Call, here: Path, page: str) -> None:
    """The list ended after eight as if that were all; programs read all of them."""
    assert "项0 0，项1 1，项2 2，项3 3，项4 4，项5 5，项6 6，项7 7，等 10 项" in page
    items = json.loads(sheet(call, here, "乙街", "--format", "json"))["units"][0]["statements"]
    assert 10 == len(next(i["from"] for i in items if i["path"] == "十项"))
    assert "项7 7, 10 in all" in sheet(call, here, "乙街", "--format", "markdown", "--lang", "en")


def test_an_item_of_another_class_is_out_of_nothing(page: str) -> None:
    """农房 was out of 20 for a class that has no such item, and the reason why the rest was scaled."""
    assert "| 农房 | 不涉及 | | 第一条 |" in " ".join(page.split())
    assert "因“河湖”不涉及，按其余各项折算：20 ÷ 30 × 60 = 40" in page
    assert "“农房”" not in page


def test_the_option_in_use_decides_what_stands_there(page: str) -> None:
    """The formula takes its branch, and places of another reading have no row of their own."""
    assert "算式 0 × 3" in page
    assert 1 == page.count("| 名额 |")
    assert "| 四舍五入到1位小数 |" in page
