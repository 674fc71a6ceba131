"""The report of changing one band end of Jinchang and one bonus of Pingliang answers a fixed list of questions."""

from functools import cache
from pathlib import Path

import pytest

from ruledsl.show.diff.output import report_text
from ruledsl.show.style import plain
from ruledsl.source import Source
from ruledsl.tools.diff.report import Request, compare
from ruledsl.tools.diff.sides import Side
from ruledsl.tools.load import read_rules

RULES = Path(__file__).parents[2] / "rules"
SWAPS = {
    "jinchang": (("优秀   90分及以上 “", "优秀   91分及以上 “"), ("80分及以上不满90分 “", "80分及以上不满91分 “")),
    "pingliang": (("上级通报表彰 1分", "上级通报表彰 2分"),),
}
MEASURES = {"jinchang": "金昌政务公开考核", "pingliang": "平凉政务公开考核"}
HERE = Path(__file__).parent / "questions"
LINES = (HERE / "questions.md").read_text("utf-8").splitlines()
QUESTIONS = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in LINES if line.startswith("| ")][1:]


@cache
def report(city: str) -> str:
    """The report with proofs and some units, as a terminal shows it."""
    text = (RULES / f"{city}.rules").read_text("utf-8")
    changed = text
    for old, new in SWAPS[city]:
        assert old in changed
        changed = changed.replace(old, new, 1)
    scheme = Source("scheme", (RULES / f"schemes/{city}-minimal.rules").read_text("utf-8"))
    sides = [Side(n, read_rules((), RULES, [Source(n, t), scheme])) for n, t in (("old", text), ("new", changed))]
    facts = HERE / f"{city}.yaml"
    given = ((facts.name, facts.read_bytes()),)
    found = compare(Request(sides[0], sides[1], MEASURES[city], None, (), given, True))
    return report_text(found, "table", False, "zh", plain)


@pytest.mark.parametrize(("question", "city", "answer"), QUESTIONS)
def test_the_report_answers(question: str, city: str, answer: str) -> None:
    """The answer stands in the report, word for word."""
    assert answer in report(city), question


def test_there_are_at_least_eight_questions() -> None:
    """And both reports are asked about."""
    assert len(QUESTIONS) >= 8 and {q[1] for q in QUESTIONS} == set(SWAPS)
