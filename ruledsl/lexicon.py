"""lexicon.yaml → which terminals a word can be, and how a terminal is spelled in each language."""

import os
from functools import cached_property
from typing import Any

from ruledsl.node import Record, field


def grammar_file(name: str) -> bytes:
    """A file of ``grammar/``: inside the package when installed, beside it in a checkout."""
    package = os.path.dirname(__file__)
    inside = os.path.join(package, "grammar", name)
    beside = os.path.join(os.path.dirname(package), "grammar", name)
    with open(inside if os.path.isfile(inside) else beside, "rb") as file:
        return file.read()


class Lexicon(Record):
    """``words``: spelling → terminals; ``phrases``: first word → patterns of English spellings of several
    words, longest first; ``spelling``: terminal → language → canonical word; ``longest``: length of the longest word;
    ``entries``: the file, terminal → language → words."""

    words: dict[str, tuple[str, ...]] = field(repr=False)
    phrases: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(repr=False)
    spelling: dict[str, dict[str, str]] = field(repr=False)
    longest: int
    entries: dict[str, dict[str, list[str]]] = field(factory=dict, repr=False)

    @classmethod
    def from_entries(cls, entries: dict[str, dict[str, list[str]]]) -> "Lexicon":
        words: dict[str, tuple[str, ...]] = {}
        for terminal, languages in entries.items():
            for word in (w for spellings in languages.values() for w in spellings):
                words[word] = (*words.get(word, ()), terminal.upper())
        phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for word in sorted((w for w in words if " " in w), key=len, reverse=True):
            pattern = r"[ \t\r\n]+".join(word.split(" ")) + r"(?![^\W\d])"
            phrases.setdefault(word.split(" ")[0], []).append((pattern, words[word]))
        canonical = {t.upper(): {lang: w[0] for lang, w in langs.items()} for t, langs in entries.items()}
        return cls(words, {k: tuple(v) for k, v in phrases.items()}, canonical, max(map(len, words)), entries)

    @cached_property
    def twins(self) -> dict[str, dict[str, tuple[str, str]]]:
        """Terminal → another word of it than the canonical one → that word in Chinese and English."""
        return {terminal.upper(): _twins(**languages) for terminal, languages in self.entries.items()}

    def spell(self, terminal: str, language: str) -> str:
        """The canonical spelling of a terminal (its leading underscore is ignored)."""
        return self.spelling[terminal.lstrip("_")][language]


def _twins(zh: list[str], en: list[str]) -> dict[str, tuple[str, str]]:
    """The words of a terminal after the first, each with its counterpart; singular and plural are one word."""
    forms: list[list[str]] = []
    for word in en:
        same = next((f for f in forms if f[0] in (f"{word}s", word[:-1])), None)
        same.append(word) if same else forms.append([word])
    pairs = [(zh_word, form) for zh_word, form in zip(zh, forms, strict=False)][1:]
    return {word: (zh_word, form[0]) for zh_word, form in pairs for word in (zh_word, *form)}


def read_entries() -> dict[str, dict[str, list[str]]]:
    """The entries of lexicon.yaml."""
    import yaml  # noqa: PLC0415 - only when the prebuilt tables are stale; a cold start must not pay for it

    entries: dict[str, Any] = yaml.safe_load(grammar_file("lexicon.yaml"))
    return entries
