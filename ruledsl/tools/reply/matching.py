"""What a unit means by a point that it raises: statements by clause or name, or an event by its id."""

import re
from collections.abc import Iterable, Iterator

from ruledsl.facts.names import folded
from ruledsl.scorecard import Item, Scorecard
from ruledsl.suggest import closest
from ruledsl.syntax import chinese
from ruledsl.words import keyword

_DIGITS = re.compile(r"第(\d{1,3})(?=[条款项目句])")
#: Statements that say nothing about a result by themselves.
_BESIDE = ("assessor", "delegated")
#: Quantities that have a word of their own, and the kind of statement that decides them.
_OWN = {"总分": ("total", "step"), "等次": ("grades",), "名次": ("ranking",)}


def meant(unit: Scorecard, about: str) -> tuple[tuple[Item, ...], str]:
    """The statements that a point is about, in document order, and the event if it names one."""
    wanted = _DIGITS.sub(lambda found: f"第{chinese(int(found[1]))}", folded(about))
    items = tuple(i for i in unit.statements if i.kind not in _BESIDE)
    found = tuple(i for i in items if any(_within(wanted, clause) for clause in i.clauses))
    found = found or tuple(i for i in items if wanted in _names(i))
    if found:
        return found, ""
    holding = tuple(i for i in items if any(folded(line.id) == wanted for line in i.lines if line.id))
    event = next((line.id for item in holding for line in item.lines if folded(line.id) == wanted), "")
    return holding, event


def guess(unit: Scorecard, about: str) -> str:
    """What was probably meant by a point that is about nothing."""
    known = [name for item in unit.statements if item.kind not in _BESIDE for name in (item.label, *item.clauses)]
    ids = [line.id for item in unit.statements for line in item.lines if line.id]
    return closest(about, dict.fromkeys((*known, *ids))) or ""


def _within(wanted: str, clause: str) -> bool:
    """Whether a clause is the one that is wanted or a part of it."""
    own = folded(clause)
    return own == wanted or (own.startswith(wanted) and wanted[-1:] in "条款项目)" and own[len(wanted)] != "之")


def _names(item: Item) -> Iterable[str]:
    """Everything that a statement is called: its path, every end of it, its keyword where it has no other name."""
    parts = folded(item.path).split(".")
    yield from (".".join(parts[start:]) for start in range(len(parts)))
    yield from _own_words(item)


def _own_words(item: Item) -> Iterator[str]:
    for word, kinds in _OWN.items():
        if item.kind in kinds:
            yield from (folded(word), folded(keyword(kinds[0], "en")), folded(keyword(kinds[0], "zh")))
