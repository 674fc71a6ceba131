"""The fixed list of slips of the pen by which correct rule files are made wrong, written before the checks were tuned.

Each operator yields every text that one slip of its kind can make of a file: a digit, an end, a citation, a weight, a
veto, a cap, an order and a few more.  ``test_slips.py`` holds a digest of this file, so that the list is not bent to
what the checks happen to find.  Quotations and comments are never touched; a slip in them changes no meaning.
"""

import itertools
import re
from collections.abc import Callable, Iterator

from attrs import frozen

from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.syntax import Statement, walk
from ruledsl.written import chinese, integer


@frozen
class Slip:
    """One slip: its operator, the line where it stands, what was written and what should have been, the whole text."""

    operator: str
    line: int
    before: str
    after: str
    text: str


Edit = tuple[int, int, str]
Operator = Callable[[str, str], Iterator[Edit]]
OPERATORS: dict[str, Operator] = {}

_KEPT = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|「[^」\n]*」|(?:#|//|＃)[^\n]*")
_GRADES = ("优秀", "良好", "合格", "不合格")


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


def _spans(text: str, kinds: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the statements of some kinds stand, with the line breaks before them."""
    document, _ = parse(Source("t", text))
    for block in document.blocks:
        for node in walk(block.statements):
            if isinstance(node, Statement) and node.RULE in kinds:
                start = len(text[: node.span.start].rstrip())
                yield start, node.span.end


@_operator
def digit(text: str, blank: str) -> Iterator[Edit]:
    """An amount is one more than it should be; a decimal fraction loses its point."""
    amount = r"(?<!满分 )(?<!满分)(?<![\d.])(\d+(?:\.\d+)?)(?=(?:分(?!段|档|级)|天|%|次|个百分点|个月))"
    for m in re.finditer(amount, blank):
        last = int(m[1][-1])
        yield m.start(), m.end(), m[1][:-1] + str(last + 1 if last < 9 else 8)
        if "." in m[1]:
            yield m.start(), m.end(), m[1].replace(".", "").lstrip("0") or "0"


@_operator
def end(text: str, blank: str) -> Iterator[Edit]:
    """An end that belongs to a range is left out of it, or the other way round."""
    for m in re.finditer(r"(\d+(?:\.\d+)?(?:分|%))及以上", blank):
        yield m.start(), m.end(), f"超过{m[1]}"
    for m in re.finditer(r"超过(\d+(?:\.\d+)?(?:分|%))(?!（|\))", blank):
        yield m.start(), m.end(), f"{m[1]}及以上"
    for m in re.finditer(r"不满(\d+(?:\.\d+)?)(分|%)", blank):
        yield m.start(), m.end(), f"不满{m[1]}.01{m[2]}" if "." not in m[1] else f"不满{m[1]}1{m[2]}"
    for m in re.finditer(r"[（(]不含\d+(?:\.\d+)?(?:分|%)[）)]", blank):
        yield m.start(), m.end(), m[0].replace("不含", "不含1")
    for m in re.finditer(r"(?<!不)含本数", blank):
        yield m.start(), m.end(), "不含本数"
    for m in re.finditer(r"不含本数", blank):
        yield m.start(), m.end(), "含本数"


@_operator
def citation(text: str, blank: str) -> Iterator[Edit]:
    """The next article, the next item, or no citation at all."""
    for m in re.finditer(r"依据 (?:办法 )?第([一二三四五六七八九十]+)条", blank):
        number = integer(m[1])
        yield m.start(1), m.end(1), chinese(number + 1)
        if number > 1:
            yield m.start(1), m.end(1), chinese(number - 1)
    for m in re.finditer(r"依据 (?:办法 )?第[一二三四五六七八九十]+条（([一二三四五六七八九十]+)）", blank):
        yield m.start(1), m.end(1), chinese(integer(m[1]) + 1)
    for m in re.finditer(r"[ \t]*依据 (?:办法 )?第[^\n{}\0]*(?=\n|\{)", blank):
        yield m.start(), m.end(), " " if blank[m.end() : m.end() + 1] == "{" else ""


@_operator
def weight(text: str, blank: str) -> Iterator[Edit]:
    """The full marks or the share of one part is another; two neighbours are exchanged."""
    found = list(re.finditer(r"(?<=满分 )(\d+(?:\.\d+)?)(?=分)|(?<=占 )(\d+(?:\.\d+)?)(?=%)", blank))
    for m in found:
        whole = int(float(m[0]))
        yield m.start(), m.end(), str(whole + 5)
        yield m.start(), m.end(), str(whole - 1 if whole > 1 else whole + 1)
    for one, other in itertools.pairwise(found):
        if one[0] != other[0] and text.count("\n", one.end(), other.start()) < 3:
            yield one.start(), other.end(), other[0] + text[one.end() : other.start()] + one[0]


@_operator
def veto(text: str, blank: str) -> Iterator[Edit]:
    """A veto is forgotten, or sets another grade."""
    for start, stop in _spans(text, ("veto",)):
        yield start, stop, ""
    for m in re.finditer(r"(?<=确定为 )(\S+)", blank):
        for grade in _GRADES:
            if m[1] in _GRADES and grade != m[1]:
                yield m.start(), m.end(), grade
    for m in re.finditer(r" (?:排末位|降一等)(?=\s)", blank):
        yield m.start(), m.end(), ""


@_operator
def cap(text: str, blank: str) -> Iterator[Edit]:
    """A limit is forgotten, or ten times as high."""
    for m in re.finditer(r" (?:最多|不超过) ?(\d+(?:\.\d+)?)分", blank):
        yield m.start(), m.end(), ""
        yield m.start(1), m.end(1), m[1] + "0"
    for m in re.finditer(r"封顶 ?(\d+)分", blank):
        yield m.start(1), m.end(1), m[1] + "0"
    steps = list(re.finditer(r"\n[ \t]*第([一二三四五六七八九十]+)步[^\n}]*", blank))
    for number, m in enumerate(steps):
        if re.search(r"封顶|最低计", m[0]):
            rest, after = "", m.end()
            for later in steps[number + 1 :]:
                if integer(later[1]) <= integer(m[1]):
                    break
                rest += text[after : later.start(1)] + chinese(integer(later[1]) - 1)
                after = later.end(1)
            yield m.start(), after, rest


@_operator
def order(text: str, blank: str) -> Iterator[Edit]:
    """Two steps of the total, two keys of a ranking, two days of a sequence, or two grades change places."""
    steps = list(re.finditer(r"第[一二三四五六七八九十]+步 ([^\n}]*)", blank))
    for one, other in itertools.pairwise(steps):
        if "\n" not in text[one.end() : other.start()].strip() and "第一步" not in other[0]:
            between = text[one.end(1) : other.start(1)]
            yield one.start(1), other.end(1), text[slice(*other.span(1))] + between + text[slice(*one.span(1))]
    for m in re.finditer(r"(?:依次按|先后) ([^\s、]+)、([^\s、]+)", blank):
        yield m.start(1), m.end(2), f"{text[slice(*m.span(2))]}、{text[slice(*m.span(1))]}"
    grades = list(re.finditer(r"\n[ \t]+(优秀|良好|合格|不合格)(?=\s)", blank))
    for one, other in itertools.pairwise(grades):
        if other.start() - one.end() < 120:
            yield one.start(1), other.end(1), other[1] + text[one.end(1) : other.start(1)] + one[1]


@_operator
def sign(text: str, blank: str) -> Iterator[Edit]:
    """A bonus becomes a deduction, what is added is subtracted, and the other way round."""
    for m in re.finditer(r"(?<=\n)[ \t]*(加分|扣分)(?= )", blank):
        yield m.start(1), m.end(1), "扣分" if m[1] == "加分" else "加分"
    for m in re.finditer(r"步 (计入|扣减) ", blank):
        yield m.start(1), m.end(1), "扣减" if m[1] == "计入" else "计入"


@_operator
def counting(text: str, blank: str) -> Iterator[Edit]:
    """What counts each time counts once; of one incident everything counts instead of the highest."""
    for m in re.finditer(r"(?:加分|扣分) \S+ (每[项次起件条篇个](\d+(?:\.\d+)?分))(?!至)", blank):
        yield m.start(1), m.end(1), f"{m[2]} 计次 一次"
    for m in re.finditer(r"计次 (一次|逐次|取最高)", blank):
        yield m.start(1), m.end(1), "逐次" if m[1] != "逐次" else "一次"
    for m in re.finditer(r"同一事由 (取最高|累加)", blank):
        yield m.start(1), m.end(1), "累加" if m[1] == "取最高" else "取最高"


@_operator
def omission(text: str, blank: str) -> Iterator[Edit]:
    """A statement is forgotten."""
    kinds = ("bonus", "deduction", "requirement", "consequence", "ranking", "not_scored", "valid_for", "merge")
    for start, stop in _spans(text, kinds):
        yield start, stop, ""


@_operator
def relation(text: str, blank: str) -> Iterator[Edit]:
    """A comparison takes its end in or leaves it out, or looks the other way."""
    other = {">": "≥", "≥": ">", "<": "≤", "≤": "<", " 且 ": " 或 ", " 或 ": " 且 ", "不迟于": "不早于"}
    for m in re.finditer(r"[>≥<≤]| 且 | 或 |不迟于", blank):
        yield m.start(), m.end(), other[m[0]]


@_operator
def day(text: str, blank: str) -> Iterator[Edit]:
    """The first or last day, or the term, is another one."""
    for m in re.finditer(r"施行 (\d{4})-(\d\d)-(\d\d)", blank):
        yield m.start(1), m.end(1), str(int(m[1]) + 1)
        yield m.start(3), m.end(3), f"{int(m[3]) % 28 + 1:02}"
    for m in re.finditer(r"有效期 (\d+)年", blank):
        yield m.start(1), m.end(1), str(int(m[1]) + 1)
    for m in re.finditer(r"年度 (\d+)月1日至(\d+)月", blank):
        yield m.start(1), m.end(1), str(int(m[1]) % 12 + 1)
        yield m.start(2), m.end(2), str(int(m[2]) - 1)
