"""Two sides, and facts of a year if there are any → everything that is known about the difference."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from ruledsl.compare.one_plan import OnePlan
from ruledsl.compare.search import TRIES
from ruledsl.compare.verdict import BOTH, EQUAL, LENIENT, STRICTER, UNDETERMINED, Verdict
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactFile, peek
from ruledsl.node import evolve
from ruledsl.source import Source
from ruledsl.tools.diff.among_readings import only_readings
from ruledsl.tools.diff.facts import Given
from ruledsl.tools.diff.hybrids import Group
from ruledsl.tools.diff.judge import CITATION, UNKNOWN, WORDING, Judged, Paper, judged, year_for
from ruledsl.tools.diff.readings import Chosen, chosen_readings, each_its_own
from ruledsl.tools.diff.replays import Replay, once, replayed
from ruledsl.tools.diff.schemes import Apart, apart, under_schemes
from ruledsl.tools.diff.sides import Side, Version, sources, version
from ruledsl.validity import year_roles

if TYPE_CHECKING:
    from ruledsl.tools.diff.prove import Everybody

#: Classes of an edit that change no meaning.
MEANINGLESS = frozenset({WORDING, CITATION})


@frozen
class Request:
    """What is compared, and how."""

    old: Side
    new: Side
    measure: str | None = None
    year: int | None = None
    readings: tuple[str, ...] = ()
    facts: tuple[FactFile, ...] = ()
    prove: bool = False


@frozen
class MeasureDiff:
    """One measure in both versions, under a ``scheme`` of the folders if there is one; ``whole`` is None where one cannot be run.

    ``grades`` are those that only got another name (old, new).
    """

    id: str
    title: str
    old: Version
    new: Version
    edits: tuple[Judged, ...]
    groups: tuple[Group, ...]
    whole: Verdict | None
    chosen: Chosen
    replay: Replay | None = None
    proof: "Everybody | None" = None
    scheme: str = ""
    grades: tuple[tuple[str, str], ...] = ()

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return (*self.old.problems, *self.new.problems)

    @property
    def meaning_changed(self) -> bool | None:
        """Whether any result, remark or fact is another; None where that is not known."""
        if self.whole is None:
            return None if self.edits else False
        if self.whole.kind == UNDETERMINED and not self.whole.shown:
            return None
        return self.whole.kind != EQUAL or any(e.kind not in MEANINGLESS | {EQUAL} for e in self.edits)

    @property
    def moves(self) -> frozenset[str]:
        """In which directions units can move: ``stricter`` and ``lenient``, ``undetermined`` where that is open."""
        if self.whole is None:
            return frozenset({UNDETERMINED})
        if self.whole.kind == BOTH:
            return frozenset({STRICTER, LENIENT})
        known = {STRICTER, LENIENT, UNDETERMINED} & {self.whole.kind}
        shown = {1: LENIENT, -1: STRICTER}
        return frozenset(known | {shown[d] for d in self.whole.shown if d})


@frozen
class Report:
    """All measures of both sides; those that only one side has are in ``gone`` or ``come``, files and schemes in ``apart``.

    ``unread`` are those that the old and the new side may have, but could not be read there.
    """

    old: Side
    new: Side
    measures: tuple[MeasureDiff, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    apart: tuple[Apart, Apart] = (Apart(), Apart())
    unread: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def unreadable(self) -> bool:
        """Whether a side could not be read at all."""
        return self.old.unreadable or self.new.unreadable


@frozen
class Laid:
    """One measure in both versions, under a scheme, before anything is said of it."""

    request: Request
    id: str
    old: Version
    new: Version
    scheme: str


def compare(request: Request) -> Report:
    """Every measure that both sides have; nothing is raised for what the files contain."""
    old, new = request.old, request.new
    named, year = peek(request.facts) if request.facts else (None, None)
    wanted = _pairs(request, named)
    known = [(a, b) for a, b in wanted if a in old.ids and b in new.ids]
    laid = [_laid(request, before, after, year) for before, after in known]
    readings = each_its_own([(one.old, one.new) for found in laid for one in found], request.readings)
    both = [diff for found in laid for diff in _fitting([_measure(one, next(readings), year) for one in found])]
    gone = tuple(i for i in old.ids if i not in new.ids and i not in {a for a, _ in wanted})
    come = tuple(i for i in new.ids if i not in old.ids and i not in {b for _, b in wanted})
    # What could not be read is not said to be gone.
    unread = (come if old.broken else (), gone if new.broken else ())
    gone, come = () if new.broken else gone, () if old.broken else come
    problems = tuple(d for s in (old, new) for d in s.rules.diagnostics if d.is_error)
    return Report(old, new, tuple(both), gone, come, problems, sources(old, new), apart(old, new, known), unread)


def _laid(request: Request, one: str, other: str, facts_year: int | None) -> list[Laid]:
    """One measure in both versions, under each scheme that is looked at."""
    found = []
    year = request.year or facts_year
    for before, after, scheme in under_schemes(request.old, request.new, one, other, facts_year):
        old = version(before, one, year)
        # Of one version under two readings there is one plan, in which they are parameters.
        same = one == other and before.rules.sources == after.rules.sources
        new = evolve(old, side=after) if same else version(after, other, year)
        found.append(Laid(request, other, old, new, scheme))
    return found


def _fitting(diffs: list[MeasureDiff]) -> list[MeasureDiff]:
    """Where there are facts, those under the schemes that they fit."""
    return [d for d in diffs if d.replay is not None and d.replay.units] or diffs


def _pairs(request: Request, named: str | None) -> list[tuple[str, str]]:
    """The measures that are laid side by side: by id; where each side has or names one, those two."""
    old, new = request.old, request.new
    one, other = old.measure or request.measure, new.measure or request.measure
    if one and other:
        return [(one, other)]
    if len(old.ids) == len(new.ids) == 1:
        return [(old.ids[0], new.ids[0])]
    shared = [i for i in old.ids if i in new.ids]
    if request.facts and named in shared:
        shared = [i for i in shared if i == named]
    return [(i, i) for i in shared]


def _measure(laid: Laid, readings: tuple[str, ...], facts_year: int | None) -> MeasureDiff:
    request, old, new = laid.request, laid.old, laid.new
    if old.block is None or new.block is None:
        return MeasureDiff(laid.id, "", old, new, (), (), None, Chosen({}, {}, (), ()), scheme=laid.scheme)
    paper = Paper(old, new)
    chosen = chosen_readings(old, new, readings)
    year = request.year or facts_year or year_for(old.compiled, new.compiled)
    alike = only_readings(paper, chosen)
    edits, groups, whole = judged(paper, (chosen.old, chosen.new), year, 0 if request.prove else TRIES, alike)
    replay = None
    if request.facts and old.usable and new.usable and not chosen.problems:
        named, year_of_facts = peek(request.facts)
        named = named if named in (old.block.name.text, new.block.name.text) else None
        given = Given(request.facts, named, request.year or year_of_facts)
        replay = replayed(given, paper, groups, chosen, alike, whole is not None and whole.remarks)
    diff = MeasureDiff(
        laid.id,
        new.block.title,
        old,
        new,
        edits,
        groups,
        whole,
        chosen,
        replay,
        scheme=laid.scheme,
        grades=tuple(paper.grades.items()),
    )
    return with_units(_with_proof(diff, paper, year, alike) if request.prove and whole is not None else diff)


def _with_proof(diff: MeasureDiff, paper: Paper, year: int, alike: OnePlan | None) -> MeasureDiff:
    from ruledsl.tools.diff.prove import Ground, everybody, improved, with_proof  # noqa: PLC0415 - needs the solver

    assert diff.whole is not None and paper.new.compiled is not None
    ground = Ground({**year_roles(paper.new.compiled.measure, year), "year": year}, year, alike)
    proof = everybody(paper, diff.edits, (diff.chosen.old, diff.chosen.new), ground)
    return evolve(diff, edits=with_proof(diff.edits, proof), whole=improved(diff.whole, proof.whole), proof=proof)


def with_units(diff: MeasureDiff) -> MeasureDiff:
    """The verdicts with the directions in which the units of the year move; where there is one change, its verdict too."""
    if diff.replay is None or diff.whole is None:
        return diff
    moves = frozenset(m.direction for m in diff.replay.changed if m.moved)
    alone = len(diff.groups) == 1 and not diff.chosen.tried
    edits = diff.edits
    if alone:
        edits = tuple(
            evolve(j, verdict=(v := j.verdict.seen(moves)), kind=v.kind) if j.kind == UNDETERMINED and j.verdict else j
            for j in edits
        )
    return evolve(diff, edits=edits, whole=diff.whole.seen(moves))


__all__ = ["MEANINGLESS", "UNKNOWN", "MeasureDiff", "Replay", "Report", "Request", "compare", "once"]
