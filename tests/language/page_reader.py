"""A page of the language reference, read into its examples.

A fenced block is told by the words after its marks; any other block is only for the reader.

    rules                 a whole file: begins an example
    rules in a measure    statements of a measure, which get the smallest measure around them (``measure_around``)
    rules file 名.rules    a further file of the next example, for 引入
    yaml facts            a fact file (also json, csv); several in a row are one set of facts
    yaml cases            a file of cases beside the rules
    rules from 名.rules    a rule file of the project, under rules/; the block shows lines of it
    yaml facts from 名     likewise a fact file
    expect                what comes out of the rules, with the facts before it

``as written`` at the end says that the spelling is the point: the formatter may change it.  ``not yet`` at the end of
``expect`` says that the page is right and the program is not; such an example must fail until the mark is removed.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from attrs import define, evolve, field, frozen

from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.statements.blocks import MeasureBlock
from ruledsl.statements.by_class import each_of
from ruledsl.statements.indicator import Indicator

#: The year of facts that name none, where the example has the smallest measure around it.
YEAR = 2023
#: The rule and fact files of the project.
RULES = Path(__file__).parents[2] / "rules"
_FENCE = re.compile(r"(`{3,})(.*)")
_HEADING = re.compile(r"#+ +(.*)")
_FACTS = {"yaml facts": "yaml", "json facts": "json", "csv facts": "csv", "yaml cases": "cases.yaml"}


@frozen
class Fence:
    """A fenced block: the words after its marks, its text, its first line, the heading that it stands under."""

    words: str
    text: str
    line: int
    heading: str


@frozen
class Run:
    """Facts and what is expected of them, one line each."""

    facts: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]
    line: int


@frozen
class Example:
    """A program with its runs; ``inside`` when the page shows only statements, ``free`` when it is kept as written."""

    page: str
    title: str
    line: int
    text: str
    inside: bool = False
    free: bool = False
    files: tuple[tuple[str, str], ...] = ()
    runs: tuple[Run, ...] = field(default=(), repr=False)
    awaited: bool = False

    @property
    def program(self) -> str:
        """The text of the file that is read."""
        return measure_around(self.text) if self.inside else self.text


def fences(text: str) -> Iterator[Fence]:
    """The fenced blocks of a page with the heading above each."""
    heading, opened, mark, first = "", None, "", 0
    body: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        fence = _FENCE.fullmatch(line.strip())
        if opened is None and fence:
            opened, mark, first, body = fence[2].strip(), fence[1], number + 1, []
        elif opened is not None and line.strip() == mark:
            yield Fence(opened, "".join(f"{part}\n" for part in body), first, heading)
            opened = None
        elif opened is not None:
            body.append(line)
        elif found := _HEADING.fullmatch(line):
            heading = found[1].strip()
    assert opened is None, f"the block of line {first - 1} is not closed"


def excerpted(fence: Fence, name: str) -> str:
    """A whole file of the project; every line that the page shows must stand in it."""
    text = (RULES / name.strip()).read_text("utf-8")
    lines = {" ".join(line.split()) for line in text.splitlines()}
    strange = [line for line in fence.text.splitlines() if " ".join(line.split()) not in lines | {"…", ""}]
    assert not strange, f"{name} has no line {strange[0]}"
    return text


@define
class _Page:
    """The examples of a page so far."""

    name: str
    examples: list[Example] = field(factory=list)
    files: list[tuple[str, str]] = field(factory=list)
    facts: list[tuple[str, str]] = field(factory=list)
    answered: bool = False

    def take(self, fence: Fence) -> None:
        """Work in one block."""
        words = fence.words.removesuffix(" as written")
        if words.startswith("rules file "):
            self.files.append((words.removeprefix("rules file ").strip(), fence.text))
        elif words.startswith("rules from "):
            self._begin(evolve(fence, text=excerpted(fence, words.removeprefix("rules from "))), False, False)
        elif words.startswith("yaml facts from "):
            name = words.removeprefix("yaml facts from ")
            self._fact_file(evolve(fence, text=excerpted(fence, name)), "yaml")
        elif words in ("rules", "rules in a measure"):
            self._begin(fence, words.endswith("measure"), words != fence.words)
        elif words in _FACTS:
            self._fact_file(fence, _FACTS[words])
        elif words in ("expect", "expect not yet"):
            self._expect(fence, words.endswith("yet"))

    def _begin(self, fence: Fence, inside: bool, free: bool) -> None:
        before = [e for e in self.examples if re.fullmatch(re.escape(fence.heading) + r"( \(\d+\))?", e.title)]
        title = f"{fence.heading} ({len(before) + 1})" if before else fence.heading
        self.examples.append(Example(self.name, title, fence.line, fence.text, inside, free, tuple(self.files)))
        self.files, self.facts, self.answered = [], [], False

    def _fact_file(self, fence: Fence, kind: str) -> None:
        if self.answered:
            self.facts, self.answered = [], False
        self.facts.append((f"facts{len(self.facts) + 1}.{kind}", fence.text))

    def _expect(self, fence: Fence, awaited: bool) -> None:
        assert self.examples, f"{self.name}: line {fence.line} expects something of no program"
        lines = tuple(line.strip() for line in fence.text.splitlines() if line.strip())
        last = self.examples[-1]
        runs = (*last.runs, Run(tuple(self.facts), lines, fence.line))
        self.examples[-1] = evolve(last, runs=runs, awaited=last.awaited or awaited)
        self.answered = True


def read_page(path: Path) -> tuple[Example, ...]:
    """The examples of a page, in order."""
    page = _Page(path.stem)
    for fence in fences(path.read_text("utf-8")):
        page.take(fence)
    return tuple(page.examples)


def headings(path: Path) -> list[str]:
    """The headings of a page; a line of an example that begins with # is none."""
    found: list[str] = []
    inside = False
    for line in path.read_text("utf-8").splitlines():
        inside ^= line.startswith("```")
        heading = _HEADING.fullmatch(line)
        if heading and not inside:
            found.append(heading[1].strip())
    return found


