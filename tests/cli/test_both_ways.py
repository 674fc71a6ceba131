"""The same files of facts, read as documents and as columns, with every slip that people make: the same units, results, errors.

Units, events and scores are drawn at random; no unit is a real one.
"""

import csv
import json
import random
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("polars")
pytest.importorskip("pyarrow")

from river import Call

from ruledsl.facts.names import folded
from ruledsl.tools.bulk import feeds, in_order, load

RULES = Path(__file__).parent.parent.parent / "rules"
MEASURE = (str(RULES / "jinchang.rules"), "--scheme", str(RULES / "schemes" / "jinchang-minimal.rules"))
HEAD = """\
年度: 2023
本次考核:
  方案制定日: 2023-01-10
  方案审定日: 2023-01-20
  方案实施日: 2023-02-01
  小组组成日: 2023-02-10
  结果审定日: 2023-12-20
  结果通报日: 2023-12-25
"""
CLASSES = ("县区政府", "派出机构", "市政府部门", "下一级政府", "本级部门")
DAYS = ("考核通知日", "考核开始日", "自查报告日", "初评等次日", "结果反馈日")
FLAGS = ("泄密", "符合不合格描述", "泄密影响严重")
EVENTS = ("单位", "编号", "日期", "事由", "计入", "分值", "情形", "指标", "账号", "年终检查")
#: What an event of each kind says besides its day, as one of these.
KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "上级表彰采用": {},
    "媒体专题报道": {},
    "批示表扬或交流发言": {},
    "其他加分": {"分值": ("0.5", "1", "2")},
    "败诉": {"分值": ("5", "10", "7.25")},
    "其他扣分": {"分值": ("5", "5.5")},
    "解读回应不当": {"分值": ("5", "6")},
    "平台严重错误": {"分值": ("5", "10")},
    "平台安全": {"分值": ("5", "8"), "情形": ("安全漏洞", "非法链接", "失泄密")},
    "追责情形": {"分值": ("5", "6"), "情形": ("打击报复", "公开不实", "未按规定公开")},
    "新媒体单项否决": {"指标": ("内容不更新", "互动回应差"), "账号": ("账号一",), "年终检查": ("是", "否")},
}
Rows = list[dict[str, str]]
#: Rows of these names belong to no unit: a document takes them for units of which nothing is known.
NOBODY = {"", "陌生"}


