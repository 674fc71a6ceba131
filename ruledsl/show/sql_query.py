"""A query as a script to read: the tables that it asks for as comments, then the query with its own."""

from collections.abc import Iterator

from ruledsl.backends.sql import Query
from ruledsl.backends.sql_layout import KIND, PARENT, RUN
from ruledsl.show.texts import say


def script(query: Query, lang: str) -> str:
    """The tables and the query."""
    return "\n".join([*(" ".join(line.split("\n")) for line in _head(query, lang)), query.text() + ";", ""])


def _head(query: Query, lang: str) -> Iterator[str]:
    layout = query.layout
    yield f"-- {say('sql.tables', lang)}"
    for name in layout.stored:
        relation = layout.relations[name]
        yield f"-- CREATE TABLE {name} ("
        yield from (f"--   {c} BIGINT," for c in relation.cells if c in ("id", PARENT))
        if relation.shared:
            kinds = " · ".join(f"{n} {t}" for n, t in enumerate(relation.tables))
            yield f"--   {KIND} SMALLINT,  /* {kinds} */"
        for column, status, facts in layout.stored[name]:
            words = "、".join(dict.fromkeys(f.path or f.name for f in facts))
            words = words or say("sql.option", lang)
            state = say("sql.state", lang, name=words) if status else words
            yield f"--   {column} {'SMALLINT' if status else 'BIGINT'},  /* {state} */"
        yield "-- )" + (f"  {say('sql.one-row', lang)}" if name == RUN else "")
    yield f"-- {say('sql.lost', lang)}"
    yield f"-- {say('sql.result', lang)}"
