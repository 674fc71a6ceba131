"""The same files of facts, read as documents and as columns, with every slip that people make: the same units, results, errors.

Facts are drawn at random for every measure that comes with the project; no unit is a real one.
"""

import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("polars")
pytest.importorskip("pyarrow")

from river import Call

from ruledsl.facts.layout import Layout, layout
from ruledsl.facts.names import folded
from ruledsl.ir import Fact
from ruledsl.tools.bulk import feeds, in_order, load
from ruledsl.tools.load import Compiled, choose, compile_measure, read_rules

RULES = Path(__file__).parent.parent.parent / "rules"
MEASURES = (
    ("jinchang.rules", "schemes/jinchang-minimal.rules"),
    ("jinchang.rules", "schemes/jinchang-survey.rules"),
    ("pingliang.rules", "schemes/pingliang-minimal.rules"),
    ("pingliang.rules", "schemes/pingliang-sample.rules"),
    ("examples/office-performance.rules",),
    ("examples/smart-community.rules",),
    ("examples/news-tariff.rules",),
)
Rows = list[dict[str, str]]
#: Rows of these names belong to no unit: a document takes them for units of which nothing is known.
NOBODY = {"", "陌生"}
#: What is written in place of a value of each kind, most of it wrong.
SLIPS: dict[str, tuple[str, ...]] = {
    "ratio": ("150%", "x", "", "不涉及", "95", "-1%"),
    "flag": ("有", "true", "x", "1", "不涉及", ""),
    "date": ("2023/5/1", "2023年5月1日", "明天", "不详", "", "不涉及"),
    "choice": ("无此", "", "不涉及"),
    "key": ("", " 东", "东\u200b"),
    "text": ("",),
}
NUMBERS = ("１２", "x", "-5", "", "99999", "1e3", "不涉及", "5分")


@cache
def compiled(files: tuple[str, ...]) -> Compiled:
    rules = read_rules([RULES / name for name in files], root=RULES)
    found = choose(rules, None)
    assert isinstance(found, tuple), found
    return compile_measure(rules, *found)


class Draw(random.Random):
    """Draws facts, some of them written otherwise, some of them wrong."""

    def __init__(self, seed: int, year: int) -> None:
        super().__init__(seed)
        self.year, self.rate = year, self.choice([0, 0, 0.02, 0.1])

    def slip(self, right: str, *others: str) -> str:
        return self.choice(others) if self.random() < self.rate else right

    def name(self, name: str) -> str:
        return self.slip(name, f"{name[:1]} {name[1:]}", f" {name} ", name.replace("1", "１"), name.replace("一", "⼀"))

    def value(self, fact: Fact) -> str:
        kind, places = fact.type.kind, fact.type.decimals
        if kind == "date":
            right = f"{self.year}-{self.randint(1, 12):02}-{self.randint(1, 28):02}"
        elif kind == "choice":
            right = self.choice([c for c in fact.type.choices if c] or [""])
        elif kind in SLIPS:
            percent = f"{self.randint(0, 1000) / 10:.1f}%"
            right = {"ratio": percent, "flag": self.choice("是否"), "key": self.choice("东西南")}.get(kind, "说明")
        else:
            most = min(fact.type.hi, fact.type.lo + 100 * 10**places)
            right = f"{self.randint(fact.type.lo, most) / 10**places:.{places}f}"
        return self.slip(right, *SLIPS.get(kind, NUMBERS))

    def row(self, table: Layout) -> dict[str, str]:
        """A row of a table: what must be there, most of the rest."""
        chances = {"error": 1.0, "default": 0.5}
        facts = {e.path: e.fact for e in (*table.slots, *table.notes) if e.fact.role not in ("id", "class")}
        row = {}
        for path, fact in facts.items():
            chance = 0.3 if fact.role == "incident" else 0.6 if fact.classes else chances.get(fact.when_absent, 0.75)
            row[path] = self.value(fact) if self.random() < chance else ""
        return row


