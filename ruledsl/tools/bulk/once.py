"""Whether a unit comes twice among all pieces: names that rise cannot, others are told apart by 64 bits of each."""

import tempfile
from typing import IO

import numpy as np
import polars as pl
from attrs import define, field

from ruledsl.tools.bulk.feeds import OutOfStep

#: The digests are looked at in so many portions, so that those of all units are never in memory.
_PORTIONS, _AT_ONCE = 16, 2**22


@define
class Once:
    """The names seen so far: the last one while they rise, and a digest of each on disk."""

    _rising: bool = True
    _last: str = ""
    _digests: IO[bytes] = field(factory=tempfile.TemporaryFile)

    def add(self, keys: pl.Series) -> None:
        """The names of a piece, which are different from each other."""
        if not len(keys):
            return
        keys.hash(seed=1).to_numpy().tofile(self._digests)
        if self._rising:
            self._rising = keys[0] > self._last and keys.is_sorted()
            self._last = keys[-1]

    def finish(self) -> None:
        """After the last piece: two equal digests mean that a name may have come twice."""
        for portion in range(0 if self._rising else _PORTIONS):
            here = np.concatenate(self._of(portion))
            here.sort()
            if (here[1:] == here[:-1]).any():
                raise OutOfStep
        self._digests.close()

    def _of(self, portion: int) -> list[np.ndarray]:
        self._digests.seek(0)
        found = [np.zeros(0, np.uint64)]
        while len(some := np.fromfile(self._digests, np.uint64, _AT_ONCE)):
            found.append(some[some % _PORTIONS == portion])
        return found
