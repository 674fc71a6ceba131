"""A fact file as a tree: mappings, lists and text, the same for YAML, JSON, CSV and workbooks; how large it may be."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ruledsl.source import Source

if TYPE_CHECKING:
    from ruledsl.facts.read_xlsx import Book

#: Mappings and lists may lie so deep inside each other.
DEPTH = 32
#: A file may be so large, in bytes.
SIZE = 64 * 2**20
#: A file may hold so many values.
VALUES = 5_000_000

#: So many of the keys that stand twice in one mapping are told.
MOST_TWICE = 20
#: After so many problems of a tree as such the rest is not looked at.
MOST_PROBLEMS = 1000

#: A place in a tree: keys as written and positions counted from 0.
Path = tuple[str | int, ...]
#: dict[str, Tree] | list[Tree] | str; from JSON also True, False and None.
Tree = Any

#: ``名称：值`` or ``名称:值`` at the beginning of a line.
_COLON = re.compile(r"^\s*(?:- +)?([^\s:：\"'#{\[][^:：\"'#]*?)\s*(?:：\s*|:(?=[^\s/]))(.*)$")
_BAD_ESCAPE = re.compile(r"\\[uU][0-9a-fA-F]")


class Doubled(dict[str, Tree]):
    """A mapping in which some keys stood twice; the last value of each is kept."""

    keys_twice: tuple[str, ...] = ()


@frozen
class Problem:
    """Something wrong in a file: the code and values of its message, and a path or offsets."""

    code: str
    args: dict[str, Any] = field(factory=dict)
    path: Path = ()
    offsets: tuple[int, int] | None = None


@frozen(eq=False)
class Document:
    """A file that could be read.

    ``lines`` gives the lines of a CSV file's rows by path; ``broken`` names the units of its crooked rows.
    A workbook has no text; ``book`` knows the cell of every path.
    A file that cannot be read is an empty document that is not ``usable``.  A tree that was made from a part of a text
    says where its paths are: ``origin`` gives the path in the text, ``places`` the offsets themselves.
    """

    source: Source
    kind: str
    tree: dict[str, Tree] = field(repr=False)
    lines: dict[Path, int] = field(factory=dict, repr=False)
    broken: frozenset[str] = frozenset()
    usable: bool = True
    origin: Callable[[Path], Path] | None = None
    places: dict[Path, tuple[int, int]] = field(factory=dict, repr=False)
    book: "Book | None" = field(default=None, repr=False)


_CONTAINERS = (dict, list, Doubled)


def inspect(tree: Tree, text: str) -> list[Problem]:
    """What is wrong with the tree as such: too deep, a key twice, characters that no file can hold."""
    found: list[Problem] = []
    escapes = _BAD_ESCAPE.search(text) is not None
    stack: list[tuple[Tree, Path]] = [(tree, ())]
    while stack and len(found) < MOST_PROBLEMS:
        node, path = stack.pop()
        if len(path) >= DEPTH:
            return [Problem("F151", {"limit": DEPTH}, path)]
        if type(node) is Doubled:
            found += [Problem("F152", {"key": key}, (*path, key)) for key in node.keys_twice]
        if escapes:
            found += _surrogates(node, path)
        for key, child in node.items() if isinstance(node, dict) else enumerate(node):
            if type(child) in _CONTAINERS:
                stack.append((child, (*path, key)))
    return found


def _surrogates(node: Tree, path: Path) -> list[Problem]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    return [
        Problem("F119", {"name": shown(text), "characters": "\\ud800–\\udfff"}, (*path, key))
        for key, child in pairs
        for text in (key, child)
        if isinstance(text, str) and _lone(text)
    ]


def _lone(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)


def shown(value: Tree) -> str:
    """A value as a message quotes it: short, and with every invisible character spelled out."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict):
        return "{" + "、".join(shown(k) for k in list(value)[:3]) + ("…}" if len(value) > 3 else "}")
    if isinstance(value, list):
        return f"[… ×{len(value)}]"
    text = value if len(value) <= 40 else value[:39] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def colon(line: str) -> str:
    """A line with ``: `` where it has a full-width colon, or one without a space behind it; else ``""``."""
    match = _COLON.match(line[:200])
    return shown(f"{match[1].strip()}: {match[2].strip()}") if match else ""


def mapping_wanted(value: Tree, path: Path) -> Problem:
    """What is wrong with a value that should be a mapping: often only the colon."""
    if isinstance(value, str) and (proposal := colon(value)):
        return Problem("F148", {"value": shown(value), "proposal": proposal}, path)
    return Problem("F116", {"value": shown(value)}, path)


def spelled(path: Path) -> str:
    """A path as people read it: ``单位.甲局.事件[3].分值``, positions counted from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += ("." if text else "") + shown(part)
    return text
