"""Who a condition lets in, held against the words of the clauses: the grade that it asks for, and whether something is or is not.

连续两年被评为较差的，约谈              等次 是 合格: the clause names another grade
辖区内没有河湖的，不涉及                不涉及 当 有河湖: the clause speaks only of those without
上年未参加考核的不评进步奖              进步奖 当 上年等次 是 未参加: of these the clause takes it away
"""

import re
from collections.abc import Iterator, Sequence

from ruledsl.statements.consequence import Consequence
from ruledsl.statements.define import Define
from ruledsl.statements.event_fields import LeaveOut
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.grades import Grade
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.not_assessed import NotAssessed
from ruledsl.statements.veto import Veto
from ruledsl.syntax import All, Among, Compare, Expression, Gather, Negation, Node, Reference, Statement
from ruledsl.tools.ledger.rounded import own_nodes
from ruledsl.tools.ledger.split import Passage
from ruledsl.tools.ledger.wording import Difference

_NEGATED = re.compile("[没未无不非]")
#: 没有河湖, 未发生事故, 不属于责任事故; 非 and 无 only right before a word.
_WITHOUT = re.compile(r"(?:(?:没有|未|不是|不属于)[^，,、的]{0,6}|[没无不非除])$")
#: What a clause says of those whom it lets out: 的不评进步奖, 的，不得评为优秀, 不参加排名.
_DENIED = re.compile(
    r"(?:不得|不能|不予|不再|不可|不应|不宜|不评|不授|取消|不享受|不参[加与评]|不纳入|不计入|剔除|除外|排除)"
)
#: What a clause says of those whom a statistic or a count leaves out.
_LEFT_OUT = re.compile(r"(?:不参[加与]|不纳入|不计入|不列入|剔除|除外|排除)")
#: What takes out those for whom its condition holds.
_TAKEN_OUT = Indicator | LeaveOut | NotAssessed | Veto
#: Words that stand everywhere and name nothing.
_PLAIN = frozenset(
    ["考核", "评议", "工作", "结果", "情况", "单位", "年度", "上年", "等次", "是否", "本年", "名次", "发生", "情形"]
)


def conditions(statement: Statement, passages: Sequence[Passage], grades: Sequence[str]) -> Iterator[Difference]:
    """Every difference between the conditions of a statement and its clauses."""
    sentences = [s for p in passages for s in re.split(r"[。；;\n]", p.text)]
    yield from _grades(statement, sentences, grades)
    name = getattr(getattr(statement, "name", None), "text", "") or "\n"
    for about, test in _tests(statement):
        for part in _together(test):
            said = sentences if name in _name(part) else [s.replace(name, "") for s in sentences]
            if _let_out(about, part, sentences) or (_name(part) not in grades and _turned(about, part, said)):
                yield "negated", part.span, {"found": _name(part), "expected": ""}


def _grades(statement: Statement, sentences: Sequence[str], grades: Sequence[str]) -> Iterator[Difference]:
    """A grade that a condition asks for, where the sentences that speak of the statement name only others."""
    called = statement.name.text if isinstance(statement, Consequence) else ""
    own = _about(called, sentences) or sentences
    if any(_DENIED.search(s) for s in own) and not _DENIED.search(called):
        return  # 合格以下的不予安排 gives to the others
    said = [g for s in own for g in _named(s, grades)]
    for node in own_nodes(statement) if said else ():
        asked = node.right if isinstance(node, Compare) and node.relation in ("is", "is_not") else None
        name = asked.text if isinstance(asked, Reference) else ""
        others = isinstance(node, Compare) and node.relation == "is_not" and {*grades} - {*said} == {name}
        if name in grades and name not in said and not others:  # 合格以上 is all but 不合格
            yield "named", node.span, {"found": name, "expected": said[0]}


