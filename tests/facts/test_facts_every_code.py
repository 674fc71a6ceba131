"""Every code of the fact loader has a file that raises it, and a sentence in both languages that can be printed."""

from collections.abc import Callable

import pytest
from small_plan import TOP, WHOLE, make_plan, one

from ruledsl.checks import file_names, load
from ruledsl.facts import FactSet

HEAD = "办法: 政务公开考核\n年度: 2023\n"
EVENT = "考核内容: 85\n事件:\n  - "
FACTS = "考核内容: 85\n"

YAML = {
    "F101": one(FACTS + "考核内荣: 85"),
    "F102": one(FACTS + "会议: 3"),
    "F103": one("泄密: 否"),
    "F104": one(FACTS + "考 核内容: 85"),
    "F105": one("考核内容: 100.5"),
    "F106": one("考核内容: 7.123"),
    "F107": one("考核内容: 优秀"),
    "F108": one("考核内容: ８５"),
    "F109": one(FACTS + "图解比例: 85"),
    "W193": one(FACTS + "图解比例: 0.60"),
    "F110": one(FACTS + "泄密: 不详"),
    "F111": one(FACTS + "完成日: 2023-02-30"),
    "F112": one(FACTS + "完成日: 2023/5/1"),
    "F113": one(FACTS + "平台: 微信"),
    "F114": one("考核内容:"),
    "F115": one("考核内容: 不涉及"),
    "F116": one(FACTS + "事件: [败诉]"),
    "F117": one(FACTS + "事件: 败诉"),
    "F118": one("考核内容: [85]"),
    "F119": HEAD + "单位:\n  甲\u200b局: {类别: 市政府部门, 考核内容: 85}",
    "F120": HEAD + "名单: {市政府部门: [甲局, 甲 局]}\n单位: {甲局: {考核内容: 85}}",
    "F121": TOP + "单位: {甲局: {考核内容: 85}, 甲句: {考核内容: 85}}",
    "F122": HEAD + "名单: {市政府部门: [甲局, 乙局]}\n单位: {甲局: {考核内容: 85}}",
    "F123": HEAD + "单位: {甲局: {类别: 市政府, 考核内容: 85}}",
    "F124": TOP + "单位: {甲局: {类别: 县区政府, 考核内容: 85}}",
    "F125": HEAD + "单位: {甲局: {考核内容: 85}}",
    "F127": HEAD,
    "F128": one(EVENT + "{日期: 2023-05-01, 计入: 败拆}"),
    "F129": one(EVENT + "{日期: 2023-05-01}"),
    "F130": one(EVENT + "{日期: 2023-05-01, 计入: 败诉, 分值: 5, 级别: 国家级}"),
    "F131": one(EVENT + "{日期: 2023-05-01, 计入: [败诉, 平台安全], 分值: 5}"),
    "F132": one(
        FACTS + "事件:\n  - {编号: a, 日期: 2023-05-01, 计入: 上级表彰采用}\n"
        "  - {编号: a, 日期: 2023-05-02, 计入: 上级表彰采用}"
    ),
    "F134": one(EVENT + "{日期: 2023-05-01, 计入: 上级表彰采用}\n零报告: 是"),
    "F136": one(FACTS + "批准: [{上限: 加分, 限额: 11, 日期: 2023-12-01, 决定人: 某}]"),
    "F137": one(
        FACTS + "批准:\n"
        "  - {上限: 加分合计, 限额: 11, 日期: 2023-12-01, 决定人: 某}\n"
        "  - {上限: 加分合计, 限额: 12, 日期: 2023-12-02, 决定人: 某}"
    ),
    "F138": one(WHOLE).replace("政务公开考核", "平安建设考核"),
    "F140": one(WHOLE).replace("年度: 2023\n", ""),
    "F141": one(WHOLE) + "单为: {}\n",
    "F143": "# 只有说明\n",
    "F147": "办法: [政务公开考核\n年度: 2023\n",
    "F148": "办法：政务公开考核\n年度：2023\n",
    "F149": HEAD + "单位:\n\t甲局: {考核内容: 85}\n",
    "F150": HEAD + "单位: &a {甲局: {考核内容: 85}}\n",
    "F151": "[" * 40 + "]" * 40,
    "F152": one(FACTS + FACTS),
    "F153": one(WHOLE) + "---\n" + one(WHOLE),
    "F158": HEAD + "单位: [{考核内容: 85}]",
}
OTHER: dict[str, tuple[str, bytes]] = {
    "F142": ("a.yaml", b" " * (64 * 2**20 + 1)),
    "F144": ("a.xls", b"\xd0\xcf\x11\xe0 and so on"),
    "F145": ("a.yaml", b"\xff\xfb\x61\x10"),
    "F146": ("a.yaml", one(WHOLE).encode("gbk")),
    "F154": ("a.json", b"[" + b"[]," * 4_999_999 + b"[]]"),
    "F155": ("a.csv", "单位,类别,考核内容\n甲局,市政府部门,85,90\n".encode()),
    "F156": ("a.csv", "名称,考核内容\n甲局,85\n".encode()),
    "W192": ("a.yaml", (HEAD + "名单: {市政府部门: [甲局], 县区政府: []}\n单位: {甲局: {考核内容: 85}}").encode()),
    "W191": ("a.csv", "单位,类别,考核内容\n甲局,市政府部门,85\n".encode("gbk")),
}


