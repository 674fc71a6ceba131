"""YAML into a tree of text: no anchors, aliases, tags or merge keys, and no type guessed from a spelling."""

from collections.abc import Iterator
from typing import Any

import yaml
from attrs import define, field

from ruledsl.facts.tree import DEPTH, MOST_TWICE, Doubled, Path, Problem, Tree, colon, shown
from ruledsl.source import Source

#: The event parser of libyaml where PyYAML was built with it.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

#: A YAML text may hold so many values; it is read more slowly than JSON.
MOST = 2_000_000
_NULLS = ("~", "null", "Null", "NULL")
_END = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_START = (yaml.MappingStartEvent, yaml.SequenceStartEvent)


class Refused(Exception):
    """Carries a problem out of the builder; never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def events(text: str) -> Iterator[Any]:
    """The parser's events; raises ``yaml.YAMLError`` on text that is no YAML."""
    parsed: Iterator[Any] = yaml.parse(text, Loader=LOADER)
    return parsed


def span(event: Any) -> tuple[int, int]:
    """The offsets of an event in the text."""
    return event.start_mark.index, event.end_mark.index


@define
class Frame:
    """A mapping or list that is being filled."""

    node: Any
    path: Path
    key: str | None = None
    twice: list[str] = field(factory=list)


@define
class Builder:
    """Puts one tree together from events."""

    root: Tree = None
    stack: list[Frame] = field(factory=list)
    values: int = 0
    documents: int = 0

    def take(self, event: Any) -> None:
        """Work one event into the tree."""
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, _START):
            self.open(event)
        elif isinstance(event, _END):
            self.close()
        elif isinstance(event, yaml.AliasEvent):
            raise Refused(Problem("F150", {"what": f"*{event.anchor}"}, offsets=span(event)))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Refused(Problem("F153", offsets=span(event)))

    def scalar(self, event: Any) -> None:
        _plain_only(event)
        text = event.value
        plain = event.implicit[0]
        if self.stack and self.stack[-1].key is None and isinstance(self.stack[-1].node, dict):
            if plain and text == "<<":
                raise Refused(Problem("F150", {"what": "<<"}, offsets=span(event)))
            self.stack[-1].key = text
        else:
            self.add("" if plain and text in _NULLS else text)

    def open(self, event: Any) -> None:
        _plain_only(event)
        top = self.stack[-1] if self.stack else None
        if top and top.key is None and isinstance(top.node, dict):
            raise Refused(Problem("F150", {"what": "?"}, offsets=span(event)))
        if len(self.stack) >= DEPTH:
            raise Refused(Problem("F151", {"limit": DEPTH}, offsets=span(event)))
        path: Path = ()
        if top:
            path = (*top.path, len(top.node) if top.key is None else top.key)
        node: Tree = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(Frame(node, path))

    def close(self) -> None:
        frame = self.stack.pop()
        node = frame.node
        if frame.twice:
            node = Doubled(node)
            node.keys_twice = tuple(dict.fromkeys(frame.twice))[:MOST_TWICE]
        self.add(node)

    def add(self, node: Tree) -> None:
        self.values += 1
        if self.values > MOST:
            raise Refused(Problem("F154", {"limit": MOST}))
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if top.key is None:
            top.node.append(node)
            return
        if top.key in top.node:
            top.twice.append(top.key)
        top.node[top.key] = node
        top.key = None


def _plain_only(event: Any) -> None:
    if event.anchor is not None:
        raise Refused(Problem("F150", {"what": f"&{event.anchor}"}, offsets=span(event)))
    if event.tag is not None:
        raise Refused(Problem("F150", {"what": event.tag}, offsets=span(event)))


def read_yaml(source: Source) -> tuple[Tree, list[Problem]]:
    """The tree of a YAML text; it is None when there are problems."""
    builder = Builder()
    try:
        for event in events(source.text):
            builder.take(event)
    except Refused as refused:
        return None, [refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax(source, error)]
    except yaml.YAMLError as error:
        return None, [Problem("F147", {"format": "YAML", "problem": str(error).splitlines()[0][:80]})]
    if builder.root is None:
        return None, [Problem("F143")]
    if isinstance(builder.root, str):
        return None, colons(source, 1, source.place(len(source.text)).line)[:1] or [
            Problem("F116", {"value": shown(builder.root)})
        ]
    return builder.root, []


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark else 0
    line = source.place(offset).line
    near = colons(source, max(1, line - 2), line)
    if near:
        return near[-1]
    offsets = (offset, min(offset + 1, len(source.text)))
    if "\t" in source.line(line)[: len(source.line(line)) - len(source.line(line).lstrip())]:
        return Problem("F149", {"line": line}, offsets=offsets)
    problem = error.problem or error.context or ""
    if "nesting depth" in problem:  # libyaml's own limit, met while it reads ahead of the events
        return Problem("F151", {"limit": DEPTH}, offsets=offsets)
    return Problem("F147", {"format": "YAML", "problem": problem}, offsets=offsets)


def colons(source: Source, first: int, last: int) -> list[Problem]:
    """Lines on which a full-width colon, or one without a space behind it, stands where ``: `` is needed."""
    found: list[Problem] = []
    lines = source.text.split("\n")
    for number in range(first, min(last, first + 200) + 1):
        text = lines[number - 1][:200]
        if proposal := colon(text):
            start = sum(len(line) + 1 for line in lines[: number - 1])
            args = {"value": shown(text.strip()), "proposal": proposal}
            found.append(Problem("F148", args, offsets=(start, start + len(text))))
    return found
