"""``ruledsl eval``: results in every format, one unit's sheet, readings, and what stands in the way."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import river
from river import Call

from ruledsl.show.spreadsheet import harmless

GOLDENS = Path(__file__).parent / "goldens"
Golden = Callable[[Path, str], None]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("table-zh.txt", ()),
        ("table-en.txt", ("--lang", "en")),
        ("table-trial.txt", ("--reading", "封顶先后=后封顶")),
        ("sheet-east.txt", ("--unit", "东河区")),
        ("sheet-west-en.txt", ("--unit", "西河区", "--lang", "en")),
        ("sheet-east.md", ("--unit", "东河区", "--format", "markdown")),
        ("page.md", ("--format", "markdown")),
        ("east.json", ("--format", "json", "--unit", "东河区")),
    ],
)
def test_what_is_shown(call: Call, golden: Golden, name: str, args: tuple[str, ...]) -> None:
    """Everything that a policy officer sees, kept to be read."""
    done = call("eval", "rules", "facts.yaml", *args)
    assert (done.code, done.err) == (0, "")
    golden(GOLDENS / name, re.sub(r'"[0-9a-f]{16}"', '"…"', done.out))


def test_wrong_facts_exit_with_4_and_the_rest_is_computed(call: Call, golden: Golden) -> None:
    """Results on standard output, errors on standard error; each names its place, its clause and its unit."""
    done = call("eval", "rules", "wrong.yaml")
    assert done.code == 4
    golden(GOLDENS / "wrong-out.txt", done.out)
    golden(GOLDENS / "wrong-err.txt", done.err)


def body_of(call: Call, *args: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(call("eval", "rules", *args, "--format", "json").out)
    return body


def test_json_of_a_run(call: Call) -> None:
    """The documented keys, every number as text."""
    body = body_of(call, "facts.yaml")
    assert list(body) == [
        "schema", "measure", "year", "schemes", "trial", "partial", "engine", "hashes", "options", "open",
        "readings", "groups", "units", "rejects", "errors", "findings",
    ]  # fmt: skip
    assert body["schema"] == "ruledsl.scorecard/1"
    assert body["measure"] == {"id": "河湖考核", "title": "青石市河湖管护考核办法（虚构）", "version": "2021-03-01"}
    assert (body["year"], body["trial"], body["partial"]) == ("2023", False, False)
    totals = {u["unit"]: (u["total"], u["grade"], u["rank"]) for u in body["units"]}
    assert totals == {"东河区": ("100", "优秀", "1"), "西河区": ("83.75", "良好", "2"), "水务局": ("80", "不合格", "1")}
    assert [g["grades"] for g in body["groups"]] == [{"优秀": "1", "良好": "1"}, {"不合格": "1"}]
    assert [c["path"] for c in body["units"][2]["consequences"]] == ["约谈"]


def nodes(value: Any) -> list[Any]:
    """A JSON value and everything inside it."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(node for child in inside for node in nodes(child))]


@pytest.mark.parametrize("facts", ["facts.yaml", "wrong.yaml"])
def test_json_has_no_null_and_no_float(call: Call, facts: str) -> None:
    """An absence says what it is and why."""
    found = nodes(body_of(call, facts))
    assert not [n for n in found if n is None or isinstance(n, float)]
    assert all(set(n) == {"absent", "why"} for n in found if isinstance(n, dict) and "absent" in n)


def test_json_of_statements_and_findings(call: Call) -> None:
    """A statement has its values, event lines and reason; a finding speaks both languages."""
    east, west, water = body_of(call, "facts.yaml")["units"]
    by_path = {s["path"]: s for s in east["statements"]}
    media = by_path["媒体报道"]
    assert media["values"] == {"points": "1.5", "count": "2"}
    assert [(line["date"], line["counts"]) for line in media["lines"]] == [
        ("2023-05-01", True), ("2023-06-01", True), ("2022-06-01", False),
    ]  # fmt: skip
    assert (by_path["总分.第5步"]["applies"], by_path["总分.第5步"]["reason"]) == (False, "reading")
    assert {f["code"] for f in east["findings"]} >= {"N501", "N513", "N511"}
    finding = next(f for f in east["findings"] if f["code"] == "N513")
    assert (set(finding["message"]), finding["clauses"]) == ({"zh", "en"}, ["第六条"])
    assert [s["values"] for s in water["statements"] if s["path"] == "约谈"] == [{"follows": True}]
    assert west["assumed"] == ["瞒报"]


