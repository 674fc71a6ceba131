"""Plan → Plan with its readings settled: options become constants, and what follows from constants is worked out.

    若 读法.按次 { a } 否则 { b }   ─specialise(按次)─▶   a

Every column stays under its name, so that a trace of the smaller plan is still complete.
"""

from collections.abc import Mapping
from typing import TypeVar

from ruledsl.ir import READING, Absence, Case, Column, Expr, Field, Fold, Lit, Op, Plan, Ref, Type
from ruledsl.node import evolve
from ruledsl.operators import FUNCTIONS, OPERATORS
from ruledsl.ops import nothing
from ruledsl.rewrite import in_order, rewrite

#: The operators that stand in for an absence, and the absence.
STAND_IN = {
    "if_not_applicable": Absence.NOT_APPLICABLE,
    "if_no_score": Absence.NO_SCORE,
    "if_missing": Absence.MISSING,
}

Node = TypeVar("Node", Op, Case)


def specialise(plan: Plan, readings: Mapping[str, str] = {}) -> Plan:
    """The plan under the options in use, ``readings`` over those of the file; an unsettled reading stays free."""
    parameters = tuple(evolve(p, value=readings.get(p.name, p.value)) for p in plan.parameters)
    settled = {READING + p.name: p.options.index(p.value) for p in parameters if p.value is not None}
    homes = {f.name: f.table for f in plan.facts} | {c.name: c.table for c in plan.columns}
    done: dict[str, Column] = {}

    def visit(node: Expr) -> Expr:
        match node:
            case Field(name, type_) if name in settled:
                return _literal(settled[name], type_)
            case Ref(name, _) if name in done:
                return through(done[name], homes)
        return worked_out(node)

    for column in in_order(plan.columns):
        done[column.name] = evolve(column, expr=rewrite(column.expr, visit))
    return evolve(plan, columns=tuple(done[c.name] for c in plan.columns), parameters=parameters)


def worked_out(node: Expr) -> Expr:
    """The node over its children as they are: what follows from constants, without absences that cannot be."""
    match node:
        case Op():
            return _folded_op(_narrowed(node, _absences_of_op(node)))
        case Case():
            return _folded_case(node)
        case Fold():
            return _folded_fold(node)
    return node


def _literal(value: int, type_: Type) -> Lit:
    return Lit(value, evolve(type_, lo=value, hi=value, absent=frozenset()))


def through(column: Column, homes: Mapping[str, str]) -> Expr:
    """What a reader of the column reads: the constant or the fact behind it, or the column under its new type."""
    match column.expr:
        case Lit():
            return column.expr
        case Field(name=name) | Ref(column=name) if homes.get(name) == column.table:
            return column.expr
    return Ref(column.name, column.type)


def _absences_of_op(node: Op) -> frozenset[Absence]:
    if node.op == "status":
        return frozenset()
    if node.op in STAND_IN:
        first, second = node.args
        left = first.type.absent - {STAND_IN[node.op]}
        return left | second.type.absent if left != first.type.absent else left
    return frozenset().union(*(a.type.absent for a in node.args))


def _narrowed(node: Node, possible: frozenset[Absence]) -> Node:
    """The node without the absences that have become impossible."""
    absent = node.type.absent & possible
    return node if absent == node.type.absent else evolve(node, type=evolve(node.type, absent=absent))


def _folded_op(node: Op) -> Expr:
    first = node.args[0]
    if node.op == "status":
        return _status(node, first)
    if node.op in STAND_IN:
        return _stood_in(node, first)
    if len(node.args) == 1 and node.op in ("min", "max"):
        return first
    literals = [a for a in node.args if isinstance(a, Lit)]
    if len(literals) == len(node.args):
        return _computed(node, literals)
    if node.op in ("and", "or") and literals:
        return _folded_flags(node)
    if node.op in ("add", "mul", "min", "max") and literals:
        return _folded_numbers(node, literals)
    if node.op in ("eq", "ne") and node.args[0] == node.args[1] and not first.type.absent:
        return _literal(int(node.op == "eq"), node.type)
    return node


