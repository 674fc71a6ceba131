"""The clause ledger as one page to read and print: clause | statement | samples, side by side.

The page stands alone: no script, no font or picture from elsewhere; a printed row is not torn in two.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from ruledsl.show.ledger import reviewed, samples, statement, sums
from ruledsl.show.style import visible
from ruledsl.show.texts import say
from ruledsl.show.wording import message
from ruledsl.source import Source, Span
from ruledsl.tools.ledger import Account, Row, name_of

_STYLE = """
:root { color-scheme: light; --line: #d5d9df; --faint: #5c6570; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; color: #1b1f24; background: #fff;
  font: 15px/1.65 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.35rem; margin: 2.2rem 0 .4rem; } h1:first-of-type { margin-top: 0; }
h2 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
p.sum { color: var(--faint); margin: 0 0 .3rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
col.clause { width: 8.5rem; } col.text { width: 34%; } col.status { width: 6.5rem; } col.samples { width: 14%; }
th { text-align: left; font-weight: 600; background: #f3f5f8; position: sticky; top: 0; }
th, td { border: 1px solid var(--line); padding: .45rem .6rem; vertical-align: top;
  overflow-wrap: anywhere; line-break: strict; }
td.clause { white-space: nowrap; font-weight: 600; }
tr.inner td.clause { font-weight: 400; padding-left: 1.4rem; }
td ul { margin: 0; padding: 0; list-style: none; }
td .code { font-family: "Sarasa Mono SC", "Noto Sans Mono CJK SC", ui-monospace, monospace; font-size: .86em;
  white-space: pre-wrap; background: #f8f9fb; display: block; padding: .2rem .45rem; margin: .15rem 0; }
.again, .scheme { color: var(--faint); }
.status { font-size: .87rem; }
.missing { background: #fdecea; } .missing .status { color: #b3261e; font-weight: 600; }
.partly .status { color: #8a5300; } .delegated .status { color: #175cd3; }
.not-computable .status, .items .status { color: var(--faint); }
ol.found li { margin: .25rem 0; } ol.found .where { color: var(--faint); }
footer { margin-top: 2rem; color: var(--faint); font-size: .85rem; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { padding: 0; max-width: none; font-size: 9.5pt; line-height: 1.5; }
  th { position: static; } thead { display: table-header-group; } tr { break-inside: avoid; }
  h1 { break-before: page; } h1:first-of-type { break-before: auto; } }
"""
#: Spaces within a line that put the citations below each other.
_ALIGNED = re.compile(r"(?<=\S) {3,}")


def as_html(accounts: Sequence[Account], sources: Sequence[Source], sampled: bool, lang: str) -> str:
    """The whole page."""
    texts = {source.name: source for source in sources}
    body = "\n".join(line for account in accounts for line in _account(account, texts, sampled, lang))
    title = escape("、".join(a.title or a.measure for a in accounts))
    language = "zh-Hans" if lang == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n{body}\n<footer>{_said('ledger.foot', lang)}</footer>\n</body>\n</html>\n"
    )


def _said(key: str, lang: str, **args: object) -> str:
    return escape(say(key, lang, **args))


def _account(account: Account, sources: dict[str, Source], sampled: bool, lang: str) -> Iterator[str]:
    yield f"<h1>{_said('ledger.title', lang, title=visible(account.title or account.measure))}</h1>"
    yield from (f'<p class="sum">{escape(line)}</p>' for line in sums(account, sampled, lang))
    if account.findings:
        yield f'<h2>{_said("ledger.found", lang)}</h2>\n<ol class="found">'
        for found in account.findings:
            where = _where(found.span, sources) if found.span else ""
            yield f'<li>{escape(message(found, lang))} <span class="where">{escape(where)}</span></li>'
        yield "</ol>"
    yield from (f"<p>{escape(line)}</p>" for line in reviewed(account, tuple(sources.values()), lang))
    columns = ["clause", *(["text"] if account.document else []), "status", "statements", *(["samples"] * sampled)]
    yield "<table>\n<colgroup>" + "".join(f'<col class="{c}">' for c in columns) + "</colgroup>"
    heads = "".join(f"<th>{_said(f'ledger.head.{c}', lang)}</th>" for c in columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    shown: dict[Span, str] = {}
    for row in account.rows:
        cells = {
            "clause": escape(name_of(row.clause)),
            "text": escape(row.text),
            "status": _said(f"ledger.{row.status}", lang),
            "statements": _statements(row, sources, shown, lang),
            "samples": escape(samples(row, lang)),
        }
        inner = " inner" if row.clause.item or row.clause.paragraph > 1 else ""
        line = "".join(f'<td class="{c}">{cells[c]}</td>' for c in columns)
        yield f'<tr class="{row.status}{inner}">{line}</tr>'
    yield "</tbody>\n</table>"


def _where(span: Span, sources: dict[str, Source]) -> str:
    source = sources.get(span.file)
    name = span.file.rpartition("/")[2]
    return f"{name}:{source.place(span.start).line}" if source else name


def _statements(row: Row, sources: dict[str, Source], shown: dict[Span, str], lang: str) -> str:
    """Each statement as it is written in the rule file, in full where it first appears."""
    parts = []
    for entry in row.entries:
        where = next((at for span, at in shown.items() if _inside(entry.span, span)), "")
        note = f' <span class="scheme">{escape(entry.scheme)}</span>' if entry.scheme else ""
        source = sources.get(entry.span.file)
        if where or source is None:
            again = (
                "" if where == name_of(row.clause) else f" {_said('ledger.see', lang, clause=where)}" if where else ""
            )
            text = f'<span class="again">{escape(statement(entry, lang))}{again}</span>'
            parts += [f"<li>{text}</li>"] if where != name_of(row.clause) else []
            continue
        shown[entry.span] = name_of(row.clause)
        written = escape(visible_lines(_dedented(source, entry.span)))
        parts.append(f'<li><span class="code">{written}</span>{note}</li>')
    return f"<ul>{''.join(parts)}</ul>" if parts else ""


def _inside(inner: Span, outer: Span) -> bool:
    return inner.file == outer.file and outer.start <= inner.start and inner.end <= outer.end


def visible_lines(text: str) -> str:
    """Control and direction characters spelled out, line breaks kept."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _dedented(source: Source, span: Span) -> str:
    """A statement as it is written, further lines against its first, without the spaces that only align."""
    indent = source.place(span.start).column - 1
    first, *rest = source.text[span.start : span.end].split("\n")
    lines = [first, *(line[indent:] if not line[:indent].strip() else line.lstrip() for line in rest)]
    return "\n".join(_ALIGNED.sub("  ", line.rstrip()) for line in lines)
