"""Findings as GitLab shows them beside a merge request (code quality): a list, each finding with a lasting fingerprint."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from ruledsl.diagnostic import Diagnostic
from ruledsl.show.diagnostics import file_name
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import check_name, message
from ruledsl.source import Source

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info", "finding": "minor"}


def code_quality(found: Sequence[Diagnostic], sources: Iterable[Source], lang: str) -> str:
    """The whole list; the fingerprint does not move with the line, equal findings of a file are numbered."""
    texts = {source.name: source for source in sources}
    seen: Counter[str] = Counter()
    entries = []
    for diagnostic in found:
        entry = _entry(diagnostic, texts, lang)
        what = f"{entry['location']['path']}\n{diagnostic.code}\n{message(diagnostic, 'zh')}"
        entry["fingerprint"] = sha256(f"{what}\n{seen[what]}".encode()).hexdigest()
        seen[what] += 1
        entries.append(entry)
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, sources: dict[str, Source], lang: str) -> dict[str, Any]:
    span = diagnostic.span
    source = sources.get(span.file) if span else None
    text = message(diagnostic, lang)
    if diagnostic.clauses:
        text += f" {say('diagnostic.clauses', lang, clauses=joined(diagnostic.clauses, lang))}"
    lines = {"begin": 1, "end": 1}
    if span and source:
        lines = {"begin": source.place(span.start).line, "end": source.place(span.end).line}
    return {
        "description": text,
        "check_name": f"{diagnostic.code} {check_name(diagnostic.code)}",
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": file_name(span.file) if span else "ruledsl.toml", "lines": lines},
    }
