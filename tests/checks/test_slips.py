"""Correct files have no finding, and the slips of the pen that make them wrong are found.

What is counted: of the slips in files that stand beside the text of their document (the real texts where they are at
hand, else only invented ones) those that change what is computed or what is said of a clause are wrong, because the text
says otherwise; at least 95 in 100 of them are found by ``check`` or by ``ledger --text``.  Schemes have no text, but cases
beside them, which ``test`` runs; they are counted by themselves.  ``python tests/checks/judged.py`` prints all.
"""

import hashlib
from pathlib import Path

import pytest
import slips
from corpus import correct
from judged import Judged, judged, read, table

from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.ledger import Texts, ledger

#: The list of operators as it stood before any check was tuned to it.
FROZEN = "0c1dd0c2d568b554265f840ca2bfb686d9fec406e86ab33c13f83c828ad591b4"


def test_the_list_of_operators_is_frozen() -> None:
    """Whoever bends the slips to what the checks find has to change this line too."""
    assert FROZEN == hashlib.sha256(Path(slips.__file__).read_bytes()).hexdigest()


def test_no_finding_on_correct_files() -> None:
    """More than fifty: both cities' measures and schemes, and invented measures, against their texts too."""
    assert len(correct()) >= 50
    for file in correct():
        rules = read(file.files)
        assert [d for d in check(rules) if d.code[0] in "EW"] == []
        texts = Texts(Source("text", file.text) if file.text else None)
        assert [d for account in ledger(rules, texts) for d in account.findings] == []


def share(found: list[Judged], authority: str) -> tuple[int, int]:
    """How many of the slips that change something were found."""
    own = [j for j in found if j.authority == authority and j.verdict not in ("equal", "proved", "silent")]
    return sum(j.verdict == "found" for j in own), len(own)


@pytest.mark.parametrize(
    ("each", "operators", "least"), [(1, 4, 150), pytest.param(4, 12, 1500, marks=pytest.mark.slow)]
)
def test_ninety_five_in_a_hundred_slips_are_found(each: int, operators: int, least: int) -> None:
    """Against the text of the document; in schemes against the cases beside them."""
    found = list(judged(each, operators, correct()))
    assert len(found) >= least
    hits, wrong = share(found, "text")
    assert hits >= 0.95 * wrong, table(found)
    hits, wrong = share(found, "cases")
    assert hits >= 0.9 * wrong, table(found)
