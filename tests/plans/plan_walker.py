"""The meaning of a plan, read off its nodes one row at a time: slow, and too simple to be wrong with generated code."""

from fractions import Fraction
from math import ceil, floor, prod
from typing import Any

from attrs import define, field

from ruledsl.ir import Absence, Case, Column, Expr, Field, Fold, Lit, Op, Plan, Ref
from ruledsl.records import shape

Result = tuple[int, int]
ABSENT_BY = {"if_not_applicable": 1, "if_no_score": 2, "if_missing": 3}


@define(eq=False)
class Node:
    """A row: its facts (status, value), its parent and the groups it belongs to."""

    table: str
    facts: dict[str, Result]
    parent: "Node | None" = None
    groups: dict[str, "Node"] = field(factory=dict)

    def up(self, table: str) -> "Node | None":
        """The row itself, its ancestor or its group."""
        if self.table == table:
            return self
        near = [self.groups[table]] if table in self.groups else []
        above = [*near, *([self.parent] if self.parent else [])]
        return next((found for found in (n.up(table) for n in above) if found), None)


@define
class World:
    """All rows of a plan's tables."""

    plan: Plan
    rows: dict[str, list[Node]] = field(factory=dict)
    done: dict[tuple[str, int], Result] = field(factory=dict)

    def add(self, table: str, row: tuple[Any, ...], parent: Node | None) -> Node:
        s = shape(self.plan, table)
        facts = {n: (row[s.statuses[n]] if n in s.statuses else 0, row[i]) for n, i in s.values.items()}
        facts |= {f"reading:{n}": (0, row[i]) for n, i in s.readings.items()}
        node = Node(table, facts, parent)
        self.rows.setdefault(table, []).append(node)
        for child, slot in s.tables.items():
            for below in row[slot]:
                self.add(child, below, node)
        return node

    def group(self) -> None:
        for table in self.plan.tables:
            found: dict[Any, Node] = {}
            for member in [n for t in table.over for n in self.rows.get(t, [])] if table.kind == "GROUP" else []:
                named = {f.path: f.name for f in self.plan.facts if f.table == member.table}
                key = [member.facts[named[k]] for k in table.keys]
                parent = member.up(table.parent) if table.parent else None
                place: Any = (id(parent), *key) if not any(s for s, _ in key) else id(member)
                if place not in found:
                    found[place] = Node(table.name, {}, parent)
                    self.rows.setdefault(table.name, []).append(found[place])
                member.groups[table.name] = found[place]

    def value(self, column: Column, node: Node) -> Result:
        at = (column.name, id(node))
        if at not in self.done:
            self.done[at] = self.of(column.expr, node)
        return self.done[at]

    def of(self, expr: Expr, node: Node) -> Result:
        match expr:
            case Lit(value=value, absence=absence):
                return int(absence), value
            case Field(name=name):
                holder: Node | None = node
                while holder and name not in holder.facts:
                    holder = holder.parent
                return holder.facts[name] if holder else (0, 0)
            case Ref(column=name):
                column = self.plan.column(name)
                return self.value(column, node.up(column.table) or node)
            case Case():
                return self.case(expr, node)
            case Fold():
                return self.fold(expr, node)
            case Op():
                return self.op(expr, node)

    def case(self, case: Case, node: Node) -> Result:
        for condition, value in case.branches:
            status, holds = self.of(condition, node)
            if status:
                return status, 0
            if holds:
                return self.of(value, node)
        return self.of(case.default, node)

    def op(self, op: Op, node: Node) -> Result:
        args = [self.of(a, node) for a in op.args]
        if op.op == "status":
            return 0, args[0][0]
        if op.op in ABSENT_BY:
            return args[1] if args[0][0] == ABSENT_BY[op.op] else args[0]
        worst = max(s for s, _ in args)
        return (worst, 0) if worst else (0, int(apply(op.op, [v for _, v in args])))

    def fold(self, fold: Fold, node: Node) -> Result:
        home = node.up(fold.to) if fold.to else None
        members = [n for n in self.rows.get(fold.table, []) if n.up(fold.to) is home]
        if fold.op in ("rank", "ordinal"):
            return self.rank(fold, node, members)
        seen: list[Result] = []
        for member in members:
            status, belongs = self.of(fold.where, member) if fold.where else (0, 1)
            if status or belongs:
                seen.append((status, 0) if status or not fold.value else self.of(fold.value, member))
        worst = max((s for s, _ in seen), default=0)
        if worst >= 2:
            return (4 if worst > 2 else 2), 0
        return gather(fold.op, [v for s, v in seen if not s])

    def rank(self, fold: Fold, node: Node, members: list[Node]) -> Result:
        keys: dict[int, tuple[int, tuple[int, ...]]] = {}
        for member in members:
            status, belongs = self.of(fold.where, member) if fold.where else (0, 1)
            key = [self.of(k, member) for k, _ in fold.order] if not status and belongs else []
            status = status or (max((s for s, _ in key), default=0) if belongs else 1)
            signs = [-1 if descending else 1 for _, descending in fold.order]
            keys[id(member)] = status, tuple(g * v for g, (_, v) in zip(signs, key, strict=False))
        status, own = keys[id(node)]
        if status != 1 and any(s > 2 for s, _ in keys.values()):
            return 4, 0
        if status:
            return status, 0
        peers = [(k, i) for i, (s, k) in enumerate(keys.values()) if not s]
        place = list(keys).index(id(node))
        ahead = [p for p in peers if (p < (own, place) if fold.op == "ordinal" else p[0] < own)]
        return 0, len(ahead) + 1


