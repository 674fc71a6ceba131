"""Diagnostics as text: what is wrong, the line with a caret under the place, the clause, the corrected line.

错误 F105：“分值”填的是 4.9，应在 5 至 10 之间
  facts.yaml:7:41
     7 |     事件: [{日期: 2023-05-03, 计入: 败诉, 分值: 4.9}]
       |                                               ^^^
  依据：第十四条（一）　单位：丙　位置：单位.丙.事件[1].分值
"""

import os
from collections.abc import Iterable, Mapping

from ruledsl.diagnostic import Diagnostic
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.show.wording import check_name, message, related_message
from ruledsl.source import Source, Span, width

#: A line of source is shown up to this width, around the caret.
WIDEST = 100


def file_name(name: str) -> str:
    """A file as the user sees it: relative to where the command was given."""
    return name.removeprefix(os.path.join(os.getcwd(), "")).replace(os.sep, "/")


def position(span: Span, sources: Mapping[str, Source]) -> str:
    """``file:line:column``, only the file where its text is not known."""
    name = visible(file_name(span.file))
    source = sources.get(span.file)
    if source is None or not source.text:
        return name
    place = source.place(span.start)
    return f"{name}:{place.line}:{place.column}"


def excerpt(span: Span, sources: Mapping[str, Source], paint: Paint, role: str = "error") -> list[str]:
    """The line of a place and a caret under it; nothing where there is no text to show."""
    source = sources.get(span.file)
    if source is None:
        return []
    place = source.place(span.start)
    line = source.line(place.line)
    if not line.strip():
        return []
    start = min(place.column - 1, len(line))
    end = min(max(start + span.end - span.start, start + 1), max(len(line), start + 1))
    before, marked, after = _window(*(_shown(piece) for piece in (line[:start], line[start:end], line[end:])))
    margin = " " * len(str(place.line))
    caret = paint("^" * max(1, width(marked)), role)
    return [
        f"  {place.line} | {before}{marked}{after}".rstrip(),
        f"  {margin} | {' ' * width(before)}{caret}",
    ]


def _shown(piece: str) -> str:
    return visible(piece.replace("\t", "    ").removeprefix("\ufeff"))


