"""Tables that are torn at random: each becomes a scheme without a fault, or is refused with a reason; none ends the program."""

import io
import random
from typing import Any

import openpyxl
import pytest
from tables import ASPECTS, FREE, HEAD, book

from ruledsl.checks import sentence
from ruledsl.show.imported import as_json, summary
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.format import format_source
from ruledsl.tools.import_table import Request, import_table
from ruledsl.tools.import_table.words import name_of, narrow, plain
from ruledsl.tools.load import choose, read_rules

TEXTS = [
    "每发现一处扣0.5分，扣完为止", "每次得1分，最高3分", "有的得满分，没有的不得分", "≥90%得5分，不满90%不得分", "酌情",
    "甲得1分，乙得1分", "合计", "小计", "注：说明", "一、大项", "（一）小项", "1.1 小项", "（10分）", "组织领导（5分）", "加分项",
    "”}{「」#", "\n", " ", "100", "１０", "10%", "5-10", "=A1", "-", "第一部分 共性指标", "满分", "每每每扣分分分", "扣扣1分得得",
]  # fmt: skip


def torn(seed: int) -> bytes:
    """A sound table of two levels after some blows."""
    chance = random.Random(seed)
    rows: list[list[Any]] = [["2024年表"], [*HEAD, "适用对象"]]
    for n, (name, points) in enumerate(ASPECTS.items(), 1):
        rows.append([n, name, f"{name}甲", None, points - 1, chance.choice(TEXTS[:6]), "甲局", None])
        rows.append([None, None, f"{name}乙", None, 1, chance.choice(TEXTS[:6]), None, None])
    rows.append(["合计", None, None, None, 100, None, None, None])
    for _ in range(chance.randrange(0, 6)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice([*TEXTS, None, 3, 2.5])
    merged = []
    for _ in range(chance.randrange(0, 3)):
        top, left = chance.randrange(2, 20), chance.randrange(1, 7)
        column, other = (chr(64 + c) for c in (left, left + chance.randrange(0, 2)))
        merged.append(f"{column}{top}:{other}{top + chance.randrange(0, 3)}")
    return book(rows, *[m for m in merged if len(set(m.split(":"))) == 2][:1])


def lost(data: bytes, text: str) -> list[str]:
    """Words of the columns that are read which stand nowhere in the scheme, not even in a remark."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    words = [plain(str(row[column])) for row in rows for column in (1, 2, 3, 5) if row[column] is not None]
    names = [name_of(word)[0] for word in words]
    sums = ("合计", "小计")
    return [w for w, n in zip(words, names, strict=True) if w not in text and n not in text and narrow(w) not in sums]


def outcome(seed: int) -> str:
    """``written`` or ``refused``; what is written holds what it promises."""
    rules = read_rules([], texts=[Source("m.rules", FREE)])
    chosen = choose(rules, None)
    assert isinstance(chosen, tuple)
    found = import_table(Request("t.xlsx", torn(seed), rules, *chosen, output="s.rules", inapplicable="full"))
    assert all(sentence(d, lang) for d in found.problems for lang in ("zh", "en"))
    assert summary(found, "en", lambda text, role: text) is not None and as_json(found, "s.rules", False, (), (), None)
    if found.text is None:
        assert any(d.is_error for d in found.problems)
        return "refused"
    if "W806" not in {d.code for d in found.problems}:
        assert [] == lost(torn(seed), found.text)
    source = Source("s.rules", found.text)
    assert (found.text, ()) == format_source(source, None)
    assert [] == [d for d in check(read_rules([], texts=[Source("m.rules", FREE), source])) if d.is_error]
    return "written"


@pytest.mark.parametrize("first", range(0, 40, 10))
def test_torn_tables(first: int) -> None:
    """Some of them become schemes, some are refused."""
    assert {"written", "refused"} == {outcome(seed) for seed in range(first, first + 10)}


@pytest.mark.slow
def test_many_torn_tables() -> None:
    """The same for a thousand."""
    assert {"written", "refused"} == {outcome(seed) for seed in range(1000, 2000)}
