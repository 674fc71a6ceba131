"""Plan → Plan that means the same and takes less time to run, given which columns are wanted.

What specialising leaves is as the author wrote it: a line counted here and left out there, bands whose ends say twice
where they meet.  Every column keeps its name; columns that nobody wants may be written into those that read them.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from attrs import define, field

from ruledsl.backends.record_cases import extreme, joined, smaller
from ruledsl.backends.record_sums import Sums
from ruledsl.ir import Case, Column, Expr, Field, Fold, Lit, Op, Plan, Ref, Table, children, walk
from ruledsl.node import evolve
from ruledsl.rewrite import in_order, read_by, rewrite
from ruledsl.specialise import through, worked_out

#: Larger parts are not looked up: comparing expressions takes time by their size.
LARGEST_PART = 12


def simplified(plan: Plan, wanted: Collection[str]) -> Plan:
    """The plan with smaller expressions."""
    columns = in_order(plan.columns)
    work = _Simplifier(
        {f.name: f.table for f in plan.facts} | {c.name: c.table for c in columns},
        {t.name: t for t in plan.tables},
        wanted,
        _readers(columns, wanted),
    )
    for column in columns:
        work.take(column)
    done = _complements(work.done, wanted) if work.excluding else work.done
    done = _parts_by_name(done, wanted)
    return evolve(plan, columns=tuple(done[c.name] for c in plan.columns))


@define
class _Simplifier:
    """Takes columns in order; ``named`` are the expressions that a column of their table already is."""

    homes: Mapping[str, str]
    tables: Mapping[str, Table]
    wanted: Collection[str]
    readers: Counter[str]
    done: dict[str, Column] = field(factory=dict)
    named: dict[tuple[str, Expr], str] = field(factory=dict)
    sums: Sums = field(init=False)
    #: Whether any fold is over the rows that do not meet a condition.
    excluding: bool = False

    def __attrs_post_init__(self) -> None:
        through = Sums(self.tables, self.done, lambda name: True)
        self.sums = Sums(self.tables, self.done, self.open, through)

    def take(self, column: Column) -> None:
        expr = rewrite(column.expr, self.visit)
        self.done[column.name] = evolve(column, expr=expr)
        if not isinstance(expr, Lit | Field | Ref):
            self.named.setdefault((column.table, expr), column.name)

    def open(self, name: str) -> bool:
        """Whether a column may be written into its reader."""
        return name not in self.wanted and (self.readers[name] < 2 or _cheap(self.done[name].expr))

    def visit(self, node: Expr) -> Expr:
        if isinstance(node, Ref) and node.column in self.done:
            return through(self.done[node.column], self.homes)
        node = worked_out(node)
        match node:
            case Case():
                made = smaller(node)
                return joined(made, self.choice) if isinstance(made, Case) else made
            case Op(op="min" | "max", args=args):
                return extreme(evolve(node, args=tuple(self.written_out(a) for a in args)))
            case Fold():
                self.excluding |= isinstance(node.where, Op) and node.where.op == "not"
                return self.sums.flat(_where_by_name(node, self.named))
            case Op(op="add" | "sub" | "neg"):
                return self.sums.flat(node)
        return node

    def choice(self, name: str) -> Expr | None:
        """The choice that a column is."""
        return self.done[name].expr if name in self.done and name not in self.wanted else None

    def written_out(self, arg: Expr) -> Expr:
        """A column that is itself an extreme, with a constant for want of rows, in full: the two may be one."""
        if isinstance(arg, Ref) and arg.column in self.done and self.open(arg.column):
            match self.done[arg.column].expr:
                case Op(op="if_not_applicable", args=(Fold(), Lit())) as expr:
                    return expr
        return arg


def _readers(columns: list[Column], wanted: Collection[str]) -> Counter[str]:
    """How often each column is read by those that lead to the wanted ones."""
    readers: Counter[str] = Counter()
    for column in reversed(columns):
        if column.name in wanted or readers[column.name]:
            readers.update(read_by(column.expr))
    return readers


def _cheap(expr: Expr) -> bool:
    return isinstance(expr, Lit | Field | Ref | Fold)


def _where_by_name(fold: Fold, named: dict[tuple[str, Expr], str]) -> Fold:
    """The condition of a fold read from the column that says the same."""
    match fold.where:
        case Op(op="not", args=(inner,)) if (fold.table, inner) in named:
            ref = Ref(named[fold.table, inner], inner.type)
            return evolve(fold, where=evolve(fold.where, args=(ref,)))
        case where if where is not None and (fold.table, where) in named:
            return evolve(fold, where=Ref(named[fold.table, where], where.type))
    return fold


def _complements(columns: dict[str, Column], wanted: Collection[str]) -> dict[str, Column]:
    """The rows that a condition leaves out are all rows less those that it keeps, where these are counted anyway."""
    readers = _readers(in_order(columns.values()), wanted)
    needed = [c for c in columns.values() if c.name in wanted or readers[c.name]]
    counted = {node for c in needed for node in walk(c.expr) if isinstance(node, Fold) and node.op == "count"}

    def visit(node: Expr) -> Expr:
        match node:
            case Fold(op="count", where=Op(op="not", args=(kept,))) if not node.type.absent and not kept.type.absent:
                if node.value is None or not node.value.type.absent:
                    there = evolve(node, value=None, where=kept)
                    if there in counted:
                        return Op("sub", (evolve(node, value=None, where=None), there), node.type)
        return node

    return {name: evolve(c, expr=rewrite(c.expr, visit)) for name, c in columns.items()}


def _parts_by_name(columns: dict[str, Column], wanted: Collection[str]) -> dict[str, Column]:
    """What a wanted column of the same table is anyway is read from it instead of being computed again as a part."""
    sizes = {c.name: sum(1 for _ in walk(c.expr)) for c in columns.values()}
    named: dict[tuple[str, Expr], str] = {}
    done = dict(columns)
    for column in sorted(columns.values(), key=lambda c: sizes[c.name]):  # parts before wholes
        expr = _read_by_name(column, named)
        done[column.name] = evolve(column, expr=expr)
        small = isinstance(expr, Op | Case) and sizes[column.name] <= LARGEST_PART
        if small and column.name in wanted and not expr.type.absent:
            named[column.table, expr] = column.name
    return done


def _read_by_name(column: Column, named: Mapping[tuple[str, Expr], str]) -> Expr:
    sizes: dict[int, int] = {}

    def visit(node: Expr) -> Expr:
        size = 1 + sum(sizes[id(c)] for c in children(node))
        if isinstance(node, Op | Case) and size <= LARGEST_PART and (column.table, node) in named:
            node, size = Ref(named[column.table, node], node.type), 1
        sizes[id(node)] = size
        keep.append(node)
        return node

    keep: list[Expr] = []  # while it is here, no other node has its id
    return rewrite(column.expr, visit)
