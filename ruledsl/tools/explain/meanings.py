"""words.yaml → what every keyword means, with an example and the page of the language reference."""

from functools import cache
from typing import Any

from attrs import frozen

from ruledsl.lexicon import grammar_file
from ruledsl.source import Source
from ruledsl.words import lexicon

#: Stands in the example of several words for the word itself.
WORD = "WORD"
#: How a text that is more than statements of a measure begins.
WHOLE = ("IMPORT", "ASSESSMENT", "SURVEY", "SCHEME", "LIST")


@frozen
class Meaning:
    """What a keyword means in both languages; an example with Chinese keywords; the page that says more."""

    zh: str
    en: str
    example: str
    page: str

    @property
    def whole(self) -> bool:
        """Whether the example is a file, not statements of a measure."""
        return self.example.startswith(tuple(lexicon().spell(terminal, "zh") for terminal in WHOLE))


@cache
def translated(meaning: Meaning, lang: str) -> str:
    """The example with the keywords of a language."""
    return in_language(meaning.example, lang, meaning.whole)


def in_language(example: str, lang: str, whole: bool = False) -> str:
    """A file, or statements of a measure, with the keywords of a language."""
    from ruledsl.tools.format import format_source  # noqa: PLC0415

    text = example if whole else f"考核文件 示例考核 “示例” {{\n{example}}}\n"
    formatted, problems = format_source(Source("", text), lang)
    assert formatted is not None, problems
    lines = formatted.splitlines() if whole else [line[2:] for line in formatted.splitlines()[1:-1]]
    return "\n".join(lines)


@cache
def meanings() -> dict[str, Meaning]:
    """Every terminal with its meaning."""
    import yaml  # noqa: PLC0415 - nothing else needs it on the way to a page

    groups: list[dict[str, Any]] = yaml.safe_load(grammar_file("words.yaml"))
    return {word.upper(): _meaning(group, word) for group in groups for word in group["words"]}


def _meaning(group: dict[str, Any], word: str) -> Meaning:
    own = group["words"][word] if isinstance(group["words"], dict) else {}
    said = {**group, **own}
    example = said["example"].replace(WORD, lexicon().spell(word.upper(), "zh"))
    return Meaning(said["zh"], said["en"], example, said["page"])
