"""Expressions of a plan → Python over two locals each, a value and a status; a branch not taken is not computed."""

from collections.abc import Callable
from typing import TypeVar

from attrs import define

from ruledsl.backends.record_blocks import LONGEST_CHAIN, Code, Lines, Module, Target, either
from ruledsl.backends.record_cases import LONG_TABLE
from ruledsl.ir import Case, Expr, Field, Lit, Op, Ref, Type
from ruledsl.node import evolve
from ruledsl.ops import OPERATORS
from ruledsl.specialise import STAND_IN

#: Deeper than this a part of an expression gets a line of its own; Python's parser stops at 200 brackets.
_DEEP = 20
#: So many operands are joined in one expression, so many branches in one line.
_WIDE, _FEW = 40, 4

Result = TypeVar("Result")


@define
class Expressions:
    """Writes expressions as lines and sources.  How a fact or another column is read is for the caller to say."""

    module: Module
    read_field: Callable[[Field], Code]
    read_column: Callable[[str, Target | None], Code]
    lines: Lines

    def of(self, expr: Expr, into: Target | None = None) -> Code:
        """The source of an expression; where lines are needed for it, its value may be left in ``into``."""
        match expr:
            case Lit(value=value, absence=absence):
                return Code(str(value) if value >= 0 else f"({value})", str(int(absence)) if absence else "")
            case Field():
                return self.read_field(expr)
            case Ref(column=column):
                return self.read_column(column, into)
            case Case():
                return self._case(expr, into)
            case Op():
                return self._op(expr, into)
        raise AssertionError(f"{type(expr).__name__} inside an expression")

    def fresh(self) -> Target:
        n = self.module.number()
        return Target(f"v{n}", f"u{n}")

    def simple(self, code: Code) -> Code:
        """The same value in a local, so that it may be repeated."""
        if code.simple:
            return code
        name = self.fresh().value
        self.lines.append(f"{name} = {code.value}")
        return evolve(code, value=name, depth=0)

    def simple_status(self, code: Code) -> Code:
        """The same status in a local."""
        if code.status.isalnum():
            return code
        name = self.fresh().status
        self.lines.append(f"{name} = {code.status}")
        return evolve(code, status=name)

    def aside(self, expr: Expr, into: Target | None = None) -> tuple[Lines, Code]:
        """The source of an expression and the lines it needs, not yet written anywhere."""
        return self.apart(lambda: self.of(expr, into))

    def apart(self, write: Callable[[], Result]) -> tuple[Lines, Result]:
        """What is written by a call, taken out again, and its result."""
        outer, self.lines = self.lines, []
        result = write()
        lines, self.lines = self.lines, outer
        return lines, result

    # --- operators -----------------------------------------------------------------------------------------------

    def _op(self, op: Op, into: Target | None) -> Code:
        if op.op in STAND_IN:
            return self._stand_in(op, into)
        args = [self.of(a) for a in op.args]
        if op.op == "status":
            return Code(args[0].status or "0", "", int(not args[0].status.isalnum()))
        status = self._worst([a.status for a in args if a.status], op.type)
        if op.op.startswith("div_"):
            return self._division(op, args, status)
        if op.op in ("min", "max"):
            return evolve(self._extreme(op.op, args, into), status=status)
        if op.op == "abs":
            x = self.simple(args[0]).value
            return Code(f"({x} if {x} >= 0 else -{x})", status, 1)
        while len(args) > _WIDE:
            args = [self.simple(self._joined(op.op, args[:_WIDE])), *args[_WIDE:]]
        return evolve(self._joined(op.op, args), status=status)

    def _joined(self, op: str, args: list[Code]) -> Code:
        args = [self.simple(a) if a.depth > _DEEP else a for a in args]
        return Code(OPERATORS[op].source(*(a.value for a in args)), "", 1 + max(a.depth for a in args))

    def _worst(self, states: list[str], type_: Type) -> str:
        """The highest of some states of absence, if the type can be absent at all."""
        states = list(dict.fromkeys(states))
        if not type_.absent or not states:
            return ""
        if len(states) == 1 or len(type_.absent) == 1:
            return states[0] if len(states) == 1 else f"({' or '.join(states)})"
        if len(states) == 2 and all(s.isalnum() for s in states):
            return "({0} if {0} > {1} else {1})".format(*states)
        return f"max({', '.join(states)})"

    def _extreme(self, op: str, args: list[Code], into: Target | None) -> Code:
        """min and max without a call: the first operand in a local, replaced by any that is further out."""
        sign = "<" if op == "min" else ">"
        args = sorted(args, key=lambda a: a.simple)
        first, *others = args[0], *(self.simple(a) for a in args[1:])
        if first.simple and len(others) == 1:
            a, b = first.value, others[0].value
            return Code(f"({a} if {a} {sign} {b} else {b})", "", 1)
        name = (into or self.fresh()).value
        self.lines.append(f"{name} = {first.value}")
        self.lines += [f"if {o.value} {sign} {name}: {name} = {o.value}" for o in others]
        return Code(name)

    def _division(self, op: Op, args: list[Code], status: str) -> Code:
        """Rounding written out where the divisor is proved to be above 0, else a call that checks it."""
        args = [self.simple(a) for a in args]
        x, d = args[0].value, args[1].value
        below = OPERATORS[op.op].source(x, d)
        if op.args[1].type.lo > 0 and op.op != "div_half_even":
            up, down = _quotient(op.op, x, d), _quotient(op.op, f"-{x}", d)
            below = up if op.args[0].type.lo >= 0 else f"({up} if {x} >= 0 else -({down}))"
        if any(a.status for a in args) and not d.isdigit():
            # The slot of an absent divisor holds 0.
            absent = self._worst([a.status for a in args if a.status], evolve(op.type, absent=_every(op)))
            below = f"(0 if {absent} else {below})" if absent else below
        return Code(f"({below})", status, 3)

    def _stand_in(self, op: Op, into: Target | None) -> Code:
        """The second argument where the first is in the state that the operator names."""
        first = self.of(op.args[0])
        state = STAND_IN[op.op]
        if state not in op.args[0].type.absent or not first.status:
            return first
        alone, with_status = len(op.args[0].type.absent) == 1, bool(op.type.absent)
        target = into or self.fresh()
        lines, second = self.aside(op.args[1], target)
        deepest = max(first.depth, second.depth)
        if alone and not lines and not with_status and deepest < _DEEP:
            return Code(f"({second.value} if {first.status} else {first.value})", "", 1 + deepest)
        first = self.simple_status(self.simple(first))
        test = first.status if alone else f"{first.status} == {int(state)}"
        then = self.module.nested(lines + target.set(second, with_status), target, with_status)
        other = self.module.nested(target.set(first, with_status), target, with_status)
        self.lines += either(test, then, other)
        return Code(target.value, target.status if with_status else "")

    # --- choices -------------------------------------------------------------------------------------------------

    def _case(self, case: Case, into: Target | None) -> Code:
        case = _flat(case)
        target, with_status = into or self.fresh(), bool(case.type.absent)
        table = _tariff(case)
        if table:
            return self._looked_up(case, table, target)
        if len(case.branches) > LONGEST_CHAIN:
            later = evolve(case, branches=case.branches[LONGEST_CHAIN:])
            rest_lines, rest = self.aside(later, target)
            rest_lines = self.module.apart(rest_lines + target.set(rest, with_status), target, with_status)
            rest = Code(target.value, target.status)
        else:
            rest_lines, rest = self.aside(case.default, target)
        parts = [
            (self.aside(condition), self.aside(value, target)) for condition, value in case.branches[:LONGEST_CHAIN]
        ]
        everything = [(rest_lines, rest), *(part for pair in parts for part in pair)]
        if not with_status and len(parts) <= _FEW and not any(lines or c.depth > _DEEP for lines, c in everything):
            tests = "".join(f"{value.value} if {test.value} else " for (_, test), (_, value) in parts)
            return Code(f"({tests}{rest.value})", "", 1 + max(c.depth for _, c in everything))
        written = rest_lines + target.set(rest, with_status)
        for (test_lines, test), (lines, value) in reversed(parts):
            then = self.module.nested(lines + target.set(value, with_status), target, with_status)
            other = self.module.nested(written, target, with_status)
            written = either(test.value, then, other)
            if test.status and with_status:
                unknown = [f" {target.value} = 0", f" {target.status} = {test.status}"]
                written = either(test.status, unknown, self.module.nested(written, target, with_status))
            written = test_lines + written
        self.lines += written
        return Code(target.value, target.status if with_status else "")

    def _looked_up(self, case: Case, table: tuple[Expr, dict[int, int]], target: Target) -> Code:
        key = self.of(table[0])
        name = self.module.table(table[1])
        default = case.default
        if isinstance(default, Lit) and not default.absence:
            return Code(f"{name}.get({key.value}, {default.value})", key.status if case.type.absent else "", 1)
        with_status = bool(case.type.absent)
        lines, other = self.aside(default, target)
        body = self.module.nested(lines + target.set(other, with_status), target, with_status)
        self.lines += target.set(Code(f"{name}.get({key.value})", key.status), with_status)
        if key.status and with_status:
            body = [f" if {target.status}: {target.value} = 0", " else:", *(" " + line for line in body)]
        self.lines += [f"if {target.value} is None:", *body]
        return Code(target.value, target.status if with_status else "")


