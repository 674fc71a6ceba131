"""A code, a name or a keyword → the page that says what it is."""

from functools import cache

from attrs import frozen

from ruledsl import checks
from ruledsl.checks import Check
from ruledsl.lexicon import read_entries
from ruledsl.suggest import closest
from ruledsl.tools.explain.given import Given, given
from ruledsl.tools.explain.meanings import Meaning, meanings
from ruledsl.tools.explain.places import Places, begins, places
from ruledsl.words import lexicon


@frozen
class Sense:
    """One meaning of a word: its spellings in both languages, the first canonical; what it means; where it stands."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    meaning: Meaning
    places: Places


@frozen
class WordPage:
    """All meanings of a word."""

    senses: tuple[Sense, ...]


@frozen
class Within:
    """A word that is no keyword by itself; those in which it stands."""

    word: str
    senses: tuple[Sense, ...]


def explain(asked: str) -> type[Check] | WordPage | Given | Within | None:
    """The page of a code or name of a check, of a keyword in either language, of a word that needs no declaration."""
    word = " ".join(asked.split())
    return checks.find(word) or _keyword(word) or given(word) or _within(word.lower())


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
    return tuple((s["zh"], s["en"]) for terminal, s in lexicon().spelling.items() if begins(terminal))


def parts() -> tuple[tuple[str, str], ...]:
    """The keywords that only stand inside statements."""
    return tuple((s["zh"], s["en"]) for terminal, s in lexicon().spelling.items() if not begins(terminal))


def sense(terminal: str) -> Sense:
    """What a keyword means."""
    spellings = _spellings()[terminal.lower()]
    return Sense(tuple(spellings["zh"]), tuple(spellings["en"]), meanings()[terminal], places(terminal))


@cache
def _spellings() -> dict[str, dict[str, list[str]]]:
    return read_entries()


def _keyword(word: str) -> WordPage | None:
    found = lexicon().words.get(word) or lexicon().words.get(word.lower())
    return WordPage(tuple(sense(t) for t in found)) if found else None


def _within(word: str) -> Within | None:
    """Keywords that hold the word: 每 is in 每项, “applicable” in “if not applicable”."""
    if word.isascii() and len(word) < len("not"):
        return None
    found = [t for t, s in lexicon().spelling.items() if word in s["zh"] or f" {word} " in f" {s['en']} "]
    return Within(word, tuple(map(sense, found))) if word and found else None
