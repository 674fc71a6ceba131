"""An expression of a plan as people read formulas: 总分 ≥ 90, 最小（加分后得分，100）."""

from collections.abc import Mapping

from ruledsl.ir import READING, Case, Expr, Field, Fold, Lit, Op, Ref, Type
from ruledsl.tools.score_sheet import rendered

_SIGNS = {
    "add": " + ",
    "sub": " - ",
    "mul": " × ",
    "eq": " = ",
    "ne": " ≠ ",
    "lt": " < ",
    "le": " ≤ ",
    "gt": " > ",
    "ge": " ≥ ",
}
_WORDS = {
    "min": "最小",
    "max": "最大",
    "abs": "绝对值",
    "status": "状态",
    "and": "且",
    "or": "或",
    "not": "非",
    "neg": "-",
}
_FOLDS = {
    "count": "个数",
    "sum": "合计",
    "min": "最低",
    "max": "最高",
    "any": "任一",
    "all": "全部",
    "rank": "名次",
    "ordinal": "第几次",
}
#: A formula longer than this is cut; its beginning says which it is.
LONGEST = 120


def formula(expr: Expr, names: Mapping[str, str] | None = None) -> str:
    """The expression on one line; ``names`` are what columns are called by."""
    text = _text(expr, names or {}, 0)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _text(expr: Expr, names: Mapping[str, str], depth: int) -> str:
    if depth > 6:
        return "…"
    match expr:
        case Lit():
            return _literal(expr, expr.type)
        case Field(name=name):
            return name.removeprefix(READING)
        case Ref(column=name):
            return names.get(name, name)
        case Op():
            return _operator(expr, names, depth + 1)
        case Case(branches=branches, default=default):
            parts = [f"{_text(c, names, depth + 1)} 则 {_text(v, names, depth + 1)}" for c, v in branches]
            return f"（{'；'.join(parts)}；否则 {_text(default, names, depth + 1)}）"
        case Fold(op=op, table=table, value=value):
            inner = f" 的 {_text(value, names, depth + 1)}" if value is not None else ""
            return f"{_FOLDS[op]}（{names.get(table, table)}{inner}）"


def _literal(expr: Lit, kind: Type) -> str:
    if expr.absence:
        return {1: "不涉及", 2: "无分", 3: "未填报", 4: "无法计算"}[int(expr.absence)]
    if kind.kind == "choice":
        return kind.choices[expr.value] if 0 <= expr.value < len(kind.choices) else str(expr.value)
    if kind.kind == "flag":
        return "是" if expr.value else "否"
    return rendered(expr.value, kind).text


def _operator(op: Op, names: Mapping[str, str], depth: int) -> str:
    if op.op == "mul" and any(_scaling(a) for a in op.args):
        rest = [a for a in op.args if not _scaling(a)]
        if len(rest) == 1:
            return _text(rest[0], names, depth)
    args = [_text(a, names, depth) for a in op.args]
    if op.op in _SIGNS:
        return _SIGNS[op.op].join(args)
    if op.op in ("and", "or"):
        return f"（{f' {_WORDS[op.op]} '.join(args)}）"
    if op.op in ("not", "neg"):
        return f"{_WORDS[op.op]} {args[0]}"
    return f"{_WORDS.get(op.op, op.op)}（{'，'.join(args)}）"


def _scaling(arg: Expr) -> bool:
    """Whether an operand only changes the number of decimals."""
    return isinstance(arg, Lit) and arg.type.kind == "number" and set(str(arg.value)) <= {"1", "0"} and arg.value >= 10
