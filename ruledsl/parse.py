"""Text → Document.  The grammar's tables decide, ``Assembler`` turns each reduced rule into a value of ``syntax`` or ``statements``.

Nothing here knows a kind of statement: a rule with a class becomes an instance of it, a rule without one becomes the
field of its name in the statement around it.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from attrs import frozen

from ruledsl import statements, syntax
from ruledsl.diagnostic import Diagnostic
from ruledsl.lalr import Token, Unexpected, run
from ruledsl.lexer import SHAPES, Unreadable, WordLexer, narrow
from ruledsl.misread import too_deep, unexpected, unreadable
from ruledsl.source import Source, Span
from ruledsl.syntax import Clause, Comment, Document, Node, Quantity
from ruledsl.tables import Grammar, load_grammar

#: Rule files larger than this are refused before they are read.
MAX_TEXT = 1_000_000
#: Expressions nested deeper than this are refused; later passes recurse over them.
MAX_NESTING = 200


@frozen
class Part:
    """A reduced rule on its way into the statement around it."""

    name: str
    value: Any
    start: int
    end: int
    depth: int


class _TooDeep(Exception):
    def __init__(self, start: int, end: int) -> None:
        super().__init__()
        self.start, self.end = start, end


_EXPRESSIONS = frozenset(c.RULE for c in syntax.Expression.__args__)
_CLASSES: dict[str, type[Node]] = {c.RULE: c for c in (*syntax.Expression.__args__, *statements.NODES)}


class Assembler:
    """The callbacks of the rules of the grammar, and the file that is being read."""

    def __init__(self, rules: Iterable[str]) -> None:
        self.file = ""
        self.callbacks = {rule: self._callback(rule, _conversion(rule)) for rule in rules if rule[0] != "_"}

    def _callback(self, rule: str, convert: Callable[..., Any]) -> Callable[[list[Any]], Part]:
        def reduce(found: list[Any]) -> Part:
            if not found:
                return Part(rule, convert([], Span(self.file, 0, 0)), 0, 0, 0)
            first, last = found[0], found[-1]
            start = first.start
            end = last.end
            kept = [f for f in found if type(f) is not Token or (f.type[0] != "_" and f.type != "DOT")]
            depth = 1 + max((f.depth for f in kept if type(f) is Part), default=0)
            if depth > MAX_NESTING:
                raise _TooDeep(start, end)
            return Part(rule, convert(kept, Span(self.file, start, end)), start, end, depth)

        return reduce


def _conversion(rule: str) -> Callable[[list[Any], Span], Any]:
    """How the parts of a rule become its value."""
    if rule in _CONVERT:
        return _CONVERT[rule]
    return _assembled(_CLASSES[rule]) if rule in _CLASSES else _plain


def _value(item: "Token | Part") -> Any:
    """What a kept token or part contributes."""
    if isinstance(item, Part):
        return item.value
    match item.type:
        case "STRING":
            return item.value[1:-1]
        case "NAME":
            return item.value.strip("「」")
        case "CLAUSE" | "ITEM" | "PARAGRAPH":
            return Clause.parse(item.value)
        case "STEPNO":
            return syntax.integer(item.value[1:-1])
        case "NUMERAL":
            return item.value if item.value[0].isdigit() else str(syntax.integer(item.value))
        case "MONTHDAY" | "DATE":
            return item.value
        case _:
            return item.type.lower()


def _plain(kept: list[Any], span: Span) -> Any:
    """A rule without a class: nothing → True, one value → that value, several → a tuple."""
    if not kept:
        return True
    return _value(kept[0]) if len(kept) == 1 else tuple(map(_value, kept))


def _assembled(cls: type[Node]) -> Callable[[list[Any], Span], Node]:
    """Build an instance: each part goes to the field of its rule; a repeated field is a tuple."""
    fields = syntax.fields_of(cls)
    many = {rule for rule, a in fields.items() if a.metadata.get("many", str(a.type).startswith("tuple"))}

    def build(kept: list[Any], span: Span) -> Node:
        values: dict[str, Any] = {"span": span}
        for item in kept:
            rule = item.name if isinstance(item, Part) else item.type.lower()
            value = _value(item)
            if rule not in fields:
                rule = "expr" if rule in _EXPRESSIONS else "statements" if isinstance(value, Node) else "items"
            target = fields[rule]
            if (target.metadata.get("rule") or target.name) in many:
                more = value if rule == "names" else (value,)
                values[target.name] = (*values.get(target.name, ()), *more)
            else:
                values[target.name] = value
        return cls(**values)

    return build


def _name(kept: list[Any], span: Span) -> syntax.Name:
    return syntax.Name(_value(kept[0]), span=span)


def _names(kept: list[Any], span: Span) -> tuple[syntax.Name, ...]:
    return tuple(syntax.Name(_value(t), span=Span(span.file, t.start, t.end)) for t in kept)


def _quantity(kept: list[Any], span: Span) -> Quantity:
    text = kept[0].value
    if not text[0].isdigit():
        return Quantity(syntax.integer(text), 0, _unit(kept), span=span)
    whole, _, fraction = text.partition(".")
    return Quantity(int(whole + fraction), len(fraction), _unit(kept), span=span)


def _unit(kept: list[Any]) -> str:
    return kept[1].value if len(kept) > 1 else ""


def _date(kept: list[Any], span: Span) -> syntax.Date:
    text = kept[0].value
    for mark in "年月":
        text = text.replace(mark, "-")
    year, month, day = (int(p) for p in text.rstrip("日").split("-"))
    try:
        days = date(year, month, day).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        days = -1
    return syntax.Date(days, text, span=span)


def _cite(kept: list[Any], span: Span) -> syntax.Cite:
    clauses: list[Clause] = []
    of_measure, absent = False, None
    for part in kept:
        if part.name == "of_measure":
            of_measure = True
        elif part.name == "no_clause":
            absent = part.value
        else:
            clauses.append(part.value)
    return syntax.Cite(syntax.with_articles(clauses), of_measure, absent, span=span)


def _range(kept: list[Any], span: Span) -> tuple[Clause, Clause]:
    first = _value(kept[0])
    last = _value(kept[-1])
    if not last.article:
        last = Clause(first.article, last.paragraph or first.paragraph, last.item)
    return first, last


def _band(kept: list[Any], span: Span) -> syntax.Band:
    low = high = None
    low_words = high_words = ""
    for part in kept:
        if part.name == "dash":
            first, last = (_bound(v) for v in part.value[:2])
            unit = syntax.Quantity(first.value, first.decimals, last.unit, span=first.span)
            excluded = part.value[2]
            low_words = (
                "more_than" if (excluded.value, excluded.decimals) == (first.value, first.decimals) else "and_more"
            )
            return syntax.Band(
                unit, low_words, last, "less_than" if low_words == "and_more" else "at_or_below", span=span
            )
        quantity = next(v for v in part.value if isinstance(v, Quantity))
        words = next(v for v in part.value if not isinstance(v, Quantity))
        if part.name == "lower":
            low, low_words = quantity, words
        else:
            high, high_words = quantity, words
    return syntax.Band(low, low_words, high, high_words, span=span)


def _tier(kept: list[Any], span: Span) -> statements.scoring.Tier:
    """A band and its points.  The grammar has no band here: after “90%以上” only the next word tells which number it is."""
    band = _band(kept[:-1], Span(span.file, kept[0].start, kept[-2].end))
    return statements.scoring.Tier(band, kept[-1].value, span=span)


def _bound(value: Any) -> Quantity:
    return value if isinstance(value, Quantity) else _quantity([Token("NUMERAL", value, 0, 0)], syntax.NOWHERE)


def _pairs(cls: type[Node], default: str) -> Callable[[list[Any], Span], Node]:
    """``a + b − c`` → ((plus_sign, a), (plus_sign, b), (minus_sign, c))."""

    def build(kept: list[Any], span: Span) -> Node:
        pairs, sign = [], default
        for item in kept:
            if isinstance(item, Part):
                pairs.append((sign, item.value))
            else:
                sign = item.type.lower()
        return cls(tuple(pairs), span=span)  # type: ignore[call-arg]

    return build


def _positional(cls: type[Node]) -> Callable[[list[Any], Span], Node]:
    def build(kept: list[Any], span: Span) -> Node:
        return cls(*map(_value, kept), span=span)

    return build


def _variadic(cls: type[Node], head: int = 0) -> Callable[[list[Any], Span], Node]:
    def build(kept: list[Any], span: Span) -> Node:
        values = [_value(k) for k in kept]
        return cls(*values[:head], tuple(values[head:]), span=span)

    return build


def _compare(kept: list[Any], span: Span) -> syntax.Compare:
    left, relation, right = map(_value, kept)
    return syntax.Compare(relation, left, right, span=span)


def _rounding(kept: list[Any], span: Span) -> syntax.Rounding:
    mode = "half_up" if kept[0].type == "ROUND" else "down"
    return syntax.Rounding(mode, int(kept[1].value), span=span)


_CONVERT: dict[str, Callable[[list[Any], Span], Any]] = {
    "name": _name,
    "names": _names,
    "circumstances": lambda kept, span: syntax.with_articles(map(_value, kept)),
    "type": lambda kept, span: (kept[0].name, kept[0].value),
    "ordinal": lambda kept, span: syntax.integer(kept[0].value.strip("第步")),
    "path": lambda kept, span: ".".join(map(_value, kept)),
    "quantity": _quantity,
    "date": _date,
    "cite": _cite,
    "range": _range,
    "band": _band,
    "tier": _tier,
    "option": _variadic(syntax.Option),
    "guard": _variadic(syntax.Guard),
    "reference": _variadic(syntax.Reference),
    "dotted": _variadic(syntax.Reference),
    "builtin": lambda kept, span: syntax.Builtin(kept[0].type.lower(), span=span),
    "sum": _pairs(syntax.Sum, "plus_sign"),
    "product": _pairs(syntax.Product, "times"),
    "compare": _compare,
    "within_band": _positional(syntax.WithinBand),
    "all": _variadic(syntax.All),
    "any": _variadic(syntax.Any_),
    "negation": _positional(syntax.Negation),
    "if_then": _positional(syntax.IfThen),
    "shifted": _positional(syntax.Shifted),
    "extreme": _variadic(syntax.Extreme, head=1),
    "rounding": _rounding,
    "rounded": _positional(syntax.Rounded),
    "relation": lambda kept, span: kept[0].type.lower(),
}


# ---- reading a text


def parse(source: Source) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read one file.  The document is empty when there is an error; nothing is raised for the author's mistakes."""
    empty = Document(source.name)
    if not source.text.strip("\ufeff \t\r\n"):
        return empty, (Diagnostic("E101", {}, Span(source.name, 0, 0)),)
    if len(source.text) > MAX_TEXT:
        args = {"size": len(source.text), "limit": MAX_TEXT}
        return empty, (Diagnostic("E102", args, Span(source.name, 0, 0)),)
    grammar, lexer, assembler = _ready()
    assembler.file = source.name
    text = narrow(source.text)
    try:
        root = run(grammar.tables, lexer, text, assembler.callbacks).value
    except Unexpected as problem:
        return empty, (unexpected(source, text, problem, lexer.lexicon),)
    except Unreadable as problem:
        return empty, (unreadable(source, problem),)
    except _TooDeep as problem:
        return empty, (too_deep(Span(source.name, problem.start, problem.end)),)
    if root is True:
        return empty, (Diagnostic("E101", {}, Span(source.name, 0, 0)),)
    values = root if isinstance(root, tuple) else (root,)
    blocks = tuple(v for v in values if isinstance(v, syntax.Block))
    imports = tuple(v for v in values if not isinstance(v, syntax.Block))
    return Document(source.name, blocks, imports), ()


def comments(source: Source) -> tuple[Comment, ...]:
    """The comments of a text, in order."""
    found = []
    for match in SHAPES.finditer(narrow(source.text)):
        if match.lastgroup == "COMMENT":
            span = Span(source.name, match.start(), match.end())
            found.append(Comment(source.text[match.start() : match.end()].rstrip(), span))
    return tuple(found)


@cache
def _ready() -> tuple[Grammar, WordLexer, Assembler]:
    grammar = load_grammar()
    return grammar, WordLexer(grammar.lexicon), Assembler({r.name for r in grammar.tables.rules})
