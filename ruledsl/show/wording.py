"""Parts of a result in the words of official documents: values, kinds of statement, steps, clauses."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ruledsl import checks, words
from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.show.style import visible
from ruledsl.show.texts import joined, known, say
from ruledsl.syntax import chinese

if TYPE_CHECKING:  # a check prints no results
    from ruledsl.scorecard import Item, Value

#: Statements without a name of their own: their keyword says it all.
_NAMELESS = ("total", "grades", "ranking")


def value_text(value: "Value | None", lang: str) -> str:
    """A value as it is printed: 是/否, a percentage with its sign, an absence in words."""
    if value is None:
        return ""
    if value.absent:
        return say(f"absent.{value.absent}", lang)
    if value.kind == "flag":
        return say(value.text, lang)
    if value.kind == "percent_points":
        return say("percent-points", lang, number=words.percent(value.text).rstrip("%"))
    return words.percent(value.text) if value.kind == "ratio" else visible(value.text)


def kind_word(kind: str, lang: str) -> str:
    """A kind of statement by its keyword."""
    try:
        return words.keyword(kind, lang)
    except KeyError:
        return kind


def label_text(item: "Item", lang: str) -> str:
    """The name of a statement beside its kind."""
    if item.kind == "step":
        return step_text(item.label, lang)
    if item.kind in _NAMELESS:
        return ""
    keyword = kind_word(item.kind, "zh")
    own = item.label.startswith(f"{keyword}（") and item.label.endswith("）")
    return visible(item.label[len(keyword) + 1 : -1] if own else item.label)


def step_name(item: "Item", lang: str, short: bool = False) -> str:
    """第二步, from the path of a step."""
    number = item.path.rpartition("第")[2].removesuffix("步")
    return say("step", lang, number=chinese(int(number)) if lang == "zh" and not short else number)


def step_text(label: str, lang: str) -> str:
    """What a step does: ``plus:加分合计`` → 计入 加分合计."""
    action, _, operand = label.partition(":")
    operand = say("operand.formula", lang) if operand == "步骤" else words.built_in(operand, lang)
    return (
        say(f"step.{action}", lang, operand=visible(words.spelt(operand, lang))) if known(f"step.{action}") else label
    )


def cited(clauses: tuple[str, ...], lang: str) -> str:
    """The clauses in brackets, behind a sentence."""
    return say("cited", lang, clauses=joined(clauses, lang)) if clauses else ""


def message(diagnostic: Diagnostic, lang: str) -> str:
    """What a diagnostic says; its code and values where its words are missing."""
    try:
        text = checks.sentence(diagnostic, lang)
    except (AssertionError, KeyError, IndexError):
        text = _bare(diagnostic.code, diagnostic.args, lang)
    return visible(text)


def related_message(diagnostic: Diagnostic, place: Related, lang: str) -> str:
    """What is said about a related place."""
    try:
        text = checks.related_sentence(diagnostic, place, lang)
    except (AssertionError, KeyError, IndexError):
        text = _bare(place.sentence, place.args, lang)
    return visible(text)


def _bare(name: str, args: Mapping[str, object], lang: str) -> str:
    pairs = (f"{key}={words.shown(value, lang)}" for key, value in args.items() if value not in ("", ()))
    return f"{name}（{'；'.join(pairs)}）" if lang == "zh" else f"{name} ({'; '.join(pairs)})"


def check_name(code: str) -> str:
    """The name of a code, ``weight-sum``."""
    found = checks.find(code)
    return found.name if found else ""