# ---- the smallest measure

_ITEMS = "、".join(f"第{n}条（一）至（九）" for n in "一二三四五六七八九十")
#: What every measure needs, by kind of statement; a fragment brings its own or gets these.
_STANDARD = {
    "outline": f"条款 第一条至第二十条、{_ITEMS}",
    "in_force": "施行 2023-01-01",
    "year": "年度 1月1日至12月31日",
    "full_marks": "满分 {full}分 分值 2位小数",
    "indicator": "指标 考核内容 满分 100分",
    "total": "总分 {{\n    第一步 指标得分合计\n    第二步 计入 加分合计\n    第三步 扣减 扣分合计\n  }}",
    "grades": "等次 {{\n    优秀   90分及以上\n    良好   80分及以上不满90分\n    合格   60分及以上不满80分\n    不合格 不满60分\n  }}",
}


def measure_around(text: str) -> str:
    """Statements in a measure: what every measure needs and the statements do not say is added after them."""
    inner = "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())
    head = "考核文件 示例考核 “示例市政务公开考核办法” {\n"
    document, _ = parse(Source("示例.rules", f"{head}{inner}}}\n"))
    written = [s for b in document.blocks if isinstance(b, MeasureBlock) for s in b.statements]
    kinds = {type(s).RULE for s in written}
    added = "".join(f"  {line}\n" for kind, line in _STANDARD.items() if kind not in kinds)
    return f"{head}{inner}\n{added.format(full=_full_marks(written))}}}\n"


def _full_marks(statements: list[object]) -> Decimal:
    """The full marks of all indicators together, for the first of classes; 100 where none are written."""
    tops = [each_of(s.maximum)[0] for s in statements if isinstance(s, Indicator) and s.maximum is not None]
    return sum((Decimal(t.value).scaleb(-t.decimals) for t in tops), Decimal(0)) or Decimal(100)
