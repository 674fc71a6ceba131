"""What once ended in a traceback ends well; each was found by the fuzzing, or by what was tried beside it."""

import pytest
from test_fuzz import tried

from ruledsl import checks, ops
from ruledsl.intervals import of_op
from ruledsl.ir import Op, Type
from ruledsl.parse import parse
from ruledsl.rounding import DIVISIONS
from ruledsl.source import Source

_SURVEY = getattr(checks.find("E263"), "good", "")
_ANSWERS = "满意 100分 不满意 0分"

#: What stood in the place of the answers and their points.
FOUND = [
    "满意 不计 不满意 不计",
    "满意 100分 满意 不计 不满意 不计",
    "满意 100分 满意 不计 不满意 0分",
    "满意 100分 不满意 0分 还行 不计",
]


@pytest.mark.parametrize("answers", FOUND)
def test_what_was_found_ends_well(answers: str) -> None:
    """It can be read, and what is wrong with it is said."""
    assert _ANSWERS in _SURVEY
    assert tried(_SURVEY.replace(_ANSWERS, answers))


@pytest.mark.parametrize("name", sorted({*ops.OPERATORS, *DIVISIONS}))
def test_an_operator_over_nothing_has_the_range_of_its_type(name: str) -> None:
    """A condition without parts or a sum without terms once had no range at all."""
    assert (3, 7) == of_op(Op(name, (), Type("count", 0, 3, 7)), [])


@pytest.mark.parametrize("said", ["归属由方案确定", "封顶 20分", "最低计 0分", "占 30%", "满分由方案确定"])
@pytest.mark.parametrize("of", ["细化 日常工作", "细化 日常工作 { 归入 创新"])
def test_what_only_the_measure_says_is_not_read_in_a_scheme(of: str, said: str) -> None:
    """It was taken by the grammar and had no place in the statement."""
    program = getattr(checks.find("E273"), "good", "")
    head, _, scheme = program.partition("方案 ")
    assert head
    assert scheme
    text = f"{head}方案 二〇二三年 依 示例考核 {{\n  年度 2023\n  {of} {said}{' }' * ('{' in of)}\n}}\n"
    assert not tried(text)
    assert "E104" in [d.code for d in parse(Source("t.rules", text))[1]]


@pytest.mark.parametrize("first", ["第一项", "第3项"])
def test_an_item_alone_is_no_article(first: str) -> None:
    """条款 第一项至第九条 was read as a range that nothing can be printed as."""
    program = getattr(checks.find("E302"), "good", "")
    text = program.replace("条款 第一条至", f"条款 {first}至")
    assert text != program
    assert not tried(text)
    assert "E104" in [d.code for d in parse(Source("t.rules", text))[1]]


@pytest.mark.parametrize("cited", ["第0条", "第〇条", "第三条第0款", "第三条第零项", "附件1第0部分", "0.6", "0", "1.0"])
def test_a_clause_of_the_number_zero_is_none(cited: str) -> None:
    """It was read as no clause at all, and could not be printed."""
    program = getattr(checks.find("E302"), "good", "")
    text = program.replace("依据 第三条", f"依据 {cited}")
    assert text != program
    tried(text)
    assert "E104" in [d.code for d in parse(Source("t.rules", text))[1]]
