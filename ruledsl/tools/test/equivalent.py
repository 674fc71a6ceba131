"""Whether two plans always yield the same: every column that differs is proved to be the same, whatever it reads."""

from importlib.util import find_spec

from ruledsl.ir import Plan

#: More differing columns than this are not looked at.
MOST = 40


def same_results(one: Plan, other: Plan) -> bool:
    """Whether it is proved; without the solver's library nothing is."""
    if find_spec("z3") is None or not _comparable(one, other):
        return False
    from ruledsl.backends.solver_local import same_everywhere  # noqa: PLC0415

    old = {c.name: c for c in one.columns}
    differing = [(old[c.name].expr, c.expr) for c in other.columns if c.expr != old[c.name].expr]
    return len(differing) <= MOST and all(same_everywhere(a, b) for a, b in differing)


def _comparable(one: Plan, other: Plan) -> bool:
    """Whether they ask for the same facts, have the same columns and raise the same findings."""
    names = [(c.name, c.table) for c in one.columns] == [(c.name, c.table) for c in other.columns]
    signals = [(s.code, s.path, s.when) for s in one.signals] == [(s.code, s.path, s.when) for s in other.signals]
    return names and signals and (one.facts, one.tables, one.outputs) == (other.facts, other.tables, other.outputs)
