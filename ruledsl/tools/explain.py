"""A code, a name or a keyword → the page that says what it is."""

import inspect
import sys
from functools import cache

from attrs import frozen

from ruledsl import checks, statements
from ruledsl.checks import Check
from ruledsl.suggest import closest
from ruledsl.syntax import Node
from ruledsl.words import lexicon


@frozen
class KeywordPage:
    """A keyword in both spellings and the pages of the statements in which it stands."""

    zh: str
    en: str
    pages: tuple[tuple[str, str], ...]


def explain(asked: str) -> type[Check] | KeywordPage | None:
    """The page of a code or name of a check, or of a keyword in either language."""
    word = " ".join(asked.split())
    return checks.find(word) or _keyword(word)


def nearest(asked: str) -> str | None:
    """What was probably meant."""
    return closest(asked, (*codes(), *lexicon().words))


@cache
def codes() -> dict[str, str]:
    """Every code with the name of its check, and every name with its code."""
    pairs = [module.split("_", 1) for module in checks.file_names()]
    found = {code.upper(): name.replace("_", "-") for code, name in pairs}
    return found | {name: code for code, name in found.items()}


def keywords() -> tuple[tuple[str, str], ...]:
    """The keywords that begin a statement, in both spellings, in the order of the lexicon."""
    spelling = lexicon().spelling
    return tuple((s["zh"], s["en"]) for terminal, s in spelling.items() if terminal.lower() in _rules())


def _keyword(word: str) -> KeywordPage | None:
    found = lexicon().words.get(word) or lexicon().words.get(word.lower())
    if not found:
        return None
    terminal = next((t for t in found if t.lower() in _rules()), found[0])
    spelling = lexicon().spelling[terminal]
    own = _rules().get(terminal.lower())
    modules = [own] if own else [m for m in dict.fromkeys(_rules().values()) if _mentions(m, spelling["zh"])]
    return KeywordPage(spelling["zh"], spelling["en"], tuple((_title(m), page(m)) for m in modules))


@cache
def _rules() -> dict[str, str]:
    """Rule of the grammar → the module of its class, statements only."""
    nodes: tuple[type[Node], ...] = statements.NODES
    blocks = {"assessment": "blocks", "survey": "blocks", "roster_list": "roster_list"}
    named = {n.RULE: n.__module__ for n in nodes}
    return named | {rule: f"{statements.__name__}.{module}" for rule, module in blocks.items()}


def _mentions(module: str, word: str) -> bool:
    return word in page(module)


def _title(module: str) -> str:
    rule = module.rpartition(".")[2]
    spelling = lexicon().spelling.get(rule.upper())
    return spelling["zh"] if spelling else rule


def page(module: str) -> str:
    """The words with which a statement's file opens."""
    return inspect.cleandoc(sys.modules[module].__doc__ or "")
