"""Sums of sums as one flat sum, so that what is added in one place and taken away in another is not computed at all.

    扣分合计 = Σ lines − Σ incidents (Σ lines of it − the highest of them)  =  Σ incidents (the highest of them)

Every event line is in exactly one group, so a sum over groups of sums over their lines is the sum over the lines.
"""

from collections.abc import Callable, Mapping
from typing import TypeGuard

from attrs import define, field

from ruledsl.ir import LIMIT, Column, Expr, Field, Fold, Lit, Op, Ref, Table, Type
from ruledsl.node import evolve

_NUMBER = Type("number")
#: A column that adds up more than so many things is left as it is.
MOST = 50


@define
class Terms:
    """Σ coefficient × expression + constant; ``fewer`` when something has been left out or joined."""

    of: dict[Expr, int] = field(factory=dict)
    constant: int = 0
    fewer: bool = False

    def take(self, other: "Terms", factor: int) -> None:
        """Add a multiple of other terms."""
        self.constant += factor * other.constant
        self.fewer |= other.fewer
        for expr, coefficient in other.of.items():
            if expr in self.of:
                self.fewer |= isinstance(expr, Fold)
            total = self.of.get(expr, 0) + factor * coefficient
            if total:
                self.of[expr] = total
            else:
                self.fewer = True
                self.of.pop(expr, None)


@define
class Sums:
    """``columns`` as far as they are done; ``open`` says which of them may be written into their reader."""

    tables: Mapping[str, Table]
    columns: Mapping[str, Column]
    open: Callable[[str], bool]
    #: The same, but looking through columns that are computed anyway: worth it only where that leaves fewer terms.
    through: "Sums | None" = None
    _known: dict[str, Terms] = field(factory=dict, init=False)

    def flat(self, expr: Expr) -> Expr:
        """The sum written flat, if that leaves something out, else as it is."""
        if not isinstance(expr, Op | Fold) or expr.type.absent:
            return expr
        terms = self.terms(expr)
        deep = self.through.terms(expr) if self.through else terms
        if len(deep.of) < len(terms.of):
            return written(deep, expr.type)
        return written(terms, expr.type) if terms.fewer else expr

    def terms(self, expr: Expr) -> Terms:
        """What an expression adds up."""
        if not expr.type.absent:
            match expr:
                case Lit(value=value):
                    return Terms({}, value)
                case Op(op="add" | "sub" | "neg" | "mul", args=args):
                    return self._of_op(expr, args)
                case Ref(column=name) if self.open(name) and _additive(self.columns[name].expr):
                    if name not in self._known:
                        self._known[name] = self.terms(self.columns[name].expr)
                    known = self._known[name]
                    return known if len(known.of) <= MOST else Terms({expr: 1})
                case Fold(op="sum") if expr.where is None or not expr.where.type.absent:
                    return self._of_fold(expr)
        return Terms({expr: 1})

    def _of_op(self, op: Op, args: tuple[Expr, ...]) -> Terms:
        result = Terms()
        if op.op == "mul":
            factor, others = 1, [a for a in args if not isinstance(a, Lit)]
            for a in args:
                factor *= a.value if isinstance(a, Lit) else 1
            if len(others) != 1:
                return Terms({op: 1})
            result.take(self.terms(others[0]), factor)
            return result
        for position, a in enumerate(args):
            result.take(self.terms(a), -1 if op.op == "neg" or (op.op == "sub" and position) else 1)
        return result

    def _of_fold(self, fold: Fold) -> Terms:
        """A sum over groups of sums into them is one over their members."""
        assert fold.value is not None
        if fold.value.type.absent:
            return Terms({fold: 1})
        inner = self.terms(fold.value)
        if not inner.of:
            rows = Fold("count", fold.table, None, fold.where, fold.to, _rows(fold))
            return Terms({rows: inner.constant})
        if not any(self._through(fold, atom) for atom in inner.of):
            return Terms({fold: 1})
        result = Terms(fewer=True)
        for atom, coefficient in inner.of.items():
            if self._through(fold, atom):
                part = evolve(atom, to=fold.to, type=_wide(atom.type))
            else:
                part = Fold("sum", fold.table, atom, fold.where, fold.to, _wide(atom.type))
            result.take(Terms({part: 1}), coefficient)
        if inner.constant:
            rows = Fold("count", fold.table, None, fold.where, fold.to, _rows(fold))
            result.take(Terms({rows: 1}), inner.constant)
        return result

    def _through(self, fold: Fold, atom: Expr) -> TypeGuard[Fold]:
        """Whether the rows under the group are each counted once when they are folded past it."""
        group = self.tables[fold.table]
        return (
            isinstance(atom, Fold)
            and atom.op in ("sum", "count")
            and fold.where is None
            and atom.to == group.name
            and group.kind == "GROUP"
            and group.parent == fold.to
            and atom.table in group.over
            and self.tables[atom.table].parent == fold.to
        )


def _additive(expr: Expr) -> bool:
    return isinstance(expr, Lit | Field | Ref | Fold) or (
        isinstance(expr, Op) and expr.op in ("add", "sub", "neg", "mul")
    )


def _wide(type_: Type) -> Type:
    return evolve(type_, lo=0 if type_.lo >= 0 else -LIMIT * 10**6, hi=LIMIT * 10**6)


def _rows(fold: Fold) -> Type:
    return Type("count", 0, 0, LIMIT)


def written(terms: Terms, type_: Type) -> Expr:
    """The terms as an expression of a type."""
    plus = [_times(e, c) for e, c in terms.of.items() if c > 0]
    minus = [_times(e, -c) for e, c in terms.of.items() if c < 0]
    if terms.constant > 0 or not (plus or minus):
        plus.append(Lit(terms.constant, evolve(type_, lo=terms.constant, hi=terms.constant)))
    elif terms.constant < 0:
        minus.append(Lit(-terms.constant, evolve(type_, lo=-terms.constant, hi=-terms.constant)))
    less = _sum(minus, type_)
    if not plus:
        assert less is not None
        return Op("neg", (less,), type_)
    more = _sum(plus, type_)
    assert more is not None
    return evolve(more, type=type_) if less is None else Op("sub", (more, less), type_)


def _times(expr: Expr, factor: int) -> Expr:
    if factor == 1:
        return expr
    wide = evolve(_wide(expr.type), decimals=expr.type.decimals)
    return Op("mul", (expr, Lit(factor, evolve(_NUMBER, lo=factor, hi=factor))), wide)


def _sum(parts: list[Expr], type_: Type) -> Expr | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return Op("add", tuple(parts), evolve(type_, lo=-LIMIT * 10**6, hi=LIMIT * 10**6))
