"""Versions of one measure: the days between them, and schemes for years in which none holds."""

import pytest

from ruledsl.diagnostic import Diagnostic
from ruledsl.source import Source
from ruledsl.tools.check import check
from ruledsl.tools.load import read_rules

BODY = """
  年度 1月1日至12月31日
  满分 100分
  指标 考核内容 满分 100分 依据 无 “示例”
  总分 { 第一步 指标得分合计 }
  等次 { 优秀 90分及以上  良好 不满90分 } 依据 无 “示例”
}
"""


def version(force: str) -> str:
    return f"考核文件 示例考核 “示例市考核办法（{force[3:7]}年）” {{\n  {force}{BODY}"


def scheme(year: int) -> str:
    return f"方案 年度方案 依 示例考核 {{\n  年度 {year}\n}}\n"


def said(*texts: str) -> tuple[Diagnostic, ...]:
    return check(read_rules([], texts=[Source("t.rules", "".join(texts))]))


def codes(*texts: str) -> list[str]:
    return [d.code for d in said(*texts)]


OLD = version("施行 2021-08-05 有效期 2年")


def test_days_between_two_versions_are_told() -> None:
    """The first and the last day without a version, beside the version that begins too late."""
    (found,) = said(OLD, version("施行 2023-10-01"))
    assert ("W289", "2023-08-05", "2023-09-30") == (found.code, found.args["first"], found.args["last"])
    assert found.span is not None
    assert ["before"] == [r.sentence for r in found.related]


@pytest.mark.parametrize(
    ("later", "expected"),
    [("施行 2023-08-05", []), ("施行 2023-08-06", ["W289"]), ("施行 2023-08-04", ["E284"])],
)
def test_one_day_decides_between_a_hole_and_an_overlap(later: str, expected: list[str]) -> None:
    """Valid for two years from August 5th: the last day is August 4th."""
    assert expected == codes(OLD, version(later))


def test_a_repealed_version_leaves_no_hole() -> None:
    """It ends on the day before the one that repeals it."""
    open_ended = version("施行 2021-08-05")
    assert [] == codes(open_ended, version("施行 2023-10-01\n  废止 “示例市考核办法（2021年）”"))


def test_a_hole_is_told_between_the_versions_around_it_only() -> None:
    """Of three versions the last two follow each other."""
    assert ["W289"] == codes(OLD, version("施行 2023-10-01 有效期 1年"), version("施行 2024-10-01"))


@pytest.mark.parametrize(("year", "expected"), [(2020, ["E285"]), (2022, []), (2025, []), (2024, ["E285"])])
def test_a_scheme_for_a_year_without_a_version_is_not_passed_over(year: int, expected: list[str]) -> None:
    """It would be checked against nothing and look as if it were right."""
    assert ["W289", *expected] == codes(OLD, version("施行 2025-01-01"), scheme(year))


@pytest.mark.parametrize(("year", "expected"), [(2020, ["E293"]), (2021, []), (2023, []), (2024, ["E293"])])
def test_a_scheme_for_a_year_in_which_its_measure_does_not_hold_is_told(year: int, expected: list[str]) -> None:
    """The finding stands at the year of the scheme."""
    found = said(OLD, scheme(year))
    assert expected == [d.code for d in found]
    assert all(d.span is not None and d.span.start > len(OLD) for d in found)


def test_the_day_of_decision_is_not_guessed() -> None:
    """Where it decides on validity, the facts say which day it was."""
    decided = OLD.replace("年度 1月", "适用 评定日 在有效期内\n  年度 1月")
    assert [] == codes(decided, scheme(2024))


def test_a_scheme_is_of_one_year() -> None:
    """The one that is written last does not win."""
    assert ["E202"] == codes(OLD, scheme(2022).replace("2022", "2022\n  年度 2023"))
