"""What a statement is called and what stands inside it: the identities by which two versions are laid side by side.

金昌政务公开考核 ─┬─ 考核内容 ─┬─ 组织领导 …       a name path; order carries no meaning
                  ├─ 总分 ───── 封顶（先封顶） …    a step by what it does and to what, never by its number
                  └─ 等次 ───── 优秀 …             a band by its grade
"""

from collections.abc import Iterator

from attrs import frozen

from ruledsl.node import evolve
from ruledsl.statements.applies import Applies
from ruledsl.statements.blocks import ListBlock, MeasureBlock, SchemeBlock
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.merge import Merge
from ruledsl.statements.quota import Quota
from ruledsl.statements.ranking import Ranking
from ruledsl.statements.reading import Reading
from ruledsl.statements.refine import Place, Refine
from ruledsl.statements.repeals import Repeals
from ruledsl.statements.roster_list import RosterList
from ruledsl.statements.rows import Rows
from ruledsl.statements.sequence import Sequence
from ruledsl.statements.settle import Settle
from ruledsl.statements.total import Step, Total
from ruledsl.statements.valid_for import ValidFor
from ruledsl.syntax import Guard, Name, Node, Statement, texts, walk
from ruledsl.written import NOWHERE

#: The fields that hold the parts of a statement which are compared one by one.
INSIDE: dict[type[Node], tuple[str, ...]] = {
    MeasureBlock: ("statements",),
    SchemeBlock: ("statements",),
    ListBlock: ("items",),
    Indicator: ("parts", "bonuses", "deductions", "merges"),
    Refine: ("parts", "places"),
    Place: ("parts",),
    Total: ("steps",),
    Grades: ("grades",),
    Reading: ("options",),
    Rows: ("facts", "defines"),
}
#: Where the order of the parts means something.
ORDERED = frozenset({(Total, "steps"), (Grades, "grades")})
#: Statements that say something about a thing of that name, which is declared elsewhere.
_ABOUT = (RosterList, Settle, Quota)
#: Of these there may be one for each option of a reading.
_ALTERNATIVES = (ValidFor, Applies, Grades, Ranking)


@frozen
class Part:
    """A statement or a part of one: its identity among its siblings, and where it stands."""

    key: str
    field: str
    node: Node
    children: tuple["Part", ...]

    @property
    def bare(self) -> Node:
        """The statement without the parts that are compared one by one, and without its place in the order."""
        return without_parts(self.node)


def without_parts(node: Node) -> Node:
    """The node itself: what is inside it, and a step's number, left out."""
    empty: dict[str, object] = dict.fromkeys(INSIDE.get(type(node), ()), ())
    if isinstance(node, Step):
        empty["ordinal"] = 0
    return evolve(node, **empty) if empty else node


def part_of(node: Node, key: str = "", field: str = "") -> Part:
    """A node with everything inside it."""
    found: list[Part] = []
    for name in INSIDE.get(type(node), ()):
        inner = [n for n in getattr(node, name) if isinstance(n, Node)]
        found += (part_of(n, k, name) for n, k in zip(inner, unique(inner), strict=True))
    return Part(key, field, node, tuple(found))


def unique(nodes: list[Node]) -> Iterator[str]:
    """The identity of each of several siblings; of two that would have the same one, the later has a number."""
    seen: dict[str, int] = {}
    for node in nodes:
        key = key_of(node)
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}#{seen[key]}"


def key_of(node: Node) -> str:
    """The identity of a statement among its siblings: its name, else its kind and what it is about."""
    rule = type(node).RULE
    if isinstance(node, _ABOUT):
        name = getattr(node, "name", None)
        return f"{rule}:{name.text if name else getattr(node, 'items', '')}"
    if isinstance(name := getattr(node, "name", None), Name):
        return name.text
    match node:
        case Step():
            return f"{type(node.action).RULE}:{_operand(node)}{_guarded(node.guard)}"
        case Merge() | Sequence():
            return f"{rule}:{'、'.join(texts(node.names))}{_guarded(node.guard)}"
        case Repeals():
            return f"{rule}:{node.items}"
    if isinstance(node, _ALTERNATIVES):
        return f"{rule}{_guarded(node.guard)}"
    about = getattr(node, "path", "") or getattr(getattr(node, "option", None), "parts", "")
    clauses = "、".join(map(str, node.clauses)) if rule == "not_scored" and isinstance(node, Statement) else ""
    return f"{rule}:{about or clauses}"


def _guarded(guard: Guard | None) -> str:
    return "" if guard is None else f"（{'、'.join('.'.join(o.parts) for o in guard.options)}）"


def _operand(step: Step) -> str:
    """What a step adds or subtracts; a cap is a cap, whatever its number."""
    words = [getattr(n, "text", "") or getattr(n, "kind", "") for n in walk(getattr(step.action, "expr", ()))]
    return "".join(w for w in words if isinstance(w, str))


def plain(node: Node) -> Node:
    """A node with its name taken out, to see whether only the name is another."""
    return evolve(node, name=Name("", span=NOWHERE)) if isinstance(getattr(node, "name", None), Name) else node
