"""The reply to an objection as a file for a word processor, a page, or Markdown."""

from collections.abc import Mapping
from typing import Any

from ruledsl.documents.contexts import distance_text, run_context
from ruledsl.documents.templates import REPLY, REPLY_PAGE, document, page
from ruledsl.measure import Measure
from ruledsl.scorecard import Results
from ruledsl.show.reply.letter import LINES, decided_text, introduction, lines_of, parts_of, readings_text, result_text
from ruledsl.show.style import visible
from ruledsl.show.texts import say
from ruledsl.show.wording import value_text
from ruledsl.tools.reply import Answer
from ruledsl.tools.standing import distance

#: What a reply can be written as, by the ending of its name.
ENDINGS = (".docx", ".html", ".md")


def reply_context(
    results: Results, measure: Measure, answer: Answer, date: str, number: str, lang: str
) -> dict[str, Any]:
    """Everything that a reply says, in its order; a template need not know the words of any language."""
    unit, shared = answer.unit, run_context(results, measure, number, lang)
    told = (result_text(results, unit, lang), distance_text(distance(unit, measure, results), lang))
    said = {
        "引言": introduction(results, shared["文号"], date, lang),
        "结果": " ".join(filter(None, told)) if lang == "en" else "".join(told),
        "口径句": readings_text(results, answer, lang),
        "审定句": decided_text(unit, lang),
    }
    room = LINES - lines_of(said["引言"] + said["结果"]) - lines_of(said["口径句"]) - lines_of(said["审定句"])
    parts = parts_of(results, answer, room, lang)
    return {
        **shared,
        "标题": say("reply.title", lang, year=results.year),
        "单位": visible(unit.unit),
        "称呼": visible(unit.unit) + ("：" if lang == "zh" else ":"),
        **said,
        "各点": [{"标题": p.heading, "主张": p.claim, "段落": list(p.paragraphs)} for p in parts],
        "结语": say("reply.end", lang, number=number),
        "落款": value_text(unit.assessor, lang) or shared["发布机关"],
        "日期行": say("reply.from", lang),
    }


def reply(name: str, context: Mapping[str, Any], templates: Mapping[str, bytes]) -> bytes:
    """The reply under a name that says what it is.

    Raises Unusable where a template cannot be filled in.
    """
    if name.endswith(".docx"):
        return document(REPLY, templates[REPLY], context)
    if name.endswith(".html"):
        return page(REPLY_PAGE, templates[REPLY_PAGE], context)
    return ("\n\n".join(_markdown(context)) + "\n").encode()


def _markdown(context: Mapping[str, Any]) -> list[str]:
    """Blocks of a page of Markdown; words of the rules and facts are words, whatever Markdown would make of them."""
    blocks = [f"**{_plain(context['试算'])}**"] * bool(context["试算"])
    blocks += [f"# {_plain(context['标题'])}", _plain(context["称呼"]), _plain(context["引言"] + context["结果"])]
    for point in context["各点"]:
        claim = [f"> {_plain(point['主张'])}"] if point["主张"] else []
        blocks += [f"## {_plain(point['标题'])}", *claim, *map(_plain, point["段落"])]
    blocks += [_plain(text) for key in ("审定句", "口径句", "结语") if (text := context[key])]
    return [*blocks, _plain(f"{context['落款']}　{context['日期行'].strip()}"), _plain(context["引擎"])]


def _plain(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_[]<>|" else c for c in text)
