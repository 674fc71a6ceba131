"""What is known of a unit about which nothing of some kinds was reported: columns that are settled without their rows.

Most units have events of few kinds.  A column that is 0 where 败诉 and 弄虚作假 have no rows need not be computed then,
nor written where 0 stands already; ``record_regions`` puts it behind one test.
"""

from collections.abc import Mapping

from attrs import define, field, frozen

from ruledsl.backends.record_cases import extreme, smaller
from ruledsl.backends.record_joints import Joint, reads
from ruledsl.backends.record_layers import AMONG_PEERS, Layers, with_columns
from ruledsl.ir import Absence, Case, Column, Expr, Field, Fold, Lit, Op, Ref, children
from ruledsl.node import evolve
from ruledsl.ops import nothing
from ruledsl.rewrite import rewrite, with_children
from ruledsl.specialise import worked_out

#: Columns that need more empty tables than this are computed in any case: the test would cost as much.
MOST = 24
#: Of so many different sets of tables it is tried whether one can be done without.
_TRIED = 6

_OVER_NOTHING = {"count": 0, "sum": 0, "any": 0, "all": 1}


@frozen
class Quiet:
    """The tables directly under the unit that have to be empty, and what the column is then: a constant or one local."""

    tables: frozenset[str]
    value: Expr


def quiet(layers: Layers, columns: Mapping[str, Column]) -> dict[str, Quiet]:
    """The columns of a unit (or above it) that are settled where some tables under the unit are empty."""
    found: dict[str, Quiet] = {}
    for column in columns.values():
        if not layers.below(column.table):
            expr = column.expr
            known = _of_fold(layers, expr) if isinstance(expr, Fold) else _of_expression(expr, found)
            if known is not None and 0 < len(known.tables) <= MOST:
                found[column.name] = known
    return found


def parts_apart(layers: Layers) -> Layers:
    """The layers with each quiet part of a column that is not quiet as a whole in a column of its own."""
    known = quiet(layers, layers.columns)
    made: dict[Expr, Column] = {}
    columns = [
        evolve(c, expr=_Parts(known, made, layers.unit).of(c.expr))
        if c.table == layers.unit and c.name not in known and not isinstance(c.expr, Fold)
        else c
        for c in layers.columns.values()
    ]
    return with_columns(layers, [*columns, *made.values()]) if made else layers


@define
class _Parts:
    """Goes through an expression from its leaves up and remembers what each part is over no rows."""

    known: Mapping[str, Quiet]
    made: dict[Expr, Column]
    table: str
    idle: dict[int, tuple[Expr, Expr]] = field(factory=dict)

    def of(self, expr: Expr) -> Expr:
        return rewrite(expr, self.visit)

    def visit(self, node: Expr) -> Expr:
        if isinstance(node, Ref):
            if node.column in self.known:
                self.idle[id(node)] = (node, self.known[node.column].value)
            return node
        parts = children(node)
        if not any(id(c) in self.idle for c in parts):
            return node
        left = _folded(with_children(node, (self.idle[id(c)][1] if id(c) in self.idle else c for c in parts)))
        if _plain(left):
            self.idle[id(node)] = (node, left)
            return node
        return with_children(node, (self.apart(c) if id(c) in self.idle else c for c in parts))

    def apart(self, part: Expr) -> Expr:
        """A quiet part as a reading of its own column."""
        if isinstance(part, Ref) or _of_expression(part, self.known) is None:
            return part
        column = self.made.setdefault(part, Column(f"part:{len(self.made)}", self.table, part))
        return Ref(column.name, part.type)


def roots(layers: Layers, table: str) -> frozenset[str]:
    """The tables directly under the unit without whose rows a table has none; empty where it may have rows anyway."""
    kind = layers.tables[table]
    if kind.kind == "GROUP" and kind.over:
        parts = [roots(layers, member) for member in kind.over]
        return frozenset().union(*parts) if all(parts) else frozenset()
    if kind.kind != "CHILD":
        return frozenset()
    return frozenset({table}) if kind.parent == layers.unit else roots(layers, kind.parent)


def _of_fold(layers: Layers, fold: Fold) -> Quiet | None:
    if fold.op in AMONG_PEERS or layers.below(fold.to) or not layers.below(fold.table):
        return None
    if isinstance(fold, Joint):
        every = [roots(layers, part.table) for part in fold.parts]
        return Quiet(frozenset().union(*every), _constant(fold, fold.start)) if all(every) else None
    if fold.op in ("min", "max"):
        value = nothing(fold.type, Absence.NOT_APPLICABLE) if fold.type.absent else None
    else:
        value = _constant(fold, _OVER_NOTHING[fold.op])
    return Quiet(roots(layers, fold.table), value) if isinstance(value, Lit) else None


def _constant(expr: Expr, value: int) -> Lit:
    return Lit(value, evolve(expr.type, lo=value, hi=value, absent=frozenset()))


def _of_expression(expr: Expr, found: Mapping[str, Quiet]) -> Quiet | None:
    parts = list(dict.fromkeys(found[name].tables for name in reads(expr) if name in found))
    value = _without(expr, found, parts)
    if value is None or value == expr:
        return None
    if len(parts) <= _TRIED:
        for part in tuple(parts):
            fewer = [p for p in parts if p != part]
            less = _without(expr, found, fewer) if fewer else None
            if less is not None and isinstance(less, Lit) >= isinstance(value, Lit):
                parts, value = fewer, less
    return Quiet(frozenset().union(*parts), value)


def _without(expr: Expr, found: Mapping[str, Quiet], empty: list[frozenset[str]]) -> Expr | None:
    """The constant or local that an expression is where all these tables are empty, if it is one."""
    if not empty:
        return None
    gone = frozenset().union(*empty)

    def visit(node: Expr) -> Expr:
        match node:
            case Ref(column=name) if name in found and found[name].tables <= gone:
                return found[name].value
        return node if isinstance(node, Ref) else _folded(node)

    left = rewrite(expr, visit)
    return left if _plain(left) else None


def _plain(expr: Expr) -> bool:
    return isinstance(expr, Lit) or (isinstance(expr, Field | Ref) and not expr.type.absent)


def _folded(node: Expr) -> Expr:
    """A node as far as its children settle it."""
    node = worked_out(node)
    match node:
        case Case():
            return smaller(node)
        case Op(op="min" | "max"):
            return _settled(extreme(node))
        case Op(op="sub", args=(left, Lit(value=0, absence=0))) if left.type.decimals == node.type.decimals:
            return left
    return node


def _settled(node: Expr) -> Expr:
    """The constant of a min or max that nothing else can be beyond."""
    if isinstance(node, Op) and node.op in ("min", "max") and not node.type.absent:
        for arg in node.args:
            if isinstance(arg, Lit):
                others = [a.type for a in node.args if a is not arg]
                if all(arg.value <= t.lo if node.op == "min" else arg.value >= t.hi for t in others):
                    return arg
    return node
