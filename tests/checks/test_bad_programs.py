"""What whole measures get wrong is told with the place and the values, in both languages."""

from pathlib import Path

import pytest

from ruledsl.show.diagnostics import listing
from ruledsl.show.style import plain
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.load import Rules, read_rules
from ruledsl.tools.run import Request, run

HEAD = """\
考核文件 示例考核 “示例市考核办法” {
  条款 第一条至第九条
  施行 2023-01-01  依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分 分值 2位小数  依据 第二条
"""
TAIL = """\
  总分 { 第一步 指标得分合计 }
  等次 { 合格 60分及以上  不合格 不满60分 }  依据 第七条
}
"""
CLASSES = "  类别 县区、部门  依据 第三条\n  事实 办件量 数量 1至1000  依据 第三条\n"
LINES = "  指标 业务 满分 100分  依据 第三条\n  加分 表彰 每项2分  依据 第四条\n"

#: The statements, where the message points to, and what it names.
CASES = {
    "a share among points": (
        "  指标 业务 占 60% 满分 100分  依据 第三条\n  指标 管理 满分 40分  依据 第三条\n",
        "7:3",
        ("E228", "管理", "40", "业务", "60%"),
    ),
    "a tier table with a gap": (
        "  指标 业务 满分 100分 计分 分段 { 95%及以上 100分  80%及以上不满90% 60分  不满80% 0分 }  依据 第三条\n",
        "6:20",
        ("E302", "业务", "[90%, 95%)"),
    ),
    "a statistic over a group that may be empty": (
        f"{CLASSES}  指标 业务 满分 100分 计分 = 最小（100分，1分 × 同类 平均（办件量 当 办件量 > 500 四舍五入到0位））  依据 第三条\n",
        "8:3",
        ("E245", "业务"),
    ),
    "a divisor that may be zero": (
        "  事实 受理 数量 0至500  依据 第三条\n  指标 业务 满分 100分 计分 = （100分 × 5 ÷ 受理 四舍五入到2位）  依据 第三条\n",
        "7:34",
        ("E224", "受理", "0", "500"),
    ),
}


def said(rules: Rules, lang: str) -> str:
    return "\n".join(listing(check(rules), rules.sources, lang, plain))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_with_its_place_and_values(case: str, lang: str) -> None:
    """One message: where it is, and what stands there."""
    statements, place, words = CASES[case]
    text = said(read_rules([], texts=[Source("办法.rules", HEAD + statements + TAIL)]), lang)
    assert f"办法.rules:{place}\n" in text
    assert [] == [word for word in words if word not in text]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_refinement_that_contradicts_is_told_with_both_sides(lang: str) -> None:
    """Both values, both places."""
    county = "方案 县细则 依 示例考核 {\n  加分 表彰 每项3分  依据 办法 第四条\n}\n"
    text = said(read_rules([], texts=[Source("办法.rules", HEAD + LINES + TAIL + county)]), lang)
    points = ("2分", "3分") if lang == "zh" else ("2 points", "3 points")
    assert [] == [word for word in ("E286", "表彰", "县细则", *points) if word not in text]
    assert "办法.rules:12:3\n" in text
    assert "办法.rules:7:3\n" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_import_cycle_is_told_with_all_its_files(tmp_path: Path, lang: str) -> None:
    """The whole circle, at the import that closes it."""
    (tmp_path / "甲.rules").write_text("引入 “乙.rules” 为 乙\n清单 甲类 { 一种 “一” }\n", "utf-8")
    (tmp_path / "乙.rules").write_text("引入 “甲.rules” 为 甲\n清单 乙类 { 二种 “二” }\n", "utf-8")
    rules = read_rules([tmp_path / "甲.rules"])
    (found,) = [d for d in rules.diagnostics if d.code == "E282"]
    assert [Path(name).name for name in found.args["path"].split(" → ")] == ["甲.rules", "乙.rules", "甲.rules"]
    assert found.span is not None
    assert Path(found.span.file).name == "乙.rules"
    assert "E282" in "\n".join(listing([found], rules.sources, lang, plain))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_class_is_told_at_the_roster(lang: str) -> None:
    """Its name, where it stands, and how many units the others have; the others are still computed."""
    statements = (
        f"{CLASSES}  指标 业务 满分 100分 计分 = 最小（100分，1分 × 同类 平均（办件量 四舍五入到0位））  依据 第三条\n"
    )
    rules = read_rules([], texts=[Source("办法.rules", HEAD + statements + TAIL)])
    facts = "年度: 2023\n名单: {县区: [甲县, 乙县], 部门: []}\n单位: {甲县: {办件量: 30}, 乙县: {办件量: 40}}\n"
    outcome = run(Request(rules, (("事实.yaml", facts.encode()),)))
    assert outcome.results is not None
    (found,) = [d for d in outcome.results.findings if d.code == "W192"]
    text = "\n".join(listing([found], outcome.sources, lang, plain))
    assert [] == [word for word in ("部门", "2", "事实.yaml:2:") if word not in text]
    assert [u.total.text for u in outcome.results.units if u.total] == ["35", "35"]
