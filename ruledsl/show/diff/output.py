"""A comparison in the format that was asked for."""

from ruledsl.show.diagnostics import listing
from ruledsl.show.diff.units import Shown
from ruledsl.show.style import Paint
from ruledsl.tools.diff.report import Report, once


def report_text(report: Report, form: str, only_changed: bool, lang: str, paint: Paint) -> str:
    """The text of a report; a format is imported when it is asked for."""
    shown = Shown(only_changed)
    if form == "json":
        from ruledsl.show.diff.as_json import report_json  # noqa: PLC0415

        return report_json(report, shown)
    if form == "html":
        from ruledsl.show.diff.as_html import page  # noqa: PLC0415

        return page(report, shown, lang)
    from ruledsl.show.diff.pages import markdown_page, table  # noqa: PLC0415

    lines = markdown_page(report, shown, lang) if form == "markdown" else table(report, shown, lang, paint)
    return "".join(f"{line}\n" for line in lines)


def problem_lines(report: Report, lang: str, paint: Paint) -> list[str]:
    """The errors of both sides and of the facts."""
    found = list(report.problems)
    sources = list(report.sources.values())
    for diff in report.measures:
        found += [*diff.problems, *diff.chosen.problems]
        if diff.replay is not None:
            found += diff.replay.problems
            sources += diff.replay.sources
    return listing(once(found), sources, lang, paint)
