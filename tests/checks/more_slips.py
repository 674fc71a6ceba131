"""A second list of slips of the pen, written when the checks were finished and before they saw it.

Other slips than those of ``slips.py``, for measures that no check was tuned to.  ``test_more_slips.py`` holds a digest of
this file too, and says what was found on the first run.
"""

import itertools
import re
from collections.abc import Iterator

from slips import _KEPT, Edit, Operator, Slip, _spans

from ruledsl.written import chinese, integer

OPERATORS: dict[str, Operator] = {}
_AMOUNT = r"(?<![\d.\-])(\d+(?:\.\d+)?)(?=(?:分(?!段|档|级)|天|%|次|个百分点|个月))"
_BANDS = ("优秀", "良好", "合格", "不合格")


def slips(text: str, operator: str) -> list[Slip]:
    """Every slip of one operator in a text, in the order of their places."""
    blank = _KEPT.sub(lambda m: "\0" * len(m[0]), text)
    found = []
    for start, end, new in sorted(set(OPERATORS[operator](text, blank))):
        line = text.count("\n", 0, start) + 1
        found.append(Slip(operator, line, text[start:end], new, text[:start] + new + text[end:]))
    return found


def _operator(run: Operator) -> Operator:
    OPERATORS[run.__name__] = run
    return run


@_operator
def transposed(text: str, blank: str) -> Iterator[Edit]:
    """Two digits of an amount change places."""
    for m in re.finditer(_AMOUNT, blank):
        digits = m[1]
        if len(digits) == 2 and digits[0] != digits[1] and digits[1] != "0":
            yield m.start(), m.end(), digits[::-1]
        if "." in digits and len(digits) == 3 and digits[0] != digits[2]:
            yield m.start(), m.end(), digits[::-1]


@_operator
def tenth(text: str, blank: str) -> Iterator[Edit]:
    """A nought is lost or comes too much."""
    for m in re.finditer(_AMOUNT, blank):
        if m[1].endswith("0") and "." not in m[1] and m[1] != "0":
            yield m.start(), m.end(), m[1][:-1]
        elif m[1] not in ("0", "1") and "." not in m[1]:
            yield m.start(), m.end(), m[1] + "0"


@_operator
def less(text: str, blank: str) -> Iterator[Edit]:
    """An amount is one less than it should be."""
    for m in re.finditer(_AMOUNT, blank):
        if "." not in m[1] and int(m[1]) > 1:
            yield m.start(), m.end(), str(int(m[1]) - 1)


@_operator
def exchanged(text: str, blank: str) -> Iterator[Edit]:
    """Two levels or tiers side by side have each other's amounts."""
    for inside in re.finditer(r"\{([^{}\n]*)\}", blank):
        found = list(re.finditer(r"(?<=[ ])(\d+(?:\.\d+)?)(?=分(?:[ }]|$))", inside[1]))
        for one, other in itertools.pairwise(found):
            if one[0] != other[0]:
                start = inside.start(1)
                between = text[start + one.end() : start + other.start()]
                yield start + one.start(), start + other.end(), other[0] + between + one[0]


@_operator
def aimed(text: str, blank: str) -> Iterator[Edit]:
    """A condition asks about another line than it should."""
    names = re.findall(r"\n[ \t]*(?:加分|扣分) (\S+)", blank)
    for m in re.finditer(r"([^\s（(]+)\.(?:次数|件数|合计)", blank):
        if m[1] in names:
            others = [n for n in names if n != m[1]]
            yield from ((m.start(1), m.end(1), n) for n in others[:2])
    for m in re.finditer(r"当 (总分|指标得分合计)(?= [<≥>≤])", blank):
        yield m.start(1), m.end(1), "指标得分合计" if m[1] == "总分" else "总分"


@_operator
def base(text: str, blank: str) -> Iterator[Edit]:
    """A step or a ranking takes another sum."""
    other = {"加分合计": "扣分合计", "扣分合计": "加分合计"}
    for m in re.finditer(r"步 (?:计入|扣减) (加分合计|扣分合计)", blank):
        yield m.start(1), m.end(1), other[m[1]]
    for m in re.finditer(r"依次按 总分、(指标得分合计|加分合计)", blank):
        yield m.start(1), m.end(1), "扣分合计"


