"""All cases of a command: found, each with the rules and schemes that it needs, and run in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from attrs import field, frozen

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.documents import is_package
from ruledsl.node import evolve
from ruledsl.source import Source
from ruledsl.tools.load import Compiled, Rules
from ruledsl.tools.run import selected
from ruledsl.tools.test.bench import Bench
from ruledsl.tools.test.coverage import Coverage, coverage
from ruledsl.tools.test.from_rules import cases_in
from ruledsl.tools.test.from_workbook import read_workbook
from ruledsl.tools.test.from_yaml import read_cases
from ruledsl.tools.test.generate import propose
from ruledsl.tools.test.model import DIFFERS, INVALID, OPEN, PASSED, PROPOSED, Case, CaseFiles, Outcome
from ruledsl.tools.test.mutate import Mutation, mutate
from ruledsl.tools.test.run import run_case
from ruledsl.tools.test.write_cases import cases_file

#: How the files of cases beside a rule file end, and the folder in which they may lie.
SUFFIXES, FOLDER = (".cases.yaml", ".cases.xlsx"), "cases"

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
    stem = path.name.removesuffix(".rules")
    found: list[Path] = []
    for end in SUFFIXES:
        near = [path.parent / f"{stem}{end}", *(path.parent / FOLDER).glob(f"{stem}*{end}")]
        found += path.rglob(f"*{end}") if path.is_dir() else [p for p in near if p.is_file()]
    return sorted(found, key=lambda p: p.as_posix().encode("utf-8", "surrogateescape"))


def suite(read: Read, files: Iterable[tuple[str, bytes]], measure: str | None, year: int | None = None) -> Suite:
    """The cases in the rules and in files, on the benches that they need."""
    base = read(())
    found = [CaseFiles(cases_in(base)), *(_read_file(name, data) for name, data in files)]
    cases = tuple(_completed(c, measure, year) for f in found for c in f.cases if _wanted(c, measure))
    made = Suite(
        CaseFiles(cases, tuple(s for f in found for s in f.sources), tuple(p for f in found for p in f.problems)),
        rules={(): base},
    )
    for case in cases:
        bench_of(made, read, case)
    return made


def _read_file(name: str, data: bytes) -> CaseFiles:
    return read_workbook(name, data) if is_package((name, data)) else read_cases(name, data)


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


def _benches(made: Suite) -> Iterator[tuple[Bench, Rules, tuple[Case, ...]]]:
    """Every bench that there is, with its rules and its cases."""
    for (measure, schemes), bench in made.benches.items():
        if isinstance(bench, Bench):
            yield bench, made.rules[schemes], tuple(c for c in made.cases.cases if (c.measure, c.schemes or ()) == (measure, schemes))  # fmt: skip


def covered(made: Suite) -> tuple[tuple[str, Coverage], ...]:
    """What the cases of each measure and its schemes reach."""
    found = []
    for bench, _, cases in _benches(made):
        ready = [
            (c, bench.facts(c), bench.readings(c)[0]) for c in cases if not c.proposed and not bench.readings(c)[1]
        ]
        usable = [(c, f, chosen) for c, f, chosen in ready if f.run_row is not None]
        measure = bench.compiled.measure
        found.append((joined_names(measure.id, measure.schemes), coverage(bench, usable)))
    return tuple(found)


def proposed(made: Suite, most: int) -> str:
    """Further cases for every measure, as files of cases one after the other."""
    texts = []
    for (_, schemes), bench in made.benches.items():
        if isinstance(bench, Bench):
            cases = [c for c in made.cases.cases if c.schemes == (schemes or None) or (c.schemes or ()) == schemes]
            ready = [(c, bench.facts(c), bench.readings(c)[0]) for c in cases if not bench.readings(c)[1]]
            usable = [(c, f, chosen) for c, f, chosen in ready if f.run_row is not None and c.measure in ("", bench.compiled.measure.id)]  # fmt: skip
            found = propose(bench, usable, most)
            year = next((f.year for _, f, _ in usable if f.year), bench.compiled.measure.year) or 0
            texts += [cases_file(bench.plan, year, schemes, found)] if found else []
    return "\n".join(texts)


def joined_names(measure: str, schemes: Sequence[str]) -> str:
    """A measure with its schemes, as a heading."""
    return f"{measure}（{'、'.join(schemes)}）" if schemes else measure


def mutated(made: Suite, progress: Callable[[int], None], most: int) -> tuple[Mutation, ...]:
    """The mutants of each measure, on all benches that it is on."""
    groups: dict[str, list[tuple[Bench, Rules, tuple[Case, ...]]]] = {}
    for bench, rules, cases in _benches(made):
        groups.setdefault(bench.compiled.measure.id, []).append((bench, rules, cases))
    return tuple(mutate(group, progress, most) for group in groups.values())


def counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """How many cases have which verdict."""
    verdicts = (PASSED, DIFFERS, OPEN, INVALID, PROPOSED)
    return {verdict: sum(o.verdict == verdict for o in outcomes) for verdict in verdicts}
