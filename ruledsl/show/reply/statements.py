"""What one statement did, in a paragraph: its clause, the facts behind it, the points and why, and what would change them."""

from collections.abc import Callable, Iterator

from ruledsl.scorecard import Item, Line, Results, Scorecard
from ruledsl.show.lacking import lacking
from ruledsl.show.records import score_text
from ruledsl.show.reply.effects import effect_text
from ruledsl.show.sheet import absorbed_remark, item_rows, unnamed_remark
from ruledsl.show.style import visible
from ruledsl.show.texts import commas, joined, say
from ruledsl.show.wording import kind_word, label_text, message, step_name, value_text
from ruledsl.tools.reply import Told
from ruledsl.tools.standing import difference

#: So many events of one statement are listed.
MOST_LINES = 8


def paragraph(results: Results, unit: Scorecard, told: Told, lang: str) -> str:
    """All that is said about a statement."""
    item = told.item
    say_it = _OWN.get(item.kind, _other)
    sentences = [lead(item, told.clauses, lang), *(_nothing(item, lang) or say_it(results, unit, told, lang))]
    sentences += _facts(told, lang)
    found = [f for f in unit.findings if f.path == item.path or f.path.startswith(f"{item.path}#")]
    sentences += [say("reply.other", lang, text=message(f, lang)) for f in found if item.kind == "step"]
    sentences += [effect_text(unit, item, effect, lang) for effect in told.effects]
    return "".join(sentences).strip()


def lead(item: Item, clauses: tuple[str, ...], lang: str) -> str:
    """指标“公开率”（依据 …）："""
    kind = step_name(item, lang) if item.kind == "step" else kind_word(item.kind, lang)
    cited = say("reply.clauses", lang, clauses=joined(clauses, lang)) if clauses else ""
    name = label_text(item, lang)
    return say("reply.lead" if name else "reply.lead-short", lang, kind=kind, name=name, clauses=cited)


def _nothing(item: Item, lang: str) -> list[str]:
    """Why a statement did nothing; events that do not count are told all the same."""
    if item.reason == "reading":
        return [say("reply.not-in-use", lang, option=visible(item.reading))]
    if item.reason in ("condition", "not-reported"):
        return [say(f"reply.{item.reason}", lang)]
    silent = item.reason in ("no-events", "not-found") and not item.lines
    return [say(f"reply.none.{item.kind}", lang)] if silent and item.kind in ("bonus", "deduction", "veto") else []


def _indicator(results: Results, unit: Scorecard, told: Told, lang: str) -> Iterator[str]:
    points, top = told.item.value("points"), told.item.value("maximum")
    lost = difference(top, points)
    if points is None or points.absent or top is None or lost is None:
        yield say("reply.state", lang, state=value_text(points, lang))
    elif lost == "0":
        yield say("reply.full", lang, points=points.text)
    else:
        yield say("reply.points", lang, points=points.text, maximum=top.text, lost=lost)
    yield from (say("reply.other", lang, text=text) for text in lacking(told.item, unit, lang))
    if told.parts:
        yield say("reply.parts", lang, parts=joined((_part(part, lang) for part in told.parts), lang))


def _part(item: Item, lang: str) -> str:
    values = {role: value_text(item.value(role), lang) for role in ("points", "maximum")}
    return say("reply.part", lang, name=label_text(item, lang), **values)


def _adding(results: Results, unit: Scorecard, told: Told, lang: str) -> Iterator[str]:
    item = told.item
    count, points = item.value("count"), value_text(item.value("points"), lang)
    if count is None:
        yield say(f"reply.{item.kind}-plain", lang, points=points)
    else:
        counted = sum(line.counts for line in item.lines)
        some = not count.absent and 0 < counted < int(count.text)
        how = say("remark.count-of" if some else "reply.count", lang, count=count.text, taken=counted)
        yield say(f"reply.{item.kind}", lang, points=points, count=how)
    yield from _lines(told, lang)


