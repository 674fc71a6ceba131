"""Decimals, points, letters and rings: what the text numbers so is what a citation of it means."""

import pytest

from ruledsl.source import Source
from ruledsl.tools.format import format_source
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


NOTES = """示例办法
第1条　分值见附件。
附件1　分值
一、甲类
1．早报｜5
2．晚报｜4
备注：早报不涉及的，计满分。
二、乙类
3．迟报｜3
附件2　名单
1．甲镇
注：1．乙镇不参评。
2．丙镇不排名。
（说明：名单每年公布。）
附件3　系数
1．甲｜2
注1：甲从高。
注2：乙从低，
不重复。
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
        (
            NOTES,
            "第一条 附件1 附件1第一部分 附件1第一部分第1项 附件1第一部分第2项 附件1第一部分注 附件1第二部分 附件1第二部分第3项 "
            "附件2 附件2第1项 附件2注1 附件2注2 附件2注 附件3 附件3第1项 附件3注1 附件3注2",
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


@pytest.mark.parametrize(
    ("written", "canonical", "english"),
    [
        ("附件2 注", "附件2注", "annex 2 note"),
        ("附件2 备注1", "附件2注1", "annex 2 note 1"),
        ("annex 2 note 1", "附件2注1", "annex 2 note 1"),
        ("附件2第二部分注一", "附件2第二部分注1", "annex 2 第二部分 note 1"),
    ],
)
def test_a_note_of_an_annex_is_cited_in_both_spellings(written: str, canonical: str, english: str) -> None:
    """A note has no number of its own, or 1, 2; it is part of the annex, and of the part where it stands."""
    text = f"考核文件 甲 “甲办法” {{\n  条款 第一条、附件2\n  满分 100分  依据 第一条、{written} 说明 “共100分”\n}}\n"
    for lang, cited in (("zh", canonical), ("en", english)):
        formatted, _ = format_source(Source("t.rules", text), lang)
        assert f"{cited} {'说明' if lang == 'zh' else 'text'} " in (formatted or "")
    assert Clause.parse(canonical).within(Clause.parse("附件2"))
    assert Clause.parse(canonical).within(Clause.parse("附件2注"))
    assert not Clause.parse("附件2第1项").within(Clause.parse("附件2注"))
