"""The parts of a comparison as a page: for a terminal, and in Markdown for a merge request."""

from collections.abc import Iterator

from ruledsl.show.aligned import aligned, markdown, wrapped
from ruledsl.show.diff.paper import paper_parts
from ruledsl.show.diff.parts import Heading, Lines, Piece, Table
from ruledsl.show.diff.proofs import proof_parts
from ruledsl.show.diff.units import Shown, unit_parts
from ruledsl.show.style import Paint, visible
from ruledsl.show.texts import joined, say
from ruledsl.tools.diff.report import MeasureDiff, Report
from ruledsl.tools.diff.words import Words

#: How a row of a class or direction is painted.
_ROLES = {"stricter": "removed", "lenient": "added", "both": "warning", "undetermined": "warning"}


def parts(report: Report, shown: Shown, lang: str) -> Iterator[Piece]:
    """Everything, measure by measure."""
    words = Words(report.sources)
    only = tuple(visible(line) for line in only_in_one(report, lang))
    if only:
        yield Lines(only, "error")
    if not report.measures and not report.unreadable:
        yield Lines((say("diff.nothing-shared", lang),), "error")
    for diff in report.measures:
        yield Heading(visible(heading(diff, lang)), 1)
        yield Lines(
            (say("diff.versions", lang, old=visible(report.old.label), new=visible(report.new.label)),), "faint"
        )
        yield from measure_parts(diff, words, shown, lang)


def heading(diff: MeasureDiff, lang: str) -> str:
    """What is compared: the measure, and the scheme of the two folders."""
    title = diff.title or diff.id
    return say("diff.under-scheme", lang, title=title, scheme=diff.scheme) if diff.scheme else title


def only_in_one(report: Report, lang: str) -> Iterator[str]:
    """Measures, schemes and files that one side has and the other has not; of a side that could not be read, that."""
    for which, side, names in (("old", report.old, report.unread[0]), ("new", report.new, report.unread[1])):
        if side.unreadable:
            yield say(f"diff.unread-{which}", lang)
        elif names:
            yield say(f"diff.not-read-{which}", lang, names=joined(names, lang))
    for names, found, which in ((report.gone, report.apart[0], "gone"), (report.come, report.apart[1], "come")):
        schemes = [say("diff.scheme-of", lang, scheme=s, measure=m) for s, m in found.schemes]
        if names or schemes:
            yield say(f"diff.{which}", lang, names=joined([*names, *schemes], lang))
        if found.files:
            yield say(f"diff.files-{which}", lang, names=joined(found.files, lang))


def measure_parts(diff: MeasureDiff, words: Words, shown: Shown, lang: str) -> Iterator[Piece]:
    if diff.old.block is None or diff.new.block is None:
        yield Lines((say("diff.not-read", lang),), "error")
        return
    yield from paper_parts(diff, words, lang)
    yield from proof_parts(diff, lang)
    yield from unit_parts(diff, shown, lang)


def table(report: Report, shown: Shown, lang: str, paint: Paint) -> list[str]:
    """For a terminal."""
    lines: list[str] = []
    for piece in parts(report, shown, lang):
        match piece:
            case Heading(text, level):
                lines += ["", paint(text, "title" if level == 1 else "section")]
            case Lines(texts, role):
                lines += [paint(t, role) if role else t for t in texts]
            case Table():
                lines += _aligned(piece, paint)
    return lines[1:] if lines and not lines[0] else lines


def _aligned(piece: Table, paint: Paint) -> list[str]:
    """The rows in columns; a row that goes on below keeps its colour."""
    found = aligned([piece.head, *piece.rows], piece.right, dict(piece.widths), indent=2)
    if not piece.roles:
        return found
    limits, lines, at = dict(piece.widths), [paint(found[0], "faint")], 1
    for row, role in zip(piece.rows, piece.roles, strict=True):
        height = max(len(wrapped(text, limits.get(n, 0))) for n, text in enumerate(row))
        lines += [paint(text, _ROLES.get(role, "")) for text in found[at : at + height]]
        at += height
    return lines


def markdown_page(report: Report, shown: Shown, lang: str) -> list[str]:
    """For a merge request."""
    lines: list[str] = []
    for piece in parts(report, shown, lang):
        match piece:
            case Heading(text, level):
                lines += [f"{'#' * (level + 1)} {text}", ""]
            case Lines(texts, role):
                lines += [*(f"> {t}" if role == "error" else f"- {t}" for t in texts), ""]
            case Table():
                lines += [*markdown([piece.head, *piece.rows], piece.right), ""]
    return lines[:-1]
