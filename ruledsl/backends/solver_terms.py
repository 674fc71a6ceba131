"""Integers and conditions for the solver: constants stay Python's, intervals decide what they can, the rest is z3's.

A term is an integer with the ends that are known of it.  Sums, comparisons and choices of terms are worked out at once
where the ends say enough, so that most of a plan never reaches the solver.
"""

from collections.abc import Iterable
from typing import Any

import z3
from attrs import field, frozen

#: Of terms that can take no more values than this it is known which; so many are looked at one by one.
FEW, HANDFUL = 128, 6


@frozen(eq=False)
class Term:
    """An integer, or a condition where ``z`` is a z3 condition; ``z`` is a Python integer where it is known.

    ``few`` are the only values that it can take, where there are few; empty where they are not known.  ``parts`` are
    the condition and the two terms that it was picked from.
    """

    z: Any
    lo: int
    hi: int
    few: frozenset[int] = frozenset()
    parts: "tuple[Term, Term, Term] | None" = None
    equal: "dict[int, Term]" = field(factory=dict)

    @property
    def known(self) -> bool:
        return self.lo == self.hi


def const(value: int) -> Term:
    return Term(value, value, value, frozenset((value,)))


NO, YES = const(0), const(1)
ZERO, ONE = NO, YES


def variable(name: str, lo: int, hi: int) -> Term:
    """An integer that the solver may choose; the caller asserts its ends (``within``)."""
    few = frozenset(range(lo, hi + 1)) if hi - lo < 16 else frozenset[int]()
    return const(lo) if lo == hi else Term(z3.Int(name), lo, hi, few)


def switch(name: str) -> Term:
    """A condition that the solver may choose."""
    return Term(z3.Bool(name), 0, 1)


def within(term: Term) -> Iterable[Any]:
    """What must be asserted of a variable."""
    return () if term.known or is_condition(term) else (term.z >= term.lo, term.z <= term.hi)


def is_condition(term: Term) -> bool:
    return isinstance(term.z, z3.BoolRef)


def number(term: Term) -> Any:
    """The term as an integer for z3."""
    if is_condition(term):
        return z3.If(term.z, z3.IntVal(1), z3.IntVal(0))
    return z3.IntVal(term.z) if isinstance(term.z, int) else term.z


def condition(term: Term) -> Any:
    """The term as a condition for z3."""
    if isinstance(term.z, int):
        return z3.BoolVal(bool(term.z))
    return term.z if is_condition(term) else term.z != 0


def values(term: Term) -> frozenset[int]:
    """The only values a term can take, or none where there are too many to tell."""
    return term.few or (frozenset((0, 1)) if is_condition(term) else frozenset())


def inverse(term: Term) -> Term:
    return const(1 - term.lo) if term.known else Term(z3.Not(condition(term)), 0, 1)


def both(terms: Iterable[Term]) -> Term:
    rest = []
    for term in terms:
        if term.known and not term.lo:
            return NO
        rest += [] if term.known else [term]
    if not rest:
        return YES
    return rest[0] if len(rest) == 1 else Term(z3.And([condition(t) for t in rest]), 0, 1)


def either(terms: Iterable[Term]) -> Term:
    rest = []
    for term in terms:
        if term.known and term.lo:
            return YES
        rest += [] if term.known else [term]
    if not rest:
        return NO
    return rest[0] if len(rest) == 1 else Term(z3.Or([condition(t) for t in rest]), 0, 1)


def at_least(a: Term, b: Term) -> Term:
    if a.lo >= b.hi:
        return YES
    if a.hi < b.lo:
        return NO
    if b.known and 0 < len(values(a)) <= HANDFUL:
        return either(same(a, const(v)) for v in sorted(values(a)) if v >= b.lo)
    if a.known and 0 < len(values(b)) <= HANDFUL:
        return either(same(b, const(v)) for v in sorted(values(b)) if v <= a.lo)
    return Term(number(a) >= number(b), 0, 1)


def at_most(a: Term, b: Term) -> Term:
    return at_least(b, a)


def above(a: Term, b: Term) -> Term:
    return inverse(at_least(b, a))


def same(a: Term, b: Term) -> Term:
    if a.known and b.known:
        return const(int(a.lo == b.lo))
    if a.hi < b.lo or b.hi < a.lo:
        return NO
    for one, other in ((a, b), (b, a)):
        if other.known:
            if other.lo not in one.equal:
                one.equal[other.lo] = _is(one, other.lo)
            return one.equal[other.lo]
    return Term(number(a) == number(b), 0, 1)


def _is(term: Term, value: int) -> Term:
    """Whether a term has a value: asked of what it was picked from, where that is simpler."""
    if is_condition(term):
        return term if value else inverse(term)
    if values(term) and value not in values(term):
        return NO
    if term.parts and (term.parts[1].known or term.parts[2].known or values(term)):
        test, yes, no = term.parts
        return pick(test, same(yes, const(value)), same(no, const(value)))
    return Term(number(term) == value, 0, 1)


def pick(test: Term, yes: Term, no: Term) -> Term:
    """``yes`` where the condition holds, else ``no``."""
    if test.known:
        return yes if test.lo else no
    if yes.known and no.known and yes.lo == no.lo:
        return yes
    if not isinstance(yes.z, int) and not isinstance(no.z, int) and yes.z.eq(no.z):
        return yes
    lo, hi = min(yes.lo, no.lo), max(yes.hi, no.hi)
    if (lo, hi) == (0, 1) and all(t.known or is_condition(t) for t in (yes, no)):
        return either((both((test, yes)), both((inverse(test), no))))
    few = values(yes) | values(no) if values(yes) and values(no) else frozenset[int]()
    few = few if len(few) <= FEW else frozenset()
    return Term(z3.If(condition(test), number(yes), number(no)), lo, hi, few, (test, yes, no))
