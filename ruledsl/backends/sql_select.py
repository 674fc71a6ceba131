"""SELECT … FROM … JOIN …: tables read under the names of their relations."""

from collections.abc import Sequence

from attrs import frozen
from sqlglot import exp

from ruledsl.backends import sql_terms as sql
from ruledsl.backends.sql_terms import Term


@frozen(eq=False)
class Source:
    """A table to read from under the name of its relation: a join by pairs of cells, inner or left; no pairs: crossed."""

    name: str
    alias: str
    pairs: tuple[tuple[Term, Term], ...] = ()
    left: bool = False


def select(terms: Sequence[Term], sources: Sequence[Source]) -> exp.Select:
    """SELECT … FROM the first source JOIN the others."""
    head, *others = sources
    result = exp.Select(expressions=list(terms)).from_(table_named(head.name, head.alias), copy=False)
    for other in others:
        on = [exp.EQ(this=a, expression=b) for a, b in other.pairs]
        kind = "" if on else "CROSS"
        join = exp.Join(this=table_named(other.name, other.alias), kind=kind, on=sql.every(*on) if on else None)
        if other.left and on:
            join.set("side", "LEFT")
        result.append("joins", join)
    return result


def table_named(name: str, alias: str = "") -> exp.Table:
    table = exp.Table(this=exp.Identifier(this=name, quoted=False))
    if alias and alias != name:
        table.set("alias", exp.TableAlias(this=exp.Identifier(this=alias, quoted=False)))
    return table
