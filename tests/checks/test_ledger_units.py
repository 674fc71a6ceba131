"""The units that a measure lists, held against the names in the text."""

from pathlib import Path

import pytest

from ruledsl.source import Source
from ruledsl.tools.ledger import Texts, ledger
from ruledsl.tools.load import read_rules

RULES = """考核文件 示例考核 “示例市综合考核办法” {{
  条款 第一条至第三条、第二条（一）至（二）
  施行 2023-01-01          依据 第三条
  年度 1月1日至12月31日    依据 第一条
  满分 100分               依据 第一条
  类别 一类、二类          依据 第二条
  考核对象 一类 {{ {first} }}  依据 第二条（一）
  考核对象 二类 {{ {second} }}  依据 第二条（二）
  指标 考核内容 满分 100分    依据 第一条
  总分 {{ 第一步 指标得分合计 }}
  等次 {{ 合格 60分及以上  不合格 不满60分 }}  依据 第一条
}}
"""
TEXT = """示例市综合考核办法
第一条　按自然年考核，满分100分，60分及以上为合格，不满60分为不合格。
第二条　考核对象分为两类：
（一）一类：东区、西区、港区；
（二）二类：南县、北县和中县等3个县。
第三条　本办法自2023年1月1日起施行。
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("东区 西区 港区", "南县 北县 中县", []),
        ("东区 西区", "南县 北县 中县", [("一类", (), ("港区",))]),
        ("东区 西区 港区 湖区", "南县 北县 中县", [("一类", ("湖区",), ())]),
        ("东区 西区 海港区", "南县 中县", [("一类", ("海港区",), ("港区",))]),
        ("港区 西区", "东区 南县 北县 中县", [("二类", ("东区",), ())]),
    ],
)
def test_units_are_those_of_the_clause(first: str, second: str, expected: list[tuple[str, object, object]]) -> None:
    """A name that only one side has is told with the class; what stands behind 和 or 等 is still a name of the list."""
    rules = read_rules((), Path(), [Source("t.rules", RULES.format(first=first, second=second))])
    (account,) = ledger(rules, Texts(Source("t.txt", TEXT)))
    found = [(d.args["name"], d.args["more"], d.args["fewer"]) for d in account.findings if d.code == "N546"]
    assert expected == found