def test_json_of_rejected_units(call: Call) -> None:
    """Rejected units stand apart with their errors; what depends on their class says that it is not known."""
    body = body_of(call, "wrong.yaml")
    assert (body["partial"], [u["unit"] for u in body["units"]]) == (True, ["东河区"])
    assert body["units"][0]["rank"]["absent"] == "error"
    assert [(r["unit"], [e["code"] for e in r["errors"]]) for r in body["rejects"]] == [
        ("西河区", ["F105"]), ("水务局", ["F101"]),
    ]  # fmt: skip
    place = body["rejects"][0]["errors"][0]["place"]
    assert (place["file"], place["start"]["line"]) == ("wrong.yaml", 9)


def test_the_same_run_twice_is_the_same_to_the_byte(call: Call) -> None:
    """Nothing in a result depends on time or chance."""
    first, second = (call("eval", "rules", "facts.yaml", "--format", "json").out for _ in range(2))
    assert first == second


def test_json_says_why_there_is_no_result(call: Call) -> None:
    """A machine that asked for JSON reads JSON also when there is nothing to show."""
    done = call("eval", "open", "wrong.yaml", "--format", "json")
    body = json.loads(done.out)
    assert (done.code, body["schema"], body["diagnostics"][0]["code"]) == (3, "ruledsl.diagnostics/1", "E294")


def test_csv_for_spreadsheets(call: Call) -> None:
    """A byte-order mark unless declined, CR LF, one row a unit."""
    text = call("eval", "rules", "facts.yaml", "--format", "csv").out
    assert text.startswith("\ufeff类别,名次,单位")
    plain = call("eval", "rules", "facts.yaml", "--format", "csv", "--no-bom").out
    rows = list(csv.DictReader(io.StringIO(plain)))
    assert [(r["单位"], r["总分"], r["第4步 扣减 扣分合计"]) for r in rows] == [
        ("东河区", "100", "100"), ("西河区", "83.75", "83.75"), ("水务局", "80", "80"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("=1+1", "'=1+1"), ("+x", "'+x"), ("@x", "'@x"), ("-x", "'-x"), ("\tx", "'\tx"), ("-1.5", "-1.5"), ("甲", "甲")],
)
def test_no_cell_is_a_formula(cell: str, kept: str) -> None:
    """What a spreadsheet would run is made text; numbers stay numbers."""
    assert harmless(cell) == kept


def test_a_trial_is_marked_at_both_ends(call: Call) -> None:
    """Another reading than the one in use is a trial, whether asked for or not."""
    done = call("eval", "rules", "facts.yaml", "--reading", "后封顶")
    lines = done.out.splitlines()
    assert (done.code, lines[0], lines[-1]) == (0, "【试算，不作为结果】", "【试算，不作为结果】")


def test_holes_block_a_result_but_not_a_trial(call: Call, here: Path) -> None:
    """What the scheme has to settle is named with its clause."""
    facts = "办法: 河湖考核\n年度: 2023\n单位: {东河区: {管护: 70, 零报告: 是}}\n"
    done = call("eval", "open", "-", stdin=facts)
    assert (done.code, done.out) == (3, "")
    assert "E294" in done.err and "第四条" in done.err
    trial = call("eval", "open", "-", "--trial", stdin=facts)
    assert (trial.code, trial.out.splitlines()[0]) == (0, "【试算，不作为结果】")
    settled = call("eval", "open", "-", "--scheme", "open/schemes/now.rules", stdin=facts)
    assert (settled.code, "【试算" in settled.out) == (0, False)


def test_schemes_of_a_folder_apply_only_by_name(call: Call) -> None:
    """A scheme that merely lies there decides nothing."""
    facts = "年度: 2023\n单位: {东河区: {管护: 70, 零报告: 是}}\n"
    assert call("eval", "open", "-", stdin=facts).code == 3
    assert call("eval", "open", "-", "--scheme", "open/schemes/now.rules", stdin=facts).code == 0


