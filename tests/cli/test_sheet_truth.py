"""What a score sheet and a ranking say is true of the unit: of values that are not there, ties, ranks over all classes."""

from pathlib import Path

import pytest
from river import Call

MEASURE = """\
考核文件 示例考核 “示例考核办法” {{
  条款 第一条至第九条
  施行 2023-01-01        依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分 分值 2位小数  依据 第二条
  {classes}
  指标 业务 满分 100分 依据 第一条
  指标 附加 满分 5分 可不涉及 依据 第一条
{statements}
  总分 {{
    第一步 业务 依据 第一条
    第二步 计入 附加 不超过2分 依据 第一条
  }}
  等次 {{ 优秀 90分及以上  良好 60分及以上不满90分  较差 不满60分 }}  依据 第七条
}}
"""
QUOTA = "  名额 优秀 最多1个 并列都不算 依据 第八条"
RANKING = "  排名 依次按 总分 由高到低，仍相同的并列 全体 依据 第八条"


def run(call: Call, here: Path, statements: str, units: str, *options: str, classes: str = "") -> str:
    """The result of the units, whose lines are divided by semicolons."""
    lines = "".join(f"  {unit.strip()}\n" for unit in units.split(";"))
    (here / "m.rules").write_text(MEASURE.format(statements=statements, classes=classes), "utf-8")
    (here / "f.yaml").write_text(f"年度: 2023\n单位:\n{lines}", "utf-8")
    done = call("eval", "m.rules", "f.yaml", *options)
    assert done.code == 0, done.out + done.err
    return done.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_does_not_concern_a_unit_is_not_over_a_limit_and_has_no_place(call: Call, here: Path, lang: str) -> None:
    """The state has the number of a yes: a unit was told n/a points, and a place that it never took."""
    page = run(call, here, QUOTA, "甲局: {业务: 95, 附加: 不涉及}; 乙局: {业务: 80, 附加: 3}", "--lang", lang)
    assert "n/a" not in page
    assert "名额" not in page
    assert 1 == page.count("附加为 3 分" if lang == "zh" else "附加 came to 3 points")
