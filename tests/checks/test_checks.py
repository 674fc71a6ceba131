"""Every message holds what it promises: its program shows it, the mended one does not, both languages say the same."""

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from program import findings

from ruledsl import checks
from ruledsl.analysis.looks import LOOKS
from ruledsl.checks import Check
from ruledsl.source import Source
from ruledsl.tools.load import read_rules
from ruledsl.tools.run import Request, run

HOUSE = Path(checks.__file__).parent.parent
MODULES = checks.file_names()
CLASSES = [checks.load(m) for m in MODULES]
SHOWN = [c for c in CLASSES if c.bad and c.code[0] in "EWI"]
FINDINGS = [c for c in CLASSES if c.code[0] == "N"]

#: Args as the raising sites give them, for messages that no program of rules can show.
SAMPLES: dict[str, list[dict[str, Any]]] = {
    "E750": [{"column": "得分", "low": -1, "high": 10**20, "units": 10**8}],
    "E751": [{"table": "unit", "number": 1651, "limit": 1600}],
    "E102": [{"size": 1_500_000, "limit": 1_000_000}],
    "E108": [{"encoding": "GB18030", "offset": 3}, {"encoding": "", "offset": 3}],
    "E109": [
        {"name": "a.rules", "reason": r}
        for r in ("No such file or directory", "Is a directory", "Permission denied", "Input/output error")
    ],
    "E281": [{"path": "../a.rules"}],
    "E282": [{"path": "a → b → a"}],
    "E283": [{"path": "a.rules"}],
    "E284": [{"name": "甲", "first": "2023-08-05", "last": "", "title": "甲（2021年）"}],
    "E285": [
        {"name": "甲", "year": year, "count": count, "spans": ("2021-08-05–2023-08-04", "2023-08-05–")}
        for year, count in ((2023, 2), (2020, 0), (None, 0))
    ],
    "W289": [{"name": "甲", "first": "2023-08-05", "last": "2023-09-30"}],
    "E291": [{"ids": ("甲", "乙")}, {"ids": ()}],
    "E292": [
        {"name": "丙", "ids": ("甲", "乙"), "guess": ""},
        {"name": "甲x", "ids": ("甲",), "guess": "甲"},
        {"name": "丙", "ids": (), "guess": ""},
    ],
    "E293": [
        {"year": 2025, "day": "2025-12-31", "first": "2022-09-01", "last": last, "measure": "甲"}
        for last in ("2024-08-31", "")
    ],
    "E294": [
        {"name": "组织领导", "missing": m} for m in ("maximum", "place", "scoring", "bands", "channels", "decision")
    ],
    "E295": [{"name": "先后", "missing": "reading"}],
    "E296": [
        {"text": "甲=乙", "choices": c, "guess": g, "known": k}
        for c, g, k in ((("丙",), "", False), (("丙",), "丙", True), (("丙",), "", True), ((), "", False))
    ],
    "W350": [{"name": "unused"}],
    "E354": [
        {"which": w, "name": "甲", "guess": g, "choices": ("error", "info")}
        for w, g in (
            ("table", ""),
            ("table", "off"),
            ("check", ""),
            ("check", "unused"),
            ("level", ""),
            ("reason", ""),
            ("fixed", ""),
            ("syntax", ""),
        )
    ],
    "N320": [{"clause": "第三条"}, {"clause": "第三条至第五条", "first": "第三条", "count": 3}],
    "N321": [{"clause": "第三条"}, {"clause": "第三条至第五条", "first": "第三条", "count": 3}],
    "N322": [{"clause": "第三条"}, {"clause": "第三条至第五条", "first": "第三条", "count": 3}],
    "N323": [{"name": "表彰", "amount": "2", "unit": "points"}],
    "N324": [{"clause": "第三条", "amount": "2", "unit": "points", "names": ("表彰",)}],
    "N325": [{"name": "约谈", "amount": "60", "found": "le", "expected": "lt"}],
    "N546": [{"name": "县区", "more": ("东区",), "fewer": ()}, {"name": "", "more": (), "fewer": ("西区", "南区")}],
    "N326": [
        {"name": "表彰", "which": w, "found": "甲", "expected": "乙"}
        for w in ("", "sign", "each", "highest", "grade", "last", "keys", "days", "weight")
    ],
    "N327": [{"clause": "第三条", "names": ("表彰",), "which": w} for w in ("", "gone", "new", "uncited")],
    "N328": [{"title": "甲办法", "titles": ("乙办法",), "which": w} for w in ("", "near")],
    "N381": [{"clause": "第一条", "words": "同一", "names": ("甲", "乙"), "which": w} for w in ("", "left")],
    "N334": [{"which": w, "cited": ("第一条",), "there": ("第一部分",)} for w in ("", "elsewhere", "title", "uncited")],
    "N330": [{"name": "公开率", "count": 12}],
    "N331": [{"name": "优秀", "count": 12}],
    "N332": [{"name": "败诉", "count": 12}],
    "N333": [{"measure": "政务公开考核", "year": 2024}],
    "N501": [{"count": "2", "name": "败诉", "path": "败诉"}, {"name": "事故", "count": 1, "window": "own"}],
    "N511": [{"before": "103", "after": "100", "limit": "100"}],
    "N512": [{"before": "-3", "after": "0", "limit": "0"}],
    "N513": [{"asked": "12", "effective": "10", "limit": "10", "name": "加分合计"}],
    "N514": [
        {"asked": "12", "effective": "15", "limit": "10", "name": "加分合计", **approval}
        for approval in ({}, {"approval": ("领导小组", "2023-12-28")})
    ],
    "N515": [{"asked": "12", "effective": "10", "limit": "10", "name": "加分合计"}],
    "N550": [
        {"what": what, "decided": "良好", "computed": "优秀", "decider": "某", "date": "2024-01-20", "reason": "某"}
        for what in ("grade", "total")
    ],
    "N521": [
        {"name": "泄密", "grade": "不合格"},
        {"name": "泄密", "grade": ""},
        {"name": "泄密", "grade": "", "effect": "reading"},
        {"name": "泄密", "grade": "", "effect": "not_above", "detail": "良好", "lowers": "no"},
        {"name": "泄密", "grade": "", "effect": "downgrades", "detail": "", "lowers": "no"},
    ],
    "I430": [
        {"reason": reason, "measure": "示例考核", "names": ("名次",)}
        for reason in ("open", "rows", "sorts", "incidents", "undecided", "holes", "errors", "solver")
    ],
    "N440": [{"path": "断言（甲）", "name": "断言（甲）", "泄密": "yes", "等次": "优秀"}],
    "N522": [
        {"grade": "优秀", "below": "良好", "places": "2", "place": "3", "first": "2", "ties": ties, **more}
        for ties in ("ties_in", "ties_out")
        for more in ({}, {"share": "30%", "fewest": "1", "by": "ranking", "taken": ("甲局", "乙局")})
    ],
    "N531": [
        {"path": name, "name": name, "考核开始日": "missing", "考核通知日": "2023-05-01"}
        for name in ("提前通知", "先后（考核通知日、考核开始日）")
    ]
    + [
        {
            "name": "按期",
            "demands": demands,
            "seen.用时": "21",
            "kind.用时": "days",
            "seen.得分": "5",
            "kind.得分": "points",
        }
        for demands in ("用时 ≤ 15⟦days⟧", "…")
    ],
    "N335": [{"name": "通报", "count": 2, "lines": ("通报 2023-02-01", "通报 2023-03-01")}],
    "N337": [{"names": ("便民中心",), "groups": ("公共服务",), "named": ("河湖管护",)}],
    "N541": [{"count": 3}],
    "N804": [
        {"which": which, "name": "组织领导", "said": "甲", "found": "乙"}
        for which in (
            "points",
            "missing",
            "extra",
            "name",
            "criteria",
            "scored-by",
            "classes",
            "scoring",
            "order",
            "year",
        )
    ],
    "W804": [{"name": "加分项", "count": 2}],
    "W805": [{"names": ("组织领导",)}],
    "W806": [{"name": "备注"}],
    "N544": [
        {"what": ("grade", "rank"), "step": "", "causes": causes}
        for causes in ((("unit", "甲局", "", "0", "名次"),), (("unit", "", "", "0", "名次"),))
    ],
    "N545": [{"name": "新设单位"}, {"name": "新设单位", "seen.新设立": "yes", "kind.新设立": "flag"}],
    "N542": [{"units": ("甲局", "乙局")}],
    "N543": [{"names": ("败诉", "泄密")}],
    "N601": [{}],
}


