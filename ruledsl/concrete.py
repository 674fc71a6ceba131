"""Text → concrete tree: everything that the parser took, punctuation too, for what works on the words of a file."""

import contextlib
from collections.abc import Iterator
from functools import cache, partial

from attrs import frozen

from ruledsl.lalr import Accepts, Token, Unexpected, run
from ruledsl.lexer import Unreadable, WordLexer, narrow
from ruledsl.lexicon import Lexicon
from ruledsl.source import Source
from ruledsl.tables import Grammar, load_grammar


@frozen
class Tree:
    """A reduced rule with everything in it, punctuation too."""

    rule: str
    children: list["Tree | Token"]

    def tokens(self) -> list[Token]:
        found: list[Token] = []
        for child in self.children:
            found += [child] if isinstance(child, Token) else child.tokens()
        return found


def read_tree(source: Source) -> Tree:
    """The tree of a text that parses."""
    grammar = _grammar()
    callbacks = {name: partial(Tree, name) for name, _, _ in grammar.tables.rules}
    tree: Tree = run(grammar.tables, WordLexer(grammar.lexicon), narrow(source.text), callbacks)
    return tree


def tokens(text: str) -> list[Token]:
    """The tokens of a text as the parser takes them, up to the first that it does not take."""
    grammar = _grammar()
    lexer = WordLexer(grammar.lexicon)
    taken: list[Token] = []

    def watched(text: str, accepts: Accepts) -> Iterator[Token]:
        for token in lexer(text, accepts):
            yield token
            taken.append(token)

    with contextlib.suppress(Unexpected, Unreadable):
        run(grammar.tables, watched, narrow(text), {name: tuple for name, _, _ in grammar.tables.rules})
    return taken


@cache
def _grammar() -> Grammar:
    return load_grammar()


def lexicon() -> Lexicon:
    return _grammar().lexicon
