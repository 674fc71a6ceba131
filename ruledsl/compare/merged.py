"""Several plans as one: what is the same in them is computed once, every result of every plan is an output.

    old  总分 = min(x, 100)             x, 总分 = min(x, 100), 总分′1 = min(x, 95)
    new  总分 = min(x, 95)       ─▶

A fact whose type is another in one of the plans is kept once for each type, and each plan reads its own.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from ruledsl.ir import Column, Expr, Fact, Field, Fold, Plan, Ref, Table
from ruledsl.node import evolve
from ruledsl.rewrite import in_order, read_by, rewrite

Row = tuple[Any, ...]


@frozen
class Merged:
    """One plan for several; ``outputs[n]`` are the columns of plan ``n`` by role, ``facts[name]`` says for a fact of the whole by which plans it is asked for, and how each calls it."""

    plan: Plan
    outputs: tuple[dict[str, str], ...]
    facts: dict[str, dict[int, str]]
    tables: dict[str, dict[int, str]]


@define
class _Merging:
    tables: dict[str, Table] = field(factory=dict)
    facts: dict[str, Fact] = field(factory=dict)
    columns: dict[str, Column] = field(factory=dict)
    known: dict[tuple[str, Expr], str] = field(factory=dict)
    asked: dict[str, dict[int, str]] = field(factory=dict)
    listed: dict[str, dict[int, str]] = field(factory=dict)


def merged(plans: Sequence[Plan], roles: Sequence[str]) -> Merged:
    """Plans whose readings are settled, as one that computes the outputs of these roles of each."""
    work = _Merging()
    outputs = tuple(_take(work, number, plan, roles) for number, plan in enumerate(plans))
    wanted = {name for found in outputs for name in found.values()}
    roles_of = tuple((name, name) for name in dict.fromkeys(n for f in outputs for n in f.values()) if name in wanted)
    plan = Plan(
        plans[0].measure,
        tuple(work.tables.values()),
        tuple(work.facts.values()),
        tuple(work.columns.values()),
        outputs=roles_of,
    )
    return Merged(plan, outputs, work.asked, work.listed)


def _take(work: _Merging, number: int, plan: Plan, roles: Sequence[str]) -> dict[str, str]:
    """Work in one plan; returns where its outputs are."""
    facts, paths = _take_facts(work, number, plan)
    tables = {t.name: _take_table(work, number, t, paths) for t in plan.tables}
    for name, fact in facts.items():
        work.facts[fact] = evolve(work.facts[fact], table=tables[next(f.table for f in plan.facts if f.name == name)])
    wanted = {role: name for role, name in plan.outputs if role in roles}
    names: dict[str, str] = {}
    for column in _needed(plan, wanted.values()):
        expr = rewrite(column.expr, lambda node: _renamed(node, facts, tables, names))
        names[column.name] = _take_column(work, evolve(column, table=tables[column.table], expr=expr))
    return {role: names[name] for role, name in wanted.items()}


def _needed(plan: Plan, wanted: Any) -> list[Column]:
    """The columns that lead to the wanted ones, in order."""
    ordered = in_order(plan.columns)
    needed = set(wanted)
    for column in reversed(ordered):
        if column.name in needed:
            needed.update(read_by(column.expr))
    return [c for c in ordered if c.name in needed]


def _take_facts(work: _Merging, number: int, plan: Plan) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Every fact of a plan under a name of the whole, and the paths that had to be changed."""
    names: dict[str, str] = {}
    paths: dict[tuple[str, str], str] = {}
    for fact in plan.facts:
        name, serial = fact.name, 0
        while name in work.facts and not _same_fact(work.facts[name], fact):
            serial += 1
            name = f"{fact.name}′{serial}"
        if serial:
            path = f"{fact.path or fact.name}′{serial}"
            paths[fact.table, fact.path or fact.name] = path
            work.facts.setdefault(name, evolve(fact, name=name, path=path))
        work.facts.setdefault(name, fact)
        work.asked.setdefault(name, {})[number] = fact.name
        names[fact.name] = name
    return names, paths


def _same_fact(one: Fact, other: Fact) -> bool:
    return (one.table, one.type, one.when_absent, one.default, one.role, one.classes, one.most) == (
        other.table, other.type, other.when_absent, other.default, other.role, other.classes, other.most,
    )  # fmt: skip


def _take_table(work: _Merging, number: int, table: Table, paths: Mapping[tuple[str, str], str]) -> str:
    keys = tuple(paths.get((over, key), key) for key in table.keys for over in (table.over or ("unit",))[:1])
    wanted, name, serial = evolve(table, keys=keys), table.name, 0
    while name in work.tables and evolve(work.tables[name], name="") != evolve(wanted, name=""):
        serial += 1
        name = f"{table.name}′{serial}"
    work.tables.setdefault(name, evolve(wanted, name=name))
    work.listed.setdefault(name, {})[number] = table.name
    return name


def _renamed(node: Expr, facts: Mapping[str, str], tables: Mapping[str, str], names: Mapping[str, str]) -> Expr:
    match node:
        case Field(name=name) if facts.get(name, name) != name:
            return evolve(node, name=facts[name])
        case Ref(column=name) if names[name] != name:
            return evolve(node, column=names[name])
        case Fold(table=table, to=to) if (tables[table], tables[to]) != (table, to):
            return evolve(node, table=tables[table], to=tables[to])
    return node


def _take_column(work: _Merging, column: Column) -> str:
    key = (column.table, column.expr)
    if key not in work.known:
        name, serial = column.name, 0
        while name in work.columns:
            serial += 1
            name = f"{column.name}′{serial}"
        work.columns[name] = evolve(column, name=name)
        work.known[key] = name
    return work.known[key]
