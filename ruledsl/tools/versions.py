"""Versions of one measure: the same id more than once, in force one after the other.

A version ends with its 有效期, or on the day before a later version that repeals it (废止) by its title is in force.  For an
assessment year the one version is chosen that holds for it; none, or more than one, is an error.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate

from ruledsl.bind import bind
from ruledsl.diagnostic import Diagnostic, Related
from ruledsl.measure import Measure
from ruledsl.node import Record, evolve
from ruledsl.source import Span
from ruledsl.statements.blocks import ListBlock, MeasureBlock, SchemeBlock
from ruledsl.statements.in_force import InForce
from ruledsl.statements.repeals import Repeals
from ruledsl.statements.year import Year
from ruledsl.statements.year_of import YearOf
from ruledsl.syntax import Document
from ruledsl.validity import Validity, holds_in, not_in_force, validity, waits_for_decision

Lists = Mapping[str, Mapping[str, ListBlock]]
Found = tuple[Document, MeasureBlock]
_DAY = timedelta(days=1)


class Version(Record):
    """A measure without schemes, and the days on which it is in force."""

    document: Document
    block: MeasureBlock
    measure: Measure
    valid: Validity

    @property
    def text(self) -> str:
        return f"{self.valid.since or '不详'}–{self.valid.last.isoformat() if self.valid.last else ''}"


def versions_of(found: Sequence[Found], lists: Lists) -> list[Version]:
    """The versions that say from when they hold, the earliest first."""
    bound = [(d, b, bind(b, lists.get(d.file, {}))[0]) for d, b in found]
    dated = [(d, b, m) for d, b, m in bound if m.only(InForce) is not None and m.only(Year) is not None]
    spans = [(d, b, m, validity(m, {})) for d, b, m in dated]
    known = [Version(d, b, m, _until_repealed(b, v, [(o, w) for _, _, o, w in spans])) for d, b, m, v in spans]
    return sorted(known, key=lambda version: version.valid.first)


def _until_repealed(block: MeasureBlock, valid: Validity, others: Sequence[tuple[Measure, Validity]]) -> Validity:
    """The validity up to the day before a later version that repeals this one."""
    ends = [
        other.first - _DAY
        for measure, other in others
        if other.first > valid.first and any(r.items == block.title for r in measure.every(Repeals))
    ]
    return Validity(valid.first, min([*ends, *([valid.last] if valid.last else [])], default=None))


def overlapping(measures: Sequence[Found], lists: Lists) -> tuple[Diagnostic, ...]:
    """E284 where two versions of one measure are in force on the same day."""
    found = []
    for known in _several(measures, lists):
        for number, one in enumerate(known):
            for other in known[number + 1 :]:
                last = min(one.valid.last or date.max, other.valid.last or date.max)
                if other.valid.first <= last:
                    name = one.block.name.text
                    args = {"name": name, "first": other.valid.since or "不详", "title": one.block.title or name}
                    args["last"] = last.isoformat() if last != date.max else ""
                    related = (Related(one.block.name.span, "other", {"span": one.text}),)
                    found.append(Diagnostic("E284", args, other.block.name.span, related=related))
    return tuple(found)


def uncovered(measures: Sequence[Found], lists: Lists) -> Iterator[Diagnostic]:
    """W289 where no version of a measure is in force between two that are."""
    for known in _several(measures, lists):
        ends = accumulate((v.valid.last or date.max for v in known), max)
        for last, one, other in zip(ends, known, known[1:], strict=False):
            first, until = last + _DAY if last < date.max else last, other.valid.first - _DAY
            if first <= until:
                args = {"name": one.block.name.text, "first": first.isoformat(), "last": until.isoformat()}
                related = (Related(one.block.name.span, "before", {"span": one.text}),)
                yield Diagnostic("W289", args, other.block.name.span, related=related)


def _several(measures: Sequence[Found], lists: Lists) -> Iterator[list[Version]]:
    """The versions of every measure that has more than one."""
    for name in dict.fromkeys(block.name.text for _, block in measures):
        same = [pair for pair in measures if pair[1].name.text == name]
        if len(same) > 1:
            yield versions_of(same, lists)


def out_of_force(measures: Sequence[Found], lists: Lists, schemes: Sequence[SchemeBlock]) -> Iterator[Diagnostic]:
    """E285 for schemes of a year in which none of several versions of their measure holds."""
    for known in _several(measures, lists):
        name = known[0].block.name.text if known else ""
        for scheme in (
            s for s in schemes if s.of == name and not any(waits_for_decision(v.measure, {}) for v in known)
        ):
            year = year_of(scheme)
            if year is not None and not any(holds_in(v.measure, v.valid, year, None, {}) for v in known):
                args = {"name": name, "year": year, "count": 0, "spans": tuple(v.text for v in known)}
                yield Diagnostic("E285", args, _place_of_year(scheme))


def expired(measure: Measure) -> Iterator[Diagnostic]:
    """E293 for a scheme of a year in which its measure does not hold; where the day of decision counts, facts say it."""
    if measure.year is not None and not waits_for_decision(measure, {}):
        found = not_in_force(measure, measure.year, None, {})
        scheme = next((s for s in measure.filled if year_of(s) == measure.year), None)
        if found is not None and scheme is not None:
            yield evolve(found, span=_place_of_year(scheme))


def _place_of_year(scheme: SchemeBlock) -> Span:
    return next(s.span for s in scheme.statements if isinstance(s, YearOf))


def in_force(
    found: Sequence[Found], lists: Lists, schemes: Sequence[SchemeBlock], asked: int | None
) -> Found | Diagnostic:
    """The version that holds for the assessment year; without one that of the schemes, if they all name the same."""
    known = versions_of(found, lists)
    name = found[0][1].name.text
    years = {year for s in schemes if s.of == name and (year := year_of(s)) is not None}
    year = asked if asked is not None else years.pop() if len(years) == 1 else None
    holding = [v for v in known if year is not None and holds_in(v.measure, v.valid, year, None, {})]
    if len(holding) == 1:
        return holding[0].document, holding[0].block
    args = {"name": name, "year": year, "count": len(holding), "spans": tuple(v.text for v in holding or known)}
    return Diagnostic("E285", args, found[-1][1].name.span)


def schemes_of(
    block: MeasureBlock, measures: Sequence[Found], lists: Lists, schemes: Sequence[SchemeBlock]
) -> list[SchemeBlock]:
    """The schemes for a measure; of several versions each has those of the years for which it holds."""
    name = block.name.text
    own = [s for s in schemes if s.of == name]
    same = [pair for pair in measures if pair[1].name.text == name]
    if len(same) < 2:
        return own
    version = next((v for v in versions_of(same, lists) if v.block is block), None)
    if version is None:
        return own
    years = [(s, year_of(s)) for s in own]
    return [s for s, y in years if y is None or holds_in(version.measure, version.valid, y, None, {})]


def year_of(scheme: SchemeBlock) -> int | None:
    """The assessment year that a scheme names."""
    found = (s.items for s in scheme.statements if isinstance(s, YearOf))
    return next((int(text) for text in found if text.isdigit() and len(text) == 4), None)
