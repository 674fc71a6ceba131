"""Text → Document: the grammar's tables decide, the assembler makes the values.

text ─narrow, WordLexer─▶ tokens ─lalr.run─▶ reductions ─Assembler─▶ Document
"""

from functools import cache

from ruledsl import syntax
from ruledsl.assemble import Assembler, TooDeep
from ruledsl.diagnostic import Diagnostic
from ruledsl.lalr import END, Unexpected, run
from ruledsl.lexer import SHAPES, Unreadable, WordLexer, narrow
from ruledsl.lexicon import Lexicon
from ruledsl.source import Source, Span
from ruledsl.syntax import Comment, Document
from ruledsl.tables import Grammar, load_grammar

#: Rule files larger than this are refused before they are read.
MAX_TEXT = 1_000_000


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
    except (Unexpected, Unreadable, TooDeep) as problem:
        return empty, (_told(source, text, problem, lexer.lexicon),)
    if root is True:
        return empty, (Diagnostic("E101", {}, Span(source.name, 0, 0)),)
    values = root if isinstance(root, tuple) else (root,)
    blocks = tuple(v for v in values if isinstance(v, syntax.Block))
    imports = tuple(v for v in values if not isinstance(v, syntax.Block))
    return Document(source.name, blocks, imports), ()


def _told(source: Source, text: str, problem: Unexpected | Unreadable | TooDeep, lexicon: Lexicon) -> Diagnostic:
    """What is wrong with a text that cannot be read; one that can does not wait for all that is known of slips."""
    from ruledsl.misread import SURE, too_deep, unexpected, unreadable  # noqa: PLC0415
    from ruledsl.slips import slip  # noqa: PLC0415

    match problem:
        case Unreadable():
            return unreadable(source, problem)
        case TooDeep():
            return too_deep(Span(source.name, problem.start, problem.end))
    told = unexpected(source, text, problem, lexicon, _begin())
    if problem.token.type == END or told.code == "E225" or told.args.get("which") in SURE:
        return told
    return slip(source, text, problem.token.start, lexicon, _reach) or told


def _reach(text: str) -> int:
    """How far a text can be read."""
    grammar, lexer, assembler = _ready()
    try:
        run(grammar.tables, lexer, text, assembler.callbacks)
    except Unexpected as problem:
        return problem.token.start
    except (Unreadable, TooDeep) as problem:
        return problem.start
    return len(text)


@cache
def _begin() -> frozenset[str]:
    """The terminals with which a statement of a measure can begin."""
    grammar, lexer, assembler = _ready()
    try:
        run(grammar.tables, lexer, "考核文件 甲 “乙” {", assembler.callbacks)
    except Unexpected as problem:
        return frozenset(t.lstrip("_") for t in problem.accepts if t.isupper()) - {"RB"}
    raise AssertionError("a measure is not complete without its closing brace")


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
    return grammar, WordLexer(grammar.lexicon), Assembler()
