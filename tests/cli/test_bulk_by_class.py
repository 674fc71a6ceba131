"""Columns of facts under a measure that lists its units, with full marks by class."""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from ruledsl.cli import main

RULES = """考核文件 示例考核 “示例市综合考核办法” {
  施行 2023-01-01
  年度 1月1日至12月31日
  满分 100分 分值 2位小数
  类别 一类、二类
  考核对象 一类 { 东区 西区 }
  考核对象 二类 { 南县 北县 }
  指标 增速 满分 一类 60分、二类 50分
  指标 就业 满分 一类 40分、二类 30分
  指标 粮食 满分 20分 适用对象 二类
  总分 { 第一步 指标得分合计 }
  等次 { 合格 60分及以上  不合格 不满60分 }
}
"""
ROWS = "单位,类别,增速,就业,粮食\n东区,一类,55,35,\n西区,一类,20.5,40,\n南县,二类,50,30,12\n北县,二类,55,20,10\n"


@pytest.mark.parametrize("engine", ["columns", "python", "duckdb"])
def test_a_score_above_that_of_its_class_is_rejected(tmp_path: Path, engine: str) -> None:
    """东区 55 + 35 = 90, 西区 20.5 + 40 = 60.5, 南县 50 + 30 + 12 = 92; 北县 reports 55 of 50."""
    (tmp_path / "m.rules").write_text(RULES, "utf-8")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts/units.csv").write_text(ROWS, "utf-8")
    paths = [str(tmp_path / name) for name in ("m.rules", "facts")]
    out = tmp_path / "out.parquet"
    done = CliRunner().invoke(main, ["eval", *paths, "--year", "2023", "-o", str(out), "--engine", engine])
    assert done.exit_code == 4, done.output
    totals = {r["单位"]: str(r["总分"]) for r in pl.read_parquet(out).iter_rows(named=True)}
    assert {"东区": "90.00", "西区": "60.50", "南县": "92.00"} == totals
    (wrong,) = pl.read_parquet(tmp_path / "out.rejects.parquet").iter_rows(named=True)
    assert ("北县", "F105", "55", True) == (wrong["单位"], wrong["代码"], wrong["填报"], "0 至 50" in wrong["原因"])
