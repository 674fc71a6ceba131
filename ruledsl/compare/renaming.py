"""A plan under other names: what was renamed is no change of meaning."""

from collections.abc import Mapping

from ruledsl.ir import Expr, Field, Fold, Plan
from ruledsl.node import evolve
from ruledsl.rewrite import rewrite


def regraded(plan: Plan, names: Mapping[str, str]) -> Plan:
    """The plan with some of its grades called otherwise; which of them a unit gets stays."""
    output = plan.output("grade")
    grades = plan.column(output).type.choices if output else ()
    now = tuple(names.get(grade, grade) for grade in grades)
    if now == grades or len(set(now)) < len(now):
        return plan

    def visit(node: Expr) -> Expr:
        return evolve(node, type=evolve(node.type, choices=now)) if node.type.choices == grades else node

    facts = tuple(evolve(f, type=evolve(f.type, choices=now)) if f.type.choices == grades else f for f in plan.facts)
    columns = tuple(evolve(c, expr=rewrite(c.expr, visit)) for c in plan.columns)
    signals = tuple(evolve(s, texts=tuple((key, names.get(text, text)) for key, text in s.texts)) for s in plan.signals)
    return evolve(plan, facts=facts, columns=columns, signals=signals)


def renamed(plan: Plan, names: Mapping[str, str]) -> Plan:
    """The plan with facts and tables of these names called by others, whatever follows in their paths."""
    if not names:
        return plan

    def now(name: str) -> str:
        for old, new in names.items():
            if name == old or name.startswith((f"{old}.", f"{old}#", f"{old}@")):
                return new + name[len(old) :]
        return name

    def visit(node: Expr) -> Expr:
        match node:
            case Field(name=name):
                return evolve(node, name=now(name))
            case Fold(table=table, to=to):
                return evolve(node, table=now(table), to=now(to))
        return node

    tables = tuple(
        evolve(t, name=now(t.name), parent=now(t.parent), over=tuple(map(now, t.over)), tag=now(t.tag))
        for t in plan.tables
    )
    facts = tuple(
        evolve(f, name=now(f.name), table=now(f.table), path=now(f.path) if f.path == f.name else f.path)
        for f in plan.facts
    )
    columns = tuple(evolve(c, table=now(c.table), expr=rewrite(c.expr, visit)) for c in plan.columns)
    signals = tuple(
        evolve(s, path=now(s.path), texts=tuple((key, now(text)) for key, text in s.texts)) for s in plan.signals
    )
    entries = tuple(evolve(e, path=now(e.path)) for e in plan.entries)
    return evolve(plan, tables=tables, facts=facts, columns=columns, signals=signals, entries=entries)
