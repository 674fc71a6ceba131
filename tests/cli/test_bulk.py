"""``eval -o``: every unit is computed or told, the numbers add up, and a result file appears whole or not at all."""

import csv
import resource
import sys
from pathlib import Path

import pytest

pytest.importorskip("polars")
pytest.importorskip("pyarrow")

from river import Call

RULES = """\
考核文件 河湖考核 “示例河湖长制工作考核办法” {
  条款 第一条至第九条
  施行 2023-01-01                      依据 第九条
  年度 1月1日至12月31日                依据 第一条
  满分 100分 分值 2位小数              依据 第二条
  类别 县区、部门
  指标 日常工作 满分 100分             依据 第三条
  加分 表彰 每项2分                    依据 第四条
  扣分 通报 每起5分至10分              依据 第五条
  一票否决 事故 确定为 不合格          依据 第六条
  总分 {
    第一步 指标得分合计                依据 第三条
    第二步 计入 加分合计               依据 第四条
    第三步 扣减 扣分合计               依据 第五条
  }
  等次 { 优秀 90分及以上 合格 60分及以上不满90分 不合格 不满60分 }  依据 第七条
  排名 依次按 总分 由高到低，仍相同的并列  依据 第八条
}
"""
HEAD = "年度: 2023\n"
UNITS = "单位,类别,日常工作,事故\n甲,县区,90,\n乙,县区,80.5,是\n丙,部门,70,\n丁,部门,100.01,\n"
EVENTS = "单位,编号,日期,计入,分值\n甲,1,2023-02-01,表彰,\n甲,2,2023-03-01,通报,6\n丙,3,2023-04-01,通报,4.9\n戊,4,2023-05-01,表彰,\n"


@pytest.fixture
def bulk(here: Path) -> Path:
    """A folder of facts in columns: two units right, two wrong, one event of nobody."""
    (here / "bulk.rules").write_text(RULES, encoding="utf-8")
    (here / "facts").mkdir()
    for name, text in (("head.yaml", HEAD), ("units.csv", UNITS), ("events.csv", EVENTS)):
        (here / "facts" / name).write_text(text, encoding="utf-8")
    return here


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_every_unit_is_computed_or_told(call: Call, bulk: Path) -> None:
    """90 + 2 − 6 = 86; a veto; a score over the maximum, a deduction under its range and a row of nobody are told."""
    done = call("eval", "bulk.rules", "facts", "-o", "out.csv")
    assert done.code == 4, done.err
    assert "读入 4 个单位，事件等 4 行；算出 2 个，不予计算 2 个。" in done.out
    found = [(r["单位"], r["总分"], r["等次"], r["名次"]) for r in rows(bulk / "out.csv")]
    assert found == [("甲", "86.00", "合格", "1"), ("乙", "80.50", "不合格", "2")]
    told = [(r["单位"], r["文件"], r["代码"], r["填报"]) for r in rows(bulk / "out.rejects.csv")]
    assert told == [
        ("丙", "events.csv", "F105", "4.9"),
        ("丁", "units.csv", "F105", "100.01"),
        ("戊", "events.csv", "F162", "戊"),
    ]


def test_names_are_compared_and_not_their_code_points(call: Call, bulk: Path) -> None:
    """A radical as a copied document has it (⽔, U+2F54), full width and a space inside are the same name as without."""
    (bulk / "facts" / "units.csv").write_text("单位,类别,日常工作\n水务局,县区,90\n林业1局,县区,80\n", "utf-8")
    lines = "⽔务局,1,2023-02-01,表彰,\n林业１ 局,2,2023-02-01,表彰,\n,3,2023-02-01,表彰,\n"
    (bulk / "facts" / "events.csv").write_text(f"单位,编号,日期,计入,分值\n{lines}", "utf-8")
    done = call("eval", "bulk.rules", "facts", "-o", "out.csv")
    assert done.code == 4, done.err
    assert [("水务局", "92.00"), ("林业1局", "82.00")] == [(r["单位"], r["总分"]) for r in rows(bulk / "out.csv")]
    assert [("", "F162")] == [(r["单位"], r["代码"]) for r in rows(bulk / "out.rejects.csv")]


@pytest.mark.parametrize("first", [("甲", "乙", "丙"), ("丙", "乙", "甲")])
def test_a_row_of_nobody_at_the_end_of_a_file_ends_that_file_only(
    call: Call, bulk: Path, first: tuple[str, ...]
) -> None:
    """Rows in the files after it still find their units, in whatever order the units stand."""
    table = {"甲": "甲,县区,90,\n", "乙": "乙,县区,80,\n", "丙": "丙,部门,70,\n"}
    (bulk / "facts" / "units.csv").write_text("单位,类别,日常工作,事故\n" + "".join(table[n] for n in first), "utf-8")
    head = "单位,编号,日期,计入,分值\n"
    (bulk / "facts" / "events.csv").write_text(f"{head}丙,1,2023-02-01,表彰,\n戊,2,2023-05-01,表彰,\n", "utf-8")
    (bulk / "facts" / "events2.csv").write_text(f"{head}甲,3,2023-02-01,表彰,\n", "utf-8")
    done = call("eval", "bulk.rules", "facts", "-o", "out.csv")
    assert done.code == 4, done.err
    found = {r["单位"]: r["总分"] for r in rows(bulk / "out.csv")}
    assert {"甲": "92.00", "乙": "80.00", "丙": "72.00"} == found
    assert ["戊"] == [r["单位"] for r in rows(bulk / "out.rejects.csv")]


