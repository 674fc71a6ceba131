"""Documents about a result: every number is one that ``eval`` prints, the same inputs give the same bytes."""

import csv
import io
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document
from test_round_trip import RULES, call, names_of, results

from ruledsl.cli import main

CITIES = [("jinchang", "sample"), ("pingliang", "sample")]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture(scope="module", params=CITIES, ids="-".join)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """What ``eval`` computes, and the folder of documents about it."""
    rules, facts = names_of(*request.param)
    folder = tmp_path_factory.mktemp("report")
    call("report", *rules, str(facts), "-o", str(folder))
    return results(*rules, str(facts)), folder


def rows_of(path: Path) -> list[list[str]]:
    """The cells of every table of a letter or sheet, as text."""
    if path.suffix == ".docx":
        return [[c.text for c in row.cells] for table in Document(str(path)).tables for row in table.rows]
    page = Cells()
    page.feed(path.read_text("utf-8"))
    return page.rows


def text_of(path: Path) -> str:
    """All text that is not in a table."""
    if path.suffix == ".docx":
        return "\n".join(p.text for p in Document(str(path)).paragraphs)
    page = Cells()
    page.feed(path.read_text("utf-8"))
    return "".join(page.rest)


class Cells(HTMLParser):
    """The cells and the remaining text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.rest: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("td", "th"):
            self.rows[-1][-1] += data
        elif self.inside not in ("style", "title"):
            self.rest.append(data)


def shown(value: Any) -> str:
    """A value of the JSON as documents print it."""
    absent = {"n/a": "不涉及", "no-score": "无分", "missing": "未填报", "error": "无法计算"}
    if isinstance(value, dict):
        return absent[value["absent"]]
    return {True: "是", False: "否"}.get(value, value) if isinstance(value, bool) else value


def documents_of(folder: Path, unit: str) -> list[Path]:
    return sorted(p for p in (folder / "units").iterdir() if f"-{unit}-" in p.name)


def test_every_row_of_a_score_sheet_is_a_statement_of_eval(made: tuple[dict[str, Any], Path]) -> None:
    """Points, maxima, steps and the points of events are those of the JSON, in its order, each with its clause."""
    computed, folder = made
    for unit in computed["units"]:
        points = []
        for item in unit["statements"]:
            values = item["values"]
            if item.get("reason") == "reading" or not ({"points", "step"} & values.keys()):
                continue
            full = values.get("maximum", "")  # nothing where the class of the unit has no such item
            full = shown(full) if isinstance(full, str) else ""
            points.append((shown(values.get("points", values.get("step"))), full))
            points += [
                ("不计" if not line["counts"] else shown(line.get("points", "")), "") for line in item.get("lines", [])
            ]
        sheets = [p for p in documents_of(folder, unit["unit"]) if "评分表" in p.name]
        assert 2 == len(sheets)
        for sheet in sheets:
            rows = [row for row in rows_of(sheet) if len(row) == 5 and row[0] != "事项"]
            assert all(row[3].strip() for row in rows)
            numbers = [(row[1], row[2]) for row in rows]
            for pair in points:
                assert pair in numbers, (unit["unit"], pair)
            expected = {n for pair in points for n in pair if NUMBER.fullmatch(n)}
            expected |= {shown(unit.get("rank", "")), shown(unit["total"])}
            assert {n for pair in numbers for n in pair if NUMBER.fullmatch(n)} <= expected


def test_every_number_outside_of_tables_is_in_the_json(made: tuple[dict[str, Any], Path]) -> None:
    """Totals, ranks, notes: nothing is computed anew but what a unit lacks to the next grade."""
    computed, folder = made
    receipt = json.loads((folder / "receipt.json").read_text("utf-8"))
    for unit in computed["units"]:
        everything = json.dumps(
            [unit, computed["groups"], computed["readings"], computed["findings"], computed["measure"]],
            ensure_ascii=False,
        )
        known = set(NUMBER.findall(everything)) | {computed["year"], str(len(computed["units"]))}
        for path in documents_of(folder, unit["unit"]):
            text = text_of(path).replace(receipt["number"], "").replace(receipt["engine"], "")
            text = re.sub(r"(距“.+?”还差|须超过现有得分) [\d.]+ 分", "", text)
            text = re.sub(r"〔\d+〕\d+号", "", text)
            assert [] == [n for n in NUMBER.findall(text) if n not in known and n.lstrip("-") not in known], path.name
            assert unit["unit"] in text
            total = "总分" in text and shown(unit["total"]) in text
            assert total


def test_losses_are_differences_of_the_json(made: tuple[dict[str, Any], Path]) -> None:
    """What the letter calls lost is the maximum less the points."""
    computed, folder = made
    for unit in computed["units"]:
        letter = next(p for p in documents_of(folder, unit["unit"]) if p.name.endswith("反馈函.docx"))
        rows = [row for row in rows_of(letter) if len(row) == 5 and row[0] != "事项"]
        values = {
            (shown(i["values"].get("points", "")), shown(i["values"].get("maximum", ""))) for i in unit["statements"]
        }
        for _, got, top, lost, clause in rows:
            assert clause.strip()
            if got:
                assert (got, top) in values
                assert Decimal(lost) == Decimal(top) - Decimal(got)
            else:
                assert lost.removeprefix("-") in {v for v, _ in values}


def test_what_was_taken_back_stands_under_the_losses(made: tuple[dict[str, Any], Path]) -> None:
    """Where one incident counts once, the letter subtracts what was listed twice."""
    computed, folder = made
    for unit in computed["units"]:
        letter = next(p for p in documents_of(folder, unit["unit"]) if p.name.endswith("反馈函.html"))
        merged = [i["values"]["points"] for i in unit["statements"] if i["kind"] == "merge" and i["applies"]]
        expected = [f"-{points}" for points in merged if points != "0"]
        assert expected == [row[3] for row in rows_of(letter) if len(row) == 5 and row[3].startswith("-")]


def test_the_ranking_is_that_of_eval(made: tuple[dict[str, Any], Path]) -> None:
    """The workbook and the circular list every unit with the rank, total and grade of the JSON."""
    computed, folder = made
    expected = {(shown(u.get("rank", "")), u["unit"], shown(u["total"]), shown(u["grade"])) for u in computed["units"]}
    circular = {tuple(row[:4]) for row in rows_of(folder / "通报.docx") if len(row) == 5 and row[0] != "名次"}
    assert expected == circular
    book = openpyxl.load_workbook(folder / "名次表.xlsx")
    found = set()
    for page in book.worksheets[:-1]:
        head = [c.value for c in page[3]]
        for row in page.iter_rows(min_row=4, values_only=True):
            cells = dict(zip(head, row, strict=True))
            found.add(tuple(str(cells[k]) for k in ("名次", "单位", "总分", "等次")))
    assert {(r, u, str(Decimal(t).normalize() + 0) if NUMBER.fullmatch(t) else t, g) for r, u, t, g in expected} == {
        (r, u, str(Decimal(t).normalize() + 0) if NUMBER.fullmatch(t) else t, g) for r, u, t, g in found
    }


def test_the_charts_are_drawn_from_the_json(made: tuple[dict[str, Any], Path]) -> None:
    """Counts of grades, losses by clause and distances can be worked out from the results of eval."""
    computed, folder = made
    page = (folder / "图表.html").read_text("utf-8")
    sections = page.split("<section>")[1:]
    tables = [[re.findall(r"<td[^>]*>(.*?)</td>", row) for row in s.split("<tr>")[1:]] for s in sections]
    grades = {row[0]: dict(zip(row[1::2], row[2::2], strict=True)) for row in tables[0]}
    assert {g["class"] or "全部单位": g["grades"] for g in computed["groups"]} == grades
    lost = sum((Decimal(row[1]) for row in tables[1]), Decimal(0))
    assert lost == sum((_lost(unit) for unit in computed["units"]), Decimal(0))
    assert {u["unit"] for u in computed["units"]} == {row[0] for row in tables[2]}
    assert "<script" not in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")


def _lost(unit: dict[str, Any]) -> Decimal:
    paths = [i["path"] for i in unit["statements"] if i["kind"] == "indicator"]
    total = Decimal(0)
    for item in unit["statements"]:
        points, top = (item["values"].get(key) for key in ("points", "maximum"))
        if item.get("reason") == "reading" or not isinstance(points, str):
            continue
        if item["kind"] == "indicator" and not any(p.startswith(item["path"] + ".") for p in paths):
            total += max(Decimal(0), Decimal(top) - Decimal(points))
        elif item["kind"] == "deduction":
            total += Decimal(points)
        elif item["kind"] == "merge":  # taken back, because one incident counts once
            total -= Decimal(points)
    return total


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    """Every file, the receipt among them."""
    rules, facts = names_of("jinchang", "minimal")
    for name in ("a", "b"):
        call("report", *rules, str(facts), "-o", str(tmp_path / name))
    first, second = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()}
        for n in ("a", "b")
    )
    assert first == second


def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Rules and facts in a folder of their own, with a report about them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "national").mkdir()
    for source in (
        "jinchang.rules",
        "national/new-media-inspection.rules",
        "schemes/jinchang-minimal.rules",
        "samples/jinchang-minimal.yaml",
    ):
        target = tmp_path / ("national/new-media-inspection.rules" if "national" in source else Path(source).name)
        target.write_bytes((RULES / source).read_bytes())
    args = ["jinchang.rules#金昌政务公开考核", "jinchang-minimal.yaml", "--scheme", "jinchang-minimal.rules"]
    call("report", *args, "--unit", "丙区政府", "-o", "out")
    return tmp_path / "out" / "receipt.json"


def test_a_receipt_is_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was changed since – rules, facts, the receipt itself – is named with both values; otherwise all is equal."""
    receipt = copied(tmp_path, monkeypatch)
    assert "一致" in call("verify", str(receipt)).stdout
    facts = tmp_path / "jinchang-minimal.yaml"
    kept = facts.read_text("utf-8")
    facts.write_text(kept.replace("考核内容: 72", "考核内容: 73"), "utf-8")
    result = CliRunner().invoke(main, ["verify", str(receipt)])
    assert 1 == result.exit_code
    assert "输入 jinchang-minimal.yaml" in result.stdout
    assert "不一致：单位 丙区政府 的总分\n    收据：66.5\n    现在：67.5" in result.stdout
    facts.write_text(kept, "utf-8")
    body = json.loads(receipt.read_text("utf-8"))
    body["units"][0]["total"] = "99"
    receipt.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
    result = CliRunner().invoke(main, ["verify", str(receipt)])
    assert "不一致：单位 甲县政府 的总分\n    收据：99\n    现在：89" in result.stdout
    rules = tmp_path / "jinchang.rules"
    rules.write_text(
        rules.read_text("utf-8").replace("加分 媒体专题报道 每项1分", "加分 媒体专题报道 每项1.5分"), "utf-8"
    )
    result = CliRunner().invoke(main, ["verify", str(receipt)])
    assert "校验值 plan" in result.stdout


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": "ruledsl.receipt/1"}',
        '{"schema": "ruledsl.receipt/1", "options": []}',
        "[" * 100_000,
    ],
)
def test_what_is_no_receipt_is_refused(tmp_path: Path, text: str) -> None:
    """A sentence, not a traceback."""
    (tmp_path / "r.json").write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["verify", str(tmp_path / "r.json")])
    assert 2 == result.exit_code
    assert "不是收据" in result.stderr


