"""The official texts, where they are at hand: split as they are numbered, and accounted for clause by clause."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ruledsl.source import Source
from ruledsl.syntax import Clause
from ruledsl.tools.ledger import Account, Texts, ledger, split
from ruledsl.tools.load import read_rules

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "rules"
TEXTS = Path(os.environ.get("RULEDSL_MEASURES", HERE.parents[2] / "shared" / "measures"))
CITIES = ("jinchang", "pingliang")


def text_of(city: str) -> Source:
    file = TEXTS / f"{city}.txt"
    if not file.exists():
        pytest.skip(f"no official text at {file}; set RULEDSL_MEASURES to its folder")
    return Source(file.as_posix(), file.read_text("utf-8"))


def outlines(city: str) -> list[list[Clause]]:
    """The clauses of each document as the outline numbers them."""
    found: list[list[Clause]] = []
    for line in (HERE / "outlines" / f"{city}.txt").read_text("utf-8").splitlines():
        words = line.split()
        if words[0] == "document":
            found.append([])
        elif words[0] == "articles":
            found[-1] += [Clause(n, 1) for n in range(1, int(words[1]) + 1)]
        elif words[0] != "#":
            found[-1] += _inner(Clause.parse(words[0].replace("（", "(").replace("）", ")")), *words[1:])
    return found


def _inner(clause: Clause, kind: str, most: str) -> Iterator[Clause]:
    for number in range(1, int(most) + 1):
        match kind:
            case "款" if number > 1:
                yield Clause(clause.article, number)
            case "项":
                yield Clause(clause.article, 0, number)
            case "目":
                yield Clause(clause.article, 0, clause.item, number)


@pytest.mark.parametrize("city", CITIES)
def test_the_text_splits_as_it_is_numbered(city: str) -> None:
    """Every article, paragraph, item and point, and nothing else."""
    found = [[p.clause for p in d.passages] for d in split(text_of(city))]
    assert [sorted(o) for o in outlines(city)] == [sorted(f) for f in found]


@pytest.mark.parametrize("city", CITIES)
def test_no_line_of_the_text_is_lost(city: str) -> None:
    """Each line is part of an article or kept beside them."""
    text = text_of(city)
    kept = "".join(p.text for d in split(text) for p in d.passages)
    beside = {line for d in split(text) for line in d.around}
    lines = [line.strip() for line in text.text.splitlines() if line.strip()]
    assert [line for line in lines if line not in beside and line[-5:] not in kept] == []


def accounts(city: str, with_text: bool) -> tuple[Account, ...]:
    return ledger(read_rules([RULES / f"{city}.rules"], RULES), Texts(text_of(city) if with_text else None))


@pytest.mark.parametrize("city", CITIES)
def test_every_clause_of_the_official_text_is_accounted_for(city: str) -> None:
    """100 % of both documents of the city, and no number, end or word in which rules and text differ."""
    found = accounts(city, with_text=True)
    assert len(found) == 2
    assert all(account.document for account in found)
    assert [row.clause for account in found for row in account.rows if row.status == "missing"] == []
    assert [d for account in found for d in account.findings] == []


@pytest.mark.parametrize("city", CITIES)
def test_every_declared_clause_is_accounted_for_without_the_text(city: str) -> None:
    """What 条款 declares is enough to see that nothing is missing."""
    found = accounts(city, with_text=False)
    assert [d for account in found for d in account.findings] == []
    assert all(len(account.rows) > 20 for account in found)
