"""The keys at the top of fact files: which measure, which year, decided when."""

from itertools import islice

import yaml
from attrs import define, field

from ruledsl.facts.draft import Given, Part
from ruledsl.facts.names import HEADER, folded, role_of, word
from ruledsl.facts.read_json import read_json
from ruledsl.facts.read_yaml import events
from ruledsl.facts.report import Report
from ruledsl.facts.rows import scalar
from ruledsl.facts.tree import DEPTH, Document, Problem, shown
from ruledsl.facts.values import YEARS, Flaw, Reading, day, number
from ruledsl.ir import Type
from ruledsl.source import Source

_YEAR = Type("count", 0, YEARS[0], YEARS[-1])
_DATE = Type("date")
#: So many events are looked at for the header of a YAML text, and of a JSON text before it is read as a whole.
_MOST, _EARLY = 2_000_000, 20_000


@define
class Header:
    """What the tops of all files say together; ``other`` when they speak of another measure or year.

    ``units`` holds, by folded name, what the files say about each unit; ``broken`` those that cannot be read.
    """

    documents: tuple[Document, ...]
    year: int | None
    decided: int | None = None
    other: bool = False
    units: dict[str, list[Part]] = field(factory=dict)
    broken: set[str] = field(factory=set)
    given: dict[str, list[Given]] = field(factory=dict)


def header(documents: list[Document], measure: str, year: int | None, report: Report) -> Header:
    """Read and compare the headers of all files."""
    found = Header(tuple(documents), year)
    for document in documents:
        found.broken.update(map(folded, document.broken))
        for key, value in document.tree.items():
            role = role_of(key)
            if role not in HEADER:
                near = report.near(key, [word(r) for r in HEADER])
                report.add(Problem("F141", {"name": shown(key), "candidates": near}, (key,)), document)
                continue
            given = Given(role, value, document, (key,))
            found.given.setdefault(role, []).append(given)
            if role in ("measure", "year", "decided"):
                _line(found, given, measure, report)
    if found.year is None and not found.given.get("year"):
        report.add(Problem("F140"), documents[0] if documents else None)
    return found


def _line(found: Header, given: Given, measure: str, report: Report) -> None:
    text = scalar(given.value)
    name = word(given.role)
    if text is None:
        report.add(Problem("F118", {"fact": name, "value": shown(given.value)}, given.path), given.document)
    elif given.role == "measure":
        if folded(text) != folded(measure):
            found.other = True
            report.add(Problem("F138", {"value": shown(text), "measure": shown(measure)}, given.path), given.document)
    else:
        result: Reading = Flaw("F114") if not text else _read(text, given.role)
        if isinstance(result, Flaw):
            report.add(Problem(result.code, {"fact": name, **result.args}, given.path), given.document)
        elif isinstance(result, int):
            _enter(found, given, result, report)


def _read(text: str, role: str) -> Reading:
    return number(text, _YEAR) if role == "year" else day(text, _DATE)


def _enter(found: Header, given: Given, value: int, report: Report) -> None:
    if given.role == "decided":
        if found.decided not in (None, value):
            report.add(Problem("F104", {"fact": word("decided")}, given.path), given.document)
        found.decided = value
    elif found.year is None:
        found.year = value
    elif found.year != value:
        found.other = True
        report.add(Problem("F139", {"value": str(value), "year": str(found.year)}, given.path), given.document)


def top(source: Source, kind: str) -> dict[str, str]:
    """Measure and year from the top of a text that may be wrong elsewhere, by role."""
    found: dict[str, str] = {}
    if kind == "csv":
        return found
    try:
        complete = _scan(source.text, found, _EARLY if kind == "json" else _MOST)
    except yaml.YAMLError:
        complete = False
    if kind == "json" and not complete and len(found) < 2:
        tree, _ = read_json(source)
        pairs = tree.items() if isinstance(tree, dict) else ()
        found.update((role_of(k), v) for k, v in pairs if role_of(k) in ("measure", "year") and isinstance(v, str))
    return found


def _scan(text: str, found: dict[str, str], most: int) -> bool:
    """Look for the two keys among the first events; whether the text ended before the look did."""
    depth = 0
    key: str | None = None
    for event in islice(events(text), most):
        if isinstance(event, yaml.ScalarEvent) and depth == 1:
            if key is not None and role_of(key) in ("measure", "year"):
                found.setdefault(role_of(key), event.value)
            key = event.value if key is None else None
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth, key = depth + 1, None
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        elif isinstance(event, yaml.StreamEndEvent):
            return True
        if len(found) == 2 or depth > DEPTH:
            return True
    return False
