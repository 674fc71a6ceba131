"""Expressions → numbers: two have the same number if they mean the same, however they were written and ordered.

    加分 a + 加分 b    加分 b + 加分 a    → one number        90分, 90.0分    → one number

A value is taken as the quantity that it is, not as the integer that it is stored as, so decimals do not matter.  Equal
numbers are a proof; different ones prove nothing.  Names of columns do not matter, names of facts do.
"""

from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction

from attrs import define, field

from ruledsl.ir import Case, Column, Expr, Fact, Field, Fold, Lit, Op, Plan, Ref, Table, children
from ruledsl.rewrite import in_order

#: Operators whose operands can be taken in any order and grouped in any way; of the second kind one may stand twice.
_GROUPED, _ONCE = frozenset({"add", "and", "or", "min", "max"}), frozenset({"and", "or", "min", "max"})
_SYMMETRIC = frozenset({"eq", "ne"})
_MIRRORED = {"gt": "lt", "ge": "le"}
#: What a comparison of a value with itself says.
_SAME = {"eq": 1, "ne": 0, "lt": 0, "le": 1, "gt": 0, "ge": 1}
_ROUNDED = frozenset({"div_half_up", "div_half_even", "div_down", "div_up"})


@define
class Numbers:
    """Gives each meaning a number, the same one in every plan that is read with it."""

    known: dict[Hashable, int] = field(factory=dict)
    #: What a number stands for, where it is a sum, a choice or the like: its key.
    keys: list[Hashable] = field(factory=list)

    def of(self, key: Hashable) -> int:
        number = self.known.setdefault(key, len(self.keys))
        if number == len(self.keys):
            self.keys.append(key)
        return number


@define
class Meaning:
    """The numbers of the columns of a plan; with ``domains`` a fact with another domain is another fact.

    ``assumed`` are numbers of columns that are known from elsewhere.
    """

    plan: Plan
    numbers: Numbers
    domains: bool = False
    assumed: Mapping[str, int] = field(factory=dict)
    columns: dict[str, int] = field(init=False, factory=dict)
    _facts: dict[str, Fact] = field(init=False)
    _tables: dict[str, Table] = field(init=False)
    _done: dict[int, int] = field(init=False, factory=dict)
    _kept: list[Expr] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self._facts = {f.name: f for f in self.plan.facts}
        self._tables = {t.name: t for t in self.plan.tables}
        for column in in_order(self.plan.columns):
            self.columns[column.name] = self.assumed.get(column.name) or self.number(column.expr)

    def fact(self, name: str) -> Fact:
        return self._facts[name]

    def column(self, name: str) -> Column:
        return self.plan.column(name)

    def number(self, expr: Expr) -> int:
        """The number of an expression, whose columns are known."""
        stack = [(expr, False)]
        while stack:
            node, ready = stack.pop()
            if id(node) in self._done:
                continue
            if not ready:
                stack.append((node, True))
                stack.extend((c, False) for c in children(node))
                continue
            self._done[id(node)] = self._number(node)
            self._kept.append(node)  # an id means something only as long as its value lives
        return self._done[id(expr)]

    def _number(self, node: Expr) -> int:
        of = self.numbers.of
        match node:
            case Lit():
                return of(("lit", _amount(node)))
            case Field(name=name):
                return of(self._fact(name))
            case Ref(column=name):
                return self.columns[name]
            case Op():
                return self._op(node, [self._done[id(a)] for a in node.args])
            case Case(branches=branches, default=default):
                pairs = tuple((self._done[id(c)], self._done[id(v)]) for c, v in branches)
                return of(("case", pairs, self._done[id(default)]))
            case Fold(op=op, table=table, value=value, where=where, to=to, order=order):
                parts = tuple(-1 if e is None else self._done[id(e)] for e in (value, where))
                keys = tuple((self._done[id(k)], down) for k, down in order)
                return of(("fold", op, self.table(table), parts, self.table(to), keys))

    def table(self, name: str) -> Hashable:
        """What a table is: its kind, what it stands in, what it groups and by which facts."""
        table = self._tables[name]
        parent = self.table(table.parent) if table.parent else ()
        over = tuple(sorted(map(repr, (self.table(t) for t in table.over))))
        own = "" if table.kind == "GROUP" else name
        return ("table", own, table.kind, parent, table.keys, over)

    def _fact(self, name: str) -> Hashable:
        fact = self._facts.get(name)
        if fact is None:
            return ("reading", name)
        default = fact.default if fact.when_absent == "default" else None
        ends = (domain(fact),) if self.domains else ()
        return ("fact", name, fact.table, fact.when_absent, default, bool(fact.type.absent), *ends)

    def _op(self, node: Op, args: list[int]) -> int:
        of, op = self.numbers.of, node.op
        if op == "mul":
            return self._product(node, args)
        if op in _ROUNDED:
            num, den = node.args
            scale = num.type.decimals - den.type.decimals
            return of(("round", op, node.type.decimals, scale, *args))
        if op in _GROUPED:
            flat = sorted(self._flattened(op, args))
            once = sorted(set(flat)) if op in _ONCE else flat
            return once[0] if len(once) == 1 else of((op, *once))
        if op in _SAME and args[0] == args[1] and not node.type.absent:
            return of(("lit", Fraction(_SAME[op])))
        if op in _MIRRORED:
            return of((_MIRRORED[op], *reversed(args)))
        return of((op, *(sorted(args) if op in _SYMMETRIC else args)))

    def _flattened(self, op: str, args: list[int]) -> list[int]:
        found: list[int] = []
        for number in args:
            key = self.numbers.keys[number]
            same = isinstance(key, tuple) and key[0] == op
            found += list(key[1:]) if same else [number]  # type: ignore[index]
        return found

    def _product(self, node: Op, args: list[int]) -> int:
        """A product with its constant in front; a mere change of scale is no product."""
        factor = Fraction(1)
        rest: list[int] = []
        places = sum(a.type.decimals for a in node.args) - node.type.decimals
        for arg, number in zip(node.args, args, strict=True):
            if isinstance(arg, Lit) and not arg.absence:
                factor *= Fraction(arg.value, 10**arg.type.decimals)
            else:
                rest.append(number)
        factor *= Fraction(10) ** places
        if not rest:
            return self.numbers.of(("lit", factor))
        if factor == 1 and len(rest) == 1:
            return rest[0]
        return self.numbers.of(("mul", factor, *sorted(rest)))


