"""Documents out of templates: those shipped, or the city's own where a folder has one of the same name."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml.etree import LxmlError

from ruledsl.documents.closed import Closed
from ruledsl.documents.packing import packed
from ruledsl.documents.template_maker import circular, letter, reply_letter, score_sheet
from ruledsl.documents.template_words import in_words
from ruledsl.facts.tree import Problem
from ruledsl.facts.zipped import Damaged, opened

LETTER, SHEET, CIRCULAR = "反馈函.docx", "评分表.docx", "通报.docx"
LETTER_PAGE, SHEET_PAGE = "反馈函.html", "评分表.html"
REPLY, REPLY_PAGE = "异议答复.docx", "异议答复.html"
NAMES = (SHEET, SHEET_PAGE, LETTER, LETTER_PAGE, CIRCULAR, REPLY, REPLY_PAGE)
#: The names of templates and documents in English.
ENGLISH = {
    SHEET: "score-sheet.docx",
    SHEET_PAGE: "score-sheet.html",
    LETTER: "letter.docx",
    LETTER_PAGE: "letter.html",
    CIRCULAR: "circular.docx",
    REPLY: "reply.docx",
    REPLY_PAGE: "reply.html",
}
#: No template is larger, packed.
LARGEST = 4 * 2**20
_PAGES = Path(__file__).parent / "pages"
_POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"


class Unusable(Exception):
    """A template cannot be used: its name and why.  Only the verb that was given it catches this."""


def named(name: str, lang: str) -> str:
    """What a template or document is called in a language."""
    return name if lang == "zh" else ENGLISH.get(name, name)


def shipped(lang: str = "zh") -> dict[str, bytes]:
    """The templates that come with the program, in a language."""
    made = {SHEET: score_sheet(lang), LETTER: letter(lang), CIRCULAR: circular(lang), REPLY: reply_letter(lang)}
    pages = {
        name: in_words((_PAGES / name).read_text("utf-8"), lang).encode()
        for name in (LETTER_PAGE, SHEET_PAGE, REPLY_PAGE)
    }
    return {name: (made | pages)[name] for name in NAMES}


def own(folder: Path, lang: str = "zh") -> dict[str, tuple[str, bytes]]:
    """The templates in a folder, by the names that mean something: file name and bytes.

    A name may be in either language; of two that mean the same, the one in the language that is wanted counts.
    Raises Unusable where one is too large or unreadable.
    """
    found = {}
    for name in NAMES:
        both = dict.fromkeys((named(name, lang), name, ENGLISH[name]))
        file = next((f for f in both if (folder / f).is_file()), None)
        if file is None:
            continue
        try:
            with (folder / file).open("rb") as opening:
                data = opening.read(LARGEST + 1)
        except OSError as problem:
            raise Unusable(file, str(problem.strerror)) from problem
        if len(data) > LARGEST:
            raise Unusable(file, f"> {LARGEST // 2**20} MB")
        found[name] = file, _harmless(file, data)
    return found


def _harmless(name: str, data: bytes) -> bytes:
    """A template that is what its name says, without macros, entities or links to elsewhere."""
    if name.endswith(".html"):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as problem:
            raise Unusable(name, "UTF-8") from problem
        if "<head>" not in text:
            raise Unusable(name, "<head>")
        return data
    package = opened(data)
    if isinstance(package, Problem):
        raise Unusable(name, str(package.args.get("problem") or package.code))
    foreign: list[str] = []

    def start(tag: str, given: Mapping[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") == "External":
            foreign.append(given.get("Target", ""))

    try:
        for part in sorted(package.names):
            if part.endswith((".xml", ".rels")):
                package.walk(part, start)
    except Damaged as problem:
        raise Unusable(name, str(problem)) from problem
    if foreign:
        raise Unusable(name, foreign[0][:80])
    return data


def document(name: str, template: bytes, context: Mapping[str, Any]) -> bytes:
    """A letter or sheet for a word processor.

    Raises Unusable where the template cannot be filled in.
    """
    try:
        made = DocxTemplate(io.BytesIO(template))
        made.render(dict(context), jinja_env=Closed(), autoescape=True)
        out = io.BytesIO()
        made.save(out)
    except (TemplateError, OpcError, LxmlError, KeyError, ValueError) as problem:
        raise Unusable(name, " ".join(str(problem).split())[:200]) from problem
    return packed(out.getvalue())


def page(name: str, template: bytes, context: Mapping[str, Any]) -> bytes:
    """A page for a browser or printer; it loads nothing and runs nothing.

    Raises Unusable where the template cannot be filled in.
    """
    try:
        text = Closed().from_string(template.decode("utf-8")).render(dict(context))
    except TemplateError as problem:
        raise Unusable(name, " ".join(str(problem).split())[:200]) from problem
    return text.replace("<head>", f"<head>{_POLICY}", 1).encode("utf-8")
