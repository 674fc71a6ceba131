"""Rules, files of columns and an engine → result files; what happened, in numbers that add up."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
from attrs import field, frozen

from ruledsl.backends.arrays import compile_arrays
from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.layout import path_of
from ruledsl.facts.names import folded
from ruledsl.ir import Plan
from ruledsl.serialise import hashes
from ruledsl.source import Source
from ruledsl.specialise import specialise
from ruledsl.tools.bulk.load import Loaded, Loader
from ruledsl.tools.bulk.rejects import Say, rejects
from ruledsl.tools.bulk.results import Asked, Columns, asked, table
from ruledsl.tools.bulk.write import in_one_step, put
from ruledsl.tools.evaluate import run_row
from ruledsl.tools.run import Outcome, Prepared, Request, prepared
from ruledsl.tools.score_sheet import Sheet, sheet_of

ENGINES = ("auto", "columns")
#: Problems of files that hold no units: those stand in the columns.
_ELSEWHERE = frozenset({"F122", "F125", "F127"})
#: What the user sees of the progress: the name of what comes next.
Progress = Callable[[str], None]


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
    progress: Progress = field(repr=False, default=lambda step: None)


@frozen
class Done:
    """What came out.  Units that were read are computed or rejected; ``homeless`` rows belong to no unit."""

    problems: tuple[Diagnostic, ...]
    sources: tuple[Source, ...] = ()
    engine: str = ""
    counts: dict[str, int] = field(factory=dict)
    computed: int = 0
    rejected: int = 0
    reasons: int = 0
    homeless: int = 0
    assumed: int = 0
    files: tuple[Path, ...] = ()


@frozen
class Frame:
    """The plan as it is run and everything that depends on it alone."""

    plan: Plan
    row: tuple[int, ...]
    sheet: Sheet
    want: Asked
    facts: dict[str, str]


def run_bulk(bulk: Bulk) -> Done:
    """Compute and write; raises OSError where a file cannot be written."""
    found = prepared(bulk.request)
    if isinstance(found, Outcome):
        return Done(found.problems, found.sources)
    wrong = tuple(d for d in found.facts.diagnostics if d.code not in _ELSEWHERE)
    if wrong or found.facts.run_row is None:
        return Done(wrong, found.sources)
    frame = framed(found, bulk.request)
    bulk.progress("read")
    loaded = Loader(frame.plan, roster_of(found), bulk.request.strict).load(bulk.columns)
    if not isinstance(loaded, Loaded):
        return Done(loaded, found.sources)
    bulk.progress("compute")
    evaluator = compile_arrays(frame.plan, frame.want.names)
    columns = evaluator.run(loaded.stores, frame.row, lost_classes(frame.plan, loaded))
    bulk.progress("write")
    return _written(bulk, frame, loaded, columns, found.sources)


def framed(found: Prepared, request: Request) -> Frame:
    """The plan under the readings in use, the row of the run, the columns that are wanted."""
    measure, plan, facts = found.compiled.measure, found.compiled.plan, found.facts
    chosen = {p.name: found.options.readings.get(p.name) or p.value or p.options[0] for p in plan.parameters}
    fixed = specialise(plan, chosen)
    year = facts.year if facts.year is not None else measure.year
    assert year is not None
    texts = tuple(s.text for s in request.rules.sources)
    known = {f"ruledsl.{name}": value for name, value in hashes(plan, texts)}
    known |= {"ruledsl.measure": measure.id, "ruledsl.year": str(year)}
    known["ruledsl.readings"] = "；".join(f"{k}={v}" for k, v in chosen.items())
    return Frame(fixed, run_row(measure, fixed, facts, year, chosen), sheet_of(fixed, chosen), asked(fixed), known)


def roster_of(found: Prepared) -> dict[str, list[str]] | None:
    """The roster of the scheme or of the head of the facts, by class."""
    if found.facts.roster_assumed or not found.facts.roster:
        return None
    result: dict[str, list[str]] = {}
    for unit, group in found.facts.roster:
        result.setdefault(group, []).append(unit)
    return result


def lost_classes(plan: Plan, loaded: Loaded) -> dict[str, set[tuple[int, ...]]] | None:
    """The groups that rejected units belong to; None where no unit was rejected."""
    if not loaded.rejected.any():
        return None
    words = next(f for f in plan.facts if f.role == "class").type.choices
    gone = loaded.names.classes.filter(pl.Series(loaded.rejected)).unique().to_list()
    places = {folded(word): n for n, word in enumerate(words)}
    keys: set[tuple[int, ...]] = {(places[folded(c)],) for c in gone if folded(c) in places}
    groups = [t for t in plan.tables if t.kind == "GROUP" and t.over == ("unit",)]
    return {t.name: keys if t.keys else {()} for t in groups}


def _written(bulk: Bulk, frame: Frame, loaded: Loaded, columns: Columns, sources: tuple[Source, ...]) -> Done:
    kept = loaded.kept
    names = [loaded.names.names, loaded.names.classes]
    if kept is not None:
        names = [series.gather(pl.Series(kept)) for series in names]
    result = table(frame.plan, frame.sheet, frame.want, columns, names)
    clauses = {path_of(f): f.origin.clauses for f in frame.plan.facts}
    wrong = rejects(loaded, clauses, bulk.say)
    with in_one_step({"out": bulk.out, "rejects": bulk.rejects}) as places:
        put(result, places["out"], bulk.out.suffix.lower(), frame.facts, bulk.bom)
        put(wrong, places["rejects"], bulk.rejects.suffix.lower(), frame.facts, bulk.bom)
    homeless = sum(int((f.units < 0).sum()) for f in loaded.faults)
    return Done(
        (), sources, "columns", loaded.counts, len(result), int(loaded.rejected.sum()), len(wrong), homeless,
        loaded.assumed, (bulk.out, bulk.rejects),
    )  # fmt: skip
