"""The hand-written column programs and the peers say what the compiled evaluator says of the same facts."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks are no part of the package: they are found from the root of the checkout."""
    monkeypatch.syspath_prepend(str(ROOT))


def test_columns_by_hand_agree_with_the_evaluator() -> None:
    """numpy and each way in Polars: every step, the grade and the rank of every unit."""
    pl = pytest.importorskip("polars")
    from benchmarks.baseline_numpy import columns_numpy  # noqa: PLC0415
    from benchmarks.baseline_polars import COLUMNS, STEPS  # noqa: PLC0415
    from benchmarks.columns import population, rows  # noqa: PLC0415
    from benchmarks.workload import workload  # noqa: PLC0415
    from ruledsl.backends.record import compile_plan  # noqa: PLC0415

    work, facts = workload(), population(2000)
    names = ("考核主体", *STEPS, "等次", "名次")
    evaluator = compile_plan(work.plan, outputs=names)
    slots = [evaluator.population_names.index(name) for name in names]
    expected = [tuple(r[i] for i in slots) for r in evaluator.population(rows(work.plan, facts), work.year)]
    by_numpy = columns_numpy(facts.stores)
    assert expected == list(zip(*(by_numpy[name].tolist() for name in names), strict=True))
    frames = {name: pl.DataFrame(columns) for name, columns in facts.stores.items()}
    for by_hand in COLUMNS.values():
        assert expected == by_hand(frames).select(names).rows()


def test_files_by_hand_agree() -> None:
    """numpy, Polars and DuckDB write equal files."""
    pl = pytest.importorskip("polars")
    from benchmarks.files import by_hand, facts_at  # noqa: PLC0415

    first, *others = [pl.read_parquet(out).sort("单位") for _, out in by_hand(facts_at(3000))]
    assert [first.columns] * len(others) == [o.columns for o in others]
    assert all(first.equals(other) for other in others)


@pytest.mark.parametrize("name", ["zen-engine", "cel-python", "rule-engine"])
def test_peers_agree(name: str) -> None:
    """Each says the assessor, total and grade that the hand-written evaluator says."""
    pytest.importorskip({"zen-engine": "zen", "cel-python": "celpy", "rule-engine": "rule_engine"}[name])
    from benchmarks.baseline import score_plain  # noqa: PLC0415
    from benchmarks.peers import PEERS, document  # noqa: PLC0415
    from benchmarks.workload import records, workload  # noqa: PLC0415

    work = workload()
    rows = records(work.plan, 40)
    run = next(p for p in PEERS if p.name == name).start()
    assert [score_plain(r, work.year) for r in rows] == [run(document(r, work.year)) for r in rows]


def test_openfisca_agrees() -> None:
    """Arrays in, arrays out."""
    pytest.importorskip("openfisca_core")
    from benchmarks.baseline_numpy import columns_numpy  # noqa: PLC0415
    from benchmarks.columns import population  # noqa: PLC0415
    from benchmarks.peers import openfisca  # noqa: PLC0415

    facts = population(2000)
    expected = columns_numpy(facts.stores)
    found = openfisca()(facts.stores)
    assert [expected[n].tolist() for n in ("考核主体", "总分.第6步", "等次")] == [f.tolist() for f in found]
