"""Colour by the role of a text, on terminals only; and nothing that could steer the terminal."""

import os
import unicodedata
from collections.abc import Callable
from typing import Any, TextIO

import click

#: A text and its role → the text as it is printed.
Paint = Callable[[str, str], str]

_COLOURS: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan"},
    "finding": {"fg": "cyan"},
    "trial": {"fg": "yellow", "bold": True},
    "title": {"bold": True},
    "section": {"bold": True},
    "faint": {"dim": True},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
}


def plain(text: str, role: str) -> str:
    """No colour."""
    return text


def coloured(text: str, role: str) -> str:
    """The text in the colour of its role."""
    return click.style(text, **_COLOURS.get(role, {}))


def paint_for(stream: TextIO) -> Paint:
    """Colour where the stream is a terminal and the user has not declined it (https://no-color.org)."""
    wanted = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return coloured if wanted else plain


def visible(text: str) -> str:
    """The text with every control and direction character spelled out: files are not to steer the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u3000" or unicodedata.combining(c) else _spelled(c) for c in text)


def _spelled(char: str) -> str:
    return " " if char in "\t\n\r" or unicodedata.category(char) == "Zs" else f"<U+{ord(char):04X}>"
