"""The page of what is checked is made from the checks: each says which subjects it covers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from page_reader import measure_around
from subjects import SUBJECTS, Subject

from ruledsl import checks
from ruledsl.checks import Check
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.load import read_rules
from ruledsl.tools.prove import Proofs

HERE = Path(__file__).parent
CLASSES = [checks.load(module) for module in checks.file_names()]
Golden = Callable[[Path, str], None]

HEAD = """# 检查一览 What is checked

*What can be wrong with a measure in forty-six subjects, and the checks that find it; made from the checks themselves.*

`check` 一栏的编号由 `ruledsl check` 直接指出，`check --prove` 一栏的要用求解器对每个单位证明；两栏都空着的，规则语言里写不出这样的错，后面是理由。
每个编号的理由、错误的例子和正确的例子，见 `ruledsl explain 编号`。

| 序号 | 检查什么 | What is checked | `check` | `check --prove` | 写不出来的理由 |
|--|--|--|--|--|--|"""

TAIL = """
给出数据以后，`ruledsl check --facts` 还会指出：各单位都相同的事实（N330，只作除数、作比较标准的目标数一类除外）、没有单位得到的等次（N331）、
没有单位涉及的条文（N332）；它和 `ruledsl eval` 都指出：漏填的事由（N335）、没有写明可以不涉及而填了“不涉及”的（N337）、
超出范围的值（F105）、不认识的名称（F101）、写了两次的单位（F120）。"""


def covering(number: int) -> list[type[Check]]:
    return [c for c in CLASSES if number in c.covers]


def codes(found: list[type[Check]], proving: bool) -> str:
    return "、".join(c.code for c in found if hasattr(c, "prove") == proving)


def page() -> Iterator[str]:
    yield HEAD
    for s in SUBJECTS:
        found = covering(s.number)
        yield f"| {s.number} | {s.zh} | {s.en} | {codes(found, False)} | {codes(found, True)} | {s.reason} |"
    yield TAIL


def test_the_page_of_what_is_checked_is_made_from_the_checks(golden: Golden) -> None:
    """Whoever adds a check with a subject adds it to the page."""
    golden(HERE / "24-checks.md", "\n".join(page()) + "\n")


@pytest.mark.parametrize("subject", SUBJECTS, ids=[str(s.number) for s in SUBJECTS])
def test_every_subject_has_a_check_or_a_reason(subject: Subject) -> None:
    """What nobody looks at would look as if it were right."""
    assert covering(subject.number) or subject.reason


def test_the_subjects_are_numbered_and_no_check_covers_another() -> None:
    """A number that is no subject would be a slip."""
    assert list(range(1, 47)) == [s.number for s in SUBJECTS]
    assert {n for c in CLASSES for n in c.covers} <= {s.number for s in SUBJECTS}


WITHOUT = [s for s in SUBJECTS if s.reason]


@pytest.mark.parametrize("subject", WITHOUT, ids=[str(s.number) for s in WITHOUT])
def test_what_cannot_be_written_cannot_be_written(subject: Subject) -> None:
    """A reason holds for a program that tries it."""
    rules = read_rules([], texts=[Source("t.rules", measure_around(subject.shown))])
    found = check(rules, more=Proofs())
    assert subject.yields == tuple(d.code for d in found if d.is_error)
