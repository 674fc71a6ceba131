"""An event whose day nobody knows counts where no statement asks for the day; where one does, it is named, by every reader."""

import csv
from pathlib import Path

import pytest
from river import Call

from ruledsl.facts.load import load
from ruledsl.facts.undated import day_readers
from ruledsl.facts.write import fact_file
from ruledsl.tools.load import compile_measure, read_rules

RULES = """\
考核文件 河湖考核 “示例河湖长制工作考核办法” {
  条款 第一条至第九条
  施行 2023-01-01                      依据 第九条
  年度 1月1日至12月31日                依据 第一条
  满分 100分 分值 2位小数              依据 第二条
  指标 日常工作 满分 100分             依据 第三条
  加分 表彰 每项2分                    依据 第四条
  加分 信息 每条 = 0分                 依据 第四条
  分期 报送 逐月 = 最小（1分，个数（信息） × 0.4分）  依据 第四条
  扣分 通报 3分 计次 一次              依据 第五条
  扣分 迟报 每次1分 登记 期限 日期 不计 当 日期 不迟于 期限  依据 第五条
  扣分 整改 每次 = 当 第几次 = 1 则 1分 否则 2分  依据 第五条
  总分 {
    第一步 指标得分合计                依据 第三条
    第二步 计入 加分合计               依据 第四条
    第三步 计入 报送                   依据 第四条
    第四步 扣减 扣分合计               依据 第五条
  }
  等次 { 优秀 90分及以上 合格 不满90分 }  依据 第七条
}
"""
UNITS = "单位,日常工作\n甲,90\n乙,80\n丙,70\n"
EVENTS = """\
单位,编号,日期,计入,期限
甲,1,不详,表彰,
甲,2,2023-12-31,表彰,
甲,3,unknown,通报,
甲,4,2023-02-01,通报,
乙,5,不详,信息,
乙,6,不详,迟报,2023-03-01
乙,7,不详,整改,
丙,8,,表彰,
丙,9,2023-03-02,迟报,不详
"""
#: What is wrong in each row.
WRONG = [
    ("乙", "F111", "报送"),
    ("乙", "F111", "迟报"),
    ("乙", "F111", "整改"),
    ("丙", "F103", "不清楚"),
    ("丙", "F111", "事件的日期"),
]


@pytest.fixture
def undated(here: Path) -> Path:
    """A folder of facts in columns: one unit without days, two that need them."""
    (here / "bulk.rules").write_text(RULES, encoding="utf-8")
    (here / "facts").mkdir()
    for name, text in (("head.yaml", "年度: 2023\n"), ("units.csv", UNITS), ("events.csv", EVENTS)):
        (here / "facts" / name).write_text(text, encoding="utf-8")
    return here


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


@pytest.mark.parametrize("engine", ["columns", "python", "duckdb"])
def test_every_engine_counts_and_refuses_the_same(call: Call, undated: Path, engine: str) -> None:
    """90 + 2 × 2 − 3 = 91; who asks for the day is named, and a blank says what to write."""
    pytest.importorskip("polars")
    pytest.importorskip(engine if engine == "duckdb" else "pyarrow")
    done = call("eval", "bulk.rules", "facts", "-o", "out.csv", "--engine", engine)
    assert done.code == 4, done.err
    assert [("甲", "91.00")] == [(r["单位"], r["总分"]) for r in rows(undated / "out.csv")]
    wrong = [(r["单位"], r["代码"], r["原因"]) for r in rows(undated / "out.rejects.csv")]
    assert WRONG == [(u, c, next(w for _, _, w in WRONG if w in told)) for u, c, told in wrong]


def test_one_unit_shows_that_the_day_is_unknown(call: Call, undated: Path) -> None:
    """On the sheet beside days that are known, of which the known one is taken first."""
    sheet = call("eval", "bulk.rules", "facts", "--unit", "甲").out
    assert 2 == sheet.count("日期不详")
    assert [("日期不详", "不计"), ("2023-02-01", "3")] == [
        tuple(line.split()[:2]) for line in sheet.splitlines() if "日期不详 " in line or "2023-02-01" in line
    ][1:]


def test_a_fact_file_says_again_that_the_day_is_unknown(undated: Path) -> None:
    """What is written is read back to the same rows; the plan knows who asks for days."""
    rules = read_rules([undated / "bulk.rules"])
    plan = compile_measure(rules, *rules.measures[0]).plan
    given = [(n, (undated / "facts" / n).read_bytes()) for n in ("head.yaml", "units.csv", "events.csv")]
    facts = load(plan, given, measure="河湖考核")
    again = load(plan, [("again.yaml", fact_file(plan, facts).encode())], measure="河湖考核")
    assert facts.units[0].row is not None
    assert (facts.units[0].row, facts.units[0].lines) == (again.units[0].row, again.units[0].lines)
    asked = {t.name: day_readers(plan, t.name) for t in plan.tables if t.storage == "event_lines"}
    assert {"表彰": (), "信息": ("报送",), "通报": (), "迟报": ("迟报",), "整改": ("整改",)} == asked
