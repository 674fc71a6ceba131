"""``eval -o`` on files that are wrong: a clear sentence, numbers that add up, never half a result."""

import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("polars")
pytest.importorskip("pyarrow")

import polars as pl
from river import Call
from test_bulk import HEAD, RULES

UNITS = {
    "单位": ["甲", "乙", "丙"],
    "类别": ["县区", "部门", "部门"],
    "日常工作": [90, 80, 70],
    "事故": [None, True, False],
}
EVENTS = {"单位": ["甲", "乙"], "日期": [date(2023, 2, 1)] * 2, "计入": ["表彰", "通报"], "分值": [None, 6]}


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "bulk.rules").write_text(RULES, encoding="utf-8")
    (here / "facts").mkdir()
    (here / "facts" / "head.yaml").write_text(HEAD, encoding="utf-8")
    for name, columns in (("units", UNITS), ("events", EVENTS)):
        pl.DataFrame(columns).write_parquet(here / "facts" / f"{name}.parquet")
    return here


def told(call: Call, folder: Path, name: str, **columns: Any) -> list[tuple[Any, ...]]:
    """What the rejects say of other columns in a file; every unit is computed or rejected."""
    path = folder / "facts" / f"{name}.parquet"
    frame = pl.read_parquet(path).with_columns(*(pl.Series(n, v, strict=False) for n, v in columns.items()))
    frame.write_parquet(path)
    done = call("eval", "bulk.rules", "facts", "-o", "out.parquet")
    assert done.code == 4, done.err
    results, wrong = (pl.read_parquet(folder / n) for n in ("out.parquet", "out.rejects.parquet"))
    rejected = set(wrong["单位"]) & set(UNITS["单位"])
    assert f"读入 3 个单位，事件等 2 行；算出 {len(results)} 个，不予计算 {len(rejected)} 个" in done.out
    assert set(UNITS["单位"]) == set(results["单位"]) | rejected
    return list(wrong.select("单位", "列", "代码", "填报").iter_rows())


@pytest.mark.parametrize(
    ("file", "columns", "expected"),
    [
        ("units", {"日常工作": [None, 80, 70]}, [("甲", "日常工作", "F103", None)]),
        ("units", {"日常工作": ["九十", "80", "70"]}, [("甲", "日常工作", "F107", "九十")]),
        ("units", {"日常工作": [0.1 + 0.2, 80.0, 70.0]}, [("甲", "日常工作", "F106", "0.30000000000000004")]),
        ("units", {"日常工作": [float("nan"), 80.0, 70.0]}, [("甲", "日常工作", "F107", "NaN")]),
        ("units", {"日常工作": [[90], [80], [70]]}, 3),
        ("units", {"单位": ["甲", "乙", "甲"]}, None),
        ("units", {"类别": ["县区", None, "部门"]}, [("乙", None, "F125", None)]),
        ("events", {"单位": ["甲", "戊"]}, [("戊", "单位", "F162", "戊")]),
        ("events", {"单位": ["甲", None]}, [("", "单位", "F162", "")]),
        ("events", {"日期": ["2023-02-01", "去年"]}, [("乙", "日期", "F111", "去年")]),
        ("events", {"日期": [None, date(2023, 1, 1)]}, [("甲", "日期", "F103", None)]),
        ("events", {"计入": ["表彰", None]}, [("乙", "计入", "F129", None)]),
    ],
)
def test_values(call: Call, folder: Path, file: str, columns: dict[str, Any], expected: Any) -> None:
    """Other types than expected, texts that are no numbers, binary fractions, nulls, rows of nobody."""
    if expected is None:
        with pytest.raises(AssertionError):
            told(call, folder, file, **columns)
        assert "F120" in list(pl.read_parquet(folder / "out.rejects.parquet")["代码"])
        return
    found = told(call, folder, file, **columns)
    assert expected == (len(found) if isinstance(expected, int) else found)


@pytest.mark.parametrize(("file", "column", "code"), [("units", "单位", "F156"), ("events", "单位", "F156")])
def test_columns_that_are_not_there(call: Call, folder: Path, file: str, column: str, code: str) -> None:
    """Without its key a table is none."""
    path = folder / "facts" / f"{file}.parquet"
    pl.read_parquet(path).drop(column).write_parquet(path)
    done = call("eval", "bulk.rules", "facts", "-o", "out.parquet")
    assert (4, True) == (done.code, code in done.err)
    assert not list(folder.glob("*out*"))


def test_a_file_that_was_cut_off(call: Call, folder: Path) -> None:
    """Half a Parquet file is none, whatever its first half says."""
    path = folder / "facts" / "events.parquet"
    path.write_bytes(path.read_bytes()[:-40])
    done = call("eval", "bulk.rules", "facts", "-o", "out.parquet")
    assert (4, True) == (done.code, "F160" in done.err and "events.parquet" in done.err)
    assert not list(folder.glob("*out*"))


