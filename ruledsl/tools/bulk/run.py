"""Rules, files of columns and an engine → result files; what happened, in numbers that add up."""

import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePath
from typing import Protocol

import polars as pl
from attrs import define, field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts import FactSet
from ruledsl.facts.layout import path_of
from ruledsl.facts.names import folded
from ruledsl.facts.undated import last_day
from ruledsl.ir import Plan
from ruledsl.serialise import hashes
from ruledsl.source import Source as Text
from ruledsl.specialise import specialise
from ruledsl.tools.bulk.ahead import ahead
from ruledsl.tools.bulk.doubts import Doubt, together
from ruledsl.tools.bulk.engines import Engine, engine
from ruledsl.tools.bulk.feeds import OutOfStep, Stopped
from ruledsl.tools.bulk.in_order import orders
from ruledsl.tools.bulk.load import Loader
from ruledsl.tools.bulk.pieces import Piece, Say, counted, of_columns, of_documents
from ruledsl.tools.bulk.results import Asked, asked, table
from ruledsl.tools.bulk.spool import Texts
from ruledsl.tools.bulk.unfinished import wrong_by_rules
from ruledsl.tools.bulk.write import Ready, Writer, in_one_step
from ruledsl.tools.evaluate import run_row
from ruledsl.tools.run import Outcome, Prepared, Request, prepared
from ruledsl.tools.score_sheet import Sheet, sheet_of

#: Problems of files that hold no units: those stand in the columns.
_ELSEWHERE = frozenset({"F122", "F125", "F127"})

#: What is counted of a run and told at its end.
_TOLD = ("computed", "rejected", "reasons", "homeless", "assumed", "unfinished", "waiting")


class Progress(Protocol):
    """What the user sees of it: what is being done, and to how many more units it has been done."""

    def __call__(self, step: str, units: int = 0) -> None: ...


@frozen
class Bulk:
    """What is asked for: a request whose facts are the heads only, the files of columns, where results go."""

    request: Request
    columns: tuple[Path, ...]
    engine: str
    out: Path
    rejects: Path
    say: Say = field(repr=False)
    bom: bool = True
    progress: Progress = field(repr=False, default=lambda step, units=0: None)


@frozen
class Done:
    """What came out.  Units that were read are computed or rejected; ``homeless`` rows belong to no unit."""

    problems: tuple[Diagnostic, ...]
    sources: tuple[Text, ...] = ()
    engine: str = ""
    counts: dict[str, int] = field(factory=dict)
    computed: int = 0
    rejected: int = 0
    reasons: int = 0
    homeless: int = 0
    assumed: int = 0
    #: Units without a total that should have one; with a total and without the grade or rank that should go with it.
    unfinished: int = 0
    waiting: int = 0
    #: Facts whose values may be meant otherwise.
    doubts: tuple[Doubt, ...] = ()
    files: tuple[Path, ...] = ()


@frozen
class Frame:
    """The plan as it is run and everything that depends on it alone."""

    plan: Plan
    row: tuple[int, ...]
    sheet: Sheet
    want: Asked
    #: What is written into the results of what they were made from; it takes a moment to say.
    facts: Callable[[], dict[str, str]]
    open_plan: Plan

    def loader(
        self, roster: dict[str, list[str]] | None, strict: bool, whole: bool = False, sorting: Path | None = None
    ) -> Loader:
        """Reads facts in columns for this plan."""
        return Loader(self.plan, roster, strict, whole, sorting, last_day(self.plan, self.row), self.open_plan)


def run_bulk(bulk: Bulk) -> Done:
    """Compute and write; raises OSError where a file cannot be written."""
    found = prepared(bulk.request)
    if isinstance(found, Outcome):
        return Done(found.problems, found.sources)
    wrong = tuple(d for d in found.facts.diagnostics if d.code not in _ELSEWHERE)
    if (wrong and bulk.columns) or found.facts.run_row is None:
        return Done(wrong, found.sources)
    frame = framed(found, bulk.request)
    listed = {d.unit for d in found.facts.diagnostics if d.code == "F122"}
    if bulk.columns and any(u.name not in listed for u in found.facts.units):
        return Done((_twice(bulk),), found.sources)
    roster = roster_of(found)
    for order in orders(bulk.columns, roster is not None):
        try:
            with in_one_step({"out": bulk.out, "rejects": bulk.rejects}) as places:
                return Run(bulk, frame, roster, places, order).done(found)
        except OutOfStep:
            continue
        except Stopped as problem:
            return Done(problem.problems, found.sources)
    raise AssertionError("units that were read as a whole are in no order")


def _twice(bulk: Bulk) -> Diagnostic:
    """Units stand in documents and in columns as well."""
    documents = "、".join(PurePath(f.name if isinstance(f, Text) else f[0]).name for f in bulk.request.facts)
    files = "、".join(p.name for p in bulk.columns)
    return Diagnostic("F163", {"documents": documents, "files": files, "place": documents})


