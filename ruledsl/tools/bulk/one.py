"""One unit of facts in columns as if its facts stood in a document: its rows as text, its columns among all units.

columns ─all units─▶ ranks and classes ─┐
   └─rows of one unit─▶ CSV ─load───────┴─▶ the score sheet that a document of all units gives
"""

import csv
import io
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
from attrs import frozen

from ruledsl.facts import FactFile
from ruledsl.facts.names import folded, word
from ruledsl.ir import Absence
from ruledsl.node import evolve
from ruledsl.tools.bulk.engines import Engine, engine
from ruledsl.tools.bulk.feeds import Feed, OutOfStep, Stopped
from ruledsl.tools.bulk.in_order import orders
from ruledsl.tools.bulk.load import PIECE, Loaded, Loader
from ruledsl.tools.bulk.results import Columns
from ruledsl.tools.bulk.run import Frame, framed, lost_classes, roster_of
from ruledsl.tools.bulk.sources import Source
from ruledsl.tools.bulk.texts import comparable, text_of
from ruledsl.tools.bulk.units import UNITS
from ruledsl.tools.evaluate import evaluate
from ruledsl.tools.run import Outcome, Prepared, Request, loaded, prepared, run
from ruledsl.tools.why_absent import MOST, Traced

#: So many units are evaluated as a document of all of them would be.
FEW = 2000
Trace = dict[str, Any]


def outcome(request: Request, paths: Sequence[Path], unit: str | None) -> Outcome | int:
    """The result of few units, or of one among any number; the number where it is too many to print."""
    found = prepared(request)
    if isinstance(found, Outcome):
        return found
    frame, roster = framed(found, request), roster_of(found)
    loader = frame.loader(roster, request.strict)
    try:
        sources = loader.opened(paths)
        count = sum(len(part.frame) for part in _feed(loader, sources, UNITS))
        if count <= FEW or roster is not None:
            return run(evolve(request, facts=(*request.facts, *_texts(loader, sources, None))))
        return count if unit is None else _among_all(request, found, frame, sources, unit, count)
    except Stopped as problem:
        return Outcome(None, problem.problems, found.sources)


def _feed(loader: Loader, sources: Sequence[Source], kind: str) -> Feed:
    return Feed(kind, [s for s in sources if s.kind == kind], loader.layouts(kind), PIECE, every=True)


def _texts(loader: Loader, sources: Sequence[Source], unit: str | None) -> list[FactFile]:
    """The rows of all units, or of one, as CSV."""
    found: list[FactFile] = []
    for source in sources:
        frames = []
        for part in _feed(loader, [source], source.kind):
            names = comparable(part.frame[word("units")].cast(pl.String).str.strip_chars())
            frames.append(part.frame if unit is None else part.frame.filter(names == folded(unit)))
        whole = pl.concat(frames, how="diagonal_relaxed") if frames else pl.DataFrame()
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(whole.columns)
        writer.writerows(zip(*(text_of(c).fill_null("") for c in whole), strict=True))
        if len(whole):
            found.append((source.path.with_suffix(".csv").as_posix(), text.getvalue().encode()))
    return found


def _among_all(
    request: Request, found: Prepared, frame: Frame, sources: Sequence[Source], unit: str, count: int
) -> Outcome:
    """The score sheet of one unit, its ranks among all of them."""
    among = _found(frame, request.strict, sources, unit)
    files = (*request.facts, *_texts(frame.loader(None, False), sources, unit))
    compiled = found.compiled
    facts = loaded(evolve(request, facts=files), compiled, request.year or compiled.measure.year, found.facts.year)
    mine = Traced([among.trace if u.row is not None else None for u in facts.units], among.lost)
    texts = tuple(s.text for s in request.rules.sources)
    results = evaluate(compiled.measure, compiled.plan, facts, found.options, texts, mine)
    notes = tuple(evolve(f, args={**f.args, "count": count}) if f.code == "N541" else f for f in results.findings)
    return Outcome(
        evolve(results, findings=notes, peers=among.all_units if results.over_all else among.peers),
        facts.diagnostics,
        (*found.sources, *facts.sources),
        compiled,
    )


@frozen
class Among:
    """A unit among all: its columns, None where it was rejected or is not there; how many units its class has, and all.

    ``lost`` are the first of the rejected units, each with its class.
    """

    trace: Trace | None
    peers: int
    all_units: int
    lost: tuple[tuple[str, str], ...]


def _found(frame: Frame, strict: bool, sources: Sequence[Source], unit: str) -> Among:
    names = [c.name for c in frame.plan.columns if c.table == "unit"]
    for order in orders([s.path for s in sources], False):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as beside:
            work = engine("auto", frame.plan, names, frame.row, Path(folder))
            whole = order == "whole" or work.whole
            loader = frame.loader(None, strict, whole, Path(beside) if order == "sorted" and not whole else None)
            try:
                place, classes, rejected = _taken(loader.pieces(sources), work, folded(unit))
            except OutOfStep:
                continue
            gone = lost_classes(frame.plan, rejected) if rejected else None
            trace = None if place is None else _read(work.results(gone), place, names)
            lost = tuple((name, group) for group, names in rejected.items() for name in names if name != unit)
            return Among(trace, 0 if place is None else classes[place.of_class], classes.total(), lost)
    raise AssertionError("units that were read as a whole are in no order")


@frozen
class Place:
    """Where a unit stands: the number of its piece, its position in it, its class."""

    piece: int
    position: int
    of_class: str


def _taken(pieces: Iterator[Loaded], work: Engine, key: str) -> tuple[Place | None, Counter[str], dict[str, list[str]]]:
    """All facts into the engine; where the unit stands, how many units each class has, the first rejected ones by class."""
    place, classes, lost = None, Counter[str](), dict[str, list[str]]()
    for number, piece in enumerate(pieces):
        of = piece.names.classes
        classes.update(dict(of.value_counts().iter_rows()))
        for name, group in zip(piece.names.names.filter(bad := pl.Series(piece.rejected)), of.filter(bad), strict=True):
            if len(names := lost.setdefault(group, [])) < MOST:
                names.append(name)
        here = (piece.names.keys == key).arg_true()
        if len(here) and not piece.rejected[here[0]]:
            place = Place(number, int(here[0] - piece.rejected[: here[0]].sum()), of[here[0]])
        if piece.stores:
            work.take(piece.stores)
    return place, classes, lost


def _read(results: Iterator[Columns], place: Place, names: Sequence[str]) -> Trace:
    """The columns of one unit."""
    columns = next(islice(results, place.piece, None))
    found: Trace = {}
    for name in names:
        states = columns.get(f"{name}:status")
        absent = 0 if states is None else int(states[place.position])
        found[name] = Absence(absent) if absent else int(columns[name][place.position])
    return found
