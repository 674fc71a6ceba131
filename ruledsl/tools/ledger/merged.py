"""Clauses by which one incident under several lines counts once, held against the 归并 of the rules.

同一事件符合前款两项以上的，就高扣分        a 归并 of every line of the article stands for it
同一成果既获表彰又获推广的，就高计算一次    a 归并 stands for it
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ruledsl.diagnostic import Diagnostic
from ruledsl.statements.event_line import EventLine
from ruledsl.statements.merge import Merge
from ruledsl.statements.not_scored import NotScored
from ruledsl.syntax import Partly, Statement
from ruledsl.tools.ledger.cited import Cited, label_of
from ruledsl.tools.ledger.split import Passage

#: One thing that several items are about, of which the most counts.
_ACROSS = (
    r"同一(?:个|项)?[^，。；、]{1,6}(?:[^。；]{0,12}(?:符合|涉及|适用|属于|触犯|违反|具有|出现)[^。；]{0,10}(?:两|二|多|数|几)[^。；]{0,3}(?:项|种|款|条)"
    r"|既[^。；]{1,14}又)[^。；]*?(?:就高|最高|从高|不重复|不累|一次)"
)
#: Every item of the paragraph before is meant, not only those that a sentence names.
_EVERY = r"(?:前款|上述|前述|以上|上款|本条|下列)[^，。；]{0,4}(?:两|二|多|数|几)[^，。；]{0,3}(?:项|种|款)"


def unmerged(cited: Sequence[Cited]) -> Iterator[Diagnostic]:
    """N381: of each passage that says so, that no 归并 stands for it, or which line the 归并 leaves out."""
    passages = dict.fromkeys(p for c in cited for p in c.passages)
    for passage in passages:
        said = re.search(_ACROSS, passage.text) if "同一" in passage.text else None
        lines = [c for c in cited if isinstance(c.statement, EventLine) and _of_article(c, passage, 1)] if said else []
        if said is None or len(lines) < 2 or _explained(cited, passage):
            continue
        merges = [c.statement for c in cited if isinstance(c.statement, Merge) and _of_article(c, passage)]
        left = _left_out(lines, merges) if not merges or re.search(_EVERY, said[0]) else ()
        if left:
            args = {"clause": str(passage.clause), "words": said[0], "names": left, "which": "left" if merges else ""}
            span = merges[0].span if merges else lines[0].statement.span
            yield Diagnostic("N381", args, span, (str(passage.clause),))


def _left_out(lines: Iterable[Cited], merges: Iterable[Statement]) -> tuple[str, ...]:
    """The lines that no 归并 names."""
    named = {n.text for m in merges if isinstance(m, Merge) for n in m.names}
    return tuple(name for name in dict.fromkeys(label_of(c.statement) for c in lines) if name not in named)


def _of_article(cited: Cited, passage: Passage, least: int = 0) -> bool:
    """Whether a statement cites something of the article of a passage, or one of its items."""
    return any(c.head == passage.clause.head and c.item >= least for c in cited.clauses)


def _explained(cited: Iterable[Cited], passage: Passage) -> bool:
    """Whether a statement that cites the passage is not scored, or says what it leaves out of it."""
    near = (c.statement for c in cited if passage in c.passages)
    return any(isinstance(s, NotScored) or _speaks(s.partly, passage) for s in near)


def _speaks(partly: Iterable[Partly], passage: Passage) -> bool:
    return any(not p.about or any(passage.clause.within(c) for c in p.about) for p in partly)
