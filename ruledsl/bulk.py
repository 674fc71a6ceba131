"""What ``eval -o FILE`` does: facts of any number of units from files of columns to a result file and its rejects."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ruledsl import program
from ruledsl.inputs import existing, read_rules, with_measure
from ruledsl.options import Verb
from ruledsl.outputs import extra, look_for
from ruledsl.program import FACTS, OK, emit, language, lines, refuse

if TYPE_CHECKING:
    from ruledsl.show.report import Wanted
    from ruledsl.tools.bulk.run import Bulk, Done

SUFFIXES = (".parquet", ".csv")
ENGINES = ("auto", "columns", "python", "duckdb", "spark")


class Columns:
    """The options about columns, as the user gave them."""

    def __init__(self, output: str | None, rejects: str | None, engine: str) -> None:
        self.output, self.rejects, self.engine = output, rejects, engine


def column_options(verb: Verb) -> Verb:
    """``-o``, ``--rejects`` and ``--engine``."""
    rejects = "不予计算的行及原因 / rows that are wrong, with the reasons (OUT.rejects.*)"
    verb = click.option("--rejects", metavar="FILE", help=rejects)(verb)
    engine = "与 -o 同用：用什么计算 / with -o: what computes"
    verb = click.option("--engine", type=click.Choice(ENGINES), default="auto", help=engine)(verb)
    output = "结果写入文件（parquet、csv），单位不限多少 / results into a file, for any number of units"
    return click.option("-o", "--output", metavar="FILE", help=output)(verb)


def taken(options: dict[str, Any]) -> Columns:
    """These options, taken out of all."""
    return Columns(options.pop("output"), options.pop("rejects"), options.pop("engine"))


def results_to_file(rules: str, facts: tuple[str, ...], columns: Columns, lang: str, bom: bool, **options: Any) -> int:
    """Compute everything that can be, write it, and say in numbers what became of every row."""
    modules = ("numpy", "polars", "pyarrow") + ("duckdb", "sqlglot") * (columns.engine in ("duckdb", "spark"))
    for module in modules:
        extra(module, lang, "bulk")
    if columns.engine == "spark":
        extra("pyspark", lang, "spark")
    from ruledsl.show.bulk import summary  # noqa: PLC0415
    from ruledsl.tools.bulk.run import run_bulk  # noqa: PLC0415

    bulk = _asked(rules, facts, columns, lang, bom, **options)
    try:
        with click.progressbar(length=0, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            done = run_bulk(_watched(bulk, bar, lang))
    except OSError as problem:
        refuse("unwritable", lang, file=bulk.out.as_posix(), reason=problem.strerror or str(problem))
    return _told(done, summary(done, lang), lang)


def in_columns(facts: tuple[str, ...]) -> bool:
    """Whether facts stand in Parquet files, or in a folder with tables."""
    paths = [Path(fact) for fact in facts if "\0" not in fact]
    folders = [f for path in paths if path.is_dir() for f in path.iterdir()]
    return any(p.suffix.lower() == ".parquet" for p in paths) or any(f.suffix.lower() in SUFFIXES for f in folders)


def result_of_columns(rules: str, facts: tuple[str, ...], wanted: "Wanted", **options: Any) -> int:
    """What ``eval`` prints without ``-o``: all units if they are few, one of any number."""
    lang = wanted.lang
    for module in ("numpy", "polars", "pyarrow"):
        extra(module, lang, "bulk")
    from ruledsl.show.report import problem_report, results_report  # noqa: PLC0415
    from ruledsl.tools.bulk.one import outcome  # noqa: PLC0415

    del options["partial"]
    bulk = _asked(rules, facts, Columns("-.csv", None, "auto"), lang, wanted.bom, **options)
    found = outcome(bulk.request, bulk.columns, wanted.unit)
    if isinstance(found, int):
        refuse("bulk.too-many", lang, units=found)
    lines(problem_report(found, lang, program.paint(error=True)), error=True)
    if wanted.unit is not None and found.results is not None:
        look_for(found, wanted.unit, lang)
    emit(results_report(found, wanted, len(bulk.request.rules.measures), program.paint()))
    return program.exit_code(found.problems)


def _watched(bulk: "Bulk", bar: Any, lang: str) -> "Bulk":
    """The request with a bar that says what is being done: every unit is read, and later written."""
    from attrs import evolve  # noqa: PLC0415

    from ruledsl.show.texts import say  # noqa: PLC0415
    from ruledsl.tools.bulk.sources import units_in  # noqa: PLC0415

    bar.length = 2 * units_in(bulk.columns)

    def progress(step: str, units: int = 0) -> None:
        bar.label = say(f"bulk.step.{step}", lang)
        if step == "read" and not units:  # once more, where the order of rows was not what it seemed
            bar.pos = 0
        bar.update(units)

    return evolve(bulk, progress=progress)


def _told(done: "Done", said: list[str], lang: str) -> int:
    from ruledsl.show.diagnostics import listing  # noqa: PLC0415

    if done.problems:
        lines(listing(done.problems, done.sources, lang, program.paint(error=True)), error=True)
        return program.exit_code(done.problems)
    lines(said)
    return FACTS if done.rejected or done.reasons or done.waiting else OK


def _asked(
    rules: str,
    facts: tuple[str, ...],
    columns: Columns,
    lang: str,
    bom: bool,
    schemes: tuple[str, ...],
    readings: tuple[str, ...],
    measure: str | None,
    year: int | None,
    trial: bool,
    strict: bool,
    **others: Any,
) -> "Bulk":
    from ruledsl.show.wording import message  # noqa: PLC0415
    from ruledsl.tools.bulk.run import Bulk  # noqa: PLC0415
    from ruledsl.tools.bulk.sources import files  # noqa: PLC0415
    from ruledsl.tools.run import Request  # noqa: PLC0415

    assert columns.output is not None
    out = _target(columns.output, lang)
    rejects = _target(columns.rejects, lang) if columns.rejects else out.with_suffix(f".rejects{out.suffix}")
    name, wanted = with_measure(rules, measure, lang)
    if "-" in facts:
        refuse("bulk.stdin", lang)
    if given := [k for k, v in others.items() if v]:
        refuse("bulk.not-with", lang, option=f"--{given[0]}")
    tables, heads = files([Path(existing(fact, lang)) for fact in facts])
    _, read = read_rules((name, *schemes), lang, chosen=True)
    head = tuple((path.as_posix(), path.read_bytes()) for path in heads)
    request = Request(read, head, wanted, year, readings, trial, strict)
    return Bulk(request, tuple(tables), columns.engine, out, rejects, lambda d: message(d, lang), bom)


def _target(name: str, lang: str) -> Path:
    path = Path(name)
    return path if path.suffix.lower() in SUFFIXES else refuse("bulk.suffix", lang, file=name)


__all__ = ["ENGINES", "Columns", "column_options", "language", "results_to_file", "taken"]