def _amount(node: Lit) -> Hashable:
    """What a constant is: absent, a choice by its name, else its quantity."""
    if node.absence:
        return int(node.absence)
    if node.type.choices and 0 <= node.value < len(node.type.choices):
        return node.type.choices[node.value]
    return Fraction(node.value, 10**node.type.decimals)


def outputs(meaning: Meaning) -> dict[str, int]:
    """What a unit gets, by role: the number of each output."""
    return {role: meaning.columns[name] for role, name in meaning.plan.outputs}


def remarks(meaning: Meaning) -> frozenset[Hashable]:
    """What is said about a unit beside its result: findings and consequences, each with when it is."""
    named: Callable[[str], int] = meaning.columns.__getitem__
    never = meaning.numbers.of(("lit", Fraction(0)))
    signals = {
        ("signal", s.code, s.texts, named(s.when), tuple(named(c) for _, c in s.args))
        for s in meaning.plan.signals
        if named(s.when) != never
    }
    follows = {("follows", e.path, named(c)) for e in meaning.plan.entries if (c := e.column("follows"))}
    return frozenset(signals | follows)


def domain(fact: Fact) -> tuple[Fraction, Fraction]:
    """The least and the greatest quantity that a fact can be."""
    scale = 10**fact.type.decimals
    return Fraction(fact.type.lo, scale), Fraction(fact.type.hi, scale)


def asked(plan: Plan) -> dict[str, tuple[Hashable, ...]]:
    """The facts that a plan asks for, and which values each may have."""
    return {
        f.name: (f.type.kind, f.type.decimals, domain(f), frozenset(f.type.choices), f.when_absent, f.classes, f.most)
        for f in plan.facts
    }
