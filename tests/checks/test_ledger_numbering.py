"""Decimals, points, letters and rings: what the text numbers so is what a citation of it means."""

import pytest

from ruledsl.source import Source
from ruledsl.tools.ledger import split
from ruledsl.written import Clause

DECIMAL = """示例细则
1　总则
1.1　目的。
1.2　范围。
2　扣分
2.1　下列情形扣分：
a）毁绿，每起8分；
b）占绿，每起5分。
30日内改正的，不扣。
2.1.1　第一种。
2.1.2　第二种。
2.2　迟报：
1.　早报；
2.　晚报。
3　附则
3.1　解释。
"""
ARTICLES = """示例办法
第1条　目的。
第2条　下列事项：
（一）甲类：
1.第一种；
2.第二种。
（二）乙类：
（1）第三种；
（2）第四种。
第3条　由下列构成：①甲5分；②乙6分。
第4条　下列：
1.甲；
2.乙。
另有规定的除外。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DECIMAL,
            "1 1.1 1.2 2 2.1 2.1(a) 2.1(b) 第2.1条第二款 2.1.1 2.1.2 2.2 2.2(一) 2.2(二) 3 3.1",
        ),
        (
            ARTICLES,
            "第一条 第二条 第二条(一) 第二条(一)1. 第二条(一)2. 第二条(二) 第二条(二)第一目 第二条(二)(2) "
            "第三条 第三条① 第三条② 第四条 第四条(1) 第四条第2项 第四条第二款",
        ),
    ],
)
def test_what_a_text_numbers_is_cited_as_it_is_numbered(text: str, expected: str) -> None:
    """Lists below an article are items, below an item points; what is behind a list is a further paragraph."""
    (document,) = split(Source("t", text))
    assert [Clause.parse(one) for one in expected.split()] == [p.clause.opened for p in document.passages]


@pytest.mark.parametrize(
    "written",
    ["2.1", "2.1.1", "2.1(a)", "第2.1条①", "第二条(一)1.", "一、(一)a)", "第四条第二款(三)第一目", "附件1第2项"],
)
def test_a_citation_is_written_as_it_is_read(written: str) -> None:
    """The canonical form means what was written."""
    clause = Clause.parse(written)
    assert clause == Clause.parse(str(clause).replace("（", "(").replace("）", ")"))
