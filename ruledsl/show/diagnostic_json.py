"""One diagnostic or finding as JSON: both languages, every value as text, places by line, column and offset."""

from collections.abc import Mapping
from typing import Any

from ruledsl.diagnostic import Diagnostic
from ruledsl.show.diagnostics import file_name
from ruledsl.show.wording import check_name, message, related_message
from ruledsl.source import Source, Span
from ruledsl.words import spelt

Sources = Mapping[str, Source]


def both(text: Any) -> dict[str, str]:
    return {lang: text(lang) for lang in ("zh", "en")}


def finding_json(finding: Diagnostic) -> dict[str, Any]:
    """A finding of a unit or of a run."""
    return {
        "code": finding.code,
        "name": check_name(finding.code),
        "path": finding.path,
        "clauses": list(finding.clauses),
        "message": both(lambda lang: message(finding, lang)),
        "args": plain(finding.args),
    }


def diagnostic_json(diagnostic: Diagnostic, sources: Sources) -> dict[str, Any]:
    """A diagnostic with its place; ``sources`` are the texts by file."""
    body = {
        "code": diagnostic.code,
        "name": check_name(diagnostic.code),
        "severity": diagnostic.severity,
        "message": both(lambda lang: message(diagnostic, lang)),
        "clauses": list(diagnostic.clauses),
        "args": plain(diagnostic.args),
    }
    if diagnostic.span is not None:
        body["place"] = _place(diagnostic.span, sources) | ({"cell": diagnostic.cell} if diagnostic.cell else {})
    body |= {name: text for name in ("path", "unit") if (text := getattr(diagnostic, name))}
    if diagnostic.related:
        body["related"] = [
            {"message": both(lambda lang, p=p: related_message(diagnostic, p, lang)), "place": _place(p.span, sources)}
            for p in diagnostic.related
        ]
    if diagnostic.fix is not None:
        body["fix"] = {
            "place": _place(diagnostic.fix.span, sources),
            "text": diagnostic.fix.text,
            "certain": diagnostic.fix.certain,
        }
    if diagnostic.example is not None:
        example = diagnostic.example
        names = [name for name, _ in example.files]
        body["example"] = {"changes": dict(example.changes), "files": names, "command": example.command}
    return body


def _place(span: Span, sources: Sources) -> dict[str, Any]:
    source = sources.get(span.file)
    if source is None or not source.text:
        return {"file": file_name(span.file)}
    ends = {}
    for name, offset in (("start", span.start), ("end", span.end)):
        place = source.place(offset)
        ends[name] = {"line": place.line, "column": place.column, "offset": offset}
    return {"file": file_name(span.file), **ends}


def plain(value: Any) -> Any:
    """A value of a message as JSON: numbers become text, nothing is null."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted(str(item) for item in value)
    return value if isinstance(value, bool) else "" if value is None else spelt(str(value), "zh")
