"""The programs of the catalogue as parts that can be put together: names made apart, statements by their kind.

Every page of the constructs shows programs that run; each becomes a ``Part``, in which all names carry a mark, so that two
parts can stand in one measure.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from attrs import frozen

LANGUAGE = Path(__file__).parents[1] / "language"
sys.path.append(str(LANGUAGE))

from page_reader import Example, read_page  # noqa: E402

from ruledsl.concrete import tokens  # noqa: E402
from ruledsl.names import EVENT_FIELDS, RESERVED  # noqa: E402
from ruledsl.parse import parse  # noqa: E402
from ruledsl.source import Source  # noqa: E402
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock  # noqa: E402
from ruledsl.syntax import Statement  # noqa: E402
from ruledsl.tools.load import Compiled, compile_measure, read_rules  # noqa: E402

PAGES = sorted((LANGUAGE / "constructs").glob("[a-k]-*.md"))
#: Names that mean the same in every measure.
SHARED = RESERVED | EVENT_FIELDS | {"期首", "期末", "次数", "完成数", "目标数", "事件"}
#: Statements that say which document it is; a measure put together has its own.
HEAD = ("number", "issuer", "outline", "in_force", "valid_for", "repeals", "applies", "not_scored", "example")
_ID = re.compile(r"([A-K]\d+)\s")
_CITES = re.compile(r"\s*依据 (?:无 “[^”]*”|[^\n{}]*?)(?=\s*(?:部分落实|说明|\{|\}|\n|$|记作|按 |当 |  ))")


@frozen
class Part:
    """A program of the catalogue with its names marked: the construct, its statements and those of its schemes."""

    id: str
    mark: str
    text: str
    survey: bool
    statements: tuple[tuple[Statement, str], ...]
    schemes: tuple[tuple[Statement, str], ...]

    def of(self, *kinds: str) -> list[tuple[Statement, str]]:
        """The statements of some kinds."""
        return [(s, text) for s, text in self.statements if type(s).RULE in kinds]

    @property
    def kinds(self) -> set[str]:
        return {type(s).RULE for s, _ in (*self.statements, *self.schemes)}


def marked(text: str, mark: str) -> str:
    """The text with the mark at the end of every name of the author."""
    out, at = [], 0
    for token in tokens(text):
        name = token.value.strip("「」")
        if token.type == "NAME" and name not in SHARED:
            out += [text[at : token.start], f"「{name}{mark}」" if token.value[0] == "「" else f"{name}{mark}"]
            at = token.end
    return "".join([*out, text[at:]])


def uncited(text: str) -> str:
    """The text without its citations, which belong to a document of its own."""
    return _CITES.sub("", f"{text}\n").rstrip("\n")


def compiled(text: str) -> Compiled | None:
    """The only measure of a text, lowered; None where it does not parse."""
    rules = read_rules([], texts=[Source("pair.rules", text)])
    return None if rules.diagnostics else compile_measure(rules, *rules.measures[0])


def is_right(found: Compiled | None) -> bool:
    return found is not None and not any(d.is_error for d in found.diagnostics)


def part(name: str, program: str, mark: str) -> Part | None:
    """A program as a part; None for one that is no single measure or is wrong by itself, as the refused ones are."""
    text = marked(uncited(program), mark)
    document, problems = parse(Source("part.rules", text))
    blocks = [b for b in document.blocks if isinstance(b, MeasureBlock)]
    if problems or len(blocks) != 1 or document.imports or not is_right(compiled(text)):
        return None
    sliced = [(s, text[s.span.start : s.span.end]) for s in blocks[0].statements if type(s).RULE not in HEAD]
    schemes = [
        (s, text[s.span.start : s.span.end])
        for b in document.blocks
        if isinstance(b, SchemeBlock)
        for s in b.statements
        if type(s).RULE not in (*HEAD, "year_of", "roster_list")
    ]
    return Part(name, mark, text, blocks[0].sort == "survey", tuple(sliced), tuple(schemes))


def programs() -> Iterator[tuple[str, Example]]:
    """Every program of the catalogue with the id of its construct."""
    for page in PAGES:
        for example in read_page(page):
            if found := _ID.match(example.title):
                yield found[1], example


@cache
def parts(mark: str) -> tuple[Part, ...]:
    """All parts of the catalogue, their names marked."""
    found = (part(name, example.program, mark) for name, example in programs())
    return tuple(p for p in found if p is not None)