def _named(sentence: str, grades: Sequence[str]) -> Iterator[str]:
    """The grades that a sentence names, the best first in ``grades``; with 一般以下 those below too."""
    longest = sorted(grades, key=len, reverse=True)
    for found in re.finditer("|".join(map(re.escape, longest)), sentence) if grades else ():
        place = grades.index(found[0])
        beyond = re.match(r"[”）)]?(?:等次|[（(]含[）)])?(?:及|或者?|和)?以?([上下])", sentence[found.end() :])
        yield found[0]
        yield from () if not beyond else grades[:place] if beyond[1] == "上" else grades[place:]


def _tests(statement: Statement) -> Iterator[tuple[Node, Expression]]:
    """The conditions that say for whom something holds, each with what holds; those of a choice hold for both sides."""
    for node in own_nodes(statement):
        match node:
            case Grade() if node.gate is not None:
                yield node, node.gate
            case Define() if isinstance(node.expr, All):
                yield node, node.expr
            case Consequence() | EventLine() | Veto() | Gather() | Among() if node.condition is not None:
                yield node, node.condition
            case NotAssessed():
                yield node, node.condition
            case LeaveOut():
                yield node, node.expr
            case Indicator() if node.unconcerned is not None:
                yield node, node.unconcerned


def _together(test: Expression) -> Iterator[Expression]:
    if isinstance(test, All):
        for part in test.parts:
            yield from _together(part)
    else:
        yield test


def _name(part: Node) -> str:
    """The name that a part asks for: a yes or no, or the choice of 去向 是 进京."""
    if isinstance(part, Negation):
        part = part.part
    if isinstance(part, Compare) and part.relation in ("is", "is_not"):
        part = part.right
    return part.parts[-1] if isinstance(part, Reference) else ""


def _is_turned(part: Node) -> bool:
    return isinstance(part, Negation) or (isinstance(part, Compare) and part.relation == "is_not")


def _turned(about: Node, part: Expression, sentences: Sequence[str]) -> bool:
    """Whether the clauses speak only of those who are or have it not (没有河湖的), or of none such, and deny them nothing."""
    name = _name(part)
    if not name or _NEGATED.search(name) or isinstance(about, Grade | Define | Gather | Among):
        return False
    words = [(s, w) for s in sentences for w in _words(name, s)[:1] if len(w) >= len(name) - 1]
    places = [(s, m.start()) for s, word in words for m in re.finditer(re.escape(word), s)]
    without = {bool(_WITHOUT.search(s[:start])) for s, start in places}
    if isinstance(about, Consequence | EventLine | Veto) and any(_DENIED.search(s) for s, _ in places):
        return False
    return without == {not _is_turned(part)}


def _let_out(about: Node, part: Expression, sentences: Sequence[str]) -> bool:
    """Whether every sentence that speaks of it denies what the condition gives: 弄虚作假的，不得评为优秀."""
    name = _name(part)
    what = about.name.text if isinstance(about, Grade | Consequence | Define) else ""
    if not name or _is_turned(part) or isinstance(about, _TAKEN_OUT) or _DENIED.search(what):
        return False
    denial = _DENIED if what else _LEFT_OUT
    told = [(s, denial.search(s, s.find(word))) for s in sentences for word in _words(name, s)[:1]]
    return bool(told) and all(m and (not what or _words(what, s[m.start() :])) for s, m in told)


def _about(name: str, sentences: Sequence[str]) -> list[str]:
    """The sentences that have the longest stretch of a name."""
    found = [(len(words[0]), s) for s in sentences if (words := _words(name, s))]
    most = max((length for length, _ in found), default=0)
    return [s for length, s in found if length == most]


def _words(name: str, text: str) -> list[str]:
    """The longest stretches of a name that a text has, at least two characters that tell something."""
    for length in range(len(name), 1, -1):
        found = [name[n : n + length] for n in range(len(name) - length + 1)]
        if there := [w for w in found if w in text and w not in _PLAIN]:
            return there
    return []
