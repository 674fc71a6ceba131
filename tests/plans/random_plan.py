"""Plans and facts by chance: tables of every kind, columns of every node, absences everywhere."""

from collections.abc import Callable
from random import Random
from typing import Any

from attrs import define, evolve, field

from ruledsl import ops
from ruledsl.ir import Absence, Column, Expr, Fact, Field, Fold, Parameter, Plan, Ref, Table, Type
from ruledsl.records import shape

NA, NO_SCORE, MISSING, ERROR = list(Absence)[1:]
NUMBER = Type("number", 0, -20, 20)
KEY = Type("number", 0, 0, 2)

TABLES = (
    Table("year", "PARAM"),
    Table("unit", "ROSTER", "year"),
    Table("class", "GROUP", "year", ("类别",), ("unit",)),
    Table("all", "GROUP", "year", (), ("unit",)),
    Table("a", "CHILD", "unit"),
    Table("b", "CHILD", "unit"),
    Table("aa", "CHILD", "a"),
    Table("incident", "GROUP", "unit", ("事",), ("a", "b")),
    Table("cause", "GROUP", "unit", ("因",), ("a", "b")),
)
#: Where a row of each table may be folded to, and what it may read from.
ABOVE = {
    "aa": ("a", "unit", "class"),
    "a": ("unit", "incident", "cause", "all"),
    "b": ("unit", "incident", "cause", "class"),
    "incident": ("unit",),
    "cause": ("unit",),
    "unit": ("class", "all", "year"),
}
PEERS = {"aa": ("a", "unit"), "a": ("unit", "incident"), "b": ("unit",), "unit": ("class", "all", "year")}
READS = {
    "year": ("year",),
    "class": ("class", "year"),
    "all": ("all", "year"),
    "unit": ("unit", "unit", "class", "all", "year"),
    "a": ("a", "a", "unit", "incident", "class"),
    "b": ("b", "b", "unit", "incident"),
    "aa": ("aa", "aa", "a", "unit", "incident"),
    "incident": ("incident", "unit"),
    "cause": ("cause", "unit"),
}


def _facts() -> tuple[Fact, ...]:
    some = evolve(NUMBER, absent=frozenset({MISSING, NA, NO_SCORE}))
    maybe = evolve(NUMBER, absent=frozenset({NA}))
    result = [Fact(f"{t}.{i}", t, NUMBER, f"{i}") for t in ("year", "unit", "a", "b", "aa") for i in range(2)]
    result += [Fact(f"{t}.x", t, some, "x") for t in ("unit", "a")]
    result += [Fact(f"{t}.y", t, maybe, "y") for t in ("unit", "b", "aa")]
    result += [Fact("类别", "unit", KEY, "类别"), Fact("a.事", "a", KEY, "事")]
    result += [Fact("a.因", "a", KEY, "因"), Fact("b.因", "b", KEY, "因")]
    return (*result, Fact("b.事", "b", evolve(KEY, absent=frozenset({MISSING})), "事"))


FACTS = _facts()
READING = Parameter("读法", ("甲", "乙"), None)


