"""Trees of SQL as text: what is computed one column a line, what is only carried on in lines filled with names.

SELECT
  unit.id, f0008, f0009, c0040,
  LEAST(c0040, 1000) AS c0041 /* 加分  第十三条 */
FROM unit_2 AS unit
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect

#: Longer ones are broken.
WIDTH = 100


def written(tree: exp.Expression, dialect: str, pretty: bool = True) -> str:
    """The text of a tree in a dialect."""
    return _generator(dialect)(dialect=dialect, pretty=pretty, max_text_width=WIDTH).generate(tree, copy=False)


@cache
def _generator(dialect: str) -> Any:
    base: Any = Dialect.get_or_raise(dialect).generator_class

    class Readable(base):
        """The generator of a dialect, which breaks no lines for a bracket but fills them with names."""

        def paren_sql(self, expression: exp.Paren) -> str:
            return f"({self.sql(expression, 'this')})"

        def add_sql(self, expression: exp.Add) -> str:
            terms = [self.sql(term) for term in expression.flatten(unnest=False)]
            return ("\n+ " if self.pretty and self.too_wide(terms) else " + ").join(terms)

        def expressions(self, expression: Any = None, *args: Any, **more: Any) -> str:
            if not self.pretty or args or more or not isinstance(expression, exp.Select):
                return str(super().expressions(expression, *args, **more))
            return self.indent("\n".join(self._lines(expression.expressions)))

        def _lines(self, columns: list[exp.Expression]) -> Iterator[str]:
            full = ""
            for number, column in enumerate(columns, 1):
                text = self.sql(column, comment=False) + "," * (number < len(columns))
                if isinstance(column, exp.Column) and len(full) + len(text) < WIDTH:
                    full = f"{full} {text}".lstrip()
                    continue
                if full:
                    yield full
                full = text if isinstance(column, exp.Column) else ""
                if not full:
                    yield text + self.maybe_comment("", column)
            if full:
                yield full

        def group_sql(self, expression: exp.Group) -> str:
            keys = ", ".join(self.sql(e) for e in expression.expressions)
            return self.seg(f"GROUP BY {keys}")

    return Readable
