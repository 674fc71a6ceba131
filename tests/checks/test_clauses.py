"""Every finding cites the clause of the innermost statement around it, also inside a group of indicators."""

import re
from collections.abc import Iterator

import pytest

from ruledsl import checks
from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.syntax import Clause, walk
from ruledsl.tools.check import check
from ruledsl.tools.citing import OF_CITATIONS
from ruledsl.tools.format import format_source
from ruledsl.tools.load import read_rules
from ruledsl.tools.run import Request, run

#: What contradicts another text cites what that text says.
OF_ANOTHER_TEXT = frozenset({"E271", "E272", "E275", "E278", "E286"})
BAD = [(m, c.bad) for m in checks.file_names() if m[0] in "ewi" and m[1] != "4" and (c := checks.load(m)).bad]
_INDICATOR = re.compile(r"(\s*)指标 (\S+) 满分 (\d+分)(.*)$")


def nested(text: str) -> str:
    """Each indicator of one line inside a group of its own, which cites another clause."""
    lines = []
    for number, line in enumerate(text.splitlines(keepends=True)):
        found = _INDICATOR.match(line.rstrip())
        whole = found and line.count("{") == line.count("}") and "依据" in line
        group = f"{found[1]}指标 外层{number} 满分 {found[3]} 依据 第二条 {{ {line.strip()} }}\n" if found else ""
        lines.append(group if whole else line)
    return "".join(lines)


def astray(text: str) -> Iterator[str]:
    """The findings that cite something else than the innermost statement around them."""
    source = Source("t.rules", text)
    document, problems = parse(source)
    for found in () if problems else check(read_rules([], texts=[source])):
        if found.span is not None and found.span.end and found.code not in OF_CITATIONS | OF_ANOTHER_TEXT:
            around = [n for b in document.blocks for n in walk(b) if getattr(n, "clauses", ()) and holds(n.span, found)]
            nearest = min(around, key=lambda n: n.span.end - n.span.start, default=None)
            wanted = clause_texts(getattr(nearest, "clauses", ()))
            if wanted != found.clauses:
                yield f"{found.code}: {found.clauses}, not {wanted}"


def holds(outer: object, found: Diagnostic) -> bool:
    assert found.span is not None
    return outer.start <= found.span.start and found.span.end <= outer.end  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", [text for _, text in BAD], ids=[name for name, _ in BAD])
def test_a_finding_cites_the_nearest_clause(text: str) -> None:
    """As it is written, and with every indicator inside a group that cites another clause."""
    assert [] == [*astray(text), *astray(nested(text))]


def test_some_findings_stand_inside_a_group() -> None:
    """The second half of the test above is about something."""
    inside = [name for name, text in BAD if nested(text) != text]
    assert len(inside) > len(BAD) / 2


RULES = """\
考核文件 示例考核 “示例市政务公开考核办法” {
  条款 第一条至第九条、第四条（一）至（三）
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分             依据 第二条
  指标 日常 满分 100分   依据 第三条 {
    指标 宣传 满分 40分  依据 第四条（一）
    指标 公开 满分 60分 计分 逐项 { 主动公开 30分  依申请公开 30分 }  依据 第四条（二） 
  }
  总分 { 第一步 指标得分合计  依据 第五条 }
  等次 { 合格 60分及以上  不合格 不满60分 }  依据 第七条
}
"""


@pytest.mark.parametrize(
    ("facts", "code", "clause"),
    [
        ("宣传: 不涉及, 公开: {主动公开: 是, 依申请公开: 是}", "F115", "第四条（一）"),
        ("宣传: 50, 公开: {主动公开: 是, 依申请公开: 是}", "F105", "第四条（一）"),
        ("宣传: 40, 公开: {主动公开: 是, 依申请公开: 也许}", "F110", "第四条（二）"),
        ("宣传: 40, 公开: {主动公开: 是}", "F103", "第四条（二）"),
    ],
)
def test_a_wrong_fact_cites_the_clause_of_its_own_item(facts: str, code: str, clause: str) -> None:
    """It was that of the whole tree."""
    file = ("t.yaml", f"年度: 2023\n单位: {{甲局: {{{facts}}}}}\n".encode())
    found = run(Request(read_rules([], texts=[Source("t.rules", RULES)]), (file,))).problems
    assert [(code, (clause,))] == [(d.code, d.clauses) for d in found]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("第5条第三项", "第五条（三）"),
        ("第三章第五条", "第五条"),
        ("附件一", "附件1"),
        ("附件 2 第3项", "附件2第3项"),
        ("附件1第二部分第（三）项", "附件1第二部分（三）"),
        ("附件一、1.", "附件第一部分第1项"),
        ("附件1第五条第二款", "附件1第五条第二款"),
        ("附表2", "附表2"),
        ("annex 1", "附件1"),
        ("二、（一）1.（1）", "第二部分（一）第一目（1）"),
        ("第二章第三节", "第二章第三节"),
        ("第四条第二款、第三款", "第四条第二款、第三款"),
        ("附件1第1项、第2项", "附件1第1项、第2项"),
    ],
)
def test_a_citation_has_one_form(written: str, canonical: str) -> None:
    """However it was written, in the text or in an annex; formatting it again changes nothing."""
    line = "  扣分 附件齐全 每次1分  依据 {}\n"
    text = f"考核文件 甲 “甲” {{\n{line.format(written)}}}\n"
    formatted, _ = format_source(Source("t.rules", text), "zh")
    assert f"考核文件 甲 “甲” {{\n{line.format(canonical)}}}\n" == formatted
    assert formatted
    assert formatted == format_source(Source("t.rules", formatted), "zh")[0]


@pytest.mark.parametrize(
    ("cited", "there"),
    [("附件2", True), ("附件4", False), ("附件1第9项", True), ("附件2第3项", False), ("附件", False), ("附表2", False)],
)
def test_of_an_annex_is_checked_what_is_declared(cited: str, there: bool) -> None:
    """The annex itself always; its lines where 条款 says which there are."""
    outline = "条款 第一条至第二条、附件1至附件3、附件2第1项至第2项"
    document, problems = parse(Source("t.rules", f"考核文件 甲 “甲” {{ {outline} }}"))
    assert not problems
    (statement,) = document.blocks[0].statements
    assert there == statement.contains(Clause.parse(cited))