@define
class Run:
    """One passage from files to files."""

    bulk: Bulk
    frame: Frame
    roster: dict[str, list[str]] | None
    places: Mapping[str, Path]
    order: str
    counts: Counter[str] = field(factory=Counter)
    lost: set[str] = field(factory=set)
    doubts: dict[str, Doubt] = field(factory=dict)

    def done(self, found: Prepared) -> Done:
        """Everything read, computed and written."""
        bulk = self.bulk
        with tempfile.TemporaryDirectory(dir=bulk.out.parent, prefix=f".{bulk.out.name[:40]}.", suffix=".tmp") as kept:
            work = engine(bulk.engine, self.frame.plan, self.frame.want.names, self.frame.row, Path(kept))
            whole, sorting = self.order == "whole" or work.whole, None
            if self.order == "sorted" and not whole:
                sorting = Path(kept) / "sorting"
                sorting.mkdir()
            loader = self.frame.loader(self.roster, bulk.request.strict, whole, sorting)
            bulk.progress("read")
            pieces = ahead(self._pieces(loader, found.facts))
            names, facts = Texts(Path(kept) / "names"), self.frame.facts()
            wrong = Writer(self.places["rejects"], bulk.rejects.suffix.lower(), facts, bulk.bom)
            for piece in pieces:
                self._take(piece, work, names, wrong)
                del piece  # or it would stay while the next one is awaited
            bulk.progress("compute")
            self._write(work, names, Writer(self.places["out"], bulk.out.suffix.lower(), facts, bulk.bom), wrong)
        counts = loader.counts if bulk.columns else counted(found.facts)
        told = {k: self.counts[k] for k in _TOLD}
        doubts, files = tuple(self.doubts.values()), (bulk.out, bulk.rejects)
        return Done((), found.sources, work.name, counts, doubts=doubts, files=files, **told)

    def _pieces(self, loader: Loader, facts: FactSet) -> Iterator[Piece]:
        """The facts of the columns, or of the documents where no columns were given."""
        if not self.bulk.columns:
            return iter((of_documents(self.frame.plan, facts, self.bulk.say),))
        clauses = {path_of(f): f.origin.clauses for f in self.frame.plan.facts}
        sources = loader.opened(self.bulk.columns)
        return map(partial(of_columns, clauses=clauses, say=self.bulk.say), loader.pieces(sources))

    def _take(self, piece: Piece, work: Engine, names: Texts, wrong: Writer) -> None:
        """Facts into the engine, what is wrong with them into the rejects."""
        if piece.wrong is not None:
            wrong.add(piece.wrong)
        self.counts.update(rejected=piece.rejected, homeless=piece.homeless, assumed=piece.assumed)
        self.lost |= piece.lost
        self.doubts = together(self.doubts, piece.doubts)
        if piece.stores:
            names.add({"unit": piece.names, "class": piece.classes})
            work.take(piece.stores)
            self.bulk.progress("read", len(piece.names))

    def _write(self, work: Engine, names: Texts, out: Writer, wrong: Writer) -> None:
        """Results; what only the rules can tell to be wrong stands after everything else in the rejects."""
        for results, told in ahead(self._results(work, names, out)):
            out.add(results)
            if told is not None:
                wrong.add(told)
            self.bulk.progress("write", len(results.frame))
        out.close()
        wrong.close()
        self.counts.update(computed=out.rows, reasons=wrong.rows)

    def _results(self, work: Engine, names: Texts, out: Writer) -> Iterator[tuple[Ready, pl.DataFrame | None]]:
        """What people get of each piece, and what only the rules can tell to be wrong."""
        frame = self.frame
        gone = lost_classes(frame.plan, self.lost) if self.counts["rejected"] else None
        for units, columns in zip(names, work.results(gone), strict=True):
            told, counts = wrong_by_rules(frame.plan, frame.want, columns, units["unit"], self.bulk.say)
            self.counts.update(counts)
            found = table(frame.plan, frame.sheet, frame.want, columns, [units["unit"], units["class"]])
            yield out.ready(found), told


def framed(found: Prepared, request: Request) -> Frame:
    """The plan under the readings in use, the row of the run, the columns that are wanted."""
    measure, plan, facts = found.compiled.measure, found.compiled.plan, found.facts
    chosen = {p.name: found.options.readings.get(p.name) or p.value or p.options[0] for p in plan.parameters}
    fixed = specialise(plan, chosen)
    year = facts.year if facts.year is not None else measure.year
    assert year is not None

    def made_from() -> dict[str, str]:
        texts = tuple(s.text for s in request.rules.sources)
        known = {f"ruledsl.{name}": value for name, value in hashes(plan, texts)}
        known |= {"ruledsl.measure": measure.id, "ruledsl.year": str(year)}
        return known | {"ruledsl.readings": "；".join(f"{k}={v}" for k, v in chosen.items())}

    row = run_row(measure, fixed, facts, year, chosen)
    return Frame(fixed, row, sheet_of(fixed, chosen), asked(fixed), made_from, plan)


def roster_of(found: Prepared) -> dict[str, list[str]] | None:
    """The roster of the scheme or of the head of the facts, by class."""
    if found.facts.roster_assumed or not found.facts.roster:
        return None
    result: dict[str, list[str]] = {}
    for unit, group in found.facts.roster:
        result.setdefault(group, []).append(unit)
    return result


def lost_classes(plan: Plan, gone: Collection[str]) -> dict[str, set[tuple[int, ...]]]:
    """The groups of rejected units, which are of some classes."""
    words = next(f for f in plan.facts if f.role == "class").type.choices
    places = {folded(word): n for n, word in enumerate(words)}
    keys: set[tuple[int, ...]] = {(places[folded(c)],) for c in gone if folded(c) in places}
    groups = [t for t in plan.tables if t.kind == "GROUP" and t.over == ("unit",)]
    return {t.name: keys if t.keys else {()} for t in groups}
