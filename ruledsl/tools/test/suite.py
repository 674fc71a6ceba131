"""All cases of a command: found, each with the rules and schemes that it needs, and run in order."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from attrs import field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.node import evolve
from ruledsl.source import Source
from ruledsl.tools.load import Compiled, Rules
from ruledsl.tools.run import selected
from ruledsl.tools.test.bench import Bench
from ruledsl.tools.test.from_rules import cases_in
from ruledsl.tools.test.from_yaml import read_cases
from ruledsl.tools.test.model import DIFFERS, INVALID, OPEN, PASSED, PROPOSED, Case, CaseFiles, Outcome
from ruledsl.tools.test.run import run_case

#: How the files of cases beside a rule file end, and the folder in which they may lie.
SUFFIX, FOLDER = ".cases.yaml", "cases"

#: Rule files together with further files, by their paths.
Read = Callable[[tuple[str, ...]], Rules]


@frozen
class Suite:
    """What a run is made of: the cases, and the benches on which they run by measure and schemes."""

    cases: CaseFiles
    benches: dict[tuple[str, tuple[str, ...]], "Bench | tuple[Diagnostic, ...]"] = field(factory=dict)
    rules: dict[tuple[str, ...], Rules] = field(factory=dict)

    @property
    def sources(self) -> tuple[Source, ...]:
        read = [source for rules in self.rules.values() for source in rules.sources]
        return tuple({source.name: source for source in (*read, *self.cases.sources)}.values())


def beside(path: Path) -> list[Path]:
    """The files of cases that belong to a rule file, or lie in a folder."""
    if path.is_dir():
        found = list(path.rglob(f"*{SUFFIX}"))
    else:
        stem = path.name.removesuffix(".rules")
        near = [path.parent / f"{stem}{SUFFIX}", *(path.parent / FOLDER).glob(f"{stem}*{SUFFIX}")]
        found = [p for p in near if p.is_file()]
    return sorted(found, key=lambda p: p.as_posix().encode("utf-8", "surrogateescape"))


def suite(read: Read, files: Iterable[tuple[str, bytes]], measure: str | None, year: int | None = None) -> Suite:
    """The cases in the rules and in files, on the benches that they need."""
    base = read(())
    found = [CaseFiles(cases_in(base)), *(read_cases(name, data) for name, data in files)]
    cases = tuple(_completed(c, measure, year) for f in found for c in f.cases if _wanted(c, measure))
    made = Suite(
        CaseFiles(cases, tuple(s for f in found for s in f.sources), tuple(p for f in found for p in f.problems)),
        rules={(): base},
    )
    for case in cases:
        bench_of(made, read, case)
    return made


def _wanted(case: Case, measure: str | None) -> bool:
    return not (case.measure and measure and case.measure != measure)


def _completed(case: Case, measure: str | None, year: int | None) -> Case:
    """A case with what the command says and it does not."""
    return evolve(case, measure=case.measure or measure or "", year=case.year or year)


def bench_of(made: Suite, read: Read, case: Case) -> "Bench | tuple[Diagnostic, ...]":
    """The bench of a case, or why there is none."""
    schemes = case.schemes or ()
    key = (case.measure, schemes)
    if key in made.benches:
        return made.benches[key]
    outside = [s for s in schemes if PurePosixPath(s).is_absolute() or ".." in PurePosixPath(s).parts or not s]
    if outside:
        made.benches[key] = (Diagnostic("E281", {"path": outside[0]}, case.span),)
        return made.benches[key]
    if schemes not in made.rules:
        made.rules[schemes] = read(schemes)
    compiled = selected(made.rules[schemes], case.measure or None, case.year)
    made.benches[key] = Bench(compiled) if isinstance(compiled, Compiled) else compiled
    return made.benches[key]


def run_suite(made: Suite) -> tuple[Outcome, ...]:
    """Every case, in the order of the files."""
    return tuple(_outcome(made.benches[(case.measure, case.schemes or ())], case) for case in made.cases.cases)


def _outcome(bench: "Bench | tuple[Diagnostic, ...]", case: Case) -> Outcome:
    return run_case(bench, case) if isinstance(bench, Bench) else Outcome(case, INVALID, problems=bench)


def counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """How many cases have which verdict."""
    verdicts = (PASSED, DIFFERS, OPEN, INVALID, PROPOSED)
    return {verdict: sum(o.verdict == verdict for o in outcomes) for verdict in verdicts}