def found(facts: FactSet) -> dict[str, dict[str, object]]:
    return {d.code: d.args for d in (*facts.diagnostics, *facts.notes)}


@pytest.mark.parametrize("code", YAML)
def test_a_yaml_file_raises_the_code(code: str, read: Callable[..., FactSet]) -> None:
    """Each of these files has one thing wrong with it, and its code is among the diagnostics."""
    assert_printable(code, read(YAML[code]))


@pytest.mark.parametrize("code", OTHER)
def test_another_file_raises_the_code(code: str, read: Callable[..., FactSet]) -> None:
    """Each of these CSV, JSON or binary files has one thing wrong with it."""
    assert_printable(code, read(OTHER[code], year=2023))


def test_the_roster_of_the_file_must_be_that_of_the_scheme(read: Callable[..., FactSet]) -> None:
    """F126 says which units are too many and which are missing."""
    facts = read(one(WHOLE), roster={"市政府部门": ["甲局", "乙局"]})
    assert_printable("F126", facts)
    assert found(facts)["F126"]["fewer"] == "乙局（市政府部门）"


def test_a_file_for_another_year_is_refused(read: Callable[..., FactSet]) -> None:
    """F139, and no unit keeps a row."""
    facts = read(one(WHOLE), year=2022)
    assert_printable("F139", facts)
    assert [u.row for u in facts.units] == [None]


def test_strict_refuses_assumptions(read: Callable[..., FactSet]) -> None:
    """F135 lists what was neither reported nor declared as none."""
    facts = read(one(FACTS), strict=True)
    assert_printable("F135", facts)
    assert found(facts)["F135"]["kinds"] == "上级表彰采用、败诉、平台安全、媒体宣传、账户、泄密"


def test_more_than_ten_thousand_rows_are_refused(read: Callable[..., FactSet]) -> None:
    """F133 names the kind and the limit."""
    line = '{"日期": "2023-05-01", "计入": "上级表彰采用"}'
    events = ",".join([line] * 10_001)
    text = f'{{"办法": "政务公开考核", "年度": 2023, "名单": {{"市政府部门": ["甲局"]}}, "单位": {{"甲局": {{"考核内容": 1, "事件": [{events}]}}}}}}'
    facts = read(text, name="a.json")
    assert_printable("F133", facts)
    assert found(facts)["F133"]["number"] == 10_001


def test_thousands_of_problems_end_in_one_sentence(read: Callable[..., FactSet]) -> None:
    """F157 says how many more there are."""
    units = "".join(f"  单位{n}: {{类别: 市政府部门, 考核内容: 坏}}\n" for n in range(2500))
    facts = read(HEAD + "单位:\n" + units)
    assert_printable("F157", facts)
    assert (found(facts)["F157"]["number"], len(facts.diagnostics)) == (500, 2001)


def test_every_code_of_the_loader_is_tested_here() -> None:
    """A new code needs a case above."""
    elsewhere = {"F126", "F133", "F135", "F139", "F157", *(f"F{n}" for n in range(180, 193) if n != 189)}
    elsewhere |= {"F159", "F164"}  # only the rules can tell: a result shows it
    elsewhere |= {"F160", "F161", "F162", "F163"}  # files of columns: tests/cli/test_bulk*.py
    elsewhere |= {"F194"}  # an objection: tests/documents/test_reply.py
    ours = {load(m).code for m in file_names() if m.startswith("f1") or m.startswith("w19")}
    assert ours == YAML.keys() | OTHER.keys() | elsewhere


def assert_printable(code: str, facts: FactSet) -> None:
    """The code is there, and its sentences have a value for every placeholder."""
    everything = found(facts)
    assert code in everything
    for name, args in everything.items():
        check = next(load(m) for m in file_names() if m.startswith(name.lower()))
        assert check.code == name
        assert [check().render(args, lang) != "" for lang in ("zh", "en")] == [True, True]
        assert sorted(check.why) == ["en", "zh"]


def test_a_measure_without_classes_needs_none(read: Callable[..., FactSet]) -> None:
    """Its one nameless class is the value of the fact."""
    facts = read(HEAD + "名单: [甲局]\n单位: {甲局: {考核内容: 85, 零报告: 是}}", plan=make_plan(("",)))
    assert (facts.diagnostics, facts.roster, facts.units[0].row[:2]) == ((), (("甲局", ""),), (0, 8500))
