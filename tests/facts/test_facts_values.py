"""How the text of a single value is understood, type by type."""

import pytest
from small_plan import DATE, POINTS

from ruledsl.facts.values import INAPPLICABLE, Flaw, reader, spelling
from ruledsl.ir import LIMIT, Type

RANGE = Type("points", 2, 500, 1000)
WHOLE_RANGE = Type("points", 0, 5, 10)
RATIO = Type("ratio", 4, 0, 10_000)
COUNT = Type("count", 0, 0, 10**6)
FLAG = Type("flag", 0, 0, 1)
CHOICE = Type("choice", 0, 0, 2, ("国家级", "省级", "市 级"))
ANY = Type("number", 4)


def verdict(type: Type, text: str) -> object:
    """The value, or the code with the correction if there is one."""
    result = reader(type)(text)
    if isinstance(result, Flaw):
        return (result.code, result.args["proposal"]) if "proposal" in result.args else result.code
    return result


@pytest.mark.parametrize(
    ("type", "text", "expected"),
    [
        (POINTS, "85", 8500),
        (POINTS, " 85.5 ", 8550),
        (POINTS, "085.50", 8550),
        (POINTS, "85.500", 8550),
        (POINTS, "0", 0),
        (POINTS, "-0", 0),
        (POINTS, "100.00", 10_000),
        (POINTS, "100.01", "F105"),
        (POINTS, "-1", "F105"),
        (POINTS, "7.123", "F106"),
        (POINTS, "", "F114"),
        (POINTS, "  ", "F114"),
        (POINTS, "８５．５", ("F108", "85.5")),
        (POINTS, "85分", ("F108", "85")),
        (POINTS, "85 分", ("F108", "85")),
        (POINTS, ".5", ("F108", "0.5")),
        (POINTS, "5.", ("F108", "5")),
        (POINTS, "1e1", ("F108", "10")),
        (POINTS, "15e-1", ("F108", "1.5")),
        (POINTS, "15E-3", "F107"),
        (POINTS, "0x10", "F107"),
        (POINTS, "1_0", "F107"),
        (POINTS, "八十五", "F107"),
        (POINTS, "=1+1", "F107"),
        (POINTS, "85%", "F107"),
        (POINTS, "--5", "F107"),
        (POINTS, "NaN", "F107"),
        (POINTS, "inf", "F107"),
        (POINTS, "٨٥", "F107"),
        (POINTS, "9" * 5000, "F107"),
        (POINTS, "9" * 35, "F105"),
        (COUNT, "1,234", ("F108", "1234")),
        (COUNT, "12,34", "F107"),
        (COUNT, "3个", ("F108", "3")),
        (COUNT, "3.0", 3),
        (COUNT, "3.5", "F106"),
        (COUNT, "1000001", "F105"),
        (Type("days", 0, 0, 400), "15天", ("F108", "15")),
        (ANY, "1000000000000", "F105"),
        (ANY, "99999999.9999", 999999999999),
        (RATIO, "85.5%", 8550),
        (RATIO, "85.55 %", 8555),
        (RATIO, "855‰", 8550),
        (RATIO, "0.6 ‰", 6),
        (RATIO, "0.65‰", "F106"),
        (RATIO, "0.855", 8550),
        (RATIO, "1", 10_000),
        (RATIO, "100%", 10_000),
        (RATIO, "85", ("F109", "85%")),
        (RATIO, "1.5", ("F109", "1.5%")),
        (RATIO, "101%", "F105"),
        (RATIO, "85.555%", "F106"),
        (RATIO, "0.85555", "F106"),
        (RATIO, "８５％", ("F108", "85%")),
        (FLAG, "是", 1),
        (FLAG, "有", 1),
        (FLAG, "TRUE", 1),
        (FLAG, "无", 0),
        (FLAG, "no", 0),
        (FLAG, "1", "F110"),
        (FLAG, "on", "F110"),
        (DATE, "1970-01-01", 0),
        (DATE, "2023-05-01", 19478),
        (DATE, "2023年5月1日", 19478),
        (DATE, "2023/5/1", ("F112", "2023-05-01")),
        (DATE, "2023.05.01", ("F112", "2023-05-01")),
        (DATE, "20230501", ("F112", "2023-05-01")),
        (DATE, "２０２３-０５-０１", ("F112", "2023-05-01")),
        (DATE, "2023-05-01 00:00:00", ("F112", "2023-05-01")),
        (DATE, "2023-02-30", "F111"),
        (DATE, "2023-13-01", "F111"),
        (DATE, "0000-01-01", "F111"),
        (DATE, "1969-12-31", "F105"),
        (DATE, "2201-01-01", "F105"),
        (DATE, "昨天", "F111"),
        (CHOICE, "国家级", 0),
        (CHOICE, "市级", 2),
        (CHOICE, "国 家级", 0),
        (CHOICE, "县级", "F113"),
        (Type("key"), "网站漏洞", "网站漏洞"),
    ],
)
def test_a_text_is_read_as_its_type_says(type: Type, text: str, expected: object) -> None:
    """Right texts become scaled integers; wrong ones a code, with the right spelling where it is certain."""
    assert verdict(type, text) == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("0.60", "0.60%"),
        ("0.6", "0.6%"),
        ("0.8555", ""),
        ("0.600", ""),
        ("60%", ""),
        ("1", ""),
        ("0.00", ""),
        ("6‰", ""),
    ],
)
def test_a_share_that_may_be_a_percentage_without_its_sign_is_doubted(text: str, meant: str) -> None:
    """Of two decimals 0.60 is 60% as a share, and 0.60% where the sign was left out; 0.600 has too many for the latter."""
    assert meant == getattr(reader(RATIO)(text), "meant", "")


@pytest.mark.parametrize("type", [RANGE, WHOLE_RANGE])
def test_outside_the_domain_outranks_too_many_decimals(type: Type) -> None:
    """4.9 is no amount from 5 to 10, whatever the number of decimals."""
    assert (verdict(type, "4.9"), verdict(type, "4.999"), verdict(type, "10.001")) == ("F105", "F105", "F105")


def test_a_domain_is_shown_as_one_writes_it() -> None:
    """Scaled integers never appear in a message."""
    flaw = reader(RANGE)("4.9")
    assert flaw == Flaw("F105", {"value": "4.9", "lo": "5", "hi": "10"})
    assert [spelling(RATIO, 8550), spelling(ANY, -5), spelling(ANY, LIMIT), spelling(DATE, 19478)] == [
        "85.5%",
        "-0.0005",
        "100000000",
        "2023-05-01",
    ]


@pytest.mark.parametrize("text", ["不涉及", "n/a", "N/A", "Not applicable", "not_applicable"])
def test_what_does_not_apply_is_said_in_words(text: str) -> None:
    """The words are the same for every type; whether they are allowed is decided where the fact is known."""
    assert [reader(t)(text) for t in (POINTS, FLAG, RATIO, CHOICE, DATE)] == [INAPPLICABLE] * 5
