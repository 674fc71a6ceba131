"""All fact files of one assessment into a fact set: every problem of every file in one run."""

from collections.abc import Mapping, Sequence
from datetime import date

from ruledsl.collector import collector_paused
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.decode import FactFile, decode
from ruledsl.facts.documents import is_package, kind_of, read
from ruledsl.facts.draft import Codes, Draft, Part
from ruledsl.facts.form_marks import difference
from ruledsl.facts.header import Header, header, top
from ruledsl.facts.layout import layout, listed
from ruledsl.facts.model import FactSet, Row, UnitFacts
from ruledsl.facts.names import role_of, word
from ruledsl.facts.report import Report
from ruledsl.facts.roster import Roster, resolve
from ruledsl.facts.rounds import ROUNDS, round_of
from ruledsl.facts.rows import scalar, start
from ruledsl.facts.tree import Document, Problem, shown
from ruledsl.facts.undated import last_day
from ruledsl.facts.units import Reader
from ruledsl.facts.values import EPOCH, YEARS
from ruledsl.ir import Plan
from ruledsl.node import evolve
from ruledsl.serialise import hashes
from ruledsl.source import Source

#: Problems that follow from a file that could not be read, and would only hide it.
FOLLOWING = frozenset({"F103", "F122", "F125", "F127", "F135", "F140"})


def peek(files: Sequence[FactFile]) -> tuple[str | None, int | None]:
    """The measure and year that the files name, so that the caller can choose the rules before loading."""
    found: dict[str, str] = {}
    for file in files:
        if is_package(file):
            tops = {role_of(key): value for key, value in read(file, Report()).tree.items() if isinstance(value, str)}
            for role in ("measure", "year"):
                found.setdefault(role, tops.get(role, "").strip())
            continue
        source, _ = decode(file)
        for role, text in top(source, kind_of(source.name, source.text)).items():
            found.setdefault(role, text.strip())
    year = found.get("year", "")
    known = year.isascii() and year.isdigit() and len(year) == 4 and int(year) in YEARS
    return found.get("measure") or None, int(year) if known else None


def unreadable(files: Sequence[FactFile]) -> tuple[tuple[Diagnostic, ...], tuple[Source, ...]]:
    """What forbids to read files at all, with their texts: then they do not say either which measure they are for."""
    report = Report()
    documents = [read(file, report) for file in files]
    if all(document.usable for document in documents):
        return (), ()
    return tuple(d for d in report.diagnostics() if d.is_error), tuple(document.source for document in documents)


def load(
    plan: Plan,
    files: Sequence[FactFile | Document],
    *,
    measure: str,
    year: int | None = None,
    roster: Mapping[str, Sequence[str]] | None = None,
    strict: bool = False,
    partial: bool = False,
    run: Mapping[str, int] | None = None,
    upto: str | None = None,
) -> FactSet:
    """The facts of one assessment; a bad unit is rejected, the others go on.

    ``run`` gives facts of the run that the caller knows, by role: ``year_first`` and ``year_last`` are the days of
    the assessment year as the measure declares them, and those of the calendar year where nothing is given.
    ``upto`` names the round of scoring whose values count; without it they are those of the last round held.
    """
    with collector_paused():
        return _load(plan, files, measure, year, roster, strict, run or {}, round_of(upto) if upto else None, partial)


def _load(
    plan: Plan,
    files: Sequence[FactFile | Document],
    measure: str,
    year: int | None,
    roster: Mapping[str, Sequence[str]] | None,
    strict: bool,
    run: Mapping[str, int],
    upto: int | None,
    partial: bool,
) -> FactSet:
    report = Report(partial=partial)
    tables = listed(plan)
    documents = [file if isinstance(file, Document) else read(file, report, tables) for file in files]
    complete = all(document.usable for document in documents)
    _older_forms(documents, plan, report)
    report.muted = frozenset() if complete else FOLLOWING
    tops = header(documents, measure, year, report)
    members = resolve(tops, roster, report)
    wide = Codes()
    run_row, run_texts = _run(plan, tops, report, {**_of_year(tops), **run})
    usable = complete and not tops.other
    reader = _reader(plan, members, report, wide, strict, upto, last_day(plan, run_row))
    units = _units(reader, tops, members)
    found = report.diagnostics()
    return FactSet(
        measure,
        tops.year,
        tops.decided,
        tuple((unit.name, unit.class_name) for unit in units),
        run_row if usable else None,
        run_texts,
        units if usable else tuple(evolve(unit, row=None) for unit in units),
        tuple(d for d in found if d.is_error),
        tuple(d for d in found if not d.is_error),
        members.assumed,
        tuple(document.source for document in documents),
    )