def _status(node: Op, arg: Expr) -> Expr:
    if isinstance(arg, Lit):
        return _literal(int(arg.absence), node.type)
    return node if arg.type.absent else _literal(0, node.type)


def _stood_in(node: Op, first: Expr) -> Expr:
    state = STAND_IN[node.op]
    if isinstance(first, Lit):
        return node.args[1] if first.absence is state else first
    return node if state in first.type.absent else first


def _computed(node: Op, args: list[Lit]) -> Expr:
    """The value of an operator over constants; a division by what is not above 0 is left to whoever runs it."""
    worst = max(a.absence for a in args)
    if worst:
        return nothing(node.type, Absence(worst))
    source = OPERATORS[node.op].source(*(f"({a.value})" for a in args))
    try:
        # Only integers enter this source, and only what the operator table says is done to them.
        return _literal(int(eval(source, dict(FUNCTIONS))), node.type)
    except ZeroDivisionError:
        return node


def _folded_flags(node: Op) -> Expr:
    """Conditions without the constants that decide nothing; a constant decides only where the others are there."""
    decisive = int(node.op == "or")
    others = tuple(a for a in node.args if not isinstance(a, Lit) or a.absence)
    decided = any(isinstance(a, Lit) and not a.absence and bool(a.value) == bool(decisive) for a in node.args)
    if decided:
        present = not any(a.type.absent for a in others)
        return _literal(decisive, node.type) if present else node
    return others[0] if len(others) == 1 else evolve(node, args=others)


def _folded_numbers(node: Op, literals: list[Lit]) -> Expr:
    """Constants among the operands gathered into one, and left out where it changes nothing."""
    if any(a.absence for a in literals):
        return node
    others = tuple(a for a in node.args if not isinstance(a, Lit))
    scale = sum(a.type.decimals for a in literals) if node.op == "mul" else literals[0].type.decimals
    one = literals[0] if len(literals) == 1 else _computed(evolve(node, args=tuple(literals)), literals)
    assert isinstance(one, Lit)
    constant = evolve(one, type=evolve(one.type, decimals=scale, kind=literals[0].type.kind))
    if node.op == "mul" and constant.value == 0 and not any(a.type.absent for a in others):
        return _literal(0, node.type)
    neutral = {"add": 0, "mul": 1}.get(node.op)
    if constant.value != neutral:
        return node if len(literals) == 1 else evolve(node, args=(*others, constant))
    if len(others) > 1:
        return evolve(node, args=others) if scale == 0 or node.op == "add" else node
    same = (others[0].type.kind, others[0].type.decimals) == (node.type.kind, node.type.decimals)
    return others[0] if same else node


def _folded_case(node: Case) -> Expr:
    """A Case without the branches that are never, and none after one that is always, taken."""
    branches: list[tuple[Expr, Expr]] = []
    default = node.default
    for condition, value in node.branches:
        if not isinstance(condition, Lit):
            branches.append((condition, value))
        elif condition.absence or condition.value:
            default = nothing(node.type, condition.absence) if condition.absence else value
            break
    alike = isinstance(default, Lit) and all(value == default for _, value in branches)
    if not branches or (alike and not any(c.type.absent for c, _ in branches)):
        return default
    parts = [*(e for pair in branches for e in pair), default]
    possible: frozenset[Absence] = frozenset().union(*(e.type.absent for e in parts))
    same = len(branches) == len(node.branches) and default is node.default
    return _narrowed(node if same else evolve(node, branches=tuple(branches), default=default), possible)


def _folded_fold(node: Fold) -> Expr:
    """A fold whose ``where`` is a constant: over every row, or over none."""
    if not isinstance(node.where, Lit) or node.where.absence:
        return node
    if node.where.value:
        return evolve(node, where=None)
    # A fold that can be an error is one over units, of which some may be lost: it must still say so.
    if node.op in ("rank", "ordinal") or Absence.ERROR in node.type.absent:
        return node
    if node.op in ("min", "max"):
        return nothing(node.type, Absence.NOT_APPLICABLE)
    return _literal(int(node.op == "all"), node.type)
