"""Names that are easily taken for one another, and words that only hold a place."""

import re
from collections.abc import Iterator

from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.ir import Plan
from ruledsl.lookalikes import by_shape
from ruledsl.measure import Measure, clauses_at
from ruledsl.source import Span
from ruledsl.statements.in_force import InForce
from ruledsl.syntax import Name, Statement

#: Look-alikes that are never meant in a name between Chinese characters or digits.
_ODD = frozenset("囗曰巳戌戍剌〇○◯丨ー" + "".join(map(chr, range(0x400, 0x500))))
#: They stand for a digit beside one.
_LETTERS = r"(?<=\d)[OoIl]|[OoIl](?=\d)"
_PLACEHOLDER = re.compile(r"待定|待补|待明确|暂缺|TODO|FIXME|TBD|[Xx×]{2,}|[?？]{2,}|…{2,}|_{3,}|此处填写|另行补充")


def confusable(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W335: two names that only look-alikes tell apart, and look-alikes where they cannot be meant."""
    seen: dict[str, tuple[str, Span]] = {}
    names = {n.text: n.span for n in reversed([n for n in measure.nodes if isinstance(n, Name)])}
    for text, span in reversed(names.items()):
        odd = _odd(text)
        if odd:
            yield Diagnostic("W335", {"name": text, "other": odd, "which": "odd"}, span)
        first = seen.setdefault(by_shape(text), (text, span))
        if first[0] != text:
            related = (Related(first[1], "first", {"other": first[0]}),)
            yield Diagnostic("W335", {"name": text, "other": first[0], "which": ""}, span, related=related)


def _odd(text: str) -> str:
    """The first character of a name that cannot be meant; empty for none."""
    places = [] if _ODD.isdisjoint(text) else [n for n, char in enumerate(text) if char in _ODD]
    if not text.isalpha() and (letter := re.search(_LETTERS, text)):
        places.append(letter.start())
    return text[min(places)] if places else ""


def placeholders(measure: Measure, plan: Plan) -> Iterator[Diagnostic]:
    """W337: words that hold the place of what was to be decided, in a measure that is in force."""
    if not measure.every(InForce):
        return
    for statement, nodes in measure.parts:
        for node in nodes:
            for text, span in _texts(node):
                found = _PLACEHOLDER.search(text)
                if found:
                    yield Diagnostic("W337", {"text": found[0]}, span, clauses_at(statement, span))


def _texts(node: object) -> Iterator[tuple[str, Span]]:
    if isinstance(node, Name):
        yield node.text, node.span
    elif isinstance(node, Statement):
        quoted = (getattr(node, a, "") for a in ("title", "text", "criteria", "note", "items"))
        yield from ((text, node.span) for text in quoted if isinstance(text, str))
