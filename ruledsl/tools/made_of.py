"""What a score was made of: the facts, quantities and rows that an indicator reads, by name, and its values before a limit."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ruledsl.facts import UnitFacts
from ruledsl.ir import Absence, Column, Expr, Field, Fold, Plan, Ref, Type, children
from ruledsl.records import shape
from ruledsl.scorecard import Value
from ruledsl.tools.rendered import rendered

#: So many are kept of one indicator.
MOST = 64
#: Kinds of statement whose value is worked out from others.
SCORED = ("indicator", "define", "ranking")
#: The kind of statement whose conditions are counted; those of others must hold.
COUNTED = "define"


@frozen
class Source:
    """Something that a score is made of: a ``fact`` of the unit, a ``column`` of a statement with a name, ``rows`` of a table."""

    kind: str
    name: str
    key: str


def sources(plan: Plan) -> dict[str, tuple[Source, ...]]:
    """By path of an indicator, what it is made of; nothing for a plain fact, and for a group that only adds up its parts.

    By column what each condition of a statement reads, and each part of that of a grade.
    """
    columns = {c.name: c for c in plan.columns}
    parts = {e.path for e in plan.entries if e.kind == "indicator"}
    found: dict[str, tuple[Source, ...]] = {}
    for entry in plan.entries:
        if entry.kind not in SCORED or entry.path not in columns or isinstance(columns[entry.path].expr, Field):
            continue
        own = tuple(dict.fromkeys(_read(plan, columns, entry.path)))
        if entry.kind == "ranking" or any(
            source.name not in parts or not source.name.startswith(f"{entry.path}.") for source in own
        ):
            found[entry.path] = own[:MOST]
    asked = (column for entry in plan.entries if entry.kind != COUNTED for _, column in entry.tests)
    return found | {column: tuple(dict.fromkeys(_read(plan, columns, column)))[:MOST] for column in asked}


def _read(plan: Plan, columns: Mapping[str, Column], path: str) -> Iterator[Source]:
    """What the column of a statement reads; what only serves the statement itself is looked through."""
    facts = {f.name: f for f in plan.facts if f.table == "unit" and f.role != "class"}
    tables = {t.name: t.tag or t.name for t in plan.tables if t.kind == "CHILD"}
    named = _named(columns, path)
    waiting: list[Expr] = [columns[path].expr]
    seen = {path}
    while waiting:
        match waiting.pop():
            case Field(name=name):
                if name in facts:
                    yield Source("fact", facts[name].path, name)
            case Ref(column=name) if name in named:
                yield from (Source("column", own, own) for own in named[name])
            case Ref(column=name) if name not in seen:
                seen.add(name)
                column = columns[name]
                if column.table == "unit" and name == column.origin.label:
                    yield Source("column", name, name)
                elif name.endswith("#count"):
                    yield Source("column", f"{name.removesuffix('#count')}.次数", name)
                else:
                    waiting.append(column.expr)
            case Fold(table=table) if table in tables:
                yield Source("rows", tables[table], table)
            case Ref():
                pass
            case node:
                waiting += reversed(children(node))


def _named(columns: Mapping[str, Column], path: str) -> dict[str, list[str]]:
    """By column the names of statements, other than ``path``, that have its value and nothing of their own."""
    found: dict[str, list[str]] = {}
    for name, column in columns.items():
        if isinstance(column.expr, Ref) and name == column.origin.label != path and not name.startswith("总分.第"):
            found.setdefault(column.expr.column, []).append(name)
    return found


def made_of(
    plan: Plan, found: Sequence[Source], trace: Mapping[str, int], unit: UnitFacts, types: Mapping[str, Type]
) -> tuple[tuple[str, Value], ...]:
    """The sources with their values for a unit."""
    slots, row = shape(plan, "unit"), unit.row
    assert row is not None
    kinds = {f.name: f.type for f in slots.facts}
    told = []
    for source in found:
        if source.kind == "rows":
            value = Value(str(len(row[slots.tables[source.key]])), "rows")
        elif source.kind == "column":
            value = rendered(trace[source.key], types[source.key])
        else:
            status = row[slots.statuses[source.key]] if source.key in slots.statuses else 0
            value = rendered(Absence(status) if status else row[slots.values[source.key]], kinds[source.key])
        told.append((source.name, value))
    return tuple(told)
