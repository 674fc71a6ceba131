"""What a condition of a formula came to for a unit, told from the values on its score sheet alone."""

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction

from attrs import frozen

from ruledsl import syntax
from ruledsl.express import RELATIONS
from ruledsl.measure import Measure
from ruledsl.scorecard import Scorecard, Value
from ruledsl.syntax import Expression, Reference
from ruledsl.words import BUILT_IN

Worth = Fraction | bool | str
_COMPARED: Mapping[str, Callable[[Worth, Worth], bool]] = {
    name: getattr(operator, name) for name in ("eq", "ne", "lt", "le", "gt", "ge")
}


@frozen
class Known:
    """The values of a unit by name, and what its items are out of."""

    values: Mapping[str, Value]
    tops: Mapping[str, Value]
    measure: Measure
    unit: Scorecard

    def value(self, node: Reference) -> Value | None:
        return self._named(node, self.values)

    def top(self, node: Reference) -> Value | None:
        return self._named(node, self.tops)

    def built_in(self, kind: str) -> Value | None:
        """A quantity that every measure has."""
        if kind in ("total", "rank_value"):
            return self.unit.total if kind == "total" else self.unit.rank
        return next((self.values.get(name) for name, own in BUILT_IN.items() if own == kind), None)

    def _named(self, node: Reference, values: Mapping[str, Value]) -> Value | None:
        """By the name as it is written, else by the path of the only thing that it may mean."""
        if node.text in values:
            return values[node.text]
        found = {symbol.path for symbol in self.measure.lookup(node.text)}
        return values.get(found.pop()) if len(found) == 1 else None


def holds(node: Expression, known: Known) -> bool | None:
    """Whether a condition holds; nothing where the sheet does not tell."""
    match node:
        case syntax.Negation():
            part = holds(node.part, known)
            return None if part is None else not part
        case syntax.All() | syntax.Any_():
            wanted = isinstance(node, syntax.Any_)
            parts = [holds(p, known) for p in node.parts]
            return wanted if wanted in parts else None if None in parts else not wanted
        case syntax.Compare():
            left, right = _worth(node.left, known), _worth(node.right, known)
            if isinstance(left, str) and isinstance(node.right, Reference) and right is None:
                right = node.right.parts[-1]
            if left is None or right is None or isinstance(left, str) is not isinstance(right, str):
                return None
            return _COMPARED[RELATIONS[node.relation]](left, right)
        case Reference():
            worth = _worth(node, known)
            return worth if isinstance(worth, bool) else None
    return None


def _worth(node: Expression, known: Known) -> Worth | None:
    match node:
        case syntax.Quantity():
            return Fraction(node.value, 10**node.decimals * (100 if node.unit.startswith("percent") else 1))
        case Reference():
            return _plain(known.value(node))
        case syntax.Builtin(kind="class_value"):
            return known.unit.class_name
        case syntax.Sum():
            parts = [_numeric(p, known) for _, p in node.terms]
            signs = [-1 if sign == "minus_sign" else 1 for sign, _ in node.terms]
            return None if None in parts else sum((s * p for s, p in zip(signs, parts, strict=True) if p), Fraction(0))
        case syntax.Product():
            return _product(node, known)
        case syntax.IfThen():
            taken = holds(node.condition, known)
            return None if taken is None else _worth(node.then if taken else node.otherwise, known)
    return None


def _product(node: syntax.Product, known: Known) -> Fraction | None:
    product = Fraction(1)
    for sign, part in node.factors:
        factor = _numeric(part, known)
        if factor is None or (sign == "over_sign" and not factor):
            return None
        product = product / factor if sign == "over_sign" else product * factor
    return product


def _numeric(node: Expression, known: Known) -> Fraction | None:
    worth = _worth(node, known)
    return worth if isinstance(worth, Fraction) else None


def _plain(value: Value | None) -> Worth | None:
    if value is None or value.absent:
        return None
    if value.kind == "flag":
        return value.text == "yes"
    return value.text if value.kind in ("choice", "date") else Fraction(value.text)