@define
class Chance:
    """Columns by chance, each reading only those before it."""

    random: Random
    columns: list[Column] = field(factory=list)

    def leaf(self, table: str) -> Expr:
        readable = self.random.choice(READS[table])
        columns = [c for c in self.columns if c.table == readable and c.type.kind == "number"]
        facts = [f for f in FACTS if f.table == readable]
        if self.random.random() < 0.1:
            return ops.lit(self.random.randint(-9, 9), NUMBER)
        if columns and (not facts or self.random.random() < 0.7):
            column = self.random.choice(columns[-6:])
            return Ref(column.name, column.type)
        if not facts:
            return ops.nothing(NUMBER, self.random.choice([NA, NO_SCORE, ERROR]))
        fact = self.random.choice(facts)
        return Field(fact.name, fact.type)

    def condition(self, table: str, depth: int) -> Expr:
        pick = self.random.random()
        if pick < 0.1:
            return ops.status_is(self.leaf(table), self.random.choice([Absence.PRESENT, NA, MISSING]))
        if pick < 0.15:
            option = Field("reading:读法", Type("choice", 0, 0, 1, READING.options))
            return ops.compare("eq", option, ops.lit(self.random.randint(0, 1), option.type))
        if depth and pick < 0.4:
            parts = [self.condition(table, depth - 1) for _ in range(self.random.randint(2, 3))]
            return self.random.choice([ops.all_of, ops.any_of])(*parts)
        if depth and pick < 0.5:
            return ops.not_(self.condition(table, depth - 1))
        name = self.random.choice(["eq", "ne", "lt", "le", "gt", "ge"])
        return ops.compare(name, self.number(table, depth - 1), self.number(table, depth - 1))

    def number(self, table: str, depth: int) -> Expr:
        if depth <= 0:
            return self.leaf(table)
        a, b = self.number(table, depth - 1), self.number(table, depth - 1)
        few = [self.leaf(table) for _ in range(self.random.randint(0, 2))]
        small = ops.lit(self.random.randint(-3, 3), NUMBER)
        state = self.random.choice([NA, NO_SCORE, MISSING])
        kinds: list[Callable[[], Expr]] = [
            lambda: ops.add(a, b, *few),
            lambda: ops.smallest(a, b, *few),
            lambda: ops.largest(a, b, *few),
            lambda: ops.sub(a, b),
            lambda: ops.mul(self.leaf(table), small),
            lambda: ops.neg(a),
            lambda: size_of(a),
            lambda: self.quotient(a, b),
            lambda: ops.stand_in(a, state, b),
            lambda: self.tariff(self.leaf(table), b),
            lambda: self.choice(table, a, b, depth),
            lambda: self.choice(table, a, b, depth),
        ]
        return self.random.choice(kinds)()

    def tariff(self, key: Expr, other: Expr) -> Expr:
        rows = [(ops.compare("eq", key, ops.lit(i, NUMBER)), ops.lit(i * i, NUMBER)) for i in range(-5, 6)]
        return ops.case(rows, self.random.choice([ops.lit(7, NUMBER), other]))

    def choice(self, table: str, a: Expr, b: Expr, depth: int) -> Expr:
        more = [(self.condition(table, 0), self.leaf(table)) for _ in range(self.random.randint(0, 3))]
        return ops.case([(self.condition(table, depth - 1), a), *more], b)

    def quotient(self, a: Expr, b: Expr) -> Expr:
        mode = self.random.choice(list(ops.ROUNDING))
        divisor = ops.lit(self.random.choice([1, 2, 3, 7, 10]), NUMBER)
        if self.random.random() < 0.5:
            return ops.evolve_kind(ops.round_(ops.divide(a, divisor), 0, mode), "number")
        low = ops.compare("le", b, ops.lit(0, NUMBER))
        rounded = ops.evolve_kind(ops.round_(ops.divide(a, b), 0, mode), "number")
        return ops.case([(low, ops.lit(0, NUMBER))], rounded)

    def fold(self, table: str) -> Fold:
        where = self.condition(table, 1) if self.random.random() < 0.6 else None
        if table in PEERS and self.random.random() < 0.3:
            order = tuple((self.number(table, 1), self.random.random() < 0.5) for _ in range(self.random.randint(1, 2)))
            states = seen(*(k for k, _ in order), where) | {NA, ERROR}
            op = self.random.choice(["rank", "ordinal"])
            type_ = Type("number", absent=frozenset(states))
            return Fold(op, table, None, where, self.random.choice(PEERS[table]), type_, order)
        op, to = self.random.choice(["count", "sum", "min", "max", "any", "all"]), self.random.choice(ABOVE[table])
        value = self.condition(table, 1) if op in ("any", "all") else self.number(table, 1)
        value_or_none = None if op == "count" and self.random.random() < 0.5 else value
        states = seen(value_or_none, where) - {NA}
        states |= {NA} if op in ("min", "max") else set()
        states |= {ERROR} if to in ("class", "all", "year") else set()
        return Fold(op, table, value_or_none, where, to, Type("number", absent=frozenset(states)))

    def column(self, n: int) -> Column:
        if self.random.random() < 0.4:
            fold = self.fold(self.random.choice(list(ABOVE)))
            return Column(f"列{n}", fold.table if fold.op in ("rank", "ordinal") else fold.to, fold)
        table = self.random.choice(list(READS) + ["unit"] * 5)
        expr = self.number(table, self.random.randint(0, 3))
        if table == "unit" and self.random.random() < 0.3:
            expr = ops.case([(self.condition(table, 1), expr)], self.inner("unit"))
        return Column(f"列{n}", table, expr)

    def merged(self, n: int) -> list[Column]:
        """The way in which event lines of several kinds are counted once an incident, or nearly so."""
        group, pick = self.random.choice(["incident", "cause"]), self.random.random
        best, sums, totals = [], [], []
        for t in self.random.choice([("a", "b"), ("a", "b"), ("a",), ("b",)]):
            value: Expr = Field(f"{t}.0", NUMBER)
            value = value if pick() < 0.2 else size_of(value)
            where = None if pick() < 0.3 else ops.compare("lt", Field(f"{t}.1", NUMBER), ops.lit(3, NUMBER))
            if pick() < 0.3:
                where = ops.not_(where) if where else self.condition(t, 0)
            states = seen(value, where)
            number = Type("number", absent=frozenset(states - {NA}))
            sums.append(Fold("sum", t, value, where, group, number))
            totals.append(Fold("sum", t, value, where, "unit", number))
            states = frozenset(states | {NA})
            highest = Fold(
                self.random.choice(["max", "max", "min"]), t, value, where, group, Type("number", absent=states)
            )
            best.append(ops.stand_in(highest, NA, ops.lit(self.random.choice([0, 0, 0, 30]), NUMBER)))
        surplus = ops.sub(ops.add(*sums), ops.largest(*best))
        surplus = (
            surplus if pick() < 0.7 else self.random.choice([ops.largest(*best), ops.add(*sums, ops.lit(1, NUMBER))])
        )
        first = Column(f"列{n}.余", group, surplus)
        over = Type("number", absent=frozenset(seen(surplus) - {NA}))
        whole = Fold("sum", group, Ref(first.name, first.type), None, "unit", over)
        second = Column(f"列{n}.并", "unit", whole)
        third = Column(f"列{n}", "unit", ops.sub(ops.add(*totals), Ref(second.name, second.type)))
        return [first, second, third]

    def inner(self, table: str) -> Expr:
        """A fold in the middle of an expression."""
        fold = self.fold(self.random.choice(["a", "b", "unit"]))
        home = fold.table if fold.op in ("rank", "ordinal") else fold.to
        return fold if home in READS[table] else ops.lit(1, NUMBER)


