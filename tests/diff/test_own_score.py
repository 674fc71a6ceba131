"""A lower cap with a wider trigger where grades depend on other units: what is proved of the unit's own score is said."""

import json
from pathlib import Path

from click.testing import CliRunner

from ruledsl.cli import main

OLD = """考核文件 示例考核 “示例市考核办法” {
  条款 第一条至第三条
  类别 单位
  年度 1月1日至12月31日   依据 第一条
  施行 2023-01-01   依据 第一条
  满分 100分 分值 2位小数   依据 第一条
  端点 以上含本数，以下不含本数   依据 第一条
  事实 挂接率 百分比 1位小数   依据 第一条
  指标 基础 满分 100分 不涉及时 从满分中扣除 四舍五入到2位小数   依据 第一条 {
    指标 共享 满分 60分 计分 = （60分 × 挂接率 四舍五入到1位小数）   依据 第一条
    指标 证照 满分 40分 计分 倒扣 { 少归集 每项10分 } 扣完为止 可不涉及   依据 第一条
  }
  总分 {
    第一步 指标得分合计   依据 第一条
    第二步 封顶 70分 当 基础 < 100分 × 60%   依据 第二条
  }
  等次 { 优秀 60分以上 合格 30分以上不满60分 不合格 不满30分 }   依据 第三条
  名额 优秀 最多40% 四舍五入取整 并列都不算   依据 第三条
}
"""
NEW = OLD.replace("封顶 70分 当 基础 < 100分 × 60%", "封顶 35分 当 基础 < 100分 × 65%")


def _diff(folder: Path, *options: str) -> str:
    for name, text in (("old.rules", OLD), ("new.rules", NEW)):
        (folder / name).write_text(text, "utf-8")
    files = [str(folder / name) for name in ("old.rules", "new.rules")]
    return CliRunner().invoke(main, ["diff", *files, "--prove", *options]).stdout


def test_the_own_score_is_told_where_grades_stay_open(tmp_path: Path) -> None:
    """What depends on other units is named once, and no option is proposed that was given."""
    text = _diff(tmp_path)
    assert "没有单位自己的得分会变高（已证明）；等次会不会变好，没有判定。" in text
    assert text.count("名额（优秀）") == 1
    assert "--prove" not in text
    english = _diff(tmp_path, "--lang", "en")
    assert "No unit's own score is higher (proved); whether any grade is better was not decided." in english


def test_the_own_score_is_in_the_data_too(tmp_path: Path) -> None:
    """For programs: the direction is undecided, the total never moves that way."""
    (measure,) = json.loads(_diff(tmp_path, "--format", "json"))["measures"]
    assert measure["proof"]["up"] == {"answer": "undecided", "total": "never"}
