"""A yearly table of indicators → the text of a scheme to be reviewed, or what is wrong with the table; and whether both agree.

Table ─read─▶ items ─places─▶ fills ─recognised─▶ text ─check─▶ Imported
"""

from decimal import Decimal

import attrs
from attrs import field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.measure import Measure
from ruledsl.node import evolve
from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.statements.blocks import ListBlock, MeasureBlock
from ruledsl.statements.full_marks import FullMarks
from ruledsl.syntax import Document
from ruledsl.tools.check import check
from ruledsl.tools.format import format_source
from ruledsl.tools.import_table.classes import class_words, classes_of
from ruledsl.tools.import_table.compare import differences, year_differs
from ruledsl.tools.import_table.flat import Entry, Path, entries
from ruledsl.tools.import_table.model import Item, Scoring, Table
from ruledsl.tools.import_table.places import Places, places_of
from ruledsl.tools.import_table.read import read_table
from ruledsl.tools.import_table.scoring import Asked, recognised
from ruledsl.tools.import_table.write import Head, Written, stamped, untouched, write
from ruledsl.tools.load import Rules, compile_measure

#: So often a way of scoring that a check does not like is given up before the rest is taken as it is.
ROUNDS = 8


@frozen
class Request:
    """A table, the measure that it is for, and what the table itself does not say.

    ``called`` are names of the table with those of the measure; ``zero_target`` and ``inapplicable`` what a target of zero
    and a part that does not concern a unit mean.
    """

    name: str
    data: bytes = field(repr=False)
    rules: Rules = field(repr=False)
    document: Document = field(repr=False)
    block: MeasureBlock = field(repr=False)
    output: str = "scheme.rules"
    sheet: str = ""
    scheme: str = ""
    year: int | None = None
    called: dict[str, str] = field(factory=dict)
    zero_target: str = ""
    inapplicable: str = ""


@frozen
class Imported:
    """``text`` is None where an error stands in the way; ``problems`` are those of the table, then those of the text."""

    table: Table
    measure: Measure
    places: Places
    text: str | None
    problems: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    items: dict[Path, Item] = field(factory=dict, repr=False)
    year: int | None = None

    @property
    def leaves(self) -> list[tuple[Path, Item]]:
        """Every indicator that is scored, with its path in the measure."""
        return [(path, item) for path, item in self.items.items() if not item.parts]


def import_table(request: Request) -> Imported:
    """The scheme text of a table."""
    alone = evolve(request.rules, documents=tuple(_alone(d, request.block) for d in request.rules.documents))
    measure = compile_measure(alone, request.document, request.block).measure
    table = read_table(request.name, request.data, request.sheet, class_words(measure, request.called))
    places = Places()
    if table.items:
        places = places_of(table, measure, request.called)
        classes_of(table, measure, request.called, request.inapplicable)
    year = request.year or table.year
    if table.wrong or not table.items:
        return Imported(table, measure, places, None, tuple(table.problems), request.rules.sources, year=year)
    _recognise(table, measure, request)
    return _checked(request, alone, Imported(table, measure, places, None, tuple(table.problems), (), year=year))


def _alone(document: Document, block: MeasureBlock) -> Document:
    """A document without schemes and other measures."""
    return evolve(document, blocks=tuple(b for b in document.blocks if b is block or isinstance(b, ListBlock)))


def _recognise(table: Table, measure: Measure, request: Request) -> None:
    """Look at the words of every indicator."""
    ends = measure.settings.get("ends", {})
    until = any("扣完为止" in n.text and any(w in n.text for w in ("各", "每", "均", "所有")) for n in table.notes)
    for item in table.items:
        for _, leaf in item.leaves():
            asked = Asked(
                leaf.worth or Decimal(0),
                until,
                decimals_of(measure),
                request.zero_target,
                ends.get("at_least"),
                ends.get("at_or_below"),
            )
            if leaf.criteria and leaf.differs:
                leaf.scoring = Scoring(reason="by-class")
            leaf.scoring = leaf.scoring if leaf.scoring.reason else recognised(leaf.criteria, asked)


def decimals_of(measure: Measure) -> int:
    """The decimals of the measure's points."""
    full = measure.only(FullMarks)
    return int(full.places) if full is not None else 0


def _checked(request: Request, rules: Rules, imported: Imported) -> Imported:
    """The text, after giving up every way of scoring that a check has something against."""
    before = {_key(d) for d in check(rules)}
    name = request.scheme or f"{imported.measure.id}指标表"
    head = Head(name, imported.year, request.inapplicable, decimals_of(imported.measure))
    for _ in range(ROUNDS):
        written = write(imported.table, imported.places, imported.measure, head)
        source, wrong = _laid_out(request.output, written)
        if wrong:
            problems = (*imported.problems, *wrong)
            return attrs.evolve(imported, problems=problems, sources=(*rules.sources, source))
        document, _ = parse(source)
        both = _with(rules, source, document)
        found = [d for d in check(both) if d.severity in ("error", "warning")]
        news = tuple(d for d in found if _key(d) not in before)
        if not _given_up(news, entries(document, imported.measure), written.items):
            break
    text = None if any(d.is_error for d in news) else source.text
    problems = (*imported.problems, *news)
    return attrs.evolve(imported, text=text, problems=problems, sources=both.sources, items=written.items)


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    """What makes two diagnostics the same."""
    return (diagnostic.code, diagnostic.span, repr(sorted(diagnostic.args.items(), key=str)))


def _with(rules: Rules, source: Source, document: Document) -> Rules:
    """The rules with one more file."""
    documents, sources = (*rules.documents, document), (*rules.sources, source)
    return evolve(rules, sources=sources, documents=documents, lists=rules.lists | {source.name: {}})


def _laid_out(name: str, written: Written) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text in its canonical form, with the comment that tells whether it was changed since; or what is wrong with it."""
    text, problems = format_source(Source(name, written.text), None)
    return (Source(name, written.text), problems) if text is None else (Source(name, stamped(text)), ())


def _given_up(news: tuple[Diagnostic, ...], found: list[Entry], items: dict[Path, Item]) -> bool:
    """Leave to the assessors what a check has something against."""
    given = False
    for problem in news:
        span = problem.span
        around = [
            e
            for e in found
            if span and e.node.span.file == span.file and e.node.span.start <= span.start < e.node.span.end
        ]
        item = items.get(around[-1].path) if around else None
        if item is not None and item.scoring.text:
            item.scoring = Scoring(reason="check", args={"code": problem.code})
            given = True
    return given


def agreement(imported: Imported, file: Source, document: Document) -> list[Diagnostic]:
    """Where a scheme file says otherwise than the table."""
    own = Source("table", imported.text or "")
    parsed, _ = parse(own)
    texts = {own.name: own.text, file.name: file.text}
    ours, theirs = (entries(d, imported.measure) for d in (parsed, document))
    return [*year_differs(document, imported.table.year), *differences(ours, theirs, imported.items, texts)]


__all__ = ["Imported", "Request", "agreement", "import_table", "untouched"]