def _lines(told: Told, lang: str) -> Iterator[str]:
    """The events of a statement: date, id and words, worth."""
    shown = [_line(line, n in told.outside, lang) for n, line in enumerate(told.item.lines[:MOST_LINES])]
    more = len(told.item.lines) - MOST_LINES
    shown += [say("reply.lines-more", lang, count=more)] * (more > 0)
    if shown:
        yield say("reply.lines", lang, lines=("；" if lang == "zh" else "; ").join(shown))


def _line(line: Line, outside: bool, lang: str) -> str:
    parts = [visible(line.id)] * bool(line.id)
    parts += [
        f"{visible(name)} {say(text, lang) if text in ('yes', 'no') else visible(text)}"
        for name, text in line.fields
        if text and name != "分值"
    ]
    parts += [*absorbed_remark(line, lang), *unnamed_remark(line, lang)]
    detail = say("reply.detail", lang, detail=commas(parts, lang)) if parts else " "
    worth = say("reply.outside" if outside else "reply.uncounted", lang)
    if line.points is None:
        worth = say("reply.reported", lang)
    elif line.counts:
        worth = say("reply.worth", lang, points=value_text(line.points, lang))
    return say("reply.line", lang, date=line.date or say("line.undated", lang), detail=detail, points=worth)


def _veto(results: Results, unit: Scorecard, told: Told, lang: str) -> Iterator[str]:
    key = "reply.veto" if told.item.text else "reply.veto-plain"
    yield say(key, lang, grade=visible(told.item.text))
    yield from _lines(told, lang)


def _step(results: Results, unit: Scorecard, told: Told, lang: str) -> Iterator[str]:
    after, before = value_text(told.item.value("step"), lang), value_text(told.before, lang)
    key = "reply.step-first" if not before else "reply.step-same" if before == after else "reply.step"
    yield say(key, lang, before=before, after=after)


def _grades(results: Results, unit: Scorecard, told: Told, lang: str) -> Iterator[str]:
    band, grade = (value_text(told.item.value(role), lang) for role in ("band", "value"))
    if not band or band == grade:
        yield say("reply.grades", lang, grade=grade)
        return
    vetoes = [i for i in unit.statements if i.kind in ("veto", "override") and not i.reason]
    names = joined((f"{kind_word(i.kind, lang)}“{label_text(i, lang)}”" for i in vetoes), lang)
    because = say("reply.because", lang, names=names) if vetoes else ""
    yield say("reply.grades-band", lang, band=band, grade=grade, vetoes=because)


def _reading(results: Results, unit: Scorecard, told: Told, lang: str) -> Iterator[str]:
    for reading in (r for r in results.readings if r.name == told.item.path):
        reason = say("reading.tried", lang) if reading.overridden else visible(reading.reason)
        yield say("reply.reading", lang, option=visible(reading.option), reason=reason.rstrip("。."))


def _other(results: Results, unit: Scorecard, told: Told, lang: str) -> Iterator[str]:
    """Statements without words of their own: the value and remark of the score sheet."""
    options = {reading.name: reading.option for reading in results.readings}
    row = next(iter(item_rows(told.item, unit, options, lang)))
    text = commas((part for part in (row[2], row[5]) if part), lang)
    yield say("reply.other", lang, text=text or "—")


def _facts(told: Told, lang: str) -> Iterator[str]:
    facts = [say("reply.fact", lang, name=visible(u.name), value=value_text(u.value, lang)) for u in told.facts]
    if (
        facts
        and told.item.reason not in ("reading", "condition")
        and told.item.kind not in ("step", "grades", "ranking")
    ):
        yield say("reply.facts", lang, facts=("；" if lang == "zh" else "; ").join(facts))
        rounds = [score_text(score, lang) for used in told.facts for score in used.rounds]
        if rounds:
            yield say("reply.rounds", lang, rounds=" → ".join(rounds))


_OWN: dict[str, Callable[[Results, Scorecard, Told, str], Iterator[str]]] = {
    "indicator": _indicator,
    "bonus": _adding,
    "deduction": _adding,
    "veto": _veto,
    "step": _step,
    "grades": _grades,
    "reading": _reading,
}
