"""Findings as SARIF 2.1.0, the format in which code platforms take the results of checkers.

One run: the tool with a rule for each code that was found, a result for each finding with its place, the related places
with their sentences, the clauses, and the correction where one was verified.  Columns count UTF-16 units, the standard's
own default, which viewers take that do not read ``columnKind``.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ruledsl import __version__, checks
from ruledsl.diagnostic import Diagnostic
from ruledsl.show.diagnostics import file_name
from ruledsl.show.wording import message, related_message
from ruledsl.source import Source, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note", "finding": "note"}

Sources = Mapping[str, Source]


def sarif(found: Sequence[Diagnostic], sources: Iterable[Source], lang: str) -> str:
    """The whole log."""
    texts = {source.name: source for source in sources}
    codes = sorted({d.code for d in found})
    driver = {
        "name": "ruledsl",
        "version": __version__,
        "language": "zh-CN" if lang == "zh" else "en-US",
        "rules": [_rule(code, lang) for code in codes],
    }
    results = [_result(d, codes.index(d.code), texts, lang) for d in found]
    run = {"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, lang: str) -> dict[str, Any]:
    check = checks.find(code)
    assert check is not None, code
    severity = Diagnostic(code).severity
    return {
        "id": code,
        "name": check.name,
        "shortDescription": {"text": check.name},
        "fullDescription": {"text": check.why[lang]},
        "help": {"text": f"ruledsl explain {code}"},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(diagnostic: Diagnostic, index: int, sources: Sources, lang: str) -> dict[str, Any]:
    body: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": message(diagnostic, lang)},
        "locations": [{"physicalLocation": place(diagnostic.span, sources)}] if diagnostic.span else [],
    }
    if diagnostic.related:
        body["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": related_message(diagnostic, related, lang)},
                "physicalLocation": place(related.span, sources),
            }
            for number, related in enumerate(diagnostic.related)
        ]
    if diagnostic.fix is not None:
        body["fixes"] = [_fix(diagnostic.fix.span, diagnostic.fix.text, sources)]
    if diagnostic.clauses:
        body["properties"] = {"clauses": list(diagnostic.clauses)}
    return body


def _fix(span: Span, text: str, sources: Sources) -> dict[str, Any]:
    where = place(span, sources)
    replacement = {"deletedRegion": where.get("region", {"startLine": 1}), "insertedContent": {"text": text}}
    return {"artifactChanges": [{"artifactLocation": where["artifactLocation"], "replacements": [replacement]}]}


def place(span: Span, sources: Sources) -> dict[str, Any]:
    """A physical location; without a region where the text is not known."""
    found: dict[str, Any] = {"artifactLocation": {"uri": _uri(file_name(span.file))}}
    source = sources.get(span.file)
    if source is not None:
        start, end = source.place(span.start), source.place(span.end)
        found["region"] = {
            "startLine": start.line, "startColumn": start.column16, "endLine": end.line, "endColumn": end.column16,
        }  # fmt: skip
    return found


def _uri(name: str) -> str:
    """Relative to where the command was given; a file elsewhere by its whole address."""
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(name)