def units_of(draw: Draw, unit: Layout, roster: dict[str, str], names: Sequence[str]) -> Rows:
    classes = [c for c in unit.class_slot.fact.type.choices if c] if unit.class_slot else []
    found = []
    for name in names:
        row = {
            "单位": draw.name(name),
            "类别": draw.slip(roster.get(name) or draw.choice(classes or [""]), "", "无此类"),
        }
        row |= draw.row(unit) | {"零报告": draw.choice(["", "", "是", "其余", "否"])}
        found += [row, *[dict(row)] * (draw.random() < draw.rate / 3)]
    return found


def events_of(draw: Draw, kinds: Sequence[Layout], names: Sequence[str]) -> Rows:
    found: Rows = []
    for name in names if kinds else ():
        for number in range(draw.choice([0, 1, 2, 4])):
            shared: dict[str, str] = {}
            for kind in draw.sample(kinds, min(len(kinds), draw.choice([1, 1, 2]))):
                row = {"单位": draw.name(name), "编号": draw.slip(f"第{number}号", "", f"第 {number}号")}
                row |= {"计入": draw.slip(kind.path, "其他", "", f" {kind.path}")} | draw.row(kind)
                shared = shared or {s.path: row[s.path] for s in (kind.date, kind.incident) if s}
                found.append(row | {path: text for path, text in shared.items() if path in row})
    for _ in range(draw.choice([0, 0, 1, 3]) if found else 0):
        found.insert(draw.randint(0, len(found)), {**draw.choice(found), "单位": draw.choice(sorted(NOBODY))})
    return found


def below(draw: Draw, table: Layout, names: Sequence[str], most: int, **more: str) -> Rows:
    return [{"单位": draw.name(name)} | more | draw.row(table) for name in names for _ in range(draw.randint(0, most))]


def tables_of(draw: Draw, measure: Compiled) -> dict[str, Rows]:
    """Rows of every table of a measure, by the name of its file."""
    unit = layout(measure.plan, next(t for t in measure.plan.tables if t.kind == "ROSTER"))
    roster = {name: group for group, names in (measure.measure.roster or {}).items() for name in names}
    names = list(roster) or [draw.choice(["单位", "一局"]) + str(n) for n in range(draw.randint(1, 9))]
    tables = {"units": units_of(draw, unit, roster, names), "events": events_of(draw, unit.kinds.things, names)}
    for cap in unit.caps.things:
        tables["approvals"] = tables.get("approvals", []) + below(draw, cap, names[::4], 1, 上限=cap.path)
    return tables | {table.path: below(draw, table, names, 3) for table in unit.lists.things}