@_operator
def turned(text: str, blank: str) -> Iterator[Edit]:
    """The first shall be last; before becomes after."""
    for m in re.finditer(r"由高到低", blank):
        yield m.start(), m.end(), "由低到高"
    for m in re.finditer(r"(?<= )(前|后)(?=\d+(?:天|个月|个工作日))", blank):
        yield m.start(), m.end(), "后" if m[0] == "前" else "前"


@_operator
def rounded(text: str, blank: str) -> Iterator[Edit]:
    """Other decimals, another way of rounding."""
    for m in re.finditer(r"(\d)位小数", blank):
        yield m.start(1), m.end(1), str(int(m[1]) - 1) if m[1] != "0" else "1"
    for m in re.finditer(r"四舍五入到", blank):
        yield m.start(), m.end(), "舍去到"


@_operator
def moved(text: str, blank: str) -> Iterator[Edit]:
    """A citation goes two articles on, to the item before, or forgets its item; two neighbours have each other's."""
    for m in re.finditer(r"依据 (?:办法 )?第([一二三四五六七八九十]+)条", blank):
        yield m.start(1), m.end(1), chinese(integer(m[1]) + 2)
    for m in re.finditer(r"依据 (?:办法 )?第[一二三四五六七八九十]+条（([一二三四五六七八九十]+)）", blank):
        yield m.start(1) - 1, m.end(1) + 1, ""
        if integer(m[1]) > 1:
            yield m.start(1), m.end(1), chinese(integer(m[1]) - 1)
    found = list(re.finditer(r"\n[ \t]*(加分|扣分|一票否决|指标|要求|后果) [^\n{}]*?依据 (第[^\s{}、]+)(?=\n)", blank))
    for one, other in itertools.pairwise(found):
        if one[1] == other[1] and one[2] != other[2] and other.start() == one.end():
            yield one.start(2), other.end(2), other[2] + text[one.end(2) : other.start(2)] + one[2]


@_operator
def repeated(text: str, blank: str) -> Iterator[Edit]:
    """A line is written once more under another name."""
    for m in re.finditer(r"\n[ \t]*(?:加分|扣分|一票否决|后果) (\S+)[^\n{}]*(?=\n)", blank):
        line = text[m.start() : m.end()]
        yield m.end(), m.end(), line.replace(m[1], m[1] + "之二", 1)


@_operator
def grade(text: str, blank: str) -> Iterator[Edit]:
    """A grade is called for another one."""
    for m in re.finditer(
        r"(?<=[ ])(?:确定为|最高评为|等次 是|等次 低于|不低于) ?(优秀|良好|合格|不合格)(?=[\s）])", blank
    ):
        place = _BANDS.index(m[1])
        yield m.start(1), m.end(1), _BANDS[place - 1 if place else 1]
    found = list(re.finditer(r"\n[ \t]*(优秀|良好|合格)(?=[ ]+\d)", blank))
    for m in found:
        yield m.start(1), m.end(1), {"优秀": "优良", "良好": "良", "合格": "及格"}[m[1]]


@_operator
def mode(text: str, blank: str) -> Iterator[Edit]:
    """What stops at nothing goes on; a limit is half as high; only the first is counted."""
    for m in re.finditer(r" (?:最多|不超过) ?(\d+)分", blank):
        if int(m[1]) % 2 == 0:
            yield m.start(1), m.end(1), str(int(m[1]) // 2)
    for m in re.finditer(r"每[项次起件条篇个处](\d+(?:\.\d+)?)分(?!至)", blank):
        yield m.start(1), m.end(1), f"{float(m[1]) * 2:g}"
    for m in re.finditer(r" 可缺(?= )", blank):
        yield m.start(), m.end(), ""


@_operator
def year(text: str, blank: str) -> Iterator[Edit]:
    """The year before, day and month the wrong way round, a shorter term."""
    for m in re.finditer(r"施行 (\d{4})-(\d\d)-(\d\d)", blank):
        yield m.start(1), m.end(1), str(int(m[1]) - 1)
        if m[2] != m[3] and int(m[3]) <= 12:
            yield m.start(2), m.end(3), f"{m[3]}-{m[2]}"
    for m in re.finditer(r"有效期 (\d+)年", blank):
        if int(m[1]) > 1:
            yield m.start(1), m.end(1), str(int(m[1]) - 1)


@_operator
def lost(text: str, blank: str) -> Iterator[Edit]:
    """A part of an indicator, a fact, a decision or a line of the outline is forgotten."""
    for start, stop in _spans(text, ("indicator", "fact", "delegated", "roster", "channels", "define")):
        yield start, stop, ""