def _window(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """The part of a long line around the caret."""
    if width(before) + width(marked) + width(after) <= WIDEST:
        return before, marked, after
    marked = _cut(marked, WIDEST // 2)
    if width(before) > WIDEST // 3:
        before = "…" + _cut(before[::-1], WIDEST // 3)[::-1].strip("…")
    room = max(0, WIDEST - width(before) - width(marked))
    return before, marked, _cut(after, room)


def _cut(text: str, cells: int) -> str:
    """The beginning of a text that fits into so many cells."""
    used = 0
    for number, char in enumerate(text):
        used += width(char)
        if used > cells:
            return text[:number] + "…"
    return text


def block(diagnostic: Diagnostic, sources: Mapping[str, Source], lang: str, paint: Paint) -> list[str]:
    """One diagnostic with everything that belongs to it; a remark that asks for nothing is kept short."""
    role = diagnostic.severity
    title = paint(f"{say(role, lang)} {diagnostic.code}", role) + _permit(diagnostic)
    said = message(diagnostic, lang)
    if diagnostic.cell:
        said = say("diagnostic.cell", lang, cell=visible(diagnostic.cell), message=said)
    lines = [say("diagnostic.head", lang, title=title, message=said)]
    if diagnostic.span is not None and role == "info" and not diagnostic.fix:
        place = position(diagnostic.span, sources)
        return [*lines, _apart([place, _about(diagnostic, lang)], lang), *_example(diagnostic, lang)]
    if diagnostic.span is not None:
        lines.append(f"  {position(diagnostic.span, sources)}")
        lines += excerpt(diagnostic.span, sources, paint, role)
    about = _about(diagnostic, lang)
    if about:
        lines.append(f"  {about}")
    lines += _example(diagnostic, lang)
    for other in diagnostic.related:
        lines.append(f"  {related_message(diagnostic, other, lang)}  {position(other.span, sources)}")
        lines += excerpt(other.span, sources, paint, "info")
    return lines + _corrected(diagnostic, sources, lang, paint)


def _permit(diagnostic: Diagnostic) -> str:
    """The name by which a file may allow a remark on rules, behind its code."""
    allows = (
        diagnostic.code[0] in "WI" and not diagnostic.is_error and diagnostic.span is not None and not diagnostic.cell
    )
    name = check_name(diagnostic.code) if allows else ""
    return f" {name}" if name else ""


def _example(diagnostic: Diagnostic, lang: str) -> list[str]:
    """The unit that shows it: what is unusual about it, and the command that computes it."""
    example = diagnostic.example
    if example is None:
        return []
    changes = joined([" ".join(filter(None, change)) for change in example.changes], lang)
    said = say("diagnostic.example", lang, changes=visible(changes)) if changes else say("diagnostic.typical", lang)
    run = [f"  {say('diagnostic.run', lang, command=visible(example.command))}"] if example.command else []
    return [f"  {said}", *run]


def _about(diagnostic: Diagnostic, lang: str) -> str:
    parts = []
    if diagnostic.clauses:
        parts.append(say("diagnostic.clauses", lang, clauses=joined(diagnostic.clauses, lang)))
    if diagnostic.unit:
        parts.append(say("diagnostic.unit", lang, unit=visible(diagnostic.unit)))
    if diagnostic.path and diagnostic.code[0] in "FW" and not diagnostic.cell:
        parts.append(say("diagnostic.path", lang, path=visible(diagnostic.path)))
    return _apart(parts, lang).strip()


def _apart(parts: list[str], lang: str) -> str:
    """Several statements in one line."""
    return "  " + ("　" if lang == "zh" else "   ").join(p for p in parts if p)


def _corrected(diagnostic: Diagnostic, sources: Mapping[str, Source], lang: str, paint: Paint) -> list[str]:
    """The line as it would be after the fix."""
    fix = diagnostic.fix
    source = sources.get(fix.span.file) if fix else None
    if fix is None or source is None:
        return []
    first, last = source.place(fix.span.start), source.place(fix.span.end)
    text = source.line(first.line)[: first.column - 1] + fix.text + source.line(last.line)[last.column - 1 :]
    shown = [paint(visible(line), "added") for line in text.split("\n")]
    return [
        f"  {say('diagnostic.fix' if fix.certain else 'diagnostic.perhaps', lang)}",
        *(f"    {line}" for line in shown),
    ]


def listing(diagnostics: Iterable[Diagnostic], sources: Iterable[Source], lang: str, paint: Paint) -> list[str]:
    """Every diagnostic in order, a blank line after each, and where to read more."""
    texts = {source.name: source for source in sources}
    lines: list[str] = []
    first = ""
    for diagnostic in diagnostics:
        lines += [*block(diagnostic, texts, lang, paint), ""]
        first = first or diagnostic.code
    return [*lines, say("diagnostic.more", lang, code=first)] if first else lines


def github(diagnostics: Iterable[Diagnostic], sources: Iterable[Source], lang: str) -> list[str]:
    """Annotations of a GitHub workflow, one line a diagnostic."""
    texts = {source.name: source for source in sources}
    return [_annotation(d, texts, lang) for d in diagnostics]


def _annotation(diagnostic: Diagnostic, sources: Mapping[str, Source], lang: str) -> str:
    level = {"error": "error", "warning": "warning"}.get(diagnostic.severity, "notice")
    fields = {}
    span = diagnostic.span
    if span is not None:
        fields["file"] = file_name(span.file)
        source = sources.get(span.file)
        if source is not None:
            start, end = source.place(span.start), source.place(span.end)
            fields |= {"line": str(start.line), "endLine": str(end.line), "col": str(start.column)}
            if start.line == end.line:
                fields["endColumn"] = str(end.column)
    fields["title"] = diagnostic.code
    text = message(diagnostic, lang)
    if diagnostic.clauses:
        text += f" {say('diagnostic.clauses', lang, clauses=joined(diagnostic.clauses, lang))}"
    return f"::{level} {','.join(f'{k}={_property(v)}' for k, v in fields.items())}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
