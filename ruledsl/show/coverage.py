"""Which case reached which side of which decision: a table, JSON, or a page.

``ruledsl.coverage/1``
    schema, measures [{measure, reached, sides, statements [{kind, label, clauses [text], place, reached, sides,
    decisions [{column, kind, formula, sides {side: [case]}}]}]}]
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from ruledsl.ir import Origin
from ruledsl.show.aligned import aligned
from ruledsl.show.diagnostics import position
from ruledsl.show.formula import formula
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, known, say
from ruledsl.show.wording import kind_word
from ruledsl.source import Source, Span
from ruledsl.tools.test.coverage import Coverage, Reached

SCHEMA = "ruledsl.coverage/1"

#: So many cases are named for a side; the rest is a number.
MOST = 3


def coverage_report(
    form: str, found: Sequence[tuple[str, Coverage]], sources: Iterable[Source], lang: str, paint: Paint
) -> str:
    """The coverage of every measure, in the format that was asked for."""
    texts = {source.name: source for source in sources}
    if form == "json":
        body = {"schema": SCHEMA, "measures": [_body(name, c, texts) for name, c in found]}
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        return _html(found, texts, lang)
    return "".join(f"{line}\n" for name, c in found for line in _table(name, c, lang, paint))


def _table(name: str, coverage: Coverage, lang: str, paint: Paint) -> list[str]:
    """A line for each statement, under it the sides that no case reached."""
    reached, sides = coverage.sides
    lines = [paint(say("test.coverage.title", lang, measure=visible(name), reached=reached, sides=sides), "title")]
    rows, gaps = [], []
    for owner, group in coverage.by_statement().items():
        there, of = _counts(group)
        rows.append((joined(owner.clauses, lang), visible(_name(owner, lang)), f"{there}/{of}"))
        gaps.append([say("test.coverage.gap", lang, **_gap(r, lang)) for r in group if r.missing])
    for row, missing in zip(aligned(rows, {2}, indent=2) if rows else [], gaps, strict=False):
        lines.append(row)
        lines += [f"      {visible(text)}" for text in missing]
    return [*lines, ""]


def _gap(reached: Reached, lang: str) -> dict[str, str]:
    return {"formula": _formula(reached), "sides": joined([_side(reached, s, lang) for s in reached.missing], lang)}


def _side(reached: Reached, side: str, lang: str) -> str:
    key = f"test.side.{side}"
    return say(key, lang) if known(key) else say(f"test.side.{reached.decision.kind}", lang, number=int(side) + 1)


def _formula(reached: Reached) -> str:
    node = reached.decision.node
    return formula(node) if node is not None else reached.decision.column


def _name(owner: Origin, lang: str) -> str:
    kind = kind_word(owner.kind, lang) if owner.kind else ""
    return owner.label if kind in ("", owner.label) else f"{kind} {owner.label}"


def _counts(group: Iterable[Reached]) -> tuple[int, int]:
    items = list(group)
    total = sum(len(r.decision.sides) for r in items)
    return total - sum(len(r.missing) for r in items), total


def _body(name: str, coverage: Coverage, sources: Mapping[str, Source]) -> dict[str, Any]:
    reached, sides = coverage.sides
    statements = [_statement(owner, group, sources) for owner, group in coverage.by_statement().items()]
    return {"measure": name, "reached": reached, "sides": sides, "statements": statements}


def _statement(owner: Origin, group: Sequence[Reached], sources: Mapping[str, Source]) -> dict[str, Any]:
    there, of = _counts(group)
    return {
        "kind": owner.kind,
        "label": owner.label,
        "clauses": list(owner.clauses),
        "place": position(Span(owner.file, *owner.span), sources),
        "reached": there,
        "sides": of,
        "decisions": [
            {
                "column": r.decision.column,
                "kind": r.decision.kind,
                "formula": _formula(r),
                "sides": {s: list(r.cases.get(s, ())) for s in r.decision.sides},
            }
            for r in group
        ],
    }


_STYLE = (
    "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;"
    "padding:.3em .5em;text-align:left;vertical-align:top;font-size:90%}.no{background:#fdd}.yes{background:#dfd}"
    "h2{margin-top:1.5em}h3{margin:1em 0 .3em;font-size:100%}"
)


def _html(found: Sequence[tuple[str, Coverage]], sources: Mapping[str, Source], lang: str) -> str:
    """One page that needs nothing else."""
    body = "".join(_section(name, coverage, sources, lang) for name, coverage in found)
    title = escape(say("test.coverage.page", lang))
    head = f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f"{head}<h1>{title}</h1>{body}</html>\n"


def _section(name: str, coverage: Coverage, sources: Mapping[str, Source], lang: str) -> str:
    reached, sides = coverage.sides
    parts = [f"<h2>{escape(say('test.coverage.title', lang, measure=name, reached=reached, sides=sides))}</h2>"]
    for owner, group in coverage.by_statement().items():
        there, of = _counts(group)
        place = position(Span(owner.file, *owner.span), sources)
        heading = f"{joined(owner.clauses, lang)} {_name(owner, lang)} {there}/{of} {place}"
        rows = "".join(_row(r, lang) for r in group)
        parts.append(f"<h3>{escape(heading)}</h3><table>{rows}</table>")
    return "".join(parts)


def _row(reached: Reached, lang: str) -> str:
    cells = []
    for side in reached.decision.sides:
        names = reached.cases.get(side, ())
        more = f" +{len(names) - MOST}" if len(names) > MOST else ""
        text = f"{_side(reached, side, lang)}: {joined(names[:MOST], lang)}{more}"
        cells.append(f'<td class="{"yes" if names else "no"}">{escape(text)}</td>')
    return f"<tr><td>{escape(_formula(reached))}</td>{''.join(cells)}</tr>"
