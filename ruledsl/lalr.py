"""Runs the tables that Lark builds: shift, reduce, call back.

Lark designs the parser (see ``tables``); running it needs neither Lark nor its start-up time, only the loop that every
LALR parser has.  Actions are integers: ``n ≥ 0`` shifts to state n, ``n < 0`` reduces by rule ``−1 − n``.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ruledsl.node import Record

END = "$END"


#: A grammar rule: its name, how many symbols it has, whether a single child stands for it (``?rule``).
Rule = tuple[str, int, bool]
Packed = tuple[dict[str, int], list[tuple[int, int]]]


class States(dict[int, dict[str, int]]):
    """Actions by symbol of the states that were met; a text meets a third of them, the others stay packed.

    A packed state has its shifts, and its reductions with the number of the symbols before which each is made: four
    in five entries of a table are reductions, and a hundred sets of symbols are all that there are.
    """

    def __init__(self, packed: list[Packed], before: list[tuple[str, ...]]) -> None:
        super().__init__()
        self.packed, self.before = packed, before

    def __missing__(self, number: int) -> dict[str, int]:
        row, reductions = self.packed[number]
        for action, symbols in reductions:
            row |= dict.fromkeys(self.before[symbols], action)
        self[number] = row
        return row


class Tables(Record):
    """States with their actions by symbol, the rules, the first and the last state."""

    states: States
    rules: list[Rule]
    first: int
    last: int


class Token(NamedTuple):
    """A terminal with its text and offsets."""

    type: str
    value: str
    start: int
    end: int


class Unexpected(Exception):
    """A token that fits nowhere here; ``accepts`` says which would."""

    def __init__(self, token: Token, accepts: "Accepts", terminals: list[str]) -> None:
        super().__init__(token.type)
        self.token, self.fits = token, accepts
        self.accepts = [t for t in terminals if t in accepts]


class Accepts:
    """The terminals that can really be shifted next.

    The rows of an LALR table also list terminals that only cause reductions and then fail, because merged states share
    their lookaheads; so the reductions are played through on a copy of the stack of states.
    """

    __slots__ = ("rules", "stack", "states", "tables")

    def __init__(self, tables: Tables, stack: list[int]) -> None:
        self.tables = tables
        self.states, self.rules, self.stack = tables.states, tables.rules, stack

    def __contains__(self, terminal: str) -> bool:
        action = self.states[self.stack[-1]].get(terminal)
        if action is None or action >= 0:
            return action is not None
        stack = list(self.stack)
        while action is not None and action < 0:
            name, length, _ = self.rules[-1 - action]
            if length:
                del stack[-length:]
            stack.append(self.states[stack[-1]][name])
            action = self.states[stack[-1]].get(terminal)
        return action is not None

    def after(self, terminal: str) -> "Accepts | None":
        """What could be shifted once a terminal has been; None where it cannot."""
        if terminal not in self:
            return None
        stack = list(self.stack)
        action = self.states[stack[-1]][terminal]
        while action < 0:
            name, length, _ = self.rules[-1 - action]
            if length:
                del stack[-length:]
            stack.append(self.states[stack[-1]][name])
            action = self.states[stack[-1]][terminal]
        return Accepts(self.tables, [*stack, action])


Lexer = Callable[[str, Accepts], Iterator[Token]]


def run(tables: Tables, lexer: Lexer, text: str, callbacks: Mapping[str, Callable[[list[Any]], Any]]) -> Any:
    """The value of the start rule's callback for a text.

    Raises Unexpected at the first token that cannot stand where it stands.
    """
    stack, values = [tables.first], list[Any]()
    states = tables.states
    accepts = Accepts(tables, stack)
    for token in lexer(text, accepts):
        action = states[stack[-1]].get(token.type)
        while action is not None and action < 0:
            _reduce(tables, stack, values, tables.rules[-1 - action], callbacks)
            action = states[stack[-1]].get(token.type)
        if action is None:
            _fail(tables, token, stack)
        stack.append(action)  # type: ignore[arg-type]
        values.append(token)
    while stack[-1] != tables.last:
        action = states[stack[-1]].get(END)
        if action is None or action >= 0:
            _fail(tables, Token(END, "", len(text), len(text)), stack)
        _reduce(tables, stack, values, tables.rules[-1 - action], callbacks)  # type: ignore[operator]
    return values[-1]


def _reduce(
    tables: Tables, stack: list[int], values: list[Any], rule: Rule, callbacks: Mapping[str, Callable[[list[Any]], Any]]
) -> None:
    """Replace the symbols of a rule by its value; children of the grammar's own rules (_x) are spliced in."""
    name, length, transparent = rule
    if transparent and length == 1 and type(values[-1]) is not list and name[0] != "_":
        stack[-1] = tables.states[stack[-2]][name]
        return
    found: list[Any] = []
    if length:
        for value in values[-length:]:
            if type(value) is list:
                found += value
            else:
                found.append(value)
        del values[-length:], stack[-length:]
    if name[0] == "_":
        values.append(found)
    elif transparent and len(found) == 1:
        values.append(found[0])
    else:
        values.append(callbacks[name](found))
    stack.append(tables.states[stack[-1]][name])


def _fail(tables: Tables, token: Token, stack: list[int]) -> None:
    terminals = [t for t, action in tables.states[stack[-1]].items()]
    raise Unexpected(token, Accepts(tables, stack), terminals)
