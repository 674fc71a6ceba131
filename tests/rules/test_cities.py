"""The shipped measures: clean, open only where the text leaves something open, complete, and true to the official texts."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ruledsl.bind import holes
from ruledsl.source import Source
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.outline import Outline
from ruledsl.statements.reading import Reading
from ruledsl.statements.roster import Roster
from ruledsl.syntax import Clause, integer, walk
from ruledsl.tools.load import Compiled, Rules, choose, compile_measure, read_rules
from ruledsl.tools.run import Request, run

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
TEXTS = Path(os.environ.get("RULEDSL_MEASURES", ROOT.parent / "shared" / "measures"))

FILES = sorted(p.relative_to(RULES).as_posix() for p in RULES.rglob("*.rules"))
MEASURES = {
    "金昌政务公开考核": "jinchang",
    "金昌政务公开评议": "jinchang",
    "平凉政务公开考核": "pingliang",
    "平凉政务公开评议": "pingliang",
}
SCHEMES = {
    "jinchang-minimal": "金昌政务公开考核",
    "jinchang-sample": "金昌政务公开考核",
    "jinchang-survey": "金昌政务公开评议",
    "pingliang-minimal": "平凉政务公开考核",
    "pingliang-sample": "平凉政务公开考核",
    "pingliang-survey": "平凉政务公开评议",
}
GROUPS = ["组织领导", "机制建设", "主动公开", "政策解读", "回应关切", "公众参与", "依申请公开", "平台建设"]
SURVEY_HOLES = {
    ("评议题目", "decision"),
    ("评议人员", "decision"),
    ("满意、基本满意、不满意", "bands"),
}
HOLES = {
    "金昌政务公开考核": {
        *((f"考核内容.{g}", "maximum") for g in (*GROUPS, "其他方面")),
        ("考核方式", "decision"),
    },
    "金昌政务公开评议": {*SURVEY_HOLES, ("金昌政务公开评议", "channels")},
    "平凉政务公开考核": {(g, "place") for g in GROUPS},
    "平凉政务公开评议": {*SURVEY_HOLES, ("平凉政务公开评议", "channels")},
}


def rules_of(measure: str, *schemes: str) -> Rules:
    files = [RULES / f"{MEASURES[measure]}.rules", *(RULES / "schemes" / f"{s}.rules" for s in schemes)]
    return read_rules(files, RULES)


def compiled(measure: str, *schemes: str) -> Compiled:
    rules = rules_of(measure, *schemes)
    assert rules.diagnostics == ()
    chosen = choose(rules, measure)
    assert isinstance(chosen, tuple)
    return compile_measure(rules, *chosen)


# ---- clean


@pytest.mark.parametrize("file", FILES)
def test_a_file_reads(file: str) -> None:
    """Nothing is wrong with the text of any shipped file."""
    assert read_rules([RULES / file], RULES).diagnostics == ()


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_binds_and_lowers(measure: str) -> None:
    """A measure is legal without its scheme."""
    assert compiled(measure).diagnostics == ()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_leaves_nothing_open(scheme: str) -> None:
    """With its scheme a measure is clean and waits for nothing."""
    with_scheme = compiled(SCHEMES[scheme], scheme)
    assert with_scheme.diagnostics == ()
    assert with_scheme.measure.schemes
    assert holes(with_scheme.measure) == ()


def test_every_scheme_is_listed_here() -> None:
    """A scheme that is added is tested."""
    assert {Path(f).stem for f in FILES if f.startswith("schemes/")} == set(SCHEMES)


@pytest.mark.parametrize("scheme", [s for s in SCHEMES if "minimal" not in s])
def test_an_invented_scheme_says_so_in_its_first_line(scheme: str) -> None:
    """Nobody takes a sample for the scheme of a city."""
    first = (RULES / "schemes" / f"{scheme}.rules").read_text("utf-8").splitlines()[0]
    assert first.startswith("# 本方案数字均为虚构示例")


def parents(node: Indicator) -> Iterator[Indicator]:
    """Every group with full marks of its own."""
    if node.parts:
        yield from (p for part in node.parts for p in parents(part))
        if node.maximum is not None:
            yield node


@pytest.mark.parametrize("scheme", ["jinchang-sample", "pingliang-sample"])
def test_the_points_of_a_sample_add_up(scheme: str) -> None:
    """The parts of every group have the points of the group, and all together 100."""
    tops = compiled(SCHEMES[scheme], scheme).measure.every(Indicator)
    assert sum(t.maximum.value for t in tops if t.maximum) == 100
    for group in (g for top in tops for g in parents(top)):
        points = [p.maximum for p in group.parts]
        total = sum(q.value / 10**q.decimals for q in points if q)
        assert group.maximum and total == group.maximum.value, group.name.text


@pytest.mark.parametrize("city", ["jinchang", "pingliang"])
def test_the_samples_name_at_least_eight_units(city: str) -> None:
    """A sample is large enough to rank."""
    roster = compiled(SCHEMES[f"{city}-sample"], f"{city}-sample").measure.roster
    assert roster and sum(map(len, roster.values())) >= 8
    assert all(roster.values())


# ---- what the texts leave open


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_is_open_where_its_text_delegates(measure: str) -> None:
    """The holes are these and no others, and each names the clause that delegates it."""
    found = holes(compiled(measure).measure)
    assert {(h.name, h.missing) for h in found} == HOLES[measure]
    assert all(h.clauses for h in found)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_units_are_left_to_the_scheme(measure: str) -> None:
    """Both texts ask for a list of units and give none."""
    (roster,) = compiled(measure).measure.every(Roster)
    assert roster.clauses


@pytest.mark.parametrize("measure", MEASURES)
def test_every_reading_says_why(measure: str) -> None:
    """A reading has at least two options, each explained, a clause, and a reason for the one in use."""
    for reading in compiled(measure).measure.every(Reading):
        assert len(reading.options) >= 2
        assert all(o.text for o in reading.options)
        assert reading.clauses
        assert reading.adopt and reading.adopt[0].items, reading.name.text


# ---- complete


def outline_of(measure: str) -> Outline:
    outline = compiled(measure).measure.only(Outline)
    assert outline is not None
    return outline


def declared(measure: str) -> tuple[list[int], dict[int, list[int]]]:
    """The articles and the items of each article that the outline has."""
    articles: list[int] = []
    items: dict[int, list[int]] = {}
    for first, last in outline_of(measure).ranges:
        if first.item:
            items[first.article] = list(range(first.item, last.item + 1))
        elif not first.paragraph:
            articles += range(first.article, last.article + 1)
    return articles, items


def cited(measure: str) -> set[Clause]:
    """Every clause that a statement of the measure cites; a statement says all of an article with items by itself only
    where it cites the items."""
    statements = compiled(measure).measure.statements
    return {c for node in walk(statements) for c in getattr(node, "clauses", ())}


@pytest.mark.parametrize("measure", MEASURES)
def test_every_article_and_item_is_accounted_for(measure: str) -> None:
    """Nothing of the document is forgotten silently."""
    articles, items = declared(measure)
    found = cited(measure)
    assert [a for a in articles if not any(c.article == a for c in found)] == []
    pairs = {(c.article, c.item) for c in found}
    assert [(a, i) for a, numbers in items.items() for i in numbers if (a, i) not in pairs] == []


# ---- true to the official texts

_ARTICLE = re.compile(r"第([一二三四五六七八九十]+)条\s")
_ITEM = re.compile(r"[(（]([一二三四五六七八九十]+)[)）]")


def recognised(text: str) -> list[tuple[list[int], dict[int, list[int]]]]:
    """The documents of a text, each with its articles and the items of each article.

    An article begins a line and is followed by space; an item begins a line with its number in brackets of either
    width.  The next document begins where the articles begin anew.
    """
    documents: list[tuple[list[int], dict[int, list[int]]]] = []
    for line in text.splitlines():
        if article := _ARTICLE.match(line):
            number = integer(article[1])
            if number == 1:
                documents.append(([], {}))
            documents[-1][0].append(number)
        elif (item := _ITEM.match(line)) and documents:
            articles, items = documents[-1]
            items.setdefault(articles[-1], []).append(integer(item[1]))
    return documents


def test_the_recogniser_reads_both_punctuations() -> None:
    """Half-width and full-width brackets, any space, and a new document."""
    text = "第一条  甲:\n(一)子;\n(二)丑。\n乙\n(试行)\n第一条　丙\n第二条 丁：\n（一）寅"
    assert recognised(text) == [([1], {1: [1, 2]}), ([1, 2], {2: [1]})]


@pytest.mark.parametrize("measure", MEASURES)
def test_the_outline_is_that_of_the_official_text(measure: str) -> None:
    """The official text has exactly the articles and items that the file declares."""
    file = TEXTS / f"{MEASURES[measure]}.txt"
    if not file.exists():
        pytest.skip(f"no official text at {file}; set RULEDSL_MEASURES to its folder")
    documents = recognised(file.read_text("utf-8"))
    assert len(documents) == 2
    assert documents[0 if measure.endswith("考核") else 1] == declared(measure)


# ---- readings that decide numbers


def totals(measure: str, scheme: str, facts: str, reading: str = "") -> dict[str, tuple[str, str, str]]:
    """Total, grade and rank of each unit."""
    rules = rules_of(measure, scheme)
    source = Source("facts.yaml", f"办法: {measure}\n年度: 2023\n{facts}")
    readings = (reading,) if reading else ()
    outcome = run(Request(rules, (source,), measure=measure, readings=readings, trial=bool(reading)))
    assert outcome.results is not None, outcome.problems
    return {u.unit: tuple(v.text if v else "" for v in (u.total, u.grade, u.rank)) for u in outcome.results.units}  # type: ignore[misc]


BOTH = """
名单: {市政府部门: [甲局]}
单位:
  甲局:
    考核内容: 98
    零报告: 是
    事件:
"""
TEN_MORE = "".join(f"      - {{编号: a{n}, 日期: 2023-03-0{n}, 计入: [上级表彰采用]}}\n" for n in range(1, 6))
FIFTEEN_LESS = """
      - {编号: d1, 日期: 2023-05-05, 计入: {败诉: {分值: 7}}}
      - {编号: d2, 日期: 2023-05-06, 计入: {解读回应不当: {分值: 8}}}
"""


@pytest.mark.parametrize(("option", "total", "grade"), [("先封顶", "85", "良好"), ("后封顶", "93", "优秀")])
def test_the_cap_comes_first_or_last(option: str, total: str, grade: str) -> None:
    """98 + 10 − 15 with two cases of 7 and 8."""
    facts = BOTH.replace("    零报告: 是\n", "") + TEN_MORE + FIFTEEN_LESS
    result = totals("金昌政务公开考核", "jinchang-minimal", facts, f"封顶与扣分的先后={option}")
    assert result["甲局"][:2] == (total, grade)


LEAK = """
名单: {市政府部门: [甲局]}
单位:
  甲局:
    考核内容: 95
    泄密: 是
    事件:
      - {编号: d, 日期: 2023-05-05, 计入: {平台安全: {分值: 6, 情形: 失泄密}, 追责情形: {分值: 9, 情形: 泄露国家或工作秘密}}}