def gather(op: str, values: list[int]) -> Result:
    if op in ("min", "max") and not values:
        return 1, 0
    return 0, int({"count": len, "sum": sum, "min": min, "max": max, "any": any, "all": all}[op](values))


ORDERED = {"eq": {0}, "ne": {-1, 1}, "lt": {-1}, "le": {-1, 0}, "gt": {1}, "ge": {0, 1}}
JOINED: dict[str, Any] = {"add": sum, "mul": prod, "min": min, "max": max, "and": all, "or": any}
ALONE: dict[str, Any] = {"neg": lambda x: -x, "abs": abs, "not": lambda x: not x}
ROUNDED: dict[str, Any] = {
    "div_half_up": lambda size: floor(size + Fraction(1, 2)),
    "div_half_even": round,
    "div_down": floor,
    "div_up": ceil,
}


def apply(op: str, args: list[int]) -> Any:
    """An operator over values that are there."""
    if op in JOINED:
        return JOINED[op](args)
    if op in ALONE:
        return ALONE[op](*args)
    a, b = args
    if op in ORDERED:
        return (a > b) - (a < b) in ORDERED[op]
    if op in ROUNDED:
        return ROUNDED[op](abs(Fraction(a, b))) * (1 if a >= 0 else -1)
    assert op == "sub"
    return a - b


def world(plan: Plan, rows: list[tuple[Any, ...]], year: tuple[Any, ...]) -> World:
    result = World(plan)
    param = next((t.name for t in plan.tables if t.kind == "PARAM"), None)
    top = result.add(param, year, None) if param else None
    unit = next(t.name for t in plan.tables if t.kind == "ROSTER")
    for row in rows:
        result.add(unit, row, top)
    result.group()
    return result


def walked(plan: Plan, rows: list[tuple[Any, ...]], year: tuple[Any, ...] = ()) -> dict[str, list[dict[str, Any]]]:
    """Every column of every row of every table, an absence in place of a value that is not there."""
    all_of = world(plan, rows, year)
    result: dict[str, list[dict[str, Any]]] = {}
    for table, nodes in all_of.rows.items():
        columns = [c for c in plan.columns if c.table == table]
        result[table] = []
        for node in nodes:
            pairs = {c.name: all_of.value(c, node) for c in columns}
            result[table].append({name: Absence(s) if s else v for name, (s, v) in pairs.items()})
    return result
