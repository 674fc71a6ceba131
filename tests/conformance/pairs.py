"""Two programs of the catalogue in one measure: side by side, or the result of one in the place of a fact of the other.

    pair(random) → Pair(ids, text), or None where the two cannot be meant together

Of what a measure has once, the first program's stands: its grades, its ranking, its classes; those of the second are
called as the first calls them.  The steps of the second total follow those of the first.  Indicators that count by shares, or that no total adds up, get a
group around them.  Two surveys are no pair, nor is a second program whose answers are called as its grades.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from random import Random

from attrs import frozen
from catalogue import Part, compiled, parts

from ruledsl.concrete import tokens
from ruledsl.ir import Absence, Fold, Ref, Type, walk
from ruledsl.statements.fact import FactStatement
from ruledsl.statements.grades import Grades
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.scoring import Assessed
from ruledsl.statements.total import Total
from ruledsl.syntax import Builtin, Node, Quantity, Statement
from ruledsl.syntax import walk as walk_nodes
from ruledsl.words import decimal

#: Of these a measure has one.
ONCE = ("year", "ends", "classes", "roster", "answers", "channels", "answer_points", "ranking", "full_marks", "grades")
#: What a measure as a whole is made of; a value that reads it cannot stand inside the measure.
WHOLE = {"总分", "指标得分合计", "加分合计", "扣分合计", "等次", "名次"}
STANDARD = {
    "full_marks": "满分 100分 分值 4位小数",
    "year": "年度 1月1日至12月31日",
    "grades": "等次 { 合格 60分及以上  不合格 不满60分 }",
}


@frozen
class Pair:
    """A measure of two constructs."""

    ids: tuple[str, str]
    plugged: bool
    text: str


def pair(random: Random) -> Pair | None:
    """Two programs by chance, the result of the second in a place of the first where there is one."""
    one, two = random.choice(parts("x")), random.choice(parts("y"))
    if not fits(one, two):
        return None
    texts = dict(_statements(one))
    plugs = [(key, new) for key, text in texts.items() for new in _plugged(one, key, text, _outputs(two), random)]
    plug = random.choice(plugs) if plugs and random.random() < 0.8 else None
    if plug:
        texts[plug[0]] = plug[1]
    return Pair((one.id, two.id), plug is not None, _measure(one, two, texts))


def fits(one: Part, two: Part) -> bool:
    """Whether two programs can be one measure: no second survey, no more classes than the first has."""
    surveys = {"answers", "channels", "answer_points"}
    if surveys & one.kinds and surveys & two.kinds:
        return False
    answers = {n.text for s, _ in two.of("answers") for n in s.names}  # type: ignore[attr-defined]
    if answers & set(_names(two, "grades")):
        return False
    return len(_names(two, "classes")) <= len(_names(one, "classes")) or not _names(one, "classes")


def _names(part: Part, kind: str) -> list[str]:
    """The grades or the classes of a program, in their order."""
    for statement, _ in part.of(kind):
        return list(statement.order) if isinstance(statement, Grades) else [n.text for n in statement.names]  # type: ignore[attr-defined]
    return []


def _statements(part: Part) -> Iterator[tuple[int, str]]:
    """The statements of a program by number, but those of which a measure has one."""
    for number, (statement, text) in enumerate(part.statements):
        if type(statement).RULE not in (*ONCE, "total"):
            yield number, text


def _measure(one: Part, two: Part, texts: Mapping[int, str]) -> str:
    """The text of both."""
    calls = _same_names(one, two)
    lines = ["施行 2020-01-01", *_head(one, two, calls)]
    others = {number: _called(text, calls) for number, text in _statements(two)}
    lines += [*_grouped(one, texts), *_grouped(two, others), _total(one, two, calls)]
    schemes = [t for s, t in one.schemes]
    kinds = {type(s).RULE for s, _ in one.schemes}
    schemes += [
        _called(t, calls) for s, t in two.schemes if type(s).RULE != "grades" and type(s).RULE not in (kinds & {*ONCE})
    ]
    sort = "评议文件" if one.survey or two.survey else "考核文件"
    scheme = "方案 成对方案 依 成对 {\n  " + "\n  ".join(schemes) + "\n}\n" if schemes else ""
    return f"{sort} 成对 “成对” {{\n  " + "\n  ".join(lines) + f"\n}}\n{scheme}"


def _grouped(part: Part, texts: Mapping[int, str]) -> Iterator[str]:
    """The statements, with a group around the indicators where they cannot stand beside others."""
    tops = {n: s for n, (s, _) in enumerate(part.statements) if isinstance(s, Indicator) and not s.placed}
    shared = any(s.weight is not None for s in tops.values())
    adds = any(isinstance(n, Builtin) and n.kind == "indicators_total" for n in nodes(part.of("total")))
    apart = tops and (shared or not adds)
    yield from (text for number, text in texts.items() if not apart or number not in tops)
    if apart:
        rule = "" if adds else " 不涉及时 计满分"
        yield f"指标 一组{part.mark}{rule} {{ {' '.join(texts[n] for n in tops)} }}"


def nodes(found: Iterable[tuple[Statement, str]]) -> Iterator[Node]:
    return (node for statement, _ in found for node in walk_nodes(statement))


def _head(one: Part, two: Part, calls: Mapping[str, str]) -> list[str]:
    """What a measure has once: of the first program, else of the second, else the plainest."""
    lines = [STANDARD["full_marks"]]
    for kind in ONCE:
        if kind == "full_marks":
            continue
        found = one.of(kind)
        texts = [t for _, t in found] or [_called(t, calls) for _, t in two.of(kind)]
        if kind == "ranking":
            texts = [t if "无分者" in t else _before_guard(t, " 无分者不排名") for t in texts]
        if not texts and kind in STANDARD:
            texts = [STANDARD[kind]]
        lines += texts
    return lines


def _before_guard(text: str, more: str) -> str:
    head, guard, tail = text.partition(" 按 ") if " 按 " in text.partition("由高到低")[2] else (text, "", "")
    return f"{head}{more}{guard}{tail}"


def _same_names(one: Part, two: Part) -> dict[str, str]:
    """What the second program calls its grades and classes → what the first calls them."""
    calls = {}
    for kind in ("grades", "classes"):
        own, other = _names(one, kind), _names(two, kind)
        if own:
            calls |= {name: own[min(place, len(own) - 1)] for place, name in enumerate(other)}
    return calls


def _called(text: str, calls: Mapping[str, str]) -> str:
    """A text with other names."""
    inside = f"考核文件 甲 “乙” {{ {text} }}"
    out, at = [], 0
    for token in tokens(inside) if calls else ():
        if token.type == "NAME" and token.value in calls:
            out += [inside[at : token.start], calls[token.value]]
            at = token.end
    whole = "".join([*out, inside[at:]])
    return whole[len("考核文件 甲 “乙” { ") : -len(" }")] if calls else text


def _total(one: Part, two: Part, calls: Mapping[str, str]) -> str:
    """The steps of both totals; the second goes on from where the first ends."""
    first, second = ([s for s, _ in p.of("total")] for p in (one, two))
    steps = [_tail(one, step) for total in first for step in total.steps]  # type: ignore[attr-defined]
    for total in second:
        assert isinstance(total, Total)
        start, *others = total.steps
        whole = isinstance(start.action, Builtin) and start.action.kind == "indicators_total"
        if not whole or start.called:
            steps.append(f"计入 {'0分 ' if whole else ''}{_called(_tail(two, start, whole), calls)}")
        steps += [_called(_tail(two, step), calls) for step in others]
    numbered = "\n    ".join(f"第{number}步 {text}" for number, text in enumerate(steps, 1))
    return f"总分 {{\n    {numbered}\n  }}"


def _tail(part: Part, step: Statement, without_start: bool = False) -> str:
    """A step without its number, and perhaps without what it starts from."""
    text = part.text[step.span.start : step.span.end]
    rest = text[text.index("步") + 1 :].strip()
    return rest.removeprefix("指标得分合计").strip() if without_start else rest


# ---- one in the place of the other


@cache
def _outputs(part: Part) -> dict[str, tuple[tuple[str, Type], ...]]:
    """The values of a program by kind that do not read the measure as a whole."""
    found: dict[str, list[tuple[str, Type]]] = {}
    result = compiled(part.text)
    assert result is not None
    columns = {c.name: c for c in result.plan.columns}
    for symbol in result.measure.symbols:
        name = symbol.path
        column = columns.get(name if symbol.role != "count" else f"{name.removesuffix('.次数')}#count")
        if symbol.role not in ("points", "count", "value", "flag") or column is None or column.table != "unit":
            continue
        if not _reads(columns, column.name) & WHOLE and "." not in name.removesuffix(".次数"):
            found.setdefault(column.type.kind, []).append((name, column.type))
    return {kind: tuple(values) for kind, values in found.items()}


def _reads(columns: Mapping[str, object], name: str) -> set[str]:
    """A column and everything it reads, directly or not."""
    seen, waiting = set(), [name]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting += [n.column for n in walk(columns[here].expr) if isinstance(n, Ref)]  # type: ignore[attr-defined]
            if any(isinstance(n, Fold) and n.table == "unit" for n in walk(columns[here].expr)):  # type: ignore[attr-defined]
                seen |= WHOLE
    return seen


def _plugged(
    part: Part, key: int, text: str, outputs: Mapping[str, tuple[tuple[str, Type], ...]], random: Random
) -> Iterator[str]:
    """The statement with a result of the other program in it, if it has a place for one."""
    statement = part.statements[key][0]
    if isinstance(statement, FactStatement) and not (
        statement.of_the_run or statement.optional or statement.for_classes
    ):
        kind, detail = statement.type
        home = {"points_type": "points", "count_type": "count", "percent_type": "ratio", "flag_type": "flag"}.get(kind)
        if home in outputs and (home == "flag" or detail is True or isinstance(detail, tuple)):
            value = _value(random.choice(outputs[home]))
            ends = [q for q in (detail if isinstance(detail, tuple) else ()) if isinstance(q, Quantity)]
            yield f"定义 {statement.name.text} = {_between(value, *ends) if len(ends) == 2 else value}"
    if (
        isinstance(statement, Indicator)
        and statement.maximum is not None
        and "points" in outputs
        and not statement.parts
    ):
        refined = any(statement.name.text in t for _, t in part.schemes)
        if (statement.scoring is None or isinstance(statement.scoring, Assessed)) and not (
            refined or statement.open_scoring or statement.placed or statement.bonuses or statement.deductions
        ):
            top = statement.maximum
            value = f"最大（0分，最小（{top}分，{_value(random.choice(outputs['points']))}））"
            full = f"满分 {decimal(top.value, top.decimals)}分"
            yield text.replace(" 计分 考核组评定", "").replace(full, f"{full} 计分 = {value}", 1)


def _value(output: tuple[str, Type]) -> str:
    """A result as an expression that is there for every unit, where it can be made to be."""
    name, kind = output
    if Absence.NOT_APPLICABLE not in kind.absent or kind.kind not in ("points", "count", "ratio"):
        return name
    return f"（{name} 不涉及时 {'0分' if kind.kind == 'points' else '0%' if kind.kind == 'ratio' else '0'}）"


def _between(value: str, low: Quantity, high: Quantity) -> str:
    unit = {"points": "分", "percent": "%", "percent_points": "%"}
    return f"最大（{low}{unit.get(low.unit, '')}，最小（{high}{unit.get(high.unit, '')}，{value}））"