def ids(classes: list[type[Check]]) -> list[str]:
    return [c.code for c in classes]


def proves(check: type[Check]) -> bool:
    """Whether the check asks a solver."""
    return hasattr(check, "prove")


@pytest.mark.parametrize("check", SHOWN, ids=ids(SHOWN))
def test_the_bad_program_shows_the_code_and_nothing_else(check: type[Check]) -> None:
    """One mistake, one message."""
    assert [d.code for d in findings(check.bad, proves(check))] == [check.code]


@pytest.mark.parametrize("check", SHOWN, ids=ids(SHOWN))
def test_the_good_program_has_neither_errors_nor_warnings(check: type[Check]) -> None:
    """What is shown as right is right in every respect."""
    assert [d.code for d in findings(check.good, proves(check)) if d.code[0] in "EW"] == []


@pytest.mark.parametrize("check", SHOWN, ids=ids(SHOWN))
def test_every_placeholder_is_supplied_where_the_code_is_raised(check: type[Check]) -> None:
    """No message and no related sentence is left with a hole, in either language."""
    (found,) = findings(check.bad, proves(check))
    assert found.span is not None
    for lang in ("zh", "en"):
        assert complete(checks.sentence(found, lang))
        assert all(complete(checks.related_sentence(found, r, lang)) for r in found.related)


