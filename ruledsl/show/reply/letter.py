"""The whole reply, in parts that a template or a page puts in order."""

from attrs import evolve, frozen

from ruledsl.scorecard import Results, Scorecard
from ruledsl.show.records import decision_lines
from ruledsl.show.reply.statements import paragraph
from ruledsl.show.style import visible
from ruledsl.show.texts import commas, joined, say
from ruledsl.show.wording import kind_word, label_text, step_name, value_text
from ruledsl.source import width
from ruledsl.syntax import chinese
from ruledsl.tools.reply import Answer, Point

#: A page of A4 has room for so many lines between salutation and signature, each of so many half-width characters.
LINES, WIDTH = 34, 82


@frozen
class Part:
    """A point with its heading, what the unit says, and the paragraphs of the answer."""

    heading: str
    claim: str
    paragraphs: tuple[str, ...]


def parts_of(results: Results, answer: Answer, room: int, lang: str) -> tuple[Part, ...]:
    """The points, numbered; of each so many statements, and of those without effect so much, that all fits into the room."""
    most = max((len(point.told) for point in answer.points), default=0)
    parts: tuple[Part, ...] = ()
    for count, named in [(n, named) for n in range(most, 0, -1) for named in (True, False)]:
        points = [evolve(p, told=p.told[:count], more=p.more + len(p.told[count:])) for p in answer.points]
        parts = tuple(_part(results, answer.unit, n, p, named, lang) for n, p in enumerate(points, 1))
        if sum(map(_height, parts)) <= room:
            break
    return parts


def _height(part: Part) -> int:
    return 1 + lines_of(part.claim) + sum(map(lines_of, part.paragraphs))


def lines_of(text: str) -> int:
    """So many lines a paragraph takes."""
    return -(-(width(text) + 4) // WIDTH) if text else 0


def _part(results: Results, unit: Scorecard, number: int, point: Point, named: bool, lang: str) -> Part:
    count = chinese(number) if lang == "zh" else str(number)
    heading = say("reply.point", lang, number=count, about=visible(point.raised.about))
    claim = say("reply.claim", lang, claim=visible(point.raised.claim)) if point.raised.claim else ""
    told = [paragraph(results, unit, t, lang) for t in point.told]
    rest = [_unmoved(results, point, lang), _silent(point, lang)] * named + [
        say("reply.more", lang, count=point.more)
    ] * bool(point.more)
    if not named:
        count_of = point.more + len(point.silent) + len(point.unmoved)
        rest = [say("reply.more", lang, count=count_of)] * bool(count_of)
    return Part(heading, claim, (*told, *filter(None, rest)))


def _unmoved(results: Results, point: Point, lang: str) -> str:
    """The readings that change nothing, with the option in use."""
    options = {reading.name: reading.option for reading in results.readings}
    listed = [
        say("reply.unmoved-one", lang, name=visible(i.path), option=visible(options.get(i.path, "")))
        for i in point.unmoved
    ]
    return say("reply.unmoved", lang, names=joined(listed, lang)) if listed else ""


def _silent(point: Point, lang: str) -> str:
    """What did nothing, by its reason."""
    names: dict[str, list[str]] = {}
    for item in point.silent:
        own = step_name(item, lang) if item.kind == "step" else ""
        name = label_text(item, lang) or kind_word(item.kind, lang)
        names.setdefault(item.reason or item.kind, []).append(f"{own} {name}".strip())
    listed = [
        say("reply.silent-one", lang, name=joined(dict.fromkeys(found), lang), reason=say(f"reply.silent.{key}", lang))
        for key, found in names.items()
    ]
    return say("reply.silent", lang, names=("；" if lang == "zh" else "; ").join(listed)) if listed else ""


def introduction(results: Results, number: str, date: str, lang: str) -> str:
    """What was received, and what it was held against."""
    dated = say("reply.dated", lang, date=visible(date)) if date else ""
    number = (f"（{visible(number)}）" if lang == "zh" else f" ({visible(number)})") if number else ""
    return say("reply.intro", lang, date=dated, measure=visible(results.title or results.measure), number=number)


def result_text(results: Results, unit: Scorecard, lang: str) -> str:
    """总分 …，等次 …，名次 …"""
    told = [say("reply.total", lang, total=value_text(unit.total, lang))]
    if unit.grade is not None:
        told.append(say("reply.grade", lang, grade=value_text(unit.grade, lang)))
    if unit.rank is not None:
        among, count = say(f"rank.among.{results.over_all}", lang), len(results.ranked_with(unit))
        told.append(say("reply.rank", lang, rank=value_text(unit.rank, lang), among=among, count=count))
    return say("reply.result", lang, result=commas(told, lang))


def readings_text(results: Results, answer: Answer, lang: str) -> str:
    """The readings that stand in the articles of what was told and were not told themselves."""
    told = [told for point in answer.points for told in point.told]
    articles = {clause.partition("条")[0] for one in told for clause in one.clauses}
    known = {one.item.path for one in told} | {item.path for point in answer.points for item in point.unmoved}
    near = [r for r in results.readings if articles & {c.partition("条")[0] for c in r.clauses} and r.name not in known]
    listed = [say("reply.reading-one", lang, name=visible(r.name), option=visible(r.option)) for r in near]
    return say("reply.readings", lang, readings=("；" if lang == "zh" else "; ").join(listed)) if listed else ""


def decided_text(unit: Scorecard, lang: str) -> str:
    """What was decided beside the computed result."""
    return "".join(say("reply.decided", lang, text=line.strip()) for line in decision_lines(unit, lang))
