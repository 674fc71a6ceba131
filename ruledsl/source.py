"""Text and places in it: offsets inside, lines and columns on demand."""

import unicodedata
from bisect import bisect_right
from functools import cached_property

from ruledsl.node import Record, field


class Span(Record):
    """A half-open range of character offsets in a named file."""

    file: str
    start: int
    end: int

    def __init__(self, file: str, start: int, end: int) -> None:
        stored = self.__dict__  # one for every phrase of a text
        stored["file"], stored["start"], stored["end"] = file, start, end


class Place(Record):
    """A line and column, both counted from 1; ``column16`` counts UTF-16 units as editors' protocols do."""

    line: int
    column: int
    column16: int


class Source(Record):
    """A file's name and text; the text is exactly what was decoded, so offsets are stable."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def place(self, offset: int) -> Place:
        """Line and column of an offset."""
        line = bisect_right(self._starts, min(offset, len(self.text))) - 1
        before = self.text[self._starts[line] : offset]
        return Place(line + 1, len(before) + 1, len(before) + sum(c > "\uffff" for c in before) + 1)

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")


def width(text: str) -> int:
    """How many terminal cells a text takes: wide and full-width characters take two, marks none."""
    cells = 0
    for char in text:
        if unicodedata.combining(char):
            continue
        cells += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return cells
