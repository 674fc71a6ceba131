"""The grammar → in which statements a keyword may stand."""

import re
from functools import cache

from attrs import frozen

from ruledsl.lexicon import grammar_file

#: What a file consists of.
_TOP = ("import", "measure", "scheme", "list")


@frozen
class Places:
    """``begins``: what the keyword itself begins (``file``, ``measure``, ``scheme``); ``formula``: whether it may stand
    in any formula or condition; ``tail``: whether at the end of any statement; ``inside``: the terminals of the
    statements in which it stands otherwise."""

    begins: tuple[str, ...]
    formula: bool
    tail: bool
    inside: tuple[str, ...]


@cache
def places(terminal: str) -> Places:
    """Where a keyword may stand."""
    owners = [rule for rule, body in _rules().items() if _holds(body, terminal)]
    reached = set(owners)
    waiting = list(owners)
    while waiting:
        rule = waiting.pop()
        if rule in _statements() or rule in ("_expr", "tail"):
            continue
        upper = [r for r, body in _rules().items() if re.search(rf"\b{rule}\b", body) and r not in reached]
        reached.update(upper)
        waiting += upper
    own = {s for s in reached & set(_statements()) if terminal in _first(s)}
    inside = dict.fromkeys(t for s in _statements() if s in reached and s not in own for t in _first(s))
    return Places(_begun(own), "_expr" in reached, "tail" in reached, tuple(inside))


def begins(terminal: str) -> bool:
    """Whether a statement begins with the keyword."""
    return bool(places(terminal).begins)


def _begun(statements: set[str]) -> tuple[str, ...]:
    kinds = {"file": _TOP, "measure": _alternatives("_statement"), "scheme": _alternatives("_scheme_statement")}
    return tuple(kind for kind, rules in kinds.items() if statements & set(rules))


@cache
def _statements() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_TOP, *_alternatives("_statement"), *_alternatives("_scheme_statement"))))


@cache
def _rules() -> dict[str, str]:
    """The rules of the grammar by name."""
    text = re.sub(r"//[^\n]*", "", grammar_file("rules.lark").decode("utf-8"))
    return {name: " ".join(body.split()) for name, body in re.findall(r"^\??(\w+):((?:[^\n]|\n[ \t])*)", text, re.M)}


def _alternatives(rule: str) -> list[str]:
    """The rules among which a rule chooses."""
    return re.findall(r"[a-z]\w*", _rules()[rule])


@cache
def _first(rule: str) -> tuple[str, ...]:
    """The terminals with which a rule may begin."""
    firsts = [re.findall(r"\w+", choice)[0] for choice in re.sub(r"\(.*\)", "", _rules()[rule]).split("|")]
    return tuple(t for f in firsts for t in ((f.lstrip("_"),) if f.isupper() else _first(f)))


def _holds(body: str, terminal: str) -> bool:
    return re.search(rf"\b_?{terminal}\b", body) is not None