"""


@pytest.mark.parametrize(
    ("reading", "total"),
    [("", "86"), ("一事符合多项=逐项都扣", "80"), ("泄密的后果=泄密只否决", "95")],
)
def test_a_leak_vetoes_and_deducts_once(reading: str, total: str) -> None:
    """One leak stands in articles 11, 14(三) and 15(四) by way of 14(六)."""
    assert totals("金昌政务公开考核", "jinchang-minimal", LEAK, reading)["甲局"][:2] == (total, "不合格")


ACCOUNT = """
名单: {市政府部门: [甲局]}
单位:
  甲局:
    考核内容: 95
    事件:
      - {编号: n, 日期: 2023-05-05, 计入: {新媒体单项否决: {账号: 某账号, 指标: 内容不更新, 年终检查: 否}}}
"""


@pytest.mark.parametrize(
    ("option", "grade"), [("判定单位", "不合格"), ("年终判定单位", "优秀"), ("只判定账号", "优秀")]
)
def test_whom_the_account_veto_strikes(option: str, grade: str) -> None:
    """An account that fails in spring and is mended by the end of the year."""
    result = totals("金昌政务公开考核", "jinchang-minimal", ACCOUNT, f"新媒体否决判定谁={option}")
    assert result["甲局"][1] == grade


TIE = """
名单: {市政府部门: [甲局, 乙局, 丙局, 丁局]}
单位:
  甲局: {考核内容: 100, 零报告: 是}
  乙局: {考核内容: 99, 事件: [{编号: a, 日期: 2023-03-01, 计入: [媒体专题报道]}]}
  丙局: {考核内容: 99, 事件: [{编号: a, 日期: 2023-03-01, 计入: [上级表彰采用]}]}
  丁局: {考核内容: 100, 事件: [{编号: a, 日期: 2023-03-01, 计入: [上级表彰采用]}]}
"""


@pytest.mark.parametrize("cap", ["先封顶", "后封顶"])
@pytest.mark.parametrize(
    ("option", "ranks"),
    [("被截断者在先", "3311"), ("有加分者在先", "4111"), ("未截断总分高者在先", "3321")],
)
def test_who_comes_first_at_equal_totals(option: str, ranks: str, cap: str) -> None:
    """Four totals of 100: plain, 99 + 1, 99 + 2 and 100 + 2; where the cap stands changes nothing."""
    rules = rules_of("金昌政务公开考核", "jinchang-minimal")
    source = Source("facts.yaml", f"办法: 金昌政务公开考核\n年度: 2023\n{TIE}")
    readings = (f"同分时谁在前={option}", f"封顶与扣分的先后={cap}")
    outcome = run(Request(rules, (source,), measure="金昌政务公开考核", readings=readings, trial=True))
    assert outcome.results is not None
    assert "".join(u.rank.text for u in outcome.results.units if u.rank) == ranks


MEDIA = """
名单: {市政府部门: [甲局]}
单位:
  甲局:
    年度专项业务: 60
    日常工作: 20
    事件:
      - {编号: a1, 日期: 2023-03-01, 计入: {媒体宣传报道: {级别: 国家级}}}
      - {编号: a2, 日期: 2023-03-02, 计入: {媒体宣传报道: {级别: 省级}}}
      - {编号: a3, 日期: 2023-03-03, 计入: {媒体宣传报道: {级别: 市级}}}
