"""The pages of ``ruledsl explain``: a check, a keyword, the list of both."""

import re
from collections.abc import Iterable
from textwrap import indent

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.show.aligned import aligned
from ruledsl.show.style import Paint
from ruledsl.show.texts import say

#: So many examples of where a keyword stands are shown in full.
MOST = 3


def check_page(check: type[Check], lang: str, paint: Paint) -> list[str]:
    """What a code means, why it matters, a text that has the problem and one that does not."""
    severity = say(Diagnostic(check.code).severity, lang)
    lines = [paint(f"{check.code} {check.name}", "title") + f"  {severity}"]
    lines += ["", paint(say("explain.message", lang), "section"), f"  {check.message[lang]}"]
    lines += [f"  {texts[lang]}" for texts in check.variants.values()]
    lines += ["", paint(say("explain.why", lang), "section"), f"  {check.why[lang]}"]
    for key, text in (("rules", check.rules), ("bad", check.bad), ("good", check.good)):
        if text.strip():
            lines += ["", paint(say(f"explain.{key}", lang), "section"), indent(text.strip("\n"), "  ")]
    return lines


def keyword_page(zh: str, en: str, pages: tuple[tuple[str, str], ...], lang: str, paint: Paint) -> list[str]:
    """Both spellings of a keyword and how its statement is written."""
    lines = [paint(say("explain.spelling", lang, zh=zh, en=en), "title")]
    if len(pages) > MOST:
        names = "、".join(title for title, _ in pages)
        return [*lines, "", say("explain.part", lang, names=names)]
    for title, text in pages:
        if len(pages) > 1 or title not in (zh, en):
            lines += ["", say("explain.part", lang, names=title)]
        lines += ["", indent(text, "  ")]
    return lines


def index_page(
    checks: Iterable[type[Check]], keywords: Iterable[tuple[str, str]], lang: str, paint: Paint
) -> list[str]:
    """All codes with what they say, all keywords in both spellings; “…” is what differs from case to case."""
    rows = [(check.code, _general(check.message[lang])) for check in checks]
    words = sorted((f"{zh}", en) for zh, en in keywords)
    return [
        paint(say("explain.codes", lang), "section"),
        *aligned(rows, indent=2),
        "",
        paint(say("explain.keywords", lang), "section"),
        *aligned([pair if lang == "zh" else pair[::-1] for pair in words], indent=2),
    ]


def _general(message: str) -> str:
    """A message without a case: “…” for what differs."""
    return re.sub(r"\{\w+\}", "…", message).replace("{{", "{").replace("}}", "}")
