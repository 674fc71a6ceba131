"""Lines of generated code: nesting them, and moving what nests too deep for Python into a function of its own."""

import re
from typing import Any

from attrs import define, field, frozen

#: Python refuses 100 levels of indentation; a loop and a function stand around a block.
DEEPEST = 25
#: Python's compiler recurses along an if … elif chain.
LONGEST_CHAIN = 100

#: Every local of generated code is one letter and a number; globals and keywords are not.
LOCAL = re.compile(r"\b[a-zA-Z]\d+\b")
_ASSIGNED = re.compile(r"\b([a-zA-Z]\d+)(?:, ([a-zA-Z]\d+))? = ")

Lines = list[str]


@frozen
class Code:
    """Source of a value and of its status (empty: it is always there); neither can fail, whatever is absent.

    ``depth`` is how deep the source of the value is nested.
    """

    value: str
    status: str = ""
    depth: int = 0

    @property
    def simple(self) -> bool:
        """Whether repeating the value costs nothing: a local or a number."""
        return self.depth == 0


@frozen
class Target:
    """The locals that a value and its status are wanted in."""

    value: str
    status: str

    def set(self, code: Code, with_status: bool) -> Lines:
        """The lines that bring a value there, if it is not there already."""
        lines = [] if code.value == self.value else [f"{self.value} = {code.value}"]
        if with_status and code.status != self.status:
            lines.append(f"{self.status} = {code.status or '0'}")
        return lines


@define
class Module:
    """The module that is being generated: its functions, and the tables that they look values up in."""

    functions: Lines = field(factory=list)
    namespace: dict[str, Any] = field(factory=dict)
    count: int = 0

    def number(self) -> int:
        self.count += 1
        return self.count

    def table(self, values: dict[int, int]) -> str:
        """The name under which generated code finds a table of values."""
        name = f"TABLE{self.number()}"
        self.namespace[name] = values
        return name

    def apart(self, lines: Lines, target: Target, with_status: bool) -> Lines:
        """A call of a new function that does the same."""
        text = "\n".join(lines)
        assigned = {name for names in _ASSIGNED.findall(text) for name in names}
        taken = [name for name in dict.fromkeys(LOCAL.findall(text)) if name not in assigned]
        results = f"{target.value}, {target.status}" if with_status else target.value
        name = f"part{self.number()}"
        self.functions += [f"def {name}({', '.join(taken)}):", *indented(lines), f" return {results}"]
        return [f"{results} = {name}({', '.join(taken)})"]

    def nested(self, lines: Lines, target: Target, with_status: bool) -> Lines:
        """The lines as the body of an ``if``."""
        if any(line.startswith(" " * DEEPEST) for line in lines):
            lines = self.apart(lines, target, with_status)
        return indented(lines)


def indented(lines: Lines) -> Lines:
    return [" " + line for line in lines] or [" pass"]


def either(test: str, then: Lines, other: Lines) -> Lines:
    """``if test`` with both bodies already indented; an ``if`` that is all of the second body becomes ``elif``."""
    chained = other[0].startswith(" if ") and all(line.startswith(("  ", " el")) for line in other[1:])
    if chained:
        return [f"if {test}:", *then, "el" + other[0][1:], *(line[1:] for line in other[1:])]
    return [f"if {test}:", *then, "else:", *other]
