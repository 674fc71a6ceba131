"""A query as a script to read: the tables that it asks for as comments, then the query with its own.

Without the ``-- `` before them the comments are the statements that make the tables.
"""

from collections.abc import Iterator, Sequence

from ruledsl.backends.sql import Query
from ruledsl.backends.sql_layout import ID, KIND, LOST, PARENT, RUN
from ruledsl.backends.sql_origins import as_integer
from ruledsl.ir import Fact
from ruledsl.show.texts import say

#: A column of a table: its name, its type, what it holds.
Shown = tuple[str, str, str]


def script(query: Query, lang: str) -> str:
    """The tables and the query."""
    return "\n".join([*(" ".join(line.split("\n")) for line in _head(query, lang)), query.text() + ";", ""])


def _head(query: Query, lang: str) -> Iterator[str]:
    yield f"-- {say('sql.tables', lang)}"
    for name in query.layout.stored:
        columns = list(_columns(query, name, lang))
        yield from _made(name, columns, say("sql.one-row", lang) if name == RUN else "")
    lost = [(query.layout.facts[f.name].name, "BIGINT", _words([f])) for f in query.layout.lost]
    yield from _made(LOST, lost, say("sql.lost", lang))
    yield f"-- {say('sql.result', lang)}"


def _made(name: str, columns: list[Shown], more: str) -> Iterator[str]:
    """The statement that makes a table, as comments."""
    yield f"-- CREATE TABLE {name} ("
    for number, (column, kind, word) in enumerate(columns or [(ID, "BIGINT", "")], 1):
        comment = f"  /* {word.replace('*/', '* /')} */" if word else ""
        yield f"--   {column} {kind}{',' * (number < len(columns))}{comment}"
    yield "-- );" + (f"  -- {more}" if more else "")


def _columns(query: Query, name: str, lang: str) -> Iterator[Shown]:
    """The columns of a table; of those that the query does not ask for it is said."""
    layout, read = query.layout, query.read
    relation = layout.relations[name]
    yield from ((c, "BIGINT", "") for c in relation.cells if c in (ID, PARENT))
    if relation.shared:
        yield KIND, "SMALLINT", " ".join(f"{n} {t}" for n, t in enumerate(relation.tables))
    readings = iter(layout.plan.parameters)
    for column, status, facts in layout.stored[name]:
        words = "、".join(dict.fromkeys(f.path or f.name for f in facts)) if status else _words(facts)
        if not facts:
            reading = next(readings)
            options = " ".join(f"{n} {o}" for n, o in enumerate(reading.options))
            words = say("sql.option", lang, name=reading.name, options=options)
        words = say("sql.state", lang, name=words) if status else words
        words = words if column in read else say("sql.unread", lang, name=words)
        yield column, "SMALLINT" if status else "BIGINT", words


def _words(facts: Sequence[Fact]) -> str:
    """The facts of a column and how its integers are read; where that is not the same for all, by their whole names."""
    short = dict.fromkeys(_word(f.path or f.name, f) for f in facts)
    return "、".join(short if len(short) <= 1 else dict.fromkeys(_word(f.name, f) for f in facts))


def _word(name: str, fact: Fact) -> str:
    meant = as_integer(fact.type)
    return f"{name}：{meant}" if meant else name
