"""Shares without a percent sign in columns: the end of a bulk run says of which fact, how many, and the first of them."""

from decimal import Decimal
from pathlib import Path

import pytest

pl = pytest.importorskip("polars")
pytest.importorskip("pyarrow")

from river import Call  # noqa: E402

RULES = """\
考核文件 示例考核 “示例考核办法（虚构）” {
  条款 第一条
  施行 2023-01-01  年度 1月1日至12月31日  满分 100分 分值 2位小数
  事实 公开率 百分比 2位小数  依据 第一条
  指标 公开 满分 100分 计分 = 100分 × 公开率  依据 第一条
  扣分 差评 每次 = 1分 × 差评率 登记 差评率 百分比 2位小数  依据 第一条
  总分 { 第一步 指标得分合计 依据 第一条  第二步 扣减 扣分合计 依据 第一条 }
  等次 { 合格 60分及以上 较差 不满60分 }  依据 第一条
}
"""
UNITS = "单位,公开率\n甲,0.60\n乙,85.5%\n丙,0.60\n丁,0.755\n戊,1\n己,0.9\n"
EVENTS = "单位,日期,计入,差评率\n乙,2023-02-01,差评,0.5\n"
ZH = "“公开率”有 3 行没有百分号（如 0.60），按比例读作 60%；若是 0.60%，请写上百分号（W193）。"
EN = "“公开率” has no percent sign in 3 row(s), such as 0.60, read as the share 60%; if 0.60% is meant, write the sign (W193)."


@pytest.fixture
def facts(here: Path) -> Path:
    (here / "m.rules").write_text(RULES, "utf-8")
    (here / "facts").mkdir()
    for name, text in (("head.yaml", "年度: 2023\n"), ("units.csv", UNITS), ("events.csv", EVENTS)):
        (here / "facts" / name).write_text(text, "utf-8")
    return here / "facts"


@pytest.mark.usefixtures("facts")
def test_the_end_of_a_run_tells_of_shares_without_their_sign(call: Call) -> None:
    """0.755 has more decimals than the percentage, 1 and 85.5% leave no doubt; an event is told as a unit is."""
    done = call("eval", "m.rules", "facts", "-o", "out.csv")
    assert 0 == done.code, done.err
    assert ZH in done.out.splitlines()
    assert "“差评率”有 1 行没有百分号（如 0.5）" in done.out
    assert EN in call("eval", "m.rules", "facts", "-o", "out.csv", "--lang", "en").out.splitlines()


def test_numbers_with_a_type_leave_no_doubt(call: Call, facts: Path) -> None:
    """A column of decimals is one of shares."""
    for path in facts.glob("*.csv"):
        path.unlink()
    pl.DataFrame({"单位": ["甲"], "公开率": [Decimal("0.60")]}).write_parquet(facts / "units.parquet")
    done = call("eval", "m.rules", "facts", "-o", "out.csv")
    assert (0, False) == (done.code, "W193" in done.out), done.err
