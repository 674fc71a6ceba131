"""Templates of anybody, filled in without reach: no calls, no attributes of programs, no loop that outgrows its data.

A template may name what it is given, choose (``if``), repeat over a list (``for``; inside a loop only over what belongs to its
item) and use a few filters.  Anything else is refused before it runs, so time and size are bounded by template × data.
"""

from collections.abc import Iterator
from typing import Any

from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("default", "d", "e", "escape", "first", "join", "last", "length", "count", "lower", "trim", "upper")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.NSRef, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Test, nodes.Keyword, nodes.ScopedEvalContextModifier, nodes.EvalContextModifier,
)  # fmt: skip
_TESTS = ("defined", "undefined", "none", "string", "sequence", "odd", "even", "equalto", "eq", "ne")


class Refused(TemplateError):
    """A template wants more than to be filled in."""


class Closed(ImmutableSandboxedEnvironment):
    """The environment of untrusted templates."""

    def __init__(self, autoescape: bool = True) -> None:
        super().__init__(autoescape=autoescape, trim_blocks=False)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in _TESTS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for problem in wants(tree, ()):
            raise Refused(problem)
        return tree


def wants(node: nodes.Node, loops: tuple[str, ...]) -> Iterator[str]:
    """What a template asks for that it may not have."""
    if not isinstance(node, _ALLOWED):
        yield type(node).__name__.lower()
        return
    if isinstance(node, nodes.For):
        if loops and _root(node.iter) not in loops:
            yield f"for … in {_root(node.iter) or '?'}"
        if node.recursive or node.else_ or not isinstance(node.target, nodes.Name) or not _root(node.iter):
            yield "for"
        inner = (*loops, getattr(node.target, "name", ""))
        for child in node.body:
            yield from wants(child, inner)
        return
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield node.attr
    for child in node.iter_child_nodes():
        yield from wants(child, loops)


def _root(node: Any) -> str:
    """The name that ``a.b.c`` begins with."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""