def test_a_unit_of_a_list_that_comes_twice(call: Call, bulk: Path) -> None:
    """That unit is told and not computed, whatever the order of the list; another is not told in its place."""
    (bulk / "facts" / "head.yaml").write_text(f"{HEAD}名单: {{县区: [丙, 乙, 甲]}}\n", "utf-8")
    rows_ = "甲,县区,90\n乙,县区,80\n乙,县区,80\n丙,县区,70\n"
    (bulk / "facts" / "units.csv").write_text(f"单位,类别,日常工作\n{rows_}", "utf-8")
    (bulk / "facts" / "events.csv").unlink()
    assert call("eval", "bulk.rules", "facts", "-o", "out.csv").code == 4
    assert [("丙", "70.00"), ("甲", "90.00")] == [(r["单位"], r["总分"]) for r in rows(bulk / "out.csv")]
    assert [("乙", "F120", "3")] == [(r["单位"], r["代码"], r["行"]) for r in rows(bulk / "out.rejects.csv")]


def test_a_workbook_is_computed_like_columns(call: Call, bulk: Path) -> None:
    """The form, filled in with the same facts, gives the same results and the same rejects, told by their cells."""
    openpyxl = pytest.importorskip("openpyxl")
    assert call("eval", "bulk.rules", "facts", "-o", "out.csv").code == 4
    assert call("form", "bulk.rules", "--year", "2023", "-o", "form.xlsx").code == 0
    book = openpyxl.load_workbook(bulk / "form.xlsx")
    for sheet, text in (("指标", UNITS), ("事件", EVENTS)):
        page = book[sheet]
        head = next(row for row in page.iter_rows() if row[0].value == "单位")
        places = {cell.value: cell.column for cell in head}
        for number, line in enumerate(csv.DictReader(text.splitlines()), head[0].row + 1):
            for name, value in line.items():
                page.cell(number, places[name]).value = value or None
    book.save(bulk / "form.xlsx")
    done = call("eval", "bulk.rules", "form.xlsx", "-o", "book.csv")
    assert done.code == 4, done.err
    assert rows(bulk / "out.csv") == rows(bulk / "book.csv")
    told = [(r["单位"], r["代码"]) for r in rows(bulk / "book.rejects.csv")]
    assert {("丙", "F105"), ("丁", "F105")} <= set(told)
    assert {name for name, _ in told} == {"丙", "丁", "戊"}


def test_parquet_is_read_and_written(call: Call, bulk: Path) -> None:
    """The same facts as typed columns give the same results."""
    import polars as pl  # noqa: PLC0415

    call("eval", "bulk.rules", "facts", "-o", "one.csv")
    for name in ("units", "events"):
        frame = pl.read_csv(bulk / "facts" / f"{name}.csv", try_parse_dates=True)
        frame.write_parquet(bulk / "facts" / f"{name}.parquet")
        (bulk / "facts" / f"{name}.csv").unlink()
    assert call("eval", "bulk.rules", "facts", "-o", "two.parquet").code == 4
    two = pl.read_parquet(bulk / "two.parquet")
    assert [r["总分"] for r in rows(bulk / "one.csv")] == [str(v) for v in two["总分"]]
    assert [r["名次"] for r in rows(bulk / "one.csv")] == [str(v) for v in two["名次"]]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("units.csv", "单位,类别,日常公作\n甲,县区,90\n", "F101"),
        ("units.csv", "名字,类别,日常工作\n甲,县区,90\n", "F156"),
        ("units.parquet", "no Parquet at all", "F160"),
        ("approvals.csv", "单位,上限,限额,日期\n甲,加分合计,3,2023-12-01\n", "F161"),
        ("head.yaml", "年度: 2023\n办法: 别的考核\n", "F138"),
    ],
)
def test_what_is_wrong_with_a_whole_file_stops_the_run(call: Call, bulk: Path, name: str, text: str, code: str) -> None:
    """A clear sentence, exit code 4, and no file."""
    (bulk / "facts" / name).write_text(text, encoding="utf-8")
    done = call("eval", "bulk.rules", "facts", "-o", "out.csv")
    assert (done.code, code in done.err) == (4, True)
    assert not list(bulk.glob("*out*"))


def test_a_full_disk_leaves_nothing_half_written(call: Call, bulk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that was there before stays as it was."""
    # Python would cut the bytecode of what is imported meanwhile, and never notice.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (bulk / "out.csv").write_text("before", encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
        done = call("eval", "bulk.rules", "facts", "-o", "out.csv")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert done.code == 2
    assert [p.name for p in bulk.glob("*out*")] == ["out.csv"]
    assert (bulk / "out.csv").read_text("utf-8") == "before"
