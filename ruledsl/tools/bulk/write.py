"""Result files: all of them whole under their names, or none."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import polars as pl

BOM = b"\xef\xbb\xbf"


@contextmanager
def in_one_step(targets: Mapping[str, Path]) -> Iterator[dict[str, Path]]:
    """Places to write to, beside the files that are to appear; what is complete at the end appears, else nothing does."""
    places: dict[str, Path] = {}
    try:
        for name, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
            os.close(handle)
            places[name] = Path(fresh)
        yield places
        mask = os.umask(0)
        os.umask(mask)
        for place in places.values():
            os.chmod(place, 0o666 & ~mask)
        for name, place in places.items():
            os.replace(place, targets[name])
    finally:
        for place in places.values():
            with contextlib.suppress(OSError):
                place.unlink()


def put(frame: pl.DataFrame, place: Path, suffix: str, facts: Mapping[str, str], bom: bool) -> None:
    """A frame as Parquet, with what it was made from, or as CSV."""
    if suffix == ".parquet":
        frame.write_parquet(place, metadata=dict(facts))
        return
    with place.open("wb") as file:
        if bom:
            file.write(BOM)
        frame.write_csv(file)
