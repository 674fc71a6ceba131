"""The benchmarks compare like with like: equal results on random records, and baselines nobody has touched.  No timing."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks are no part of the package: they are found from the root of the checkout."""
    monkeypatch.syspath_prepend(str(ROOT))


def test_compiled_and_hand_written_results_are_equal() -> None:
    """Every output and every entry of every trace, on records with events and without."""
    from benchmarks.record import differences  # noqa: PLC0415
    from benchmarks.workload import VARIANTS, records, workload  # noqa: PLC0415

    work = workload()
    for chances in VARIANTS.values():
        assert differences(work, records(work.plan, 300, seed=3, chances=chances)) == []


def test_the_records_are_not_all_alike() -> None:
    """The generator reaches every grade, both assessors, and events of several kinds about one incident."""
    from benchmarks.baseline import score_plain  # noqa: PLC0415
    from benchmarks.workload import records, workload  # noqa: PLC0415

    work = workload()
    rows = records(work.plan, 300)
    results = [score_plain(row, work.year) for row in rows]
    assert {assessor for assessor, _, _ in results} == {0, 1}
    assert {grade for _, _, grade in results} == {0, 1, 2, 3}
    assert any(len({line[1] for kind in row[20:27] for line in kind}) < sum(map(len, row[20:27])) for row in rows)


def test_a_difference_is_found() -> None:
    """The comparison is not blind: another year changes the results of one side only."""
    from attrs import evolve  # noqa: PLC0415

    from benchmarks.record import differences  # noqa: PLC0415
    from benchmarks.workload import records, workload  # noqa: PLC0415

    work = workload()

    def later(row: tuple, year: tuple) -> object:
        return work.fast.record(row, (*year[:12], year[12] + 180, *year[13:]))

    broken = evolve(work, fast=evolve(work.fast, record=later))
    assert differences(broken, records(work.plan, 100))


def test_the_baselines_are_as_they_were_frozen() -> None:
    """Whoever changes a baseline changes its digest in the same commit, and says why."""
    from benchmarks.frozen import changed  # noqa: PLC0415

    assert changed() == []