class Slips:
    """Draws values, some of them written otherwise, some of them wrong."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.rate = self.draw.choice([0, 0.02, 0.1])

    def maybe(self, right: str, *others: str) -> str:
        return self.draw.choice(others) if self.draw.random() < self.rate else right

    def name(self, unit: str) -> str:
        return self.maybe(
            unit, f"{unit[:1]} {unit[1:]}", f" {unit} ", unit.replace("1", "１"), unit.replace("一", "⼀")
        )

    def day(self) -> str:
        month, day = self.draw.randint(1, 12), self.draw.randint(1, 28)
        year = self.draw.choice([2023] * 19 + [2024])
        other = (f"{year}/{month}/{day}", f"{year}年{month}月{day}日", "", "2023-13-01", "不详", "明天", "不涉及")
        return self.maybe(f"{year}-{month:02}-{day:02}", *other)


def units_of(slips: Slips, names: list[str]) -> Rows:
    draw = slips.draw
    columns = draw.sample([*DAYS, *FLAGS, "零报告"], draw.randint(0, 9))
    found = []
    for name in names:
        row = {"单位": slips.name(name), "类别": slips.maybe(draw.choice(CLASSES), "", "无此类", "市 政府部门")}
        row["考核内容"] = slips.maybe(
            f"{draw.randint(6000, 10000) / 100:.2f}", "９０", "90分", "-1", "", "90.123", "不涉及"
        )
        for column in columns:
            if column in DAYS:
                row[column] = slips.day()
            elif column in FLAGS:
                row[column] = slips.maybe(draw.choice(["否", "是", ""]), "true", "0", "有", "没有", "x")
            else:
                row[column] = slips.maybe("", "是", "否", "败诉", "其余", "乱写")
        found.append(row)
        found += [dict(row)] * (draw.random() < slips.rate / 3)
    return found


def events_of(slips: Slips, names: list[str]) -> Rows:
    draw = slips.draw
    found = []
    for name in names:
        for number in range(draw.choice([0, 1, 2, 5])):
            day, incident = slips.day(), draw.choice(["", "", "事一", "事二", " 事一"])
            for kind in draw.sample(list(KINDS), draw.choice([1, 1, 2])):
                row = dict.fromkeys(EVENTS, "")
                row |= {
                    "单位": slips.name(name),
                    "编号": slips.maybe(f"第{number}号", "", f"第 {number}号"),
                    "日期": day,
                }
                row |= {"事由": incident, "计入": slips.maybe(kind, f"{kind} ", "其他", "", f"{kind[:1]} {kind[1:]}")}
                row |= {key: slips.maybe(draw.choice(values), "", "11", "五分") for key, values in KINDS[kind].items()}
                row[draw.choice(EVENTS[5:])] += slips.maybe("", "是", "5")
                found.append(row)
    for _ in range(draw.choice([0, 0, 1, 3]) if found else 0):
        found.insert(draw.randint(0, len(found)), {**draw.choice(found), "单位": draw.choice(sorted(NOBODY))})
    if draw.random() < 0.3:
        draw.shuffle(found)
    return found


def approvals_of(slips: Slips, names: list[str]) -> Rows:
    return [
        {"单位": slips.name(name), "上限": slips.maybe("加分合计", "无此", ""), "限额": slips.maybe("12", "", "很多"), "日期": slips.day()}
        for name in names
        if slips.draw.random() < 0.2
    ]  # fmt: skip


def written(slips: Slips, folder: Path) -> None:
    """Every table in one file or in several."""
    draw = slips.draw
    names = [draw.choice(["单位", "一局"]) + str(n) for n in range(draw.randint(1, 12))]
    tables = {
        "units": units_of(slips, names),
        "events": events_of(slips, names),
        "approvals": approvals_of(slips, names),
    }
    if draw.random() < 0.3:
        draw.shuffle(tables["units"])
    folder.mkdir()
    (folder / "head.yaml").write_text(HEAD, "utf-8")
    for name, rows in tables.items():
        cuts = sorted({0, len(rows), *(draw.randint(0, len(rows)) for _ in range(draw.choice([0, 0, 1, 2])))})
        for number, (start, end) in enumerate(pairwise(cuts)):
            with (folder / f"{name}{number}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows[start:end])


def told_of(errors: str) -> Iterator[tuple[str, str]]:
    """The unit and the code of each error of a document."""
    for block in errors.split("\n\n"):
        code, unit = re.match(r"错误 (F\d+)", block), re.search(r"单位：(.+?)(?:　|$)", block, re.M)
        if code and unit:
            yield folded(unit[1]), code[1]


def result(total: Any, grade: Any) -> tuple[str, str]:
    return f"{float(total):.2f}" if isinstance(total, str) and total else "", grade if isinstance(grade, str) else ""


def both(call: Call, here: Path, *options: str) -> tuple[Any, Any]:
    """Results by unit, and what is wrong with units: of the documents, of the columns."""
    document = call("eval", *MEASURE, "facts", "--format", "json")
    columns = call("eval", *MEASURE, "facts", "-o", "out.csv", *options)
    assert columns.code in (0, 4), columns.err
    units = {folded(u["unit"]): result(u["total"], u["grade"]) for u in json.loads(document.out)["units"]}
    rows, wrong = (
        list(csv.DictReader((here / n).read_text("utf-8-sig").splitlines())) for n in ("out.csv", "out.rejects.csv")
    )
    found = {folded(r["单位"]): result(r["总分"], r["等次"]) for r in rows}
    told = {(folded(r["单位"]), r["代码"]) for r in wrong}
    return ({n: r for n, r in units.items() if n not in NOBODY}, {*told_of(document.err)}), (found, told)


def comparable(told: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Without what the two say in their own ways: of a unit that comes twice, of nobody, of an id in a row without a kind."""
    twice = {unit for unit, code in told if code in ("F120", "F104")}
    kindless = {unit for unit, code in told if code in ("F128", "F129")}
    kept = {(unit, code) for unit, code in told if unit not in NOBODY and unit not in twice}
    return {(unit, code) for unit, code in kept if not (code == "F132" and unit in kindless)}


def agree(call: Call, here: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    slips = Slips(seed)
    written(slips, here / "facts")
    monkeypatch.setattr(load, "PIECE", slips.draw.choice([2, 3, 7, 45_000]))
    monkeypatch.setattr(in_order, "LARGE", slips.draw.choice([0, 2 << 20]))
    monkeypatch.setattr(feeds, "LEAST", slips.draw.choice([1, 2, 4096]))
    engine = slips.draw.choice(["columns", "columns", "python", "duckdb"])
    (units, errors), (found, told) = both(call, here, "--engine", engine)
    assert units == found
    assert comparable(errors) == comparable(told)


@pytest.mark.parametrize("seed", range(24))
def test_documents_and_columns(call: Call, here: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is in the files, in whatever pieces and order they are read."""
    agree(call, here, seed, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 2000))
def test_documents_and_columns_long(call: Call, here: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand more."""
    agree(call, here, seed, monkeypatch)
