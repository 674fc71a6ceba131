"""The catalogue of constructs: every id has its heading and an example; the table of all ids is made from the pages.

The themes are those of a survey of public assessment measures; ``A4`` is the fourth construct of the first theme.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen
from page_reader import Example, Run, headings, read_page

HERE = Path(__file__).parent / "constructs"
PAGES = sorted(HERE.glob("[a-k]-*.md"))
TABLE = HERE / "00-table.md"
#: How many constructs each theme has.
THEMES = {"A": 13, "B": 7, "C": 18, "D": 20, "E": 14, "F": 10, "G": 8, "H": 6, "I": 9, "J": 8, "K": 11}
IDS = tuple(f"{theme}{number}" for theme, most in THEMES.items() for number in range(1, most + 1))
_ID = re.compile(r"([A-K]\d+)\s+(.+)")
#: The words of a section whose construct the language cannot say.
NOT_YET = "尚不能表达"
EXPRESSIBLE, REFUSED, AWAITED = "可以表达 expressible", "拒绝并说明 refused", "尚不能表达 not yet"


@frozen
class Section:
    """The heading of a construct, the text below it, and its examples."""

    id: str
    title: str
    page: Path
    text: str
    examples: tuple[Example, ...]

    @property
    def status(self) -> str:
        """What the examples show; nothing where there are none."""
        if NOT_YET in self.text or any(e.awaited for e in self.examples):
            return AWAITED
        if any(shows_a_result(run) for e in self.examples for run in e.runs):
            return EXPRESSIBLE
        return REFUSED if any(refuses(run) for e in self.examples for run in e.runs) else ""

    @property
    def turned_down(self) -> str:
        """The codes with which ways of writing it that leave something open are turned down."""
        lines = [line for e in self.examples for run in e.runs for line in run.expected if line.startswith("错误")]
        return "、".join(sorted(set(re.findall(r"E\d+", " ".join(lines)))))


def shows_a_result(run: Run) -> bool:
    """Whether facts lead to a value that the page awaits."""
    return bool(run.facts) and any(": " in line and not line.endswith("不予计算") for line in run.expected)


def refuses(run: Run) -> bool:
    """Whether a program is turned down."""
    return any(line.startswith("错误") for line in run.expected)


def sections(page: Path) -> Iterator[Section]:
    """The constructs of a page, in order."""
    text, examples = page.read_text("utf-8"), read_page(page)
    for heading in headings(page):
        found = _ID.fullmatch(heading)
        if found:
            below = text.partition(f" {heading}\n")[2]
            own = re.split(r"^#{1,3} ", re.sub(r"^```.*?^```", "", below, flags=re.M | re.S), maxsplit=1, flags=re.M)[0]
            mine = tuple(e for e in examples if re.fullmatch(re.escape(heading) + r"( \(\d+\))?", e.title))
            yield Section(found[1], found[2], page, own, mine)


def all_sections() -> list[Section]:
    return [s for page in PAGES for s in sections(page)]


def test_every_construct_has_one_heading_on_the_page_of_its_theme() -> None:
    """Until all themes have their pages, only those that have one are looked at."""
    themes = {page.name[0].upper() for page in PAGES}
    wanted = sorted(i for i in IDS if i[0] in themes)
    assert wanted == sorted(s.id for s in all_sections() if s.page.name[0].upper() == s.id[0])
    assert len(wanted) == len(all_sections()), "a construct stands on the page of another theme"


def test_every_construct_has_an_example_or_says_what_is_missing() -> None:
    """A heading alone proves nothing."""
    assert [] == [s.id for s in all_sections() if not s.status]


def test_the_table_lists_every_construct(golden: Callable[[Path, str], None]) -> None:
    """Which construct stands where, and whether it can be said: made from the pages."""
    golden(TABLE, "\n".join(table()) + "\n")


def table() -> Iterator[str]:
    found = {s.id: s for s in all_sections()}
    number = {status: sum(s.status == status for s in found.values()) for status in (EXPRESSIBLE, REFUSED, AWAITED)}
    yield from (
        "# 写法一览 Constructs",
        "",
        "*What public assessment measures say, on which page it is written, and which ways of leaving it open are refused.*",
        "",
        f"共 {len(IDS)} 种：" + "，".join(f"{status} {count}" for status, count in number.items()) + "。由各页生成。",
        "",
        "| 编号 | 写法 Construct | 页 | 状态 | 含糊的写法被拒绝 |",
        "|--|--|--|--|--|",
    )
    for name in IDS:
        if name in found:
            section = found[name]
            page = f"[{section.page.stem}]({section.page.name})"
            yield f"| {name} | {section.title} | {page} | {section.status} | {section.turned_down} |"
        else:
            yield f"| {name} | | | | |"
