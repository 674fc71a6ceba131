"""Which of the conditions that a value counts hold."""

from collections.abc import Iterator

from ruledsl.scorecard import Item
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, say
from ruledsl.words import spelt


def test_remarks(item: Item, lang: str) -> Iterator[str]:
    """Those that hold, by name, and those that cannot be judged."""
    if not item.tests:
        return
    held = [text for text, value in item.tests if value.text == "yes"]
    unknown = [text for text, value in item.tests if value.absent]
    key = "some" if held else "none"
    if held or not unknown:
        yield say(f"tests.{key}", lang, count=len(item.tests), held=len(held), names=_names(held, lang))
    if unknown:
        yield say("tests.missing", lang, names=_names(unknown, lang))


def _names(texts: list[str], lang: str) -> str:
    return visible(joined((spelt(text, lang) for text in texts), lang))