@pytest.mark.parametrize("engine", ["columns", "duckdb"])
@pytest.mark.parametrize("most", [64, 2000])
def test_a_full_disk(call: Call, folder: Path, engine: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that was there before stays; nothing else is left."""
    # Python would cut the bytecode of what is imported meanwhile, and never notice.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (folder / "out.parquet").write_text("before", encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
        done = call("eval", "bulk.rules", "facts", "-o", "out.parquet", "--engine", engine)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert 2 == done.code, done.err
    assert "写不了文件" in done.err
    assert ["out.parquet"] == [p.name for p in folder.glob("*out*")]
    assert "before" == (folder / "out.parquet").read_text("utf-8")


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_what_is_not_proved_to_fit(tmp_path: Path, engine: str) -> None:
    """A sum over all units that 64 bits may not hold is refused by name before a fact is taken."""
    from ruledsl.ir import Column, Fact, Field, Fold, Plan, Table, Type  # noqa: PLC0415
    from ruledsl.tools.bulk import engines  # noqa: PLC0415
    from ruledsl.tools.bulk.feeds import Stopped  # noqa: PLC0415

    value = Field("得分", Type("points", 2, 0, 10**12))
    tables = (Table("year", "PARAM"), Table("unit", "ROSTER", "year"), Table("class", "GROUP", "", (), ("unit",)))
    sum_ = Fold("sum", "unit", value, None, "class", Type("points", 2))
    plan = Plan("试", tables, (Fact("得分", "unit", value.type),), (Column("合计", "class", sum_),))
    with pytest.raises(Stopped) as stopped:
        engines.engine(engine, plan, ["合计"], (), tmp_path)
    assert [("E750", "合计")] == [(d.code, d.args["column"]) for d in stopped.value.problems]


@pytest.mark.parametrize("engine", ["columns", "python", "duckdb"])
def test_what_only_the_rules_can_tell(call: Call, folder: Path, engine: str) -> None:
    """A day that the calendar has not: the unit is computed, and the reason stands among the rejects with it."""
    from ruledsl.checks.f159_outside_calendar import OutsideCalendar  # noqa: PLC0415

    (folder / "days.rules").write_text(OutsideCalendar.rules, encoding="utf-8")
    (folder / "days").mkdir()
    (folder / "days" / "head.yaml").write_text(HEAD, encoding="utf-8")
    units = {"单位": ["甲", "乙"], "日常工作": [90, 80], "申请日": [date(2022, 12, 30), date(2023, 5, 30)]}
    pl.DataFrame(units).write_parquet(folder / "days" / "units.parquet")
    done = call("eval", "days.rules", "days", "-o", "out.parquet", "--engine", engine)
    assert (4, True) == (done.code, "算出 2 个，不予计算 0 个" in done.out), done.err
    wrong = pl.read_parquet(folder / "out.rejects.parquet")
    assert [("甲", "F159")] == list(wrong.select("单位", "代码").iter_rows())
    assert ["甲", "乙"] == list(pl.read_parquet(folder / "out.parquet")["单位"])


def test_a_kill_in_the_middle(folder: Path) -> None:
    """A process that is killed while it works leaves no result, and the next run is not disturbed by what it left."""
    many = pl.DataFrame({"单位": [f"单位{n:06}" for n in range(40_000)], "类别": "县区", "日常工作": 90, "事故": False})
    many.write_parquet(folder / "facts" / "units.parquet")
    (folder / "facts" / "events.parquet").unlink()
    command = [sys.executable, "-m", "ruledsl", "eval", "bulk.rules", "facts", "-o", "results/out.parquet"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not list(folder.glob("results/.out*")):
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert [] == list(folder.glob("results/out*"))
    again = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert 0 == again.returncode, again.stderr
    assert 40_000 == len(pl.read_parquet(folder / "results" / "out.parquet"))


def test_a_table_without_rows_of_a_unit_was_not_reported(call: Call, folder: Path) -> None:
    """Like an event: with --strict it is an error that names the table, unless 零报告 covers it."""
    rules = RULES.replace("  总分 {", "  子表 网站 { 事实 停用 是否 }  依据 第三条\n  总分 {", 1)
    (folder / "bulk.rules").write_text(rules, encoding="utf-8")
    said = {**UNITS, "事故": [False] * 3, "零报告": ["其余", "网站、表彰", "表彰、通报"]}
    pl.DataFrame(said).write_parquet(folder / "facts" / "units.parquet")
    pl.DataFrame({"单位": ["甲"], "停用": [False]}).write_parquet(folder / "facts" / "网站.parquet")
    done = call("eval", "bulk.rules", "facts", "-o", "out.parquet", "--strict")
    wrong = pl.read_parquet(folder / "out.rejects.parquet")
    assert [("丙", "F135")] == list(wrong.select("单位", "代码").iter_rows()), done.err
    assert any("网站" in str(cell) for cell in wrong.row(0))
