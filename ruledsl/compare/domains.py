"""Two plans over one set of facts: of a fact that both know differently only the values that both accept are left.

old 分值 5—10, 2位小数    new 分值 5—12, 3位小数    →    5—10, 2位小数 in both
"""

from attrs import frozen

from ruledsl.ir import Case, Expr, Fact, Field, Lit, Op, Plan, Type
from ruledsl.node import evolve
from ruledsl.rewrite import rewrite
from ruledsl.typed import FLAG


@frozen
class Common:
    """The two plans with the same facts; ``narrowed`` lost some values, ``apart`` could not be brought together."""

    plans: tuple[Plan, Plan]
    narrowed: tuple[str, ...]
    apart: tuple[str, ...]


def common(old: Plan, new: Plan) -> Common:
    """Both plans with each shared fact of one type."""
    before, after = ({f.name: f for f in p.facts} for p in (old, new))
    shared = [n for n in before if n in after]
    types = {n: _shared(before[n], after[n]) for n in shared}
    apart = tuple(n for n, t in types.items() if t is None)
    narrowed = tuple(n for n, t in types.items() if t is not None and _values(before[n].type, after[n].type))
    settled = {n: t for n, t in types.items() if t is not None}
    modes = {n: before[n].when_absent if before[n].when_absent == after[n].when_absent else "error" for n in settled}
    return Common((_with(old, settled, modes), _with(new, settled, modes)), narrowed, apart)


def _values(one: Type, other: Type) -> bool:
    return (one.kind, one.decimals, one.lo, one.hi, one.choices) != (
        other.kind,
        other.decimals,
        other.lo,
        other.hi,
        other.choices,
    )


def _shared(one: Fact, other: Fact) -> Type | None:
    """A type whose values both facts accept; None where there is none."""
    a, b = one.type, other.type
    if a.kind != b.kind or one.table != other.table:
        return None
    absent = a.absent & b.absent
    if a.choices or b.choices:
        both = tuple(c for c in a.choices if c in b.choices)
        return evolve(a, hi=len(both) - 1, choices=both, absent=absent) if both else None
    places = min(a.decimals, b.decimals)
    lo = max(-(-t.lo // 10 ** (t.decimals - places)) for t in (a, b))
    hi = min(t.hi // 10 ** (t.decimals - places) for t in (a, b))
    return evolve(a, decimals=places, lo=lo, hi=hi, absent=absent) if lo <= hi else None


def _with(plan: Plan, types: dict[str, Type], modes: dict[str, str]) -> Plan:
    """The plan with these facts of these types; where it keeps more decimals, the stored integer is scaled."""
    known = {f.name: f.type for f in plan.facts}

    def visit(node: Expr) -> Expr:
        if not isinstance(node, Field) or node.name not in types:
            return node
        kind, own = types[node.name], known[node.name]
        read = evolve(node, type=evolve(node.type, decimals=kind.decimals, lo=kind.lo, hi=kind.hi, absent=kind.absent))
        factor = 10 ** (own.decimals - kind.decimals)
        if factor == 1:
            plain = evolve(read, type=evolve(read.type, choices=kind.choices))
            return plain if own.choices[: len(kind.choices)] == kind.choices else _by_name(plain, kind, own)
        whole = evolve(node.type, lo=kind.lo * factor, hi=kind.hi * factor, absent=kind.absent)
        return Op("mul", (read, Lit(factor, Type("number", 0, factor, factor))), whole)

    facts = tuple(
        evolve(f, type=types[f.name], when_absent=modes[f.name]) if f.name in types else f for f in plan.facts
    )
    columns = tuple(evolve(c, expr=rewrite(c.expr, visit)) for c in plan.columns)
    return evolve(plan, facts=facts, columns=columns)


def _by_name(read: Field, kind: Type, own: Type) -> Expr:
    """A choice that the plan counts otherwise, by its name."""
    tests = [Op("eq", (read, Lit(n, read.type)), FLAG) for n in range(len(kind.choices))]
    values = [Lit(own.choices.index(c), evolve(own, absent=frozenset())) for c in kind.choices]
    pairs = tuple(zip(tests[:-1], values[:-1], strict=True))
    return Case(pairs, values[-1], evolve(own, absent=read.type.absent)) if pairs else values[-1]
