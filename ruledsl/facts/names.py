"""How names in a fact file are understood: fixed keys in two languages, facts by the end of their path."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from attrs import field, frozen

#: The only place where the fixed keys of a fact file are spelled; messages use the first word of each.
KEYS: dict[str, tuple[str, ...]] = {
    "measure": ("办法", "measure"),
    "year": ("年度", "year"),
    "decided": ("评定日", "decided"),
    "roster": ("名单", "roster"),
    "run": ("本次考核", "run"),
    "units": ("单位", "units", "unit"),
    "remark": ("说明", "remark"),
    "class": ("类别", "class"),
    "nothing_to_report": ("零报告", "nothing_to_report", "nothing to report"),
    "events": ("事件", "events"),
    "id": ("编号", "id"),
    "date": ("日期", "date"),
    "incident": ("事由", "incident"),
    "lines": ("计入", "lines"),
    "amount": ("分值", "amount"),
    "level": ("级别", "level"),
    "decider": ("决定人", "decider"),
    "reason": ("理由", "reason"),
    "evidence": ("佐证", "evidence"),
    "approvals": ("批准", "approvals"),
    "cap": ("上限", "cap"),
    "limit": ("限额", "limit"),
    "rounds": ("评分记录", "rounds"),
    "round": ("轮次", "round"),
    "item": ("项目", "事项", "item"),
    "value": ("值", "value"),
    "scorer": ("评分人", "scorer"),
    "decision": ("审定结果", "decision"),
    "final_grade": ("审定等次", "final_grade"),
    "final_total": ("审定总分", "final_total"),
}
#: Words that stand in place of a value.
NOT_APPLICABLE = ("不涉及", "n/a", "not_applicable", "not applicable")
TRUE = ("是", "有", "true", "yes")
FALSE = ("否", "无", "false", "no")
#: What 零报告 says where a unit has reported some things and there is nothing else.
REST = ("其余", "others")

#: The keys at the top of a fact file; a remark is for its readers, as JSON has no comments.
HEADER = ("measure", "year", "decided", "roster", "run", "units", "remark")


@lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """A name as names are compared: NFKC, without spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split())


#: Printable for Unicode, but nothing to see.
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0"
_INVISIBLE = ("Cf", "Cc", "Cs", "Zl", "Zp")


def invisible(name: str) -> str:
    """The code points in a name that nobody can see, as ``U+200B``; ``""`` where there is none."""
    if name.isascii() and name.isprintable():
        return ""
    hidden = [c for c in name if c in _BLANKS or unicodedata.category(c) in _INVISIBLE]
    return "、".join(f"U+{ord(c):04X}" for c in dict.fromkeys(hidden))


_ROLES = {folded(word): role for role, words in KEYS.items() for word in words}


@lru_cache(maxsize=4096)
def role_of(key: str) -> str:
    """The role of a fixed key in either language, or ``""``."""
    return _ROLES.get(folded(key), "")


def word(role: str) -> str:
    """The fixed key as messages write it."""
    return KEYS[role][0]


def synonyms(name: str, role: str) -> set[str]:
    """All folded spellings of a fact that is called, or plays the role of, a fixed key."""
    found = {folded(name)}
    for key in {role, _ROLES.get(folded(name), "")} & KEYS.keys():
        found.update(folded(w) for w in KEYS[key])
    return found


T = TypeVar("T")


@frozen(eq=False)
class Names(Generic[T]):
    """Things found by the shortest end of their dotted path that means only one of them."""

    paths: tuple[str, ...]
    things: tuple[T, ...] = field(repr=False)
    full: dict[str, T] = field(repr=False)
    ends: dict[str, tuple[tuple[str, T], ...]] = field(repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that means one thing: the paths, then their ends."""
        return (*self.paths, *(end for end, found in self.ends.items() if len(found) == 1))

    def find(self, name: str) -> tuple[tuple[str, T], ...]:
        """Every (path, thing) that the name can mean: none, one, or several when it is ambiguous."""
        key = folded(name)
        if key in self.full:
            return ((key, self.full[key]),)
        return self.ends.get(key, ())


def names(things: Iterable[T], path: Callable[[T], str], also: Callable[[T], set[str]] | None = None) -> Names[T]:
    """An index of things by their paths; ``also`` gives further full spellings of a thing."""
    listed = [(path(thing), thing) for thing in things]
    full = {folded(name): thing for name, thing in listed}
    for _, thing in listed:
        for spelling in also(thing) if also else ():
            full.setdefault(spelling, thing)
    ends: dict[str, list[tuple[str, T]]] = {}
    for name, thing in listed:
        parts = folded(name).split(".")
        for start in range(1, len(parts)):
            ends.setdefault(".".join(parts[start:]), []).append((name, thing))
    spelt = {end: tuple(found) for end, found in ends.items()}
    return Names(tuple(name for name, _ in listed), tuple(thing for _, thing in listed), full, spelt)