def size_of(a: Expr) -> Expr:
    bound = max(abs(a.type.lo), abs(a.type.hi))
    return ops.Op("abs", (a,), evolve(a.type, lo=0, hi=bound))


def seen(*parts: Expr | None) -> set[Absence]:
    """What a fold over such values can be, apart from being over nothing."""
    states: set[Absence] = set().union(*(p.type.absent for p in parts if p is not None))
    return {ERROR if s is MISSING else s for s in states} | (states & {MISSING})


def random_plan(random: Random, size: int) -> Plan:
    chance = Chance(random)
    for n in range(size):
        chance.columns += chance.merged(n) if random.random() < 0.15 else [chance.column(n)]
    return Plan("乱", TABLES, FACTS, tuple(chance.columns), (READING,))


def random_row(random: Random, plan: Plan, table: str) -> tuple[Any, ...]:
    s = shape(plan, table)
    row: list[Any] = [0] * s.size
    for fact in s.facts:
        row[s.values[fact.name]] = random.randint(fact.type.lo, fact.type.hi)
        if fact.type.absent and random.random() < 0.2:
            row[s.values[fact.name]] = 0
            row[s.statuses[fact.name]] = int(random.choice(sorted(fact.type.absent)))
    for child, slot in s.tables.items():
        row[slot] = tuple(random_row(random, plan, child) for _ in range(random.choice([0, 1, 1, 2, 4])))
    for slot in s.readings.values():
        row[slot] = random.randint(0, 1)
    return tuple(row)
