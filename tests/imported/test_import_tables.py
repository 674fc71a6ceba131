"""Tables of many layouts become schemes that the formatter and the checks have nothing against."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tables import ASPECTS, HEAD, NUMERALS, aspects, book, comma

Import = Callable[..., Result]
Run = Callable[..., Result]

TITLE = ["2024年度政务公开考核指标体系（虚构）"]
LEADING = [
    [
        1,
        "一、组织领导（10分）",
        "领导\n机制",
        "明确分管领导",
        4,
        "未明确分管领导的扣2分，每少召开一次会议扣0.5分，扣完为止。",
        "市政府 办公室",
    ],
    [2, None, None, "年度计划", "３", "印发年度计划得3分，未印发不得分。", None],
    [3, None, "经费保障", None, "3分", "酌情给分", None],
]
PLAIN = [
    ["组织领导", "领导机制", 6, "每少一次扣1分，扣完为止"],
    ["组织领导", "年度计划", 4, "有计划得4分，没有计划不得分"],
]


def standard() -> bytes:
    """Title, numbering, merged levels, sums, a note."""
    rest = aspects(without=["组织领导"])
    rest = [[n + 3, f"{NUMERALS[n]}、{row[1]}", *row[2:]] for n, row in enumerate(rest, 1)]
    rows = [
        TITLE,
        [],
        HEAD,
        *LEADING,
        [None, "小计", None, None, 10],
        *rest,
        ["合计", None, None, None, 100],
        ["注：由办公室解释。"],
    ]
    return book(rows, "A1:G1", "B4:B6", "C4:C5", "G4:G5")


def two_headers() -> bytes:
    """Two rows of header: 指标 over the levels; points before the words; the year in the file only."""
    top = ["指标体系", None, "分 值", "评分细则", "考核单位", "备注"]
    low = ["一级指标", "二级指标"]
    rows = [TITLE, top, low, ["组织领导", "领导机制", 6, "每次扣1分", "甲"], [None, "年度计划", 4, "", "甲"]]
    rows += [[name, None, points] for name, points in ASPECTS.items() if name != "组织领导"]
    return book(rows, "A2:B2", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "A4:A5")


def other_order() -> bytes:
    """The columns in another order, every level repeated in every row."""
    head = ["考核标准", "权重", "牵头单位", "考核项目", "考核内容"]
    rows = [head] + [[text, points, "乙", one, two] for one, two, points, text in PLAIN]
    rows += [[None, points, None, name, None] for name, points in ASPECTS.items() if name != "组织领导"]
    return book(rows)


def carried_down() -> bytes:
    """Nothing is merged; a level that is not repeated is carried down."""
    rows = [["一级指标", "二级指标", "分值", "评分标准"]]
    for name, points in ASPECTS.items():
        rows += [[name, "甲项", points - 2, "按要求完成"], [None, "乙项", 2, "每次得0.5分"]]
    return book(rows)


def points_of_levels() -> bytes:
    """Each level has a column of points of its own."""
    rows = [["一级指标", "分值", "二级指标", "分值", "评分标准"]]
    merged = []
    for name, points in ASPECTS.items():
        rows += [[name, points, "甲项", points - 1, "按时的得满分，否则不得分"], [None, None, "乙项", 1, None]]
        merged += [f"A{len(rows) - 1}:A{len(rows)}", f"B{len(rows) - 1}:B{len(rows)}"]
    return book(rows, *merged)


def percentages() -> bytes:
    """The weights are percentages of the whole, as numbers of that format."""

    def formatted(made: object) -> None:
        for row in made.active.iter_rows(min_row=2, min_col=2, max_col=2):  # type: ignore[attr-defined]
            row[0].number_format = "0%"

    return book(
        [["考核指标", "权重", "评分标准"], *([n, p / 100, "打分"] for n, p in ASPECTS.items())], change=formatted
    )


def points_in_names() -> bytes:
    """No column of points: they stand in brackets behind the names."""
    rows = [["考核项目", "考核内容", "评分标准"]]
    rows += [
        [f"（{NUMERALS[n]}）{name}（{points}分）", f"1.{name}工作（{points}分）", "看情况"]
        for n, (name, points) in enumerate(ASPECTS.items())
    ]
    return book(rows)


def unnamed_rows() -> bytes:
    """Below one name several rows of criteria, each with its points: each is a part, named by its first words."""
    rows = [["考核项目", "考核内容及评分标准", "分值"]]
    rows += [
        ["组织领导", "明确领导：有分管领导的得满分，没有的不得分", 4],
        [None, "印发计划，按时印发的得满分，未印发的不得分", 6],
    ]
    rows += [[name, "由考核组评定", points] for name, points in ASPECTS.items() if name != "组织领导"]
    return book(rows, "A2:A3")


def words_below() -> bytes:
    """The last level has no points: it says what the group is scored for."""
    rows = [["一级指标", "二级指标", "分值", "考核要点", "评分标准"]]
    for name, points in ASPECTS.items():
        rows += [[name, f"{name}情况", points, "要点甲", "查资料"], [None, None, None, "要点乙", "看网站"]]
    return book(rows)


def twice_printed() -> bytes:
    """The header is printed again on the second page."""
    rows = [["一级指标", "分值", "评分标准"]]
    for n, (name, points) in enumerate(ASPECTS.items()):
        rows += [["一级指标", "分 值", "评分标准"]] * (n == 5) + [[name, points, "—"]]
    return book(rows)


def with_bonuses() -> bytes:
    """Bonuses and deductions below the indicators."""
    rows = [TITLE, HEAD, *aspects(), ["合计", None, None, None, 100]]
    rows += [[10, "加分项", "受到表彰", None, 5, "每项2分"], [11, "扣分项", "败诉", None, None, "每起5至10分"]]
    return book(rows)


def numbered(*first: list[object], serial: bool) -> bytes:
    """One column of names; the levels are told apart by their numbers."""
    head = ["序号", "指标名称", "分值", "评分标准"] if serial else ["指标名称", "分值", "评分标准"]
    rows = [head, *first]
    for n, (name, points) in enumerate(list(ASPECTS.items())[1:], 2):
        rows.append([n, name, points] if serial else [f"{NUMERALS[n - 1]}、{name}", points])
    return book(rows)


def dotted() -> bytes:
    """1, 1.1, 1.2, 2 in the column of numbers."""
    parts = [[1.1, "领导机制", 6, "每少一次扣1分，扣完为止"], ["1.2", "年度计划", 4, "有计划得满分，没有计划不得分"]]
    return numbered([1, "组织领导", 10], *parts, serial=True)


def chinese_numbers() -> bytes:
    """一、（一） 1. in the names."""
    parts = [["（一）领导机制", 6], ["1.明确领导", 4, "每少一次扣1分，扣完为止"], ["2.明确机构", 2, "打分"]]
    return numbered(["一、组织领导", 10], *parts, ["（二）年度计划", 4, "有的得满分，没有的不得分"], serial=False)


JINCHANG = {
    "dotted": (dotted, 10, 2),
    "chinese numbers": (chinese_numbers, 11, 2),
    "standard": (standard, 11, 2),
    "two headers": (two_headers, 10, 0),
    "other order": (other_order, 10, 2),
    "carried down": (carried_down, 18, 9),
    "points of levels": (points_of_levels, 18, 9),
    "percentages": (percentages, 9, 0),
    "points in names": (points_in_names, 9, 0),
    "unnamed rows": (unnamed_rows, 10, 2),
    "words below": (words_below, 9, 0),
    "twice printed": (twice_printed, 9, 0),
    "with bonuses": (with_bonuses, 9, 0),
}


def summary(result: Result) -> tuple[int, int, str]:
    """How many indicators, how many of them recognised, and the sum, as the JSON output says."""
    body = json.loads(result.stdout)
    assert "ruledsl.import/1" == body["schema"]
    return len(body["indicators"]), sum(i["scoring"]["recognised"] for i in body["indicators"]), body["total"]


@pytest.mark.parametrize("name", JINCHANG)
def test_tables_for_jinchang(name: str, imported: Import, run: Run, here: Path) -> None:
    """Nine aspects whose points the scheme sets."""
    make, leaves, recognised = JINCHANG[name]
    result = imported(make(), "jinchang", "--format", "json")
    assert 0 == result.exit_code, result.output
    assert (leaves, recognised, "100") == summary(result)
    assert_right(run, "jinchang.rules")


def assert_right(run: Run, rules: str) -> None:
    """The formatter changes nothing, the checks say nothing, the table agrees."""
    assert 0 == run("fmt", "--check", "s.rules").exit_code
    checked = run("check", rules, "s.rules")
    assert 0 == checked.exit_code, checked.output


def sections(change: object = None) -> bytes:
    """Pingliang: two headings across the table, below them the aspects that wait for a place."""
    rows = [["2023年考核表"], ["序号", "一级指标", "二级指标", "分值", "评分标准", "适用对象"]]
    rows += [
        ["一、年度专项业务（70分）"],
        [1, "主动公开", "文件发布", 30, "完成率≥90%得30分，80%以上90%以下得20分，80%以下不得分"],
    ]
    rows += [
        [2, None, "年度报告", 10, "按时发布的得满分，未发布的不得分"],
        [3, "政策解读", None, 20, None],
        [4, "公众参与", None, 10],
    ]
    rows += [
        ["二、日常工作（30分）"],
        [5, "组织领导", None, 10],
        [6, "平台建设", None, 20, "每发现一处错误扣1分，扣完为止"],
    ]
    return book(rows, "A1:F1", "A3:F3", "A8:F8", "B4:B5")


def numbered_sections() -> bytes:
    """The headings are rows like the others, but numbered 一 and 二."""
    rows = [["序号", "考核项目", "考核指标", "分值", "评分标准"], ["一", "年度专项业务", None, 70]]
    rows += [
        [1, "主动公开", "文件", 50, "打分"],
        [2, "依申请公开", "办理", 20, "打分"],
        ["二", "日常工作", None, 30],
        [3, "回应关切", "舆情", 30, "打分"],
    ]
    return book(rows)


def one_level_more() -> bytes:
    """The parts of article 7 are the first level."""
    rows = [["一级指标", "二级指标", "三级指标", "分值", "评分标准"]]
    rows += [
        ["年度专项业务", "主动公开", "文件", 70, "每少一件扣1分，扣完为止"],
        ["日常工作", "组织领导", "会议", 30, "每次得5分"],
    ]
    return book(rows)


@pytest.mark.parametrize(
    ("make", "leaves", "recognised"), [(sections, 6, 3), (numbered_sections, 3, 0), (one_level_more, 2, 2)]
)
def test_tables_for_pingliang(
    make: Callable[[], bytes], leaves: int, recognised: int, imported: Import, run: Run
) -> None:
    """Aspects are put under the two parts; 以上 and 以下 mean what article 9 says."""
    result = imported(make(), "pingliang", "--format", "json")
    assert 0 == result.exit_code, result.output
    assert (leaves, recognised, "100") == summary(result)
    assert_right(run, "pingliang.rules")


def test_a_place_that_the_table_does_not_say_is_asked_for(imported: Import) -> None:
    """Pingliang leaves to the scheme to which part an aspect belongs; no part is chosen for it."""
    result = imported(book([["一级指标", "分值"], ["主动公开", 100]]), "pingliang")
    assert 4 == result.exit_code
    assert "F801：指标表!A2：“主动公开”归到哪一项由方案确定" in result.stderr


def free_table() -> list[list[object]]:
    """A table of its own groups for a measure without divisions."""
    rows: list[list[object]] = [["项目", "指标", "标准分", "计分办法", "适用范围"]]
    rows += [
        ["管理", "制度", 40, "制度健全的得满分，不健全的不得分", "所有单位"],
        [None, "会议", 20, "每召开一次得5分", "县区政府、市政府部门"],
    ]
    return [*rows, ["服务", "窗口", 30, "每投诉一次扣2分，扣完为止", "县区政府"], [None, "网站", 10, "打分", "各单位"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_and_a_free_measure(encoding: str, imported: Import, run: Run, here: Path) -> None:
    """All groups lie below the only indicator; what holds for other classes must be said with the command."""
    refused = imported(comma(free_table(), encoding), "free", name="t.csv")
    assert 4 == refused.exit_code and not (here / "s.rules").exists()
    assert "F806：t!E4：这一项只适用于“县区政府”" in refused.stderr
    for treatment in ("full", "shrink"):
        result = imported(
            comma(free_table(), encoding), "free", "--inapplicable", treatment, "--format", "json", name="t.csv"
        )
        assert 0 == result.exit_code, result.output
        assert (4, 3, "100") == summary(result)
        assert_right(run, "free.rules")
    assert "适用对象 县区政府" in (here / "s.rules").read_text("utf-8")
