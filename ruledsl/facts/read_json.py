"""JSON into the same tree as YAML: strict, numbers kept as text, keys that stand twice remembered."""

import json
from typing import Any

from ruledsl.facts.tree import DEPTH, MOST_TWICE, VALUES, Doubled, Problem, Tree
from ruledsl.source import Source


class NotANumber(ValueError):
    """``NaN`` or ``Infinity`` was read; never leaves this module."""


def _constant(name: str) -> Any:
    raise NotANumber(name)


def _mapping(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    node = dict(pairs)
    if len(node) == len(pairs):
        return node
    doubled = Doubled(node)
    seen: set[str] = set()
    twice = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    doubled.keys_twice = tuple(dict.fromkeys(twice))[:MOST_TWICE]
    return doubled


def read_json(source: Source) -> tuple[Tree, list[Problem]]:
    """The tree of a JSON text; it is None when there are problems."""
    text = source.text
    if text.count(",") + text.count("[") + text.count("{") > VALUES:
        return None, [Problem("F154", {"limit": VALUES})]
    try:
        tree = json.loads(text, parse_float=str, parse_int=str, parse_constant=_constant, object_pairs_hook=_mapping)
    except NotANumber as error:
        start = text.find(str(error))
        offsets = (start, start + len(str(error)))
        return None, [Problem("F147", {"format": "JSON", "problem": str(error)}, offsets=offsets)]
    except RecursionError:
        return None, [Problem("F151", {"limit": DEPTH})]
    except json.JSONDecodeError as error:
        offsets = (error.pos, min(error.pos + 1, len(text)))
        return None, [Problem("F147", {"format": "JSON", "problem": error.msg}, offsets=offsets)]
    return tree, []
