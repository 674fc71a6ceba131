"""Reduced rules → values of ``syntax`` and ``statements``.

Nothing here knows a kind of statement: a rule with a class becomes an instance of it, a rule without one becomes the
field of its name in the statement around it.
"""

from collections.abc import Callable
from typing import Any

from ruledsl import statements, syntax
from ruledsl.lalr import Token
from ruledsl.phrases import CONVERT, Part, value_of
from ruledsl.source import Span
from ruledsl.syntax import Node

#: Expressions nested deeper than this are refused; later passes recurse over them.
MAX_NESTING = 200


class TooDeep(Exception):
    def __init__(self, start: int, end: int) -> None:
        super().__init__()
        self.start, self.end = start, end


_EXPRESSIONS = frozenset(c.RULE for c in syntax.Expression.__args__)
_CLASSES: dict[str, type[Node]] = {c.RULE: c for c in (*syntax.Expression.__args__, *statements.NODES)}


class Assembler:
    """The callbacks of the rules of the grammar, made when first needed, and the file that is being read."""

    def __init__(self) -> None:
        self.file = ""
        self.callbacks = Callbacks(self)

    def callback(self, rule: str) -> Callable[[list[Any]], Part]:
        """How a rule is reduced: to a part with the value of the class or conversion that has its name."""
        convert = _conversion(rule)

        def reduce(found: list[Any]) -> Part:
            if not found:
                return Part(rule, convert([], Span(self.file, 0, 0)), 0, 0, 0)
            first, last = found[0], found[-1]
            start = first.start
            end = last.end
            kept = [f for f in found if type(f) is not Token or (f.type[0] != "_" and f.type != "DOT")]
            depth = 1 + max((f.depth for f in kept if type(f) is Part), default=0)
            if depth > MAX_NESTING:
                raise TooDeep(start, end)
            return Part(rule, convert(kept, Span(self.file, start, end)), start, end, depth)

        return reduce


class Callbacks(dict[str, Callable[[list[Any]], Part]]):
    """The callbacks of the rules that were met."""

    def __init__(self, assembler: Assembler) -> None:
        super().__init__()
        self.assembler = assembler

    def __missing__(self, rule: str) -> Callable[[list[Any]], Part]:
        made = self[rule] = self.assembler.callback(rule)
        return made


def _conversion(rule: str) -> Callable[[list[Any], Span], Any]:
    """How the parts of a rule become its value."""
    if rule in CONVERT:
        return CONVERT[rule]
    return _assembled(_CLASSES[rule]) if rule in _CLASSES else _plain


def _plain(kept: list[Any], span: Span) -> Any:
    """A rule without a class: nothing → True, one value → that value, several → a tuple."""
    if not kept:
        return True
    return value_of(kept[0]) if len(kept) == 1 else tuple(map(value_of, kept))


def _assembled(cls: type[Node]) -> Callable[[list[Any], Span], Node]:
    """Build an instance: each part goes to the field of its rule; a repeated field is a tuple."""
    fields = syntax.fields_of(cls)
    many = {rule for rule, a in fields.items() if a.metadata.get("many", str(a.type).startswith("tuple"))}

    def build(kept: list[Any], span: Span) -> Node:
        values: dict[str, Any] = {"span": span}
        for item in kept:
            rule = item.name if isinstance(item, Part) else item.type.lower()
            value = value_of(item)
            if rule not in fields:
                rule = "expr" if rule in _EXPRESSIONS else "statements" if isinstance(value, Node) else "items"
            target = fields[rule]
            if (target.metadata.get("rule") or target.name) in many:
                more = value if rule == "names" else (value,)
                values[target.name] = (*values.get(target.name, ()), *more)
            else:
                values[target.name] = value
        return cls(**values)

    return build
