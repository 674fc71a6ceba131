"""Expressions rebuilt and columns put in order, by stacks of their own: a plan may be deeper than Python's."""

from collections.abc import Callable, Iterable
from graphlib import TopologicalSorter
from operator import is_

from ruledsl.ir import Case, Column, Expr, Fold, Op, Ref, children
from ruledsl.node import evolve


def rewrite(expr: Expr, visit: Callable[[Expr], Expr]) -> Expr:
    """The expression rebuilt from its leaves up: ``visit`` is shown each node with its children already done."""
    done: dict[int, Expr] = {}
    stack: list[tuple[Expr, tuple[Expr, ...]]] = [(expr, ())]
    while stack:
        node, parts = stack.pop()
        if id(node) in done:
            continue
        if parts:
            done[id(node)] = visit(_over(node, parts, tuple([done[id(c)] for c in parts])))
        elif below := children(node):
            stack.append((node, below))
            stack += [(c, ()) for c in below if id(c) not in done]
        else:
            done[id(node)] = visit(node)
    return done[id(expr)]


def with_children(node: Expr, parts: Iterable[Expr]) -> Expr:
    """The node over other children, given in the order of ``ir.children``; itself where nothing changed."""
    new, old = tuple(parts), children(node)
    assert len(new) == len(old)
    return _over(node, old, new)


def _over(node: Expr, old: tuple[Expr, ...], new: tuple[Expr, ...]) -> Expr:
    if all(map(is_, new, old)):
        return node
    rest = iter(new)
    match node:
        case Op():
            return evolve(node, args=new)
        case Case(branches=branches):
            return evolve(node, branches=tuple((next(rest), next(rest)) for _ in branches), default=next(rest))
        case Fold(value=value, where=where, order=order):
            return evolve(
                node,
                value=next(rest) if value is not None else None,
                where=next(rest) if where is not None else None,
                order=tuple((next(rest), descending) for _, descending in order),
            )
    return node


def height(expr: Expr) -> int:
    """How many nodes lie on the longest way down."""
    deepest, level = 0, [expr]
    while level:
        deepest += 1
        level = [c for node in level for c in children(node)]
    return deepest


def read_by(expr: Expr) -> tuple[str, ...]:
    """The columns that an expression reads, once for every time it does."""
    found, stack = [], [expr]
    while stack:
        node = stack.pop()
        if type(node) is Ref:
            found.append(node.column)
        else:
            stack += children(node)
    return tuple(found)


def in_order(columns: Iterable[Column]) -> list[Column]:
    """The columns, each after those that it reads."""
    named = {c.name: c for c in columns}
    graph = {c.name: dict.fromkeys(read_by(c.expr)) for c in named.values()}
    return [named[name] for name in TopologicalSorter(graph).static_order() if name in named]
