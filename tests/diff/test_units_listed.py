"""Two versions that list other units: nobody's score changes, and who is assessed in one version only is named."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from ruledsl.cli import main

RULES = """考核文件 示例考核 “示例市综合考核办法” {{
  施行 2023-01-01
  年度 1月1日至12月31日
  满分 100分
  考核对象 {{ {units} }}
  指标 考核内容 满分 100分
  总分 {{ 第一步 指标得分合计 }}
  等次 {{ 合格 60分及以上  不合格 不满60分 }}
  排名 依次按 总分 由高到低
}}
"""
FACTS = "年度: 2023\n单位:\n  东区: {考核内容: 85}\n  西区: {考核内容: 75}\n  南区: {考核内容: 65}\n"


def compared(folder: Path, old: str, new: str, *more: str) -> Any:
    for name, units in (("old", old), ("new", new)):
        (folder / f"{name}.rules").write_text(RULES.format(units=units), "utf-8")
    (folder / "facts.yaml").write_text(FACTS, "utf-8")
    paths = [str(folder / name) for name in ("old.rules", "new.rules")]
    return CliRunner().invoke(main, ["diff", *paths, "--facts", str(folder / "facts.yaml"), "--lang", "zh", *more])


def test_a_unit_of_one_version_is_named_and_no_error(tmp_path: Path) -> None:
    """西区 is assessed in the old version only, 南区 in the new one; the facts of both are there."""
    done = compared(tmp_path, "东区 西区", "东区 南区")
    assert "结果：计分不变（已证明）；考核谁、考核哪一年有变，同类单位的名次、名额可以因此而变。" in done.stdout
    assert "只有旧版本考核的单位：西区\n只有新版本考核的单位：南区\n" in done.stdout
    assert "F121" not in done.output + done.stderr and "已证明）。" not in done.stdout


def test_json_has_the_units_of_one_version(tmp_path: Path) -> None:
    """A program reads them beside the refused units."""
    (measure,) = json.loads(compared(tmp_path, "东区 西区", "东区 南区", "--format", "json").stdout)["measures"]
    assert {"old": ["西区"], "new": ["南区"]} == measure["units"]["listed"]
