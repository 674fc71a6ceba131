"""Which clauses have other words than before: against an earlier text, or against the record that a run wrote of it.

A record holds no words, only where they stood and what they came to::

    《示例市政务公开工作考核办法》
    第一条 3f0c1d2e4a5b
    第四条（一） 9b8a7c6d5e4f
"""

from collections.abc import Iterable, Mapping, Sequence

from ruledsl.diagnostic import Diagnostic
from ruledsl.node import evolve
from ruledsl.source import Source
from ruledsl.syntax import OPENED, Clause
from ruledsl.tools.ledger.accounts import Row
from ruledsl.tools.ledger.split import OfficialDocument
from ruledsl.tools.ledger.titles import same_title


def changed(before: Mapping[Clause, str], now: OfficialDocument, table: Sequence[Row]) -> list[Diagnostic]:
    """A finding for every clause that is new, gone or worded otherwise, with the statements that cite it."""
    after = {p.clause: p.digest for p in now.passages}
    cited = {row.clause: row for row in table}
    found = []
    for clause in sorted(before.keys() | after.keys()):
        if before.get(clause) == after.get(clause):
            continue
        entries = cited[clause].entries if clause in cited else ()
        names = tuple(dict.fromkeys(e.name or e.keyword for e in entries))
        which = "gone" if clause not in after else "" if names else "uncited" if clause in before else "new"
        span = entries[0].span if entries else None
        args = {"clause": str(clause.opened), "names": names or ("—",), "which": which}
        found.append(Diagnostic("N327", args, span, (str(clause.opened),)))
    return found


def record(documents: Iterable[OfficialDocument]) -> str:
    """The record of a text."""
    lines = []
    for document in documents:
        lines.append(f"《{document.title}》")
        lines += [f"{p.clause.opened} {p.digest}" for p in document.passages]
    return "\n".join(lines) + "\n"


def recorded(source: Source, title: str) -> dict[Clause, str]:
    """What a record says of the document of a title; lines that are none are passed over."""
    found: dict[Clause, str] = {}
    inside = False
    for line in source.text.splitlines():
        words = line.split()
        if line.startswith("《"):
            inside = same_title(line.strip().strip("《》"), title)
        elif inside and len(words) == 2 and words[0].startswith(("第", "附")):
            clause = Clause.parse(words[0].replace("（", "(").replace("）", ")"))
            opening = clause.finest in OPENED
            found[evolve(clause, paragraph=1) if opening else clause] = words[1]
    return found