def test_a_rejected_unit_has_no_sheet_and_is_named(tmp_path: Path) -> None:
    """The others have theirs, and the code says that facts are invalid."""
    rules, facts = names_of("jinchang", "minimal")
    wrong = tmp_path / "facts.yaml"
    wrong.write_text(facts.read_text("utf-8").replace("考核内容: 72", "考核内容: 720"), "utf-8")
    result = CliRunner().invoke(main, ["report", *rules, str(wrong), "-o", str(tmp_path / "out")])
    assert 4 == result.exit_code
    assert [] == documents_of(tmp_path / "out", "丙区政府")
    assert ["—", "丙区政府", "—", "未计算"] in [row[:4] for row in rows_of(tmp_path / "out" / "通报.docx")]


def test_one_unit_alone(tmp_path: Path) -> None:
    """Its four documents and the receipt."""
    rules, facts = names_of("pingliang", "minimal")
    call("report", *rules, str(facts), "--unit", "甲局", "-o", str(tmp_path))
    names = sorted(p.name for p in tmp_path.rglob("*") if p.is_file())
    assert [
        "007-甲局-反馈函.docx",
        "007-甲局-反馈函.html",
        "007-甲局-评分表.docx",
        "007-甲局-评分表.html",
        "receipt.json",
    ] == [re.sub(r"^\d{3}", "007", n) for n in names]