def _every(op: Op) -> frozenset:
    return frozenset().union(*(a.type.absent for a in op.args))


def _quotient(op: str, x: str, d: str) -> str:
    """A rounded quotient of what is not below 0 by what is above 0."""
    match op:
        case "div_half_up" if d.isdigit():
            return f"({x} + {int(d) // 2}) // {d}" if int(d) > 1 else x
        case "div_half_up":
            return f"(2 * {x} + {d}) // (2 * {d})"
        case "div_down":
            return f"{x} // {d}"
    return f"-(-{x} // {d})".replace("--", "")


def _flat(case: Case) -> Case:
    """A Case in the default of a Case is more branches."""
    branches, default = list(case.branches), case.default
    while isinstance(default, Case):
        branches += default.branches
        default = default.default
    return case if default is case.default else evolve(case, branches=tuple(branches), default=default)


def _tariff(case: Case) -> tuple[Expr, dict[int, int]] | None:
    """What is looked up and the table, if the Case only compares one value with constants for constants."""
    if len(case.branches) <= LONG_TABLE:
        return None
    subject: Expr | None = None
    table: dict[int, int] = {}
    for condition, value in case.branches:
        match condition, value:
            case Op(op="eq", args=(key, Lit(value=k, absence=0))), Lit(value=v, absence=0):
                if subject is not None and key is not subject and key != subject:
                    return None
                subject = key
                table.setdefault(k, v)
            case _:
                return None
    return None if subject is None else (subject, table)