@pytest.mark.parametrize("code", SAMPLES)
def test_messages_about_files_and_results_are_complete(code: str) -> None:
    """What no program can show is said from the args that the raising sites give."""
    check = checks.find(code)
    assert check is not None
    said = [check().render(args, lang) for args in SAMPLES[code] for lang in ("zh", "en")]
    assert all(map(complete, said))
    assert len(set(said)) == len(said)


ASKED = [c for c in CLASSES if c.rules]


@pytest.mark.parametrize("check", ASKED, ids=ids(ASKED))
def test_the_bad_facts_show_the_code_and_the_good_ones_do_not(check: type[Check]) -> None:
    """A code that facts raise under rules is shown by both together."""
    assert [check.code] == wrong_facts(check.rules, check.bad)
    assert [] == wrong_facts(check.rules, check.good)


def wrong_facts(rules: str, facts: str) -> list[str]:
    """The codes of the errors of a run."""
    read = read_rules([], texts=[Source("t.rules", rules)])
    return [d.code for d in run(Request(read, (("t.yaml", facts.encode()),))).problems]


def complete(text: str) -> bool:
    """A sentence without an empty place in quotes."""
    return bool(text) and "“”" not in text.replace("“…”", "") and "None" not in text


def test_every_rule_message_is_shown_by_a_program_or_a_sample() -> None:
    """No message goes untested; what the loader warns of is shown in ``tests/facts``."""
    ours = {
        c.code
        for c in CLASSES
        if c.code[0] in "EINW" and c.code not in ("E199", "W191", "W192", "W193", "W800", "W801", "W802", "W803")
    }
    assert ours - {c.code for c in SHOWN} - SAMPLES.keys() == set()


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts_of(check: type[Check]) -> list[dict[str, str]]:
    return [check.message, check.why, *check.variants.values(), *check.related.values()]


@pytest.mark.parametrize("check", CLASSES, ids=ids(CLASSES))
def test_both_languages_say_the_same(check: type[Check]) -> None:
    """Each text stands in Chinese and English, with the same values in it."""
    for text in texts_of(check):
        assert set(text) == {"zh", "en"}
        assert all(text.values())
        assert placeholders(text["zh"]) == placeholders(text["en"])
    assert placeholders(check.why["zh"]) == set()


@pytest.mark.parametrize("check", CLASSES, ids=ids(CLASSES))
def test_chinese_messages_are_chinese(check: type[Check]) -> None:
    """No word of a programmer slips into the sentences for officers."""
    jargon = re.compile(r"token|parse|syntax|\bnull\b|标识符|语法树|解析|异常|参数|函数", re.IGNORECASE)
    for text in texts_of(check):
        assert not jargon.search(text["zh"] + text["en"]), text


def test_codes_and_names_are_unique_and_stand_in_the_file_names() -> None:
    """A file is found by its code and by its name."""
    assert len({c.code for c in CLASSES}) == len({c.name for c in CLASSES}) == len(CLASSES)
    assert list(MODULES) == [f"{c.code.lower()}_{c.name.replace('-', '_')}" for c in CLASSES]
    for check in CLASSES:
        assert checks.find(check.code) is check
        assert checks.find(check.name) is check


def test_codes_from_301_and_360_are_those_that_look_at_a_measure() -> None:
    """A message is read only when something was found, so no file of a message looks by itself."""
    assert sorted(LOOKS) == sorted(
        c.code for c in CLASSES if c.code[0] in "EWI" and ("301" <= c.code[1:] < "350" or "360" <= c.code[1:] < "380")
    )
    assert not [c.code for c in CLASSES if hasattr(c, "run")]


def test_codes_of_the_fourth_hundred_are_those_that_ask_a_solver() -> None:
    """A plain check imports none of them."""
    asking = {c.code for c in CLASSES if proves(c)}
    assert asking == {c.code for c in CLASSES if c.code[0] in "EWI" and c.code[1] == "4" and c.code != "I430"}


def test_every_code_in_the_source_has_a_file_and_every_file_is_used() -> None:
    """No code without a text, no text without a code."""
    sources = [p.read_text("utf-8") for p in HOUSE.rglob("*.py") if p.parent.name != "checks"]
    raised = {code for text in sources for code in re.findall(r'"([EFWIN]\d{3})"', text)}
    known = {c.code for c in CLASSES}
    assert raised - known == set()
    assert {c.code for c in CLASSES if not proves(c)} - raised == set()
