"""Trees of SQL as text: one column a line, brackets within the line."""

from functools import cache
from typing import Any

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect


def written(tree: exp.Expression, dialect: str, pretty: bool = True) -> str:
    """The text of a tree in a dialect."""
    return _generator(dialect)(dialect=dialect, pretty=pretty, max_text_width=10**6).generate(tree, copy=False)


@cache
def _generator(dialect: str) -> Any:
    base: Any = Dialect.get_or_raise(dialect).generator_class

    class Readable(base):
        """The generator of a dialect, which breaks lines within brackets no more."""

        def paren_sql(self, expression: exp.Paren) -> str:
            return f"({self.sql(expression, 'this')})"

    return Readable
