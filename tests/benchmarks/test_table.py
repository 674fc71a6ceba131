"""What the benchmarks print: ratios, targets, slopes, and the table that they put into a page."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks are no part of the package: they are found from the root of the checkout."""
    monkeypatch.syspath_prepend(str(ROOT))


def test_a_ratio_is_held_against_the_best() -> None:
    """Medians of the rounds, the fastest of the others, and how many times as fast where that is asked."""
    from benchmarks.turns import Timed, line  # noqa: PLC0415

    ours, slow, quick = Timed("ruledsl", (1, 2, 9), (2,)), Timed("slow", (8,), (8,)), Timed("quick", (4,), (4,))
    made = line("work", ours, [slow, quick], 1, "s", 0.5)
    assert ("quick", 0.5, True) == (made.against, made.ratio, made.reached)
    faster = line("work", ours, [slow], 1, "s", 15, faster=True)
    assert (4.0, False) == (faster.ratio, faster.reached)


def test_in_proportion_is_a_slope_of_one() -> None:
    """A square has a slope of two."""
    pytest.importorskip("polars")
    from benchmarks.growth import slope  # noqa: PLC0415

    assert [1.0, 2.0] == [round(slope([(x, x**power) for x in (10, 100, 1000)]), 9) for power in (1, 2)]


def test_the_table_goes_between_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood there is replaced, the rest is left; a page without the marks is not touched."""
    pytest.importorskip("matplotlib")
    from benchmarks import table  # noqa: PLC0415
    from benchmarks.turns import Line  # noqa: PLC0415

    monkeypatch.setattr(table, "PLOT", tmp_path / "speed.svg")
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- python -m benchmarks -->\nold\n<!-- end -->\nafter\n", "utf-8")
    others = (("polars", 4.0), ("numpy", 6.0))
    lines = [Line("1,000 units in memory, against Polars", 2.0, "ms", "polars", 4.0, 0.5, 0.5, 1.5, False, others)]
    table.write(page, lines, "said")
    text = page.read_text("utf-8")
    assert "| 1,000 units in memory, against Polars | 2 ms | 4 ms (polars) | 0.5 × | ≤ 1.5 ✓ |" in text
    assert text.startswith("before\n") and text.endswith("after\n") and "old" not in text
    assert "1,000 units" in table.PLOT.read_text("utf-8")
    bare = tmp_path / "bare.md"
    bare.write_text("nothing", "utf-8")
    with pytest.raises(SystemExit):
        table.write(bare, lines, "said")
    assert "nothing" == bare.read_text("utf-8")
