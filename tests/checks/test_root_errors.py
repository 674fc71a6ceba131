"""One root error: what only follows from it is not said beside it."""

from pathlib import Path

import pytest

from ruledsl import checks
from ruledsl.diagnostic import Diagnostic
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.load import read_rules

MEASURE = """\
引入 “清单.rules” 为 省

考核文件 示例考核 “示例市考核办法” {
  条款 第一条至第九条
  施行 2023-01-01  依据 第九条
  年度 1月1日至12月31日  依据 第一条
  满分 100分  依据 第二条
  指标 考核内容 满分由方案确定  依据 第三条
  扣分 问题 每个5分 登记 类型 选自 省.问题  依据 第四条
  事实 情形 选自 省.情形  依据 第四条
  事实 申请日 日期  依据 第五条
  事实 答复日 日期  依据 第五条
  要求 按时答复 工作日（申请日，答复日） ≤ 20  依据 第五条
  总分 {
    第一步 指标得分合计
    第二步 扣减 扣分合计
  }
  等次 { 合格 60分及以上  不合格 不满60分 }  依据 第七条
}
"""
LISTS = """\
清单 问题 “问题清单” { 一般 “一般问题” }
清单 情形 “情形清单” { 平常 “平常情形” }
清单 节假日 “节假日安排” { 日历 2023-01-01至2023-12-31 { 放假 2023-01-01 } }
"""
SCHEME = "方案 今年方案 依 示例考核 {\n  年度 2023\n  给定 考核内容 满分 100分 依据 第三条\n}\n"


def found(folder: Path, text: str, lists: str | None = LISTS) -> list[Diagnostic]:
    """The errors of a measure beside the file that it imports."""
    if lists is not None:
        (folder / "清单.rules").write_text(lists, "utf-8")
    rules = read_rules([], folder, [Source("办法.rules", text)])
    return [d for d in check(rules) if d.is_error]


def codes(folder: Path, text: str, lists: str | None = LISTS) -> list[str]:
    return [d.code for d in found(folder, text, lists)]


@pytest.mark.parametrize(
    ("lists", "code"),
    [
        (None, "E283"),
        (LISTS.replace("“问题清单”", "问题清单"), "E104"),
        ("引入 “办法.rules” 为 市\n", "E283"),
    ],
)
def test_an_import_that_cannot_be_read_is_the_one_error(tmp_path: Path, lists: str | None, code: str) -> None:
    """The names and working days that it would have brought are not missed beside it."""
    assert [] == codes(tmp_path, MEASURE)
    (tmp_path / "清单.rules").unlink()
    assert [code] == codes(tmp_path, MEASURE, lists)


def test_names_of_an_import_that_was_read_are_missed(tmp_path: Path) -> None:
    """A slip of the pen stays an error, and so does one that has nothing to do with the import that failed."""
    assert ["E211"] == codes(tmp_path, MEASURE.replace("省.情形", "省.情况"))
    (tmp_path / "清单.rules").unlink()
    text = MEASURE.replace("省.情形", "市.情形").replace(
        "要求 按时答复", "后果 约谈 当 考核内客 < 60分\n  要求 按时答复"
    )
    assert ["E283", "E211", "E211"] == codes(tmp_path, text, None)


def test_a_reading_names_its_options(tmp_path: Path) -> None:
    """Without any there is nothing to adopt; said once, also where one is adopted and where there are two versions."""
    for inner in ("", "采用 甲 因 “乙”"):
        text = MEASURE.replace("  总分 {", f"  适用口径 先后 依据 第六条 {{ {inner} }}\n  总分 {{", 1)
        assert ["E235"] == codes(tmp_path, text)
    two = text + "\n" + text.partition("\n\n")[2].replace("2023-01-01  依据", "2025-01-01  依据")
    assert 2 == codes(tmp_path, two).count("E235")


def test_a_scheme_that_cites_the_measure_is_told_how(tmp_path: Path) -> None:
    """An article that only the measure has; one that nobody has gets the general sentence."""
    said = {
        "第三条": "引用了第三条，但方案没有写明自己有哪些条款；引用办法的，请写“依据 办法 第三条”",
        "第三十条": "引用了第三十条，但没有写明文件有哪些条款；请加一条，如“条款 第一条至第十八条”",
    }
    for clause, sentence in said.items():
        (one,) = found(tmp_path, f"{MEASURE}\n{SCHEME.replace('第三条', clause)}")
        assert ("E215", sentence) == (one.code, checks.sentence(one, "zh"))
    assert [] == codes(tmp_path, f"{MEASURE}\n{SCHEME.replace('第三条', '办法 第三条')}")
    english = checks.sentence(found(tmp_path, f"{MEASURE}\n{SCHEME}")[0], "en")
    assert english.endswith("write “per measure 第三条”")


def test_two_schemes_at_once_are_one_error(tmp_path: Path) -> None:
    """What the first has settled is not said to be the measure's word, nor once more of the scoring."""
    scheme = SCHEME.replace("第三条", "办法 第三条")
    later = scheme.replace("今年", "明年").replace("100分", "90分")
    (one,) = found(tmp_path, f"{MEASURE}\n{scheme}\n{later}")
    said = "方案已定“考核内容”满分 100 分，这里又定为 90 分；几份方案不能同时适用，请一次检查一份，或放在文件夹里检查"
    assert ("E271", said) == (one.code, checks.sentence(one, "zh"))
