"""The operator table: every back-end reads it, nothing else says what an operator means."""

from ruledsl.months import shift_months
from ruledsl.node import Record
from ruledsl.rounding import DIVISIONS


class Operator(Record):
    """One operator: Python source over argument placeholders, and how absent arguments behave.

    ``absence`` is ``strict`` (any absent argument makes the result absent, the highest state wins), ``status`` (the
    result is the state of the argument, never absent) or ``if_not_applicable``, ``if_no_score``, ``if_missing`` (the
    second argument stands in when the first is in that state).  ``python`` with ``{*}`` joins any number of arguments.
    """

    name: str
    python: str
    absence: str = "strict"
    join: str = ""

    def source(self, *args: str) -> str:
        """The operator as Python over the sources of its arguments."""
        return self.python.replace("{*}", self.join.join(args)) if self.join else self.python.format(*args)


OPERATORS: dict[str, Operator] = {
    o.name: o
    for o in (
        Operator("add", "({*})", join=" + "),
        Operator("sub", "({0} - {1})"),
        Operator("mul", "({*})", join=" * "),
        Operator("neg", "(-{0})"),
        Operator("abs", "abs({0})"),
        Operator("min", "min({*})", join=", "),
        Operator("max", "max({*})", join=", "),
        Operator("eq", "({0} == {1})"),
        Operator("ne", "({0} != {1})"),
        Operator("lt", "({0} < {1})"),
        Operator("le", "({0} <= {1})"),
        Operator("gt", "({0} > {1})"),
        Operator("ge", "({0} >= {1})"),
        Operator("and", "({*})", join=" and "),
        Operator("or", "({*})", join=" or "),
        Operator("not", "(not {0})"),
        # Division: only with its rounding, on |x| with the sign put back, the divisor > 0.
        Operator("div_half_up", "div_half_up({0}, {1})"),
        Operator("div_half_even", "div_half_even({0}, {1})"),
        Operator("div_down", "div_down({0}, {1})"),
        Operator("div_up", "div_up({0}, {1})"),
        # The same day of another month, or its last day: a date and a constant number of months.
        Operator("months_later", "shift_months({0}, {1})"),
        Operator("status", "", "status"),
        Operator("if_not_applicable", "", "if_not_applicable"),
        Operator("if_no_score", "", "if_no_score"),
        Operator("if_missing", "", "if_missing"),
    )
}

#: What the sources of operators call.
FUNCTIONS = {**DIVISIONS, "shift_months": shift_months}
#: Rounding modes of the language and the fused operator of each.
ROUNDING = {"half_up": "div_half_up", "half_even": "div_half_even", "down": "div_down", "up": "div_up"}
