"""A million units whose rows stand in no order are computed in the memory that those in order need."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pl = pytest.importorskip("polars")

ROOT = Path(__file__).resolve().parent.parent.parent
UNITS = 1_000_000


def _computed(folder: Path, out: Path) -> float:
    """The most MB that the command had."""
    command = [sys.executable, "-m", "benchmarks.child", "ruledsl", str(folder), str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(json.loads(done.stderr.splitlines()[-1])["peak"])


@pytest.mark.slow
def test_units_and_events_in_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out is the same but for the order, and memory stays within what is asked for."""
    monkeypatch.syspath_prepend(str(ROOT))
    from benchmarks.bulk import PEAK  # noqa: PLC0415
    from benchmarks.files import facts_at  # noqa: PLC0415

    paths = facts_at(UNITS)
    for table, path in paths.items():
        pl.read_parquet(path).sample(fraction=1, shuffle=True, seed=1).write_parquet(tmp_path / f"{table}.parquet")
    shutil.copy(paths["units"].parent / "run.yaml", tmp_path)
    (tmp_path / "out").mkdir()
    ordered, shuffled = tmp_path / "out" / "one.parquet", tmp_path / "out" / "two.parquet"
    _computed(paths["units"].parent, ordered)
    assert _computed(tmp_path, shuffled) <= PEAK
    two = pl.read_parquet(shuffled)
    assert list(pl.read_parquet(tmp_path / "units.parquet")["单位"]) == list(two["单位"])
    assert pl.read_parquet(ordered).sort("单位").equals(two.sort("单位"))
