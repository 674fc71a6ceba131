"""Among whom a run ranks its units: those of one class, or all."""

from ruledsl.ir import Fold, Plan, Ref, walk


def over_all(plan: Plan) -> bool:
    """Whether units of several classes share one ranking (全体); ``plan`` has its readings fixed."""
    rank = dict(plan.outputs).get("rank")
    classes = next(f for f in plan.facts if f.role == "class").type.choices
    if rank is None or len(classes) < 2:
        return False
    columns = {c.name: c.expr for c in plan.columns}
    nodes = list(walk(columns[rank]))
    nodes += [n for r in nodes if isinstance(r, Ref) for n in walk(columns[r.column])]
    everyone = {t.name for t in plan.tables if t.kind == "GROUP" and not t.keys}
    return any(isinstance(n, Fold) and n.op == "rank" and n.to in everyone for n in nodes)
