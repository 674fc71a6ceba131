"""Every text of the presentation, Chinese and English side by side; what a check says stands in ``checks/``.

A key ``diff.equal`` is looked up in ``diff.py`` of this package, where there is such a file, else in ``general.py``; so
the texts of a verb lie together and are read only when it speaks.  A text is a pair ``(Chinese, English)`` whose
``{placeholders}`` are the same in both.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from os import listdir

GENERAL = "general"

Texts = dict[str, tuple[str, str]]


@cache
def rooms() -> tuple[str, ...]:
    """The files of texts, by the prefix of their keys."""
    return tuple(sorted(n[:-3] for n in listdir(__path__[0]) if n.endswith(".py") and n[0] != "_"))


@cache
def _texts(room: str) -> Texts:
    found: Texts = import_module(f"{__name__}.{room}").TEXTS
    return found


def _room(key: str) -> str:
    prefix = key.partition(".")[0]
    return prefix if prefix in rooms() else GENERAL


def every() -> Iterator[tuple[str, tuple[str, str]]]:
    """All keys with their two texts."""
    for room in rooms():
        yield from _texts(room).items()


def known(key: str) -> bool:
    """Whether there is a text of this key."""
    return key in _texts(_room(key))


def say(key: str, lang: str, **args: object) -> str:
    """A text in a language, filled in."""
    return _texts(_room(key))[key][0 if lang == "zh" else 1].format(**args)


def commas(parts: Iterable[str], lang: str) -> str:
    """Parts of a sentence, one after the other."""
    return ("，" if lang == "zh" else ", ").join(parts)


def joined(names: object, lang: str) -> str:
    """Names as an enumeration."""
    return ("、" if lang == "zh" else ", ").join(map(str, names))  # type: ignore[call-overload]
