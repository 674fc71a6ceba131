"""What a report on a comparison must not leave open: how far a proof reaches, whole ranges, amounts per event, why changes belong together."""

from pathlib import Path

import pytest
from river_base import BASE, CHANGES

from ruledsl.show.diff.output import report_text
from ruledsl.show.style import plain
from ruledsl.source import Source
from ruledsl.tools.diff.report import Request, compare
from ruledsl.tools.diff.sides import Side
from ruledsl.tools.load import read_rules


def report(*swaps: tuple[str, str], prove: bool = False, lang: str = "zh", base: str = BASE) -> str:
    """The report on a text of which some words are changed, for a merge request."""
    text = base
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    sides = [Side(n, read_rules((), Path(), [Source(n, t)])) for n, t in (("old", base), ("new", text))]
    return report_text(compare(Request(*sides, year=2023, prove=prove)), "markdown", False, lang, plain)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("没有单位会变差（已证明，范围见下）", "除下面几种情形没有看", "没有看：“投诉”中有多于 1 件事", "“已证明”有范围")),
        ("en", ("No unit is worse off (proved, within what is said below)", "except these:", "not looked at: more than 1 incident")),
    ],
)  # fmt: skip
def test_a_proof_with_a_range_says_so_beside_the_verdict(lang: str, words: tuple[str, ...]) -> None:
    """Two incidents that are each entered twice were not looked at."""
    (change,) = (c for c in CHANGES if c.name == "同一事由不重复扣")
    found = report(*change.swaps, prove=True, lang=lang)
    assert [] == [w for w in words if w not in found]


def test_a_bare_amount_is_told_per_event_unless_it_counts_once() -> None:
    """One point for every event; one point however many there are."""
    every = BASE.replace("先进经验 每项2分", "先进经验 2分")
    once = BASE.replace("先进经验 每项2分", "先进经验 2分 计次 一次")
    swap = ("先进经验 2分", "先进经验 3分")
    assert "| 每件 2分 → 3分 |" in report(swap, base=every)
    assert "| 2分 → 3分 |" in report(swap, base=once)
