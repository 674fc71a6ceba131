"""Names that are easily taken for one another, and words that only hold a place."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import Plan
from ruledsl.measure import Measure, clause_texts
from ruledsl.source import Span
from ruledsl.statements.in_force import InForce
from ruledsl.syntax import Name, Statement, walk

#: Characters that look alike: the first stands for all of its row.
ALIKE = ("0OoО〇○◯零", "1lIⅠ丨|", "口囗", "一－ー—", "·・•", "已己巳", "未末", "日曰", "土士", "干千于", "人入", "天夫",
         "大太", "帐账", "份分", "象像", "型形", "部步", "贷货", "侯候", "戍戌戊", "刺剌", "折拆", "末未", "间闻问", "报极", "复覆")  # fmt: skip
#: Look-alikes that are never meant in a name between Chinese characters or digits.
_ODD = re.compile(r"[囗曰巳戌戍剌〇○◯丨ー]|(?<=\d)[OoIl]|[OoIl](?=\d)|[\u0400-\u04ff]")
_PLACEHOLDER = re.compile(r"待定|待补|待明确|暂缺|TODO|FIXME|TBD|[Xx×]{2,}|[?？]{2,}|…{2,}|_{3,}|此处填写|另行补充")


@cache
def _skeletons() -> dict[int, str]:
    table: dict[int, str] = {}
    for row in ALIKE:
        for char in row:
            table.setdefault(ord(char), row[0])
    return table


def skeleton(name: str) -> str:
    """A name with every look-alike replaced by one of its row."""
    return unicodedata.normalize("NFKC", name).translate(_skeletons())


def confusable(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W335: two names that only look-alikes tell apart, and look-alikes where they cannot be meant."""
    seen: dict[str, tuple[str, Span]] = {}
    names = {n.text: n.span for n in reversed([n for n in walk(measure.statements) if isinstance(n, Name)])}
    for text, span in reversed(names.items()):
        odd = _ODD.search(text)
        if odd:
            yield Diagnostic("W335", {"name": text, "other": odd[0], "which": "odd"}, span)
        first = seen.setdefault(skeleton(text), (text, span))
        if first[0] != text:
            related = (Related(first[1], "first", {"other": first[0]}),)
            yield Diagnostic("W335", {"name": text, "other": first[0], "which": ""}, span, related=related)


def placeholders(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W337: words that hold the place of what was to be decided, in a measure that is in force."""
    if not measure.every(InForce):
        return
    for statement in measure.statements:
        for node in walk(statement):
            for text, span in _texts(node):
                found = _PLACEHOLDER.search(text)
                if found:
                    yield Diagnostic("W337", {"text": found[0]}, span, clause_texts(statement.clauses))


def _texts(node: object) -> Iterator[tuple[str, Span]]:
    if isinstance(node, Name):
        yield node.text, node.span
    elif isinstance(node, Statement):
        quoted = (getattr(node, a, "") for a in ("title", "text", "criteria", "note", "items"))
        yield from ((text, node.span) for text in quoted if isinstance(text, str))
