"""All documents of a run as files of a folder: for every unit a score sheet and a letter, then ranking, circular and charts."""

from collections.abc import Iterator, Mapping

from ruledsl.documents.charts import charts
from ruledsl.documents.contexts import board_context, unit_context
from ruledsl.documents.ranking_book import ranking_book
from ruledsl.documents.templates import CIRCULAR, LETTER, LETTER_PAGE, SHEET, SHEET_PAGE, document, named, page
from ruledsl.ir import Plan
from ruledsl.measure import Measure
from ruledsl.scorecard import Results
from ruledsl.show.texts import say

#: A file name holds none of these and is no longer.
_FORBIDDEN, _LONGEST = '/\\:*?"<>|', 40
UNITS, RECEIPT = "units", "receipt.json"


def documents(
    results: Results,
    measure: Measure,
    plan: Plan,
    templates: Mapping[str, bytes],
    number: str,
    lang: str,
    unit: str | None = None,
) -> dict[str, bytes]:
    """The files by name; with ``unit`` only those about it.

    Raises Unusable where a template cannot be filled in.
    """
    files: dict[str, bytes] = {}
    for place, card in enumerate(results.units, 1):
        if card.total is not None and unit in (None, card.unit):
            context = unit_context(results, card, measure, plan, number, lang)
            for name, data in _about(context, templates):
                files[f"{UNITS}/{place:03}-{safe(card.unit)}-{named(name, lang)}"] = data
    if unit is None and files:
        board = board_context(results, measure, number, lang)
        files[named(CIRCULAR, lang)] = document(CIRCULAR, templates[CIRCULAR], board)
        files[f"{say('report.ranking', lang)}.xlsx"] = ranking_book(results, board, lang)
        files[f"{say('report.charts', lang)}.html"] = charts(results, measure, number, lang)
    return files


def _about(context: Mapping[str, object], templates: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name in (SHEET, LETTER):
        yield name, document(name, templates[name], context)
    for name in (SHEET_PAGE, LETTER_PAGE):
        yield name, page(name, templates[name], context)


def safe(name: str) -> str:
    """A unit's name as part of a file name; the number before it keeps names apart."""
    kept = "".join("_" if c in _FORBIDDEN or not c.isprintable() else c for c in name)
    return kept[:_LONGEST].strip(". ") or "_"
