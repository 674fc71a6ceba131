"""Whether anything else is said about a unit: the findings and consequences of two plans, held against each other by a solver.

old  第二步 最多5分 cuts: a remark      new  最小（加分合计，5分）: none        some unit is told something else
old  封顶 100分                         new  封顶 100分 twice                  the second never cuts: nobody is
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ruledsl.backends.solver import Prover
from ruledsl.backends.solver_numbers import scaled
from ruledsl.backends.solver_terms import Term, both, either, inverse, same
from ruledsl.compare.domains import common
from ruledsl.compare.meaning import Meaning, Numbers
from ruledsl.compare.merged import Merged, merged
from ruledsl.ir import Plan
from ruledsl.node import evolve

#: The role of a column that says whether something is said, or what.
SAID = "said:"


@frozen
class Saying:
    """One thing that can be said of a unit: what it is, the column that says whether, those with its values."""

    what: tuple[object, ...]
    when: str
    values: tuple[str, ...]
    meaning: tuple[int, ...]


def sayings(meaning: Meaning) -> Iterator[Saying]:
    """The findings and consequences of a plan."""
    number = meaning.columns.__getitem__
    for signal in meaning.plan.signals:
        values = tuple(column for _, column in signal.args)
        what = ("signal", signal.code, signal.texts, tuple(key for key, _ in signal.args))
        yield Saying(what, signal.when, values, tuple(map(number, (signal.when, *values))))
    for entry in meaning.plan.entries:
        if column := entry.column("follows"):
            yield Saying(("follows", entry.path), column, (), (number(column),))


def said_otherwise(plans: tuple[Plan, Plan], known: Mapping[str, int]) -> str:
    """Whether any unit is told something else: ``never``, ``found`` or ``undecided``."""
    facts = common(*plans)
    numbers = Numbers()
    old, new = (list(sayings(Meaning(p, numbers))) for p in facts.plans)
    alike = {(s.what, s.meaning) for s in old} & {(s.what, s.meaning) for s in new}
    apart = {s.what for s in (*old, *new) if (s.what, s.meaning) not in alike}
    sides = [[s for s in found if s.what in apart] for found in (old, new)]
    homes = [{c.name: c.table for c in p.columns} for p in facts.plans]
    named = [{c for s in side for c in (s.when, *s.values)} for side in sides]
    if facts.apart or any(home[c] != "unit" for home, names in zip(homes, named, strict=True) for c in names):
        return "undecided"
    roles = [{f"{SAID}{c}": c for c in sorted(names)} for names in named]
    spoken = [evolve(p, outputs=tuple(r.items())) for p, r in zip(facts.plans, roles, strict=True)]
    whole = merged(spoken, sorted({r for role in roles for r in role}))
    prover = Prover.of((whole.plan,), [name for _, name in whole.plan.outputs], known)
    found = prover.possible(either([*_unmatched(prover, whole, sides, 0), *_unmatched(prover, whole, sides, 1)]))
    return "undecided" if found is None or (not found and prover.limits) else "found" if found else "never"


def _unmatched(prover: Prover, whole: Merged, sides: Sequence[Sequence[Saying]], mine: int) -> Iterator[Term]:
    """That one side says something which the other does not say in the same words."""
    for one in sides[mine]:
        others = [s for s in sides[1 - mine] if s.what == one.what]
        heard = [_alike(prover, whole, one, mine, other) for other in others]
        yield both((_holds(prover, whole, one.when, mine), inverse(either(heard))))


def _holds(prover: Prover, whole: Merged, column: str, side: int) -> Term:
    name = whole.outputs[side][f"{SAID}{column}"]
    return both((prover.there(name), prover.value(name)))


def _alike(prover: Prover, whole: Merged, one: Saying, mine: int, other: Saying) -> Term:
    """That the other is said too, with the same values."""
    terms = [_holds(prover, whole, other.when, 1 - mine)]
    for a, b in zip(one.values, other.values, strict=True):
        names = (whole.outputs[mine][f"{SAID}{a}"], whole.outputs[1 - mine][f"{SAID}{b}"])
        states = [prover.column(n)[0] for n in names]
        places = [whole.plan.column(n).type.decimals for n in names]
        values = [scaled(prover.value(n), 10 ** (max(places) - p)) for n, p in zip(names, places, strict=True)]
        terms += [same(*states), same(*values)]
    return both(terms)