def test_a_measure_not_in_force_names_its_days(call: Call) -> None:
    """Facts of a year after expiry have no result, not even as a trial."""
    for more in ((), ("--trial",)):
        done = call("eval", "rules", "-", *more, stdin=river.FACTS.replace("2023", "2027"))
        assert (done.code, done.out) == (3, "")
        assert "E293" in done.err and "2026-02-28" in done.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--reading", "封顶先后=后封项"), "E296"),
        (("--reading", "没有这个=甲"), "E296"),
        (("--measure", "河湖考察"), "E292"),
        (("--unit", "东河"), "没有单位“东河”。是否要写“东河区”？"),
        (("--scheme", "no.rules"), "找不到文件：no.rules"),
        (("--year", "20x3"), "--year 的值不对"),
        (("--format", "xml"), "--format 只能是 table、json、csv、markdown"),
        (("--tral",), "没有 --tral 这个选项。是否要写“--trial”？"),
    ],
)
def test_mistakes_of_the_command_exit_with_2(call: Call, args: tuple[str, ...], said: str) -> None:
    """Each says what is wrong, and what was probably meant."""
    done = call("eval", "rules", "facts.yaml", *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_which_measure(call: Call, here: Path) -> None:
    """Of two measures the first never wins by its place; the facts, ``#``, --measure or the schemes given decide."""
    both = river.RULES + river.RULES.replace("河湖考核", "湿地考核")
    (here / "rules/river.rules").write_text(both, encoding="utf-8")
    nameless = river.FACTS.split("\n", 1)[1]
    assert "E291" in call("eval", "rules", "-", stdin=nameless).err
    assert call("eval", "rules", "facts.yaml").code == 0
    assert call("eval", "rules/river.rules#湿地考核", "-", stdin=nameless).code == 0
    assert call("eval", "rules", "-", "--measure", "湿地考核", stdin=nameless).code == 0
    assert call("eval", "rules#湿地考核", "facts.yaml").code == 4
    scheme = "方案 湿地方案 依 湿地考核 {\n  年度 2023\n}\n"
    (here / "wetland.rules").write_text(scheme, encoding="utf-8")
    assert call("eval", "rules", "-", "--scheme", "wetland.rules", stdin=nameless).code == 0
    assert call("eval", "rules#湿地考核", "facts.yaml", "--measure", "河湖考核").code == 2


def test_facts_of_another_year_than_asked(call: Call) -> None:
    """``--year`` wins over nothing: facts that speak of another year are errors."""
    done = call("eval", "rules", "facts.yaml", "--year", "2022")
    assert done.code == 4
    assert "F139" in done.err


def test_strict_takes_nothing_for_none(call: Call) -> None:
    """With --strict what is not reported is an error."""
    done = call("eval", "rules", "facts.yaml", "--strict")
    assert done.code == 4
    assert "F135" in done.err


def test_a_rejected_unit_has_no_sheet(call: Call) -> None:
    """The errors say why; nothing is printed in its place."""
    done = call("eval", "rules", "wrong.yaml", "--unit", "西河区")
    assert (done.code, done.out) == (4, "")
    assert done.err.endswith("单位“西河区”的数据有误，没有评分表。\n")


def test_a_wrong_fact_of_the_run_spoils_every_unit(call: Call) -> None:
    """No unit is computed with a date that could not be read."""
    done = call("eval", "rules", "-", "--format", "json", stdin=river.FACTS.replace("2023-12-01", "去年"))
    body = json.loads(done.out)
    assert (done.code, body["units"], body["partial"]) == (4, [], True)
    assert [e["code"] for e in body["errors"]] == ["F111"]


def test_without_any_result_there_is_no_table(call: Call) -> None:
    """A table of empty rows would only hide the errors."""
    done = call("eval", "rules", "-", stdin=river.FACTS.replace("2023-12-01", "去年"))
    assert (done.code, done.out) == (4, "")


def test_expiry_is_named_also_under_a_scheme_of_another_year(call: Call, here: Path) -> None:
    """Facts of 2027 with a scheme of 2023: that the measure has expired comes first."""
    scheme = "方案 今年方案 依 河湖考核 { 年度 2023 }\n"
    (here / "now.rules").write_text(scheme, encoding="utf-8")
    done = call("eval", "rules", "-", "--scheme", "now.rules", stdin=river.FACTS.replace("2023", "2027"))
    assert (done.code, "E293" in done.err) == (3, True)
    other = call("eval", "rules", "-", "--scheme", "now.rules", stdin=river.FACTS.replace("2023", "2024"))
    assert (other.code, "F139" in other.err) == (4, True)


def test_facts_in_several_files(call: Call, here: Path) -> None:
    """One row a unit in CSV beside the head in YAML."""
    (here / "units.csv").write_text("单位,类别,巡查,保洁,零报告\n东河区,区县,58,40,是\n", encoding="utf-8")
    (here / "head.yaml").write_text("办法: 河湖考核\n年度: 2023\n", encoding="utf-8")
    done = call("eval", "rules", "head.yaml", "units.csv", "--format", "json")
    assert (done.code, json.loads(done.out)["units"][0]["total"]) == (0, "98")