def test_no_text_of_the_facts_becomes_a_formula(tmp_path: Path) -> None:
    """Units and reasons that begin like formulas are text in the workbook, in CSV, and in the marked copy of a form."""
    rules, _ = names_of("jinchang", "minimal")
    names = ["=cmd|'/C calc'!A0", "+1", "@x", "-2+3"]
    units = {name: {"考核内容": 85, "零报告": "是"} for name in names}
    units["@x"]["审定结果"] = {"审定等次": "优秀", "决定人": "=1+1", "日期": "2024-01-20", "理由": "@SUM(A1)"}  # type: ignore[assignment]
    facts = tmp_path / "facts.json"
    body = {"办法": "金昌政务公开考核", "年度": 2023, "名单": {"县区政府": names}, "单位": units}
    facts.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
    call("report", *rules, str(facts), "-o", str(tmp_path / "out"))
    told = set()
    for page in openpyxl.load_workbook(tmp_path / "out" / "名次表.xlsx").worksheets:
        for cell in (c for row in page.iter_rows() for c in row):
            assert cell.data_type != "f"
            if isinstance(cell.value, str) and cell.value[:1] in "=+-@":
                assert cell.quotePrefix
                told.add(cell.value)
    assert set(names) <= told
    rows = list(csv.reader(io.StringIO(call("eval", *rules, str(facts), "--format", "csv").stdout)))
    assert {f"'{name}" for name in names} <= {cell for row in rows for cell in row}
    assert [] == [c for row in rows for c in row if c[:1] in ("=", "+", "@") or re.match(r"-(?!\d+(\.\d+)?$)", c)]
    page = (next((tmp_path / "out" / "units").glob("*x-评分表.html"))).read_text("utf-8")
    assert "<script" not in page