def written(draw: Draw, measure: Compiled, folder: Path) -> None:
    """Every table in one file or in several, in whatever order; the facts of the run in a file of their own."""
    folder.mkdir()
    run = layout(measure.plan, next(t for t in measure.plan.tables if t.kind == "PARAM"))
    own = [e for e in (*run.slots, *run.notes) if not e.fact.role.startswith("year")]
    rate, draw.rate = draw.rate, 0
    head = [
        f"办法: {measure.measure.id}",
        f"年度: {draw.year}",
        "本次考核:",
        *(f"  {e.path}: {draw.value(e.fact)}" for e in own),
    ]
    draw.rate = rate
    (folder / "head.yaml").write_text("\n".join(head if own else head[:2]) + "\n", "utf-8")
    for name, rows in tables_of(draw, measure).items():
        if draw.random() < 0.3:
            draw.shuffle(rows)
        several = name in ("units", "events", "approvals")
        cuts = sorted({0, len(rows), *(draw.randint(0, len(rows)) for _ in range(draw.choice([0, 0, 1, 2]) * several))})
        for number, (start, end) in enumerate(pairwise(cuts)):
            file = folder / (f"{name}{number}.csv" if several else f"{name}.csv")
            with file.open("w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, list(dict.fromkeys(key for row in rows for key in row)), restval="")
                writer.writeheader()
                writer.writerows(rows[start:end])


def told_of(errors: str) -> Iterator[tuple[str, str]]:
    """The unit and the code of each error of a document."""
    for block in errors.split("\n\n"):
        code, unit = re.match(r"错误 (F\d+)", block), re.search(r"单位：(.+?)(?:　|$)", block, re.M)
        if code and unit:
            yield folded(unit[1]), code[1]


def both(call: Call, here: Path, files: tuple[str, ...], engine: str) -> tuple[Any, Any]:
    """Total, grade and rank by unit, and what is wrong with units: of the documents, of the columns."""
    outputs = dict(compiled(files).plan.outputs)
    roles = [role for role in ("total", "grade", "rank") if role in outputs]
    rules = (
        f"{RULES / files[0]}#{compiled(files).measure.id}",
        *(x for n in files[1:] for x in ("--scheme", str(RULES / n))),
    )
    document = call("eval", *rules, "facts", "--format", "json")
    columns = call("eval", *rules, "facts", "-o", "out.csv", "--engine", engine)
    assert columns.code in (0, 4), columns.err
    units = {folded(u["unit"]): [_plain(u.get(role)) for role in roles] for u in json.loads(document.out)["units"]}
    rows, wrong = (
        list(csv.DictReader((here / n).read_text("utf-8-sig").splitlines())) for n in ("out.csv", "out.rejects.csv")
    )
    found = {folded(r["单位"]): [_plain(r[outputs[role]]) for role in roles] for r in rows}
    told = {(folded(r["单位"]), r["代码"]) for r in wrong}
    strange = any(unit in NOBODY for unit in units) or any(unit in NOBODY for unit, _ in told_of(document.err))
    ranked = [role != "rank" or not strange for role in roles]
    units, found = (
        {n: [v for v, keep in zip(r, ranked, strict=True) if keep] for n, r in x.items() if n not in NOBODY}
        for x in (units, found)
    )
    return (units, {*told_of(document.err)}), (found, told)


def _plain(value: Any) -> str:
    """A result as text; none where it is not there."""
    text = "" if value is None or isinstance(value, dict) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def comparable(told: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Without what the two say in their own ways: of a unit that comes twice or has a wrong class, of nobody, of an id
    beside another error."""
    own = {unit: code for unit, code in told if code in ("F104", "F120", "F123", "F124")}
    other = {unit for unit, code in told if code in ("F111", "F128", "F129")}
    kept = {(unit, code) for unit, code in told if unit not in NOBODY and unit not in own}
    kept |= {(unit, "twice" if code in ("F104", "F120") else "class") for unit, code in own.items()}
    return {(unit, code) for unit, code in kept if not (code == "F132" and unit in other)}


def agree(call: Call, here: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    files = MEASURES[seed % len(MEASURES)]
    measure = compiled(files)
    draw = Draw(seed, 2024 if "examples" in files[0] else 2023)
    written(draw, measure, here / "facts")
    monkeypatch.setattr(load, "PIECE", draw.choice([2, 3, 7, 45_000]))
    monkeypatch.setattr(in_order, "LARGE", draw.choice([0, 2 << 20]))
    monkeypatch.setattr(feeds, "LEAST", draw.choice([1, 2, 4096]))
    (units, errors), (found, told) = both(call, here, files, draw.choice(["columns", "columns", "python", "duckdb"]))
    assert units == found
    assert comparable(errors) == comparable(told)


@pytest.mark.parametrize("seed", range(35))
def test_documents_and_columns(call: Call, here: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is in the files, in whatever pieces and order they are read."""
    agree(call, here, seed, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 2000))
def test_documents_and_columns_long(call: Call, here: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand more."""
    agree(call, here, seed, monkeypatch)
