"""Every Fold over rows whose value and condition take every state, and what each must give.

``folds``: no row, one row and two rows of a unit; ``ranks``: two units of a class with every key and condition, three with
every key.
"""

from collections.abc import Callable, Sequence
from itertools import groupby, product

from every_state import ABSENT, ERROR, MISSING, NA, NO_SCORE, NUMBER, VALUES, Posed, State, plan_of, row_of

from ruledsl import ops
from ruledsl.ir import Expr, Fact, Field, Table, Type
from ruledsl.ops import fold, lit

CONDITIONS: tuple[State, ...] = ((0, 0), (1, 0), *ABSENT)

GATHERED: dict[str, Callable[[list[int]], int]] = {
    "count": len,
    "sum": sum,
    "min": min,
    "max": max,
    "any": lambda v: int(any(v)),
    "all": lambda v: int(all(v)),
}
#: A row: its value, and whether it belongs.
Line = tuple[State, State]


def _folded(op: str, lines: Sequence[Line], asked: bool) -> State:
    """Rows that do not belong or are not applicable are left out; of the others the worst spoils the result."""
    there: list[State] = []
    for value, belongs in lines:
        if asked and (belongs[1] or not belongs[0]):
            there += [(0, belongs[1])] if belongs[1] else []
        else:
            there.append((int(value[0] > 0), value[1]) if op in ("any", "all") else value)
    states = {s for _, s in there}
    if states & {MISSING, ERROR}:
        return 0, ERROR
    if NO_SCORE in states:
        return 0, NO_SCORE
    values = [v for v, s in there if not s]
    return (0, NA) if op in ("min", "max") and not values else (GATHERED[op](values), 0)


def folds() -> Posed:
    """No row, one row and two rows, with every value and every condition."""
    value, none = Field("行.v", NUMBER), lit(0, NUMBER)
    where = ops.compare("gt", Field("行.w", NUMBER), none)
    columns: dict[str, Expr] = {}
    for op in GATHERED:
        of = ops.compare("gt", value, none) if op in ("any", "all") else value
        columns |= {op: fold(op, "行", of, None, "unit"), f"{op} where": fold(op, "行", of, where, "unit")}
    facts = [Fact(name, table, NUMBER, name[-1]) for name, table in (("行.v", "行"), ("行.w", "行"), ("n", "unit"))]
    plan = plan_of((Table("行", "CHILD", "unit"),), facts, columns)
    lines = list(product(VALUES, CONDITIONS))
    units: list[tuple[Line, ...]] = [(), *((a,) for a in lines), *product(lines, repeat=2)]
    rows = [row_of(plan, "unit", {"n": (0, 0), "行": [{"行.v": v, "行.w": w} for v, w in unit]}) for unit in units]
    right = {name: [_folded(name.split()[0], unit, " " in name) for unit in units] for name in columns}
    return Posed(plan, rows, right)


def _ranked(group: Sequence[Line], asked: bool, ordinal: bool, sign: int) -> list[State]:
    """Who is left out has no rank; who has no key has its state; a missing one among the others spoils all."""
    keys = [(0, w[1] or NA) if asked and (w[1] or not w[0]) else (sign * k[0], k[1]) for k, w in group]
    found: list[State] = []
    for place, (own, state) in enumerate(keys):
        ahead = [i for i, (k, s) in enumerate(keys) if not s and (k < own or (ordinal and k == own and i < place))]
        spoilt = state != NA and any(s > NO_SCORE for _, s in keys)
        found.append((0, ERROR) if spoilt else (0, state) if state else (len(ahead) + 1, 0))
    return found


def ranks() -> Posed:
    """Two units with every key and condition, three with every key, each such few a class of their own."""
    key, where = Field("k", NUMBER), ops.compare("gt", Field("w", NUMBER), lit(0, NUMBER))
    columns: dict[str, Expr] = {}
    for op, descending, of in product(("rank", "ordinal"), (False, True), (None, where)):
        name = f"{op}{' down' * descending}{' where' * (of is not None)}"
        columns[name] = fold(op, "unit", None, of, "class", ((key, descending),))
    number = Type("number", 0, 0, 10_000)
    facts = [Fact("k", "unit", NUMBER, "k"), Fact("w", "unit", NUMBER, "w"), Fact("类", "unit", number, "类")]
    plan = plan_of((Table("class", "GROUP", "year", ("类",), ("unit",)),), facts, columns)
    pairs = product(product(VALUES, CONDITIONS), repeat=2)
    groups = [*pairs, *(tuple((k, (1, 0)) for k in keys) for keys in product(VALUES, repeat=3))]
    units = [(number, line) for number, group in enumerate(groups) for line in group]
    rows = [row_of(plan, "unit", {"k": k, "w": w, "类": (number, 0)}) for number, (k, w) in units]
    right = {
        name: [
            state
            for _, group in groupby(units, key=lambda u: u[0])
            for state in _ranked(
                [line for _, line in group], "where" in name, "ordinal" in name, -1 if "down" in name else 1
            )
        ]
        for name in columns
    }
    return Posed(plan, rows, right)
