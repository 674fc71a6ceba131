"""What a verb prints, in the format that was asked for; a format is imported when it is."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ruledsl.diagnostic import Diagnostic
from ruledsl.node import Record
from ruledsl.show.diagnostics import file_name, github, listing
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import say
from ruledsl.tools.load import Rules

if TYPE_CHECKING:
    from ruledsl.tools.run import Outcome

#: What marks a text file as UTF-8 for spreadsheets.
BOM = "\ufeff"


class Wanted(Record):
    """How a result is to be shown."""

    form: str
    unit: str | None
    lang: str
    bom: bool = True
    every_row: bool = False


def check_report(
    form: str,
    found: Sequence[Diagnostic],
    rules: Rules,
    borrowed: Sequence[tuple[str, str, str]],
    lang: str,
    paint: Paint,
) -> list[str]:
    """The findings of a check and a line that sums them up."""
    if form == "json":
        from ruledsl.show.as_json import diagnostics_json  # noqa: PLC0415

        return diagnostics_json(found, rules.sources, len(rules.sources), len(rules.measures)).splitlines()
    if form == "github":
        return github(found, rules.sources, lang)
    if form == "sarif":
        from ruledsl.show.sarif import sarif  # noqa: PLC0415

        return sarif(found, rules.sources, lang).splitlines()
    if form == "gitlab":
        from ruledsl.show.gitlab import code_quality  # noqa: PLC0415

        return code_quality(found, rules.sources, lang).splitlines()
    lines = listing(found, rules.sources, lang, paint)
    lines += [
        say("check.found", lang, scheme=visible(scheme), measure=visible(measure), file=visible(file_name(file)))
        for scheme, measure, file in borrowed
    ]
    counts = Counter(d.severity for d in found)
    numbers = {"files": len(rules.sources), "measures": len(rules.measures)}
    if not found:
        return [*lines, say("check.clean", lang, **numbers)]
    kinds = {"errors": counts["error"], "warnings": counts["warning"], "infos": counts["info"] + counts["finding"]}
    return [*lines, say("check.summary", lang, **numbers, **kinds)]


def problem_report(outcome: "Outcome", lang: str, paint: Paint) -> list[str]:
    """The errors of a run."""
    return listing(outcome.problems, outcome.sources, lang, paint)


def results_report(outcome: "Outcome", wanted: Wanted, measures: int, paint: Paint) -> str:
    """The result as text; without one, JSON still says why, so that machines always read JSON."""
    from ruledsl.show.as_json import diagnostics_json, results_json  # noqa: PLC0415

    results = outcome.results
    if results is None:
        if wanted.form != "json":
            return ""
        return diagnostics_json(outcome.problems, outcome.sources, len(outcome.sources), measures)
    if wanted.form == "json" or (wanted.unit is not None and wanted.form != "csv"):
        from ruledsl.tools.worked_out import with_formulas  # noqa: PLC0415

        outcome = with_formulas(outcome, wanted.unit)
    results = outcome.results or results
    if wanted.form == "json":
        return results_json(results, outcome.problems, outcome.sources, wanted.unit)
    if wanted.form == "csv":
        from ruledsl.show.spreadsheet import csv_text  # noqa: PLC0415

        return (BOM if wanted.bom else "") + csv_text(results, wanted.lang, wanted.unit)
    return "".join(f"{line}\n" for line in _page(outcome, wanted, paint))


def _page(outcome: "Outcome", wanted: Wanted, paint: Paint) -> list[str]:
    """A page for people; nothing where no unit has a result, the errors say it all."""
    from ruledsl.show.ranking import markdown_page, table  # noqa: PLC0415
    from ruledsl.show.sheet import markdown_sheet, score_sheet  # noqa: PLC0415

    results = outcome.results
    assert results is not None
    if all(u.total is None for u in results.units):
        return []
    if wanted.unit is not None:
        one = next((u for u in results.units if u.unit == wanted.unit and u.total is not None), None)
        if one is None:
            return []
        if wanted.form == "markdown":
            return markdown_sheet(results, one, wanted.lang, wanted.every_row)
        return score_sheet(results, one, wanted.lang, paint, wanted.every_row)
    return markdown_page(results, wanted.lang) if wanted.form == "markdown" else table(results, wanted.lang, paint)


def explanation(subject: str | None, lang: str, paint: Paint) -> tuple[bool, list[str]]:
    """The page of a code or keyword; whether there is one."""
    from ruledsl.checks import file_names, load  # noqa: PLC0415
    from ruledsl.checks._earlier import EARLIER  # noqa: PLC0415
    from ruledsl.show.pages import check_page, given_page, index_page, within_page, word_page  # noqa: PLC0415
    from ruledsl.show.usage import guessed  # noqa: PLC0415
    from ruledsl.tools.explain import Given, Within, WordPage, explain, keywords, nearest, parts  # noqa: PLC0415
    from ruledsl.unusable import EARLIER as NOT_IN_THE_LANGUAGE  # noqa: PLC0415

    if subject is None:
        return True, index_page((load(m) for m in file_names()), keywords(), parts(), lang, paint)
    found = explain(subject)
    if found is None and subject.startswith(NOT_IN_THE_LANGUAGE):
        return True, [EARLIER["earlier"][lang].format(part=visible(subject))]
    if found is None:
        text = say("explain.unknown", lang, name=visible(subject)) + guessed(nearest(subject), lang)
        return False, [text]
    if isinstance(found, WordPage):
        return True, word_page(found, lang, paint)
    if isinstance(found, Given):
        return True, given_page(found, lang, paint)
    if isinstance(found, Within):
        return True, within_page(found, lang, paint)
    return True, check_page(found, lang, paint)
