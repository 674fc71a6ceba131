"""The word that was probably meant."""

import pytest

from ruledsl.suggest import closest, distance

KINDS = ("上级表彰采用", "败诉", "平台安全", "媒体宣传", "政策解读.图解比例")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("败诉", "败诉"),
        ("败拆", "败诉"),
        ("媒体宣穿", "媒体宣传"),
        ("媒宣体传", "媒体宣传"),
        ("媒体 宣传", "媒体宣传"),
        ("媒体\u200b宣传", "媒体宣传"),
        ("图解比例", "政策解读.图解比例"),
        ("领导批示", None),
        ("", None),
        ("\u200b", None),
        ("字" * 5000, None),
    ],
)
def test_the_nearest_name_within_a_third(word: str, expected: str | None) -> None:
    """Swaps count once, spaces and invisible characters not at all."""
    assert closest(word, KINDS) == expected


def test_of_equally_near_names_the_first_wins() -> None:
    """The answer depends on the arguments only."""
    assert closest("甲乙丙", ("甲乙丁", "甲乙戊")) == "甲乙丁"
    assert closest("分", ("甲", "乙")) is None


def test_the_distance_counts_edits() -> None:
    """Insert, delete, replace, swap; no further than the limit."""
    pairs = [("abc", "abc"), ("abc", "abd"), ("abc", "acb"), ("abc", "abcd"), ("abc", "xyz")]
    assert [distance(a, b, 2) for a, b in pairs] == [0, 1, 1, 1, 3]