"""


@pytest.mark.parametrize(
    ("option", "more", "total"),
    [("逐篇累计", "", "82"), ("每级计一次", "", "82"), ("只取最高级", "", "81"),
     ("逐篇累计", "省级", "82.6"), ("每级计一次", "省级", "82"), ("只取最高级", "省级", "81")],
)  # fmt: skip
def test_how_reports_add_up(option: str, more: str, total: str) -> None:
    """One national, one provincial and one city report; then a second provincial one."""
    extra = f"      - {{编号: a4, 日期: 2023-03-04, 计入: {{媒体宣传报道: {{级别: {more}}}}}}}\n" if more else ""
    result = totals("平凉政务公开考核", "pingliang-minimal", MEDIA + extra, f"媒体报道怎样加={option}")
    assert result["甲局"][0] == total


NOTIFIED = """
名单: {市政府部门: [甲局]}
单位:
  甲局:
    年度专项业务: 60
    日常工作: 20
    事件:
      - {编号: d1, 日期: 2023-05-05, 事由: 甲事, 计入: {重大错敏信息: {级别: 国办通报}}}
      - {编号: d2, 日期: 2023-05-06, 事由: 甲事, 计入: {重大错敏信息: {级别: 省办通报}}}
      - {编号: d3, 日期: 2023-05-07, 事由: 乙事, 计入: {重大错敏信息: {级别: 省办通报}}}
"""


@pytest.mark.parametrize(
    ("reading", "total"), [("", "76.5"), ("一事几级通报=各级累加扣", "75"), ("扣分的次数=每项只扣一次", "78")]
)
def test_one_incident_notified_at_several_levels(reading: str, total: str) -> None:
    """The highest level of each incident, all levels, or one deduction for the item."""
    assert totals("平凉政务公开考核", "pingliang-minimal", NOTIFIED, reading)["甲局"][0] == total


ENDS = """
名单: {市政府部门: [甲局]}
单位:
  甲局:
    考核内容: 95
    事件:
      - {编号: d1, 日期: 2023-05-05, 计入: {败诉: {分值: 7}}}
      - {编号: d2, 日期: 2023-05-06, 计入: {败诉: {分值: 10}}}
"""


@pytest.mark.parametrize(("option", "remarked"), [("含两端", False), ("不含两端", True)])
def test_the_ends_of_the_range_are_remarked_and_change_no_points(option: str, remarked: bool) -> None:
    """A deduction of exactly 10 points is legal to report under either option."""
    rules = rules_of("金昌政务公开考核", "jinchang-minimal")
    source = Source("facts.yaml", f"办法: 金昌政务公开考核\n年度: 2023\n{ENDS}")
    outcome = run(Request(rules, (source,), readings=(f"扣分幅度的两端={option}",), trial=True))
    assert outcome.results is not None
    (unit,) = outcome.results.units
    assert unit.total and unit.total.text == "78"
    broken = [f.args["name"] for f in unit.findings if f.code == "N531"]
    assert broken == (["扣分不取两端"] if remarked else [])


@pytest.mark.parametrize(
    ("year", "reading", "holds"),
    [(2021, "", False), (2022, "", True), (2023, "", True), (2024, "", False), (2024, "看哪一天是否有效=看年度首日", True),
     (2022, "看哪一天是否有效=看年度首日", False)],
)  # fmt: skip
def test_the_years_for_which_pingliang_is_in_force(year: int, reading: str, holds: bool) -> None:
    """From 2022-08-05 for two years; which day of the assessment year decides is a reading."""
    rules = rules_of("平凉政务公开考核", "pingliang-minimal")
    facts = "名单: {县市区: [甲县]}\n单位:\n  甲县: {年度专项业务: 60, 日常工作: 20, 零报告: 是}\n"
    source = Source("facts.yaml", f"办法: 平凉政务公开考核\n年度: {year}\n{facts}")
    readings = (reading,) if reading else ()
    outcome = run(Request(rules, (source,), year=year, readings=readings, trial=bool(reading)))
    assert any(p.code == "E293" for p in outcome.problems) is not holds
