"""Files that were made to break the loader: clear findings, no exception, no long wait."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_plan import PLAN, TOP, one

from ruledsl.checks import sentence
from ruledsl.facts import FactFile, FactSet, load, peek

MIB = 2**20
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n办法: *c\n"
UNIT = '{"办法": "政务公开考核", "年度": 2023, "单位": {"甲局": %s}}'

#: A name so long that the paths of the facts in it would fill the memory.
DEEP_NAME = json.dumps({"k" * MIB: dict.fromkeys(map(str, range(100_000)), 1)})
#: An event that counts in many lines and has one date in many spellings.
MANY_LINES = json.dumps({"事件": [{"计入": ["败诉"] * 50_000} | {"日期" + " " * n: 1 for n in range(2_000)}]})


def assert_printable(files: list[FactFile], **more: Any) -> FactSet:
    """Loading gives a fact set whose findings can be printed as UTF-8."""
    peek(files)
    facts = load(PLAN, files, measure="政务公开考核", **more)
    for found in (*facts.diagnostics, *facts.notes):
        text = "".join(sentence(found, lang) for lang in ("zh", "en"))
        assert (text + found.path + found.unit).encode()
    return facts


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.yaml", BOMB, "F150"),
        ("a.yaml", "a: *a", "F150"),
        ("a.yaml", "<<: {年度: 2023}", "F150"),
        ("a.yaml", "年度: !!python/object/apply:os.getcwd []", "F150"),
        ("a.yaml", "年度: !!int 2023", "F150"),
        ("a.yaml", "? [a]\n: 1", "F150"),
        ("a.yaml", "[" * 10_000, "F151"),
        ("a.yaml", "{a: " * 10_000, "F151"),
        ("a.yaml", "- " * 10_000, "F151"),
        ("a.yaml", "a: 1\n--- \nb: 2", "F153"),
        ("a.yaml", 'a: "\\ud800"', "F147"),
        ("a.json", "[" * 10_000, "F151"),
        ("a.json", "[" * 100_000 + "]" * 100_000, "F151"),
        ("a.json", '{"a":' * 33 + "1" + "}" * 33, "F151"),
        ("a.json", UNIT % '{"考核内容": NaN}', "F147"),
        ("a.json", UNIT % '{"考核内容": -Infinity}', "F147"),
        ("a.json", UNIT % '{"考核内容": 1} // x', "F147"),
        ("a.json", UNIT % '{"备注": "\\ud800"}', "F119"),
        ("a.json", UNIT % '{"备注\\udfff": "x"}', "F119"),
        ("a.json", UNIT % '{"考核内容": 1, "考核内容": 1}', "F152"),
        ("a.json", UNIT % ('{"考核内容": %s}' % ("9" * 10_000)), "F107"),
        ("a.json", UNIT % '{"考核内容": 1e5}', "F107"),
        ("a.json", UNIT % '{"考核内容": true}', "F107"),
        ("a.json", UNIT % '{"考核内容": null}', "F114"),
        ("a.json", UNIT % '{"类别": {"a": 1}}', "F118"),
        ("a.json", UNIT % '{"零报告": {"a": 1}}', "F117"),
        ("a.json", UNIT % '{"事件": {"a": 1}}', "F117"),
        ("a.json", UNIT % '{"批准": 1}', "F117"),
        ("a.json", UNIT % '{"账户": [1]}', "F116"),
        ("a.json", UNIT % "[]", "F116"),
        ("a.json", '{"单位": "甲局"}', "F116"),
        ("a.json", '{"名单": {"类": "甲局"}}', "F117"),
        ("a.json", '{"名单": [["甲局"]]}', "F118"),
        ("a.json", '{"年度": [2023]}', "F118"),
        ("a.json", '{"本次考核": [1]}', "F116"),
        ("a.json", "2023", "F116"),
        ("a.json", UNIT.replace("甲局", "甲\\u202e局") % "{}", "F119"),
        ("a.json", UNIT.replace("甲局", "\\u3164") % "{}", "F119"),
        ("a.yaml", one("考核内容: 85").replace("  甲局:", "  甲\u200b局:"), "F121"),
        ("a.yaml", TOP + "单位: {甲局: {考核内容: 85\x00}}", "F144"),
        ("a.yaml", TOP + "单位: {甲局: {考核内容: 85\x1b}}", "F144"),
        ("a.csv", "单位,单位\n甲局,乙局\n", "F152"),
        ("a.csv", "单位,考核内容,\n甲局,1,2\n", "F156"),
        ("a.csv", "单位,类别,考核内容\n,市政府部门,1\n", "F158"),
        ("a.csv", "单位,类别,考核内容\n甲局,市政府部门,1\n甲局,市政府部门,2\n", "F120"),
        ("a.csv", "单位,类别,考核内容\n甲局,市政府部门,=1+1\n", "F107"),
        ("a.csv", "单位,类别,考核内容\n甲局,市政府部门\n", "F155"),
        ("a.csv", '单位,考核内容\n甲局,"85\n', "F147"),
        ("a.csv", "单位,考核内容\n甲局," + "1" * 200_000 + "\n", "F147"),
    ],
)
def test_a_hostile_file_has_its_code(name: str, text: str, code: str) -> None:
    """Never a traceback, and always the right reason among the findings."""
    facts = assert_printable([(name, text.encode())], year=2023)
    assert code in [d.code for d in facts.diagnostics]
    assert [u.row for u in facts.units if u.row is not None] == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfea\x00", "F146"),
        ("年度: 2023".encode("utf-16"), "F146"),
        ("办法: 政务公开考核".encode("gb18030"), "F146"),
        (b"\xc3\x28\xff", "F145"),
        (b"\x80", "F145"),
        ("\ud800".encode("utf-8", "surrogatepass"), "F145"),
        (b"\x89PNG\r\n", "F144"),
        (b"a: 1\x00", "F144"),
        (b"", "F143"),
        (b"\xef\xbb\xbf \n", "F143"),
    ],
)
def test_bytes_that_are_no_text_are_named(data: bytes, code: str) -> None:
    """What kind of file it is, and how to save it."""
    assert [d.code for d in assert_printable([("a.yaml", data)], year=2023).diagnostics][:1] == [code]


def test_a_byte_order_mark_is_no_problem(read: Callable[..., FactSet]) -> None:
    """UTF-8 with one is read in every format."""
    yaml = "\ufeff" + one("考核内容: 85\n零报告: 是")
    text = "\ufeff" + json.dumps(
        {"办法": "政务公开考核", "年度": 2023, "名单": ["甲局"], "单位": {"甲局": {"考核内容": 85, "类别": "县区政府"}}}
    )
    table = "\ufeff单位,类别,考核内容\r\n甲局,县区政府,85\r\n"
    found = [read(yaml), read(text, name="a.json"), read(table, name="a.csv", year=2023)]
    assert [(f.diagnostics, f.units[0].row[1]) for f in found] == [((), 8500)] * 3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.yaml", b"[" * MIB),
        ("a.yaml", b"- " * MIB),
        ("a.yaml", b"? " * MIB),
        ("a.yaml", b"&a " * MIB),
        ("a.yaml", b"a" * 4 * MIB),
        ("a.yaml", b" " * 4 * MIB + b"a\xef\xbc\x9a"),
        ("a.yaml", ("名称" + " " * MIB + "值").encode()),
        ("a.json", b"a" * 50 * MIB),
        ("a.json", b"[" * 50 * MIB),
        ("a.json", b'{"' + b"k" * MIB + b'": {' + b",".join(b'"%d": 1' % n for n in range(200_000)) + b"}}"),
        ("a.json", (UNIT % DEEP_NAME).encode()),
        ("a.json", (UNIT % MANY_LINES).encode()),
        ("a.csv", b"," * 50 * MIB),
        ("a.csv", b",".join(b"%d" % n for n in range(300_000))),
        ("a.csv", b"a" * 50 * MIB),
    ],
)
def test_junk_is_refused_in_seconds(name: str, data: bytes) -> None:
    """Megabytes of one thing do not stall the loader."""
    start = time.process_time()
    facts = assert_printable([(name, data)], year=2023)
    assert (time.process_time() - start < 10, facts.diagnostics == ()) == (True, False)


def test_one_event_of_many_lines_in_two_files_is_read_in_seconds() -> None:
    """Their lines are not held against each other one by one."""
    lines = [[{"败诉": {"分值": f"{n}.{file}"}} for n in range(20_000)] for file in range(2)]
    events = ({"单位": {"甲局": {"事件": [{"编号": "1", "日期": "2023-05-01", "计入": x}]}}} for x in lines)
    files = [(f"{n}.json", json.dumps(e, ensure_ascii=False).encode()) for n, e in enumerate(events)]
    start = time.process_time()
    facts = assert_printable(files, year=2023)
    assert (time.process_time() - start < 10, facts.diagnostics == ()) == (True, False)


@pytest.mark.slow
@pytest.mark.parametrize("data", [b"a " * 25 * MIB, b"- a\n" * 12 * MIB, b"a: b\n" * 10 * MIB, b"%a\n" * 16 * MIB])
def test_fifty_megabytes_of_yaml_are_refused_in_a_minute(data: bytes) -> None:
    """The slowest that libyaml can be made to be."""
    start = time.process_time()
    assert assert_printable([("a.yaml", data)], year=2023).diagnostics != ()
    assert time.process_time() - start < 60


VOCABULARY = """
办法 政务公开考核 年度 2023 名单 单位 甲局 乙局 类别 市政府部门 考核内容 85 会议 图解比例 85% 泄密 是 否 零报告 事件 编号
日期 2023-05-01 计入 败诉 平台安全 分值 7 决定人 批准 上限 加分合计 限额 账户 名称 得分 本次考核 ~ 不涉及
"""
WORDS = st.sampled_from(["", *VOCABULARY.split()])
TREES = st.recursive(
    st.one_of(WORDS, st.text(max_size=6), st.integers(), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(WORDS, st.text(max_size=4)), inner, max_size=6)
    ),
    max_leaves=40,
)
NAMES = st.sampled_from(["a.yaml", "a.json", "a.csv", "a", "a.YML"])
EASY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@EASY
@given(NAMES, st.binary(max_size=400))
def test_random_bytes_never_raise(name: str, data: bytes) -> None:
    """Whatever the file is called."""
    assert_printable([(name, data)], year=2023)


@EASY
@given(NAMES, st.text(max_size=200), st.booleans())
def test_random_text_never_raises(name: str, text: str, strict: bool) -> None:
    """Nor with a beginning that makes sense."""
    assert_printable([(name, (TOP + "单位: " + text).encode())], strict=strict)


@EASY
@given(st.dictionaries(WORDS, TREES, max_size=8), TREES)
def test_random_trees_never_raise(top: dict[str, Any], unit: Any) -> None:
    """Structures of the right words in the wrong places."""
    tree = {**top, "单位": {"甲局": unit}}
    assert_printable([("a.json", json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass"))], year=2023)
    assert_printable([("a.json", json.dumps(tree).encode())], roster={"市政府部门": ["甲局"]}, strict=True)


@EASY
@given(st.lists(st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=6), max_size=8))
def test_random_tables_never_raise(rows: list[list[str]]) -> None:
    """CSV with headers and cells at random."""
    text = "\n".join(",".join(row) for row in rows)
    assert_printable([("a.csv", text.encode())], year=2023)
    assert_printable([("a.csv", ("单位,计入,日期,编号\n" + text).encode())], year=2023)
