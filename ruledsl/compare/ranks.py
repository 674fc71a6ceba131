"""By what units are ranked: the columns that two plans must agree on for every rank to be the same."""

from ruledsl.ir import Fold, Plan, Ref, walk

#: The role of a column by which units are ranked; its direction, group and place stand behind it.
KEY = "key:"


def keys_of(plan: Plan) -> dict[str, str]:
    """The keys of the ranking, and which units are ranked at all, by role; none where it is not one ranking."""
    folds = _rankings(plan)
    if len(folds) != 1:
        return {}
    parts = [*(k for k, _ in folds[0].order), *([folds[0].where] if folds[0].where is not None else [])]
    ways = "".join("-" if down else "+" for _, down in folds[0].order)
    names = [p.column for p in parts if isinstance(p, Ref)]
    return {f"{KEY}{ways}{folds[0].to}{n}": name for n, name in enumerate(names)} if len(names) == len(parts) else {}


def _rankings(plan: Plan) -> list[Fold]:
    """The rankings that the output is made of."""
    columns = {c.name: c for c in plan.columns}
    waiting, seen, found = [plan.output("rank")], set[str](), list[Fold]()
    while waiting:
        name = waiting.pop()
        if name is None or name in seen:
            continue
        seen.add(name)
        nodes = list(walk(columns[name].expr))
        here = [n for n in nodes if isinstance(n, Fold) and n.op == "rank"]
        found += here
        waiting += [n.column for n in nodes if isinstance(n, Ref)] if not here else []
    return found
