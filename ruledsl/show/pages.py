"""The pages of ``ruledsl explain``: a check, a keyword, the list of both."""

import re
from collections.abc import Iterable
from textwrap import indent

from ruledsl.checks import Check
from ruledsl.diagnostic import Diagnostic
from ruledsl.show.aligned import aligned
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import say
from ruledsl.tools.explain import Given, Places, Sense, Within, WordPage
from ruledsl.tools.explain.meanings import in_language, translated
from ruledsl.words import keyword, listed


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


def word_page(page: WordPage, lang: str, paint: Paint) -> list[str]:
    """Every meaning of a word: spellings, what it means, where it may stand, an example, the page that says more."""
    blocks = [_sense(sense, lang, paint) for sense in page.senses]
    return [line for n, block in enumerate(blocks) for line in (*([""] if n else []), *block)]


def within_page(found: Within, lang: str, paint: Paint) -> list[str]:
    """The keywords in which a word stands."""
    rows = [(*(s[0] for s in _spelt(sense, lang)), _said(sense, lang)) for sense in found.senses]
    return [say("explain.within", lang, word=visible(found.word)), "", *aligned(rows, indent=2)]


def given_page(found: Given, lang: str, paint: Paint) -> list[str]:
    """A word that is no keyword: what it means, an example, the page that says more."""
    lines = [paint(" · ".join(found.words), "title"), "", f"  {found.zh if lang == 'zh' else found.en}"]
    lines += ["", paint(say("explain.example", lang), "section"), indent(in_language(found.example, lang), "  ")]
    return [*lines, "", say("explain.page", lang, page=found.page)]


def _sense(sense: Sense, lang: str, paint: Paint) -> list[str]:
    own, other = _spelt(sense, lang)
    lines = [paint(say("explain.spelling", lang, own=own[0], other=other[0]), "title"), "", f"  {_said(sense, lang)}"]
    if more := own[1:]:
        lines += ["", say("explain.also", lang, words=listed(more, lang))]
    lines += ["", paint(say("explain.places", lang), "section"), *(f"  {line}" for line in _stands(sense.places, lang))]
    which = "explain.file" if sense.meaning.whole else "explain.example"
    lines += ["", paint(say(which, lang), "section"), indent(translated(sense.meaning, lang), "  ")]
    return [*lines, "", say("explain.page", lang, page=sense.meaning.page)]


def _spelt(sense: Sense, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (sense.zh, sense.en) if lang == "zh" else (sense.en, sense.zh)


def _said(sense: Sense, lang: str) -> str:
    return sense.meaning.zh if lang == "zh" else sense.meaning.en


def _stands(places: Places, lang: str) -> list[str]:
    """Where a keyword may stand, one sentence each."""
    lines = [say(f"explain.begins.{where}", lang) for where in places.begins]
    lines += [say("explain.tail", lang)] if places.tail else []
    lines += [say("explain.formula", lang)] if places.formula else []
    names = [keyword(terminal, lang) for terminal in places.inside]
    return lines + ([say("explain.inside", lang, names=listed(names, lang))] if names else [])


def index_page(
    checks: Iterable[type[Check]],
    keywords: Iterable[tuple[str, str]],
    parts: Iterable[tuple[str, str]],
    lang: str,
    paint: Paint,
) -> list[str]:
    """All codes with what they say, all keywords in both spellings; “…” is what differs from case to case."""
    rows = [(check.code, _general(check.message[lang])) for check in checks]
    return [
        paint(say("explain.codes", lang), "section"),
        *aligned(rows, indent=2),
        "",
        paint(say("explain.keywords", lang), "section"),
        *_pairs(keywords, lang),
        "",
        paint(say("explain.parts", lang), "section"),
        *_pairs(parts, lang),
    ]


def _pairs(words: Iterable[tuple[str, str]], lang: str) -> list[str]:
    return aligned([pair if lang == "zh" else pair[::-1] for pair in sorted(words)], indent=2)


def _general(message: str) -> str:
    """A message without a case: “…” for what differs."""
    return re.sub(r"\{\w+\}", "…", message).replace("{{", "{").replace("}}", "}")
