"""The units that a measure names, held against the lists of names in the clauses that it cites."""

import re
from collections.abc import Iterator, Sequence

from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import clause_texts
from ruledsl.statements.roster_list import RosterList
from ruledsl.tools.ledger.cited import Cited

#: What a list of names stands between: 一类：东区、西区、南区。
_BETWEEN = re.compile(r"[。；;：:（）()\n]")
_NAMES = re.compile(r"[、，,]")


def units_told(cited: Sequence[Cited]) -> Iterator[Diagnostic]:
    """N546: a unit that the clause does not name, and a name in the list of such units that no statement has; or that
    a clause with such names could not be read."""
    rosters = [c for c in cited if isinstance(c.statement, RosterList)]
    known = tuple(dict.fromkeys(u for c in rosters for u in _units(c)))
    for one in rosters:
        text = "\n".join(p.text for p in one.passages)
        more = tuple(u for u in _units(one) if u not in text)
        fewer = tuple(
            n for names in _lists(text) if any(u in names for u in _units(one)) for n in names if not _has(n, known)
        )
        unread = tuple(str(c.opened) for c in one.clauses if not any(p.clause.within(c) for p in one.passages))
        if more or fewer:
            args = {"name": getattr(one.statement, "of_class", ""), "more": more, "fewer": fewer}
            args["unread"] = () if fewer else unread
            yield Diagnostic("N546", args, one.statement.span, clause_texts(one.clauses))


def _units(cited: Cited) -> tuple[str, ...]:
    return cited.statement.units if isinstance(cited.statement, RosterList) else ()


def _lists(text: str) -> Iterator[list[str]]:
    """The names of each list in a text."""
    for stretch in _BETWEEN.split(text):
        names = [n.strip() for n in _NAMES.split(stretch) if n.strip()]
        if len(names) > 1:
            yield names


def _has(name: str, known: Sequence[str]) -> bool:
    """Whether a stretch between two commas has a unit: 西区和南区, 北区等三个区."""
    return any(unit in name for unit in known)
