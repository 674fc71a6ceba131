"""The clause ledger as text and as JSON.

``ruledsl.ledger/1``
    schema, measures [{id, title, counts {status: n}, rows [row], findings [diagnostic],
                      reviewed [diagnostic + reason]}]
  row   {clause, status, makes, text?, statements [{keyword, name, file, line, partly?, scheme?}], reached [{file, unit}]?}
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ruledsl import checks
from ruledsl.show.aligned import aligned
from ruledsl.show.diagnostic_json import diagnostic_json
from ruledsl.show.diagnostics import file_name, listing
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import kind_word
from ruledsl.source import Source
from ruledsl.tools.allowed import Reviewed
from ruledsl.tools.ledger import Account, Entry, Row, name_of

SCHEMA = "ruledsl.ledger/1"
#: The statuses in the order in which they are counted.
STATUSES = ("ruled", "delegated", "procedural", "consequence", "not-computable", "partly", "items", "missing")
#: So wide is the column of statements.
_WIDE = 60


def as_text(
    accounts: Sequence[Account], sources: Sequence[Source], sampled: bool, lang: str, paint: Paint
) -> list[str]:
    """A table a measure, what differs below it, and a line that sums it up."""
    lines: list[str] = []
    for account in accounts:
        title = say("ledger.title", lang, title=visible(account.title or account.measure))
        lines += [paint(title, "title"), ""]
        head = [say(f"ledger.head.{c}", lang) for c in ("clause", "status", "statements", "samples")]
        columns = 4 if sampled else 3
        table = [head[:columns], *(_cells(row, sampled, lang)[:columns] for row in account.rows)]
        lines += [*aligned(table, widest={2: _WIDE, 3: 24}), ""]
        lines += [*listing(account.findings, sources, lang, paint), ""] if account.findings else []
        lines += [*reviewed(account, sources, lang), ""] if account.reviewed else []
        lines += [*sums(account, sampled, lang), ""]
    return lines


def _cells(row: Row, sampled: bool, lang: str) -> list[str]:
    said = [statement(e, lang) for e in row.entries]
    said += [say("ledger.left-out", lang, text=visible(text)) for text in row.left_out]
    return [
        name_of(row.clause),
        say(f"ledger.{row.status}", lang),
        joined(dict.fromkeys(said), lang),
        samples(row, lang),
    ]


def samples(row: Row, lang: str) -> str:
    """The first unit of each sample that reaches a clause."""
    if not row.reached:
        waits = any(e.makes in ("ruled", "consequence") for e in row.entries)
        return say("ledger.unreached", lang) if waits else ""
    shown = (say("ledger.reached", lang, file=visible(f), unit=visible(u)) for f, u in row.reached)
    return joined(shown, lang)


def statement(entry: Entry, lang: str) -> str:
    """A statement by keyword and name."""
    words = kind_word(entry.keyword, lang)
    text = f"{words} {visible(entry.name)}" if entry.name and entry.name != words else words
    return say("ledger.of-scheme", lang, name=text, scheme=visible(entry.scheme)) if entry.scheme else text


def reviewed(account: Account, sources: Sequence[Source], lang: str) -> list[str]:
    """A line for each finding that the rules allow, with the reason."""
    texts = {source.name: source for source in sources}
    return [_reviewed(one, texts, lang) for one in account.reviewed]


def _reviewed(one: Reviewed, sources: Mapping[str, Source], lang: str) -> str:
    found = one.finding
    said = {"code": found.code, "text": checks.sentence(found, lang), "reason": visible(one.reason)}
    source = sources.get(found.span.file) if found.span else None
    place = f"{file_name(source.name)}:{source.place(found.span.start).line} " if source and found.span else ""
    return say("ledger.reviewed", lang, place=place, **said)


def sums(account: Account, sampled: bool, lang: str) -> list[str]:
    """How many clauses there are, and what became of them."""
    counts = Counter(row.status for row in account.rows)
    known = [(say(f"ledger.{s}", lang), counts[s]) for s in STATUSES if counts[s]]
    told = joined((say("ledger.count", lang, status=s, count=n) for s, n in known), lang)
    numbers = {"clauses": len(account.rows), "missing": counts["missing"]}
    numbers["known"] = numbers["clauses"] - numbers["missing"]
    lines = [say("ledger.sum", lang, counts=told, **numbers)]
    if sampled:
        lines.append(say("ledger.sample-sum", lang, count=sum(bool(r.reached) for r in account.rows)))
    if any(d.code == "N334" for d in account.findings):
        lines.append(say("ledger.nothing", lang))
    elif account.document:
        differ = sum(d.code != "N320" for d in account.findings)
        said = {"count": differ, "numbers": account.compared}
        agree = "ledger.settled" if account.reviewed else "ledger.agree"
        lines.append(say("ledger.differ" if differ else agree, lang, **said))
    if account.reviewed:
        lines.append(say("ledger.reviewed-sum", lang, count=len(account.reviewed)))
    return lines


def as_json(accounts: Sequence[Account], sources: Sequence[Source], sampled: bool) -> str:
    """``ruledsl.ledger/1``."""
    texts = {source.name: source for source in sources}
    measures = [_measure(account, texts, sampled) for account in accounts]
    return json.dumps({"schema": SCHEMA, "measures": measures}, ensure_ascii=False, indent=2) + "\n"


def _measure(account: Account, sources: Mapping[str, Source], sampled: bool) -> dict[str, Any]:
    counts = Counter(row.status for row in account.rows)
    return {
        "id": account.measure,
        "title": account.title,
        "counts": {status: counts[status] for status in STATUSES if counts[status]},
        "rows": [_row(row, sources, sampled) for row in account.rows],
        "findings": [diagnostic_json(d, sources) for d in account.findings],
        "reviewed": [{**diagnostic_json(r.finding, sources), "reason": r.reason} for r in account.reviewed],
    }


def _row(row: Row, sources: Mapping[str, Source], sampled: bool) -> dict[str, Any]:
    body: dict[str, Any] = {"clause": name_of(row.clause), "status": row.status, "makes": row.makes}
    body |= {"text": row.text} if row.text else {}
    body["statements"] = [_statement(e, sources) for e in row.entries]
    return body | ({"reached": [{"file": f, "unit": u} for f, u in row.reached]} if sampled else {})


def _statement(entry: Entry, sources: Mapping[str, Source]) -> dict[str, Any]:
    body: dict[str, Any] = {"keyword": entry.keyword, "name": entry.name, "file": file_name(entry.span.file)}
    source = sources.get(entry.span.file)
    body |= {"line": source.place(entry.span.start).line} if source else {}
    body |= {"partly": "；".join(p.text for p in entry.partly)} if entry.partly else {}
    return body | ({"scheme": entry.scheme} if entry.scheme else {})
