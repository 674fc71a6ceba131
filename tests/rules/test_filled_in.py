"""What a scheme fills in keeps its clauses, in whichever file the scheme stands."""

import pytest

from ruledsl.source import Source
from ruledsl.tools.load import compile_measure, read_rules

MEASURE = """\
考核文件 示例考核 “虚构办法” {
  条款 第一条至第九条、第六条（一）
  施行 2023-01-01
  年度 1月1日至12月31日
  满分 100分
  指标 组织领导 满分由方案确定 归属由方案确定  依据 第六条（一）
  指标 日常工作 满分 100分  依据 第七条
  总分 { 第一步 指标得分合计 }
  等次 { 合格 60分及以上 不合格 不满60分 }  依据 第九条
}
"""
SCHEME = """\
方案 二三年方案 依 示例考核 “虚构方案” {
  年度 2023
  细化 日常工作  依据 办法 第七条 {
    归入 组织领导 满分 100分 计分 考核组评定  依据 办法 第八条
  }
}
"""


@pytest.mark.parametrize("texts", [(MEASURE + SCHEME,), (MEASURE, SCHEME)], ids=["one file", "two files"])
def test_what_is_placed_cites_its_own_clauses(texts: tuple[str, ...]) -> None:
    """The place in the tree is that of another statement, perhaps of the same file; its clauses are its own."""
    rules = read_rules([], texts=[Source(f"{n}.rules", text) for n, text in enumerate(texts)])
    plan = compile_measure(rules, *rules.measures[0]).plan
    (fact,) = [f for f in plan.facts if f.path == "日常工作.组织领导"]
    assert ("第六条（一）",) == fact.origin.clauses == plan.column(fact.path).origin.clauses
