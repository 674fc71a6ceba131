"""Both texts, statement beside statement: each in its canonical form, what differs within a statement marked."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from attrs import frozen

from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock
from ruledsl.tools.diff.pairs import matched_back, matches, woven
from ruledsl.tools.diff.parts import Part, part_of
from ruledsl.tools.diff.sides import Version
from ruledsl.tools.format import format_source

#: Words that are marked as a whole: numbers, Latin words; of Chinese each character.
_WORD = re.compile(r"\d+(?:\.\d+)?|[A-Za-z_]+|\s+|.", re.S)

#: What is set side by side.
Block = MeasureBlock | SchemeBlock
#: A stretch of text and whether it differs from the other side.
Stretch = tuple[str, bool]


@frozen
class Row:
    """A statement on both sides; empty where it is not there."""

    old: tuple[Stretch, ...]
    new: tuple[Stretch, ...]

    @property
    def changed(self) -> bool:
        return any(mark for _, mark in (*self.old, *self.new))


def rows(old: Version, new: Version, lang: str) -> tuple[Row, ...]:
    """The statements of the measure and its schemes in the order of the new text, with those that are gone where they stood."""
    return tuple(row for one, other in _blocks(old, new) for row in _rows(old, new, one, other, lang))


def _blocks(old: Version, new: Version) -> Iterator[tuple[Block | None, Block | None]]:
    """The measure and its schemes in pairs; where each side has one scheme, these two."""
    yield old.block, new.block
    left, right = (
        {s.name.text: s for s in v.side.rules.schemes if v.block and s.of == v.block.name.text} for v in (old, new)
    )
    if len(left) == len(right) == 1:
        yield next(iter(left.values())), next(iter(right.values()))
    else:
        yield from ((left.get(name), right.get(name)) for name in dict.fromkeys((*right, *left)))


def _rows(old: Version, new: Version, one: Block | None, other: Block | None, lang: str) -> Iterator[Row]:
    before, after = _statements(old, one, lang), _statements(new, other, lang)
    if (before is None) == (one is not None) or (after is None) == (other is not None):
        return  # a text that cannot be set out is not shown as one that is not there
    left, right = ({p.key: p for p in found[0].children} if found else {} for found in (before, after))
    texts = [found[1] if found else Source("", "") for found in (before, after)]
    matched = matches(left, right)
    for key in woven(list(right), [matched_back(matched, k) for k in left]):
        was = left.get(matched[key]) if key in matched else left.get(key) if key not in right else None
        yield _row(_text(was, texts[0]), _text(right.get(key), texts[1]))


def _statements(version: Version, block: Block | None, lang: str) -> tuple[Part, Source] | None:
    """A block of the canonical text, and that text."""
    sources = version.side.rules.sources
    source = next((s for s in sources if block is not None and s.name == block.span.file), None)
    text = format_source(source, lang)[0] if source is not None else None
    if block is None or source is None or text is None:
        return None
    canonical = Source(source.name, text)
    document, _ = parse(canonical)
    again = [
        b for b in document.blocks if isinstance(b, Block) and type(b) is type(block) and b.name.text == block.name.text
    ]
    return (part_of(again[0]), canonical) if len(again) == 1 else None


def _text(part: Part | None, source: Source) -> str:
    """The lines of a statement, its indent and the spaces that line up columns taken off."""
    if part is None:
        return ""
    span = part.node.span
    start = source.text.rfind("\n", 0, span.start) + 1
    indent = span.start - start
    lines = (re.sub(rf"^ {{0,{indent}}}", "", line) for line in source.text[start : span.end].split("\n"))
    return "\n".join(re.sub(r"(?<=\S) {2,}", " ", line) for line in lines)


def _row(old: str, new: str) -> Row:
    if _spoken(old) == _spoken(new):
        return Row(((old, False),), ((new, False),))
    if not old or not new:
        return Row(((old, True),) if old else (), ((new, True),) if new else ())
    left, right = _WORD.findall(old), _WORD.findall(new)
    one: list[Stretch] = []
    other: list[Stretch] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        mark = tag != "equal"
        one += _stretch("".join(left[a:b]), mark)
        other += _stretch("".join(right[c:d]), mark)
    return Row(tuple(one), tuple(other))


def _stretch(text: str, mark: bool) -> Iterator[Stretch]:
    if text:
        yield text, mark and bool(text.strip())


def _spoken(text: str) -> str:
    return "".join(text.split())