def _older_forms(documents: Sequence[Document], plan: Plan, report: Report) -> None:
    """Say of every form that was made for other facts than the rules now ask for, what differs."""
    for document in documents:
        mark = document.book.mark if document.book else None
        if mark is None or mark.keys.get("schema_hash") == dict(hashes(plan, ()))["schema"]:
            continue
        found = difference(mark, plan)
        args = {key: "、".join(getattr(found, key)[:12]) or "—" for key in ("gone", "new", "changed")}
        version = {key: shown(mark.keys.get(key, "")) for key in ("measure", "version")}
        report.add(
            Problem("W803", {**args, **version, "schema_hash": shown(mark.keys.get("schema_hash", ""))}), document
        )


def _of_year(tops: Header) -> dict[str, int]:
    """The facts of the run that follow from the head of the files, by role."""
    found = {} if tops.decided is None else {"decided": tops.decided}
    if tops.year is not None:
        first, last = (date(tops.year, *day).toordinal() - EPOCH for day in ((1, 1), (12, 31)))
        found |= {"year": tops.year, "year_first": first, "year_last": last}
    return found


def _run(plan: Plan, tops: Header, report: Report, known: Mapping[str, int]) -> tuple[Row | None, dict[str, str]]:
    """The row of the run without its readings, and its texts."""
    table = next((t for t in plan.tables if t.kind == "PARAM"), None)
    if table is None:
        return (), {}
    shape = layout(plan, table)
    draft = Draft("", report, Codes())
    filling = start(shape, draft)
    parts: list[Part] = []
    for given in tops.given.get("run", ()):
        if isinstance(given.value, dict):
            parts.append(Part(given.document, given.path, given.value))
        elif scalar(given.value) != "":
            draft.flag("F116", given.document, given.path, {"value": shown(given.value)})
    for part in parts:
        filling.take(part)
    for role, value in known.items():
        slot = shape.slot(role)
        if slot and filling.row[slot.value] is None:
            filling.row[slot.value] = value
    filling.complete(parts[0] if parts else Part(Document(Source("", ""), "yaml", {}), (word("run"),), {}))
    return None if draft.rejected else tuple(filling.row), filling.texts


def _reader(
    plan: Plan, roster: Roster, report: Report, wide: Codes, strict: bool, upto: int | None, last: int
) -> Reader:
    units = layout(plan, next(t for t in plan.tables if t.kind == "ROSTER"))
    slot = units.class_slot
    grade = next((c for c in plan.columns if c.name == plan.output("grade")), None)
    rounds = len(ROUNDS) if upto is None else upto
    choices = slot.fact.type.choices if slot else ()
    grades = grade.type.choices if grade else ()
    return Reader(units, report, wide, choices, roster.classes, strict, rounds, grades, last)


def _units(reader: Reader, tops: Header, roster: Roster) -> tuple[UnitFacts, ...]:
    """The units in roster order."""
    found: list[UnitFacts] = []
    for key, member in roster.members.items():
        parts = tops.units.get(key, [])
        if parts and key not in tops.broken and not tops.other:
            found.append(reader.read(member, parts))
            continue
        if not parts and not tops.other:
            reader.report.add(Problem("F122", {"unit": shown(member.unit)}, (word("units"),)), None, member.unit)
        found.append(UnitFacts(member.unit, member.class_name or _said_class(parts), None))
    return tuple(found)


def _said_class(parts: Sequence[Part]) -> str:
    """The class that the facts of a unit name, though they cannot be read: the others of the class lack a unit."""
    said = (scalar(value) for part in parts for key, value in part.node.items() if role_of(key) == "class")
    return next((text for text in said if text), "")
