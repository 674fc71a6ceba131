"""What is wrong with rows, by table, column and message: arrays of rows, not a value for each row."""

from collections.abc import Mapping

import numpy as np
from attrs import define, field, frozen

from ruledsl.tools.bulk.texts import Wrong


@frozen
class Fault:
    """Rows of a table that are wrong in one way; ``units`` are the positions of their units, −1 where there is none."""

    table: str
    column: str
    wrong: Wrong
    units: np.ndarray = field(repr=False)


@define
class Faults:
    """All that is wrong so far."""

    found: list[Fault] = field(factory=list)
    #: Rows that are looked at are not all rows of the table: the position of each in it.
    moved: dict[str, np.ndarray] = field(factory=dict)

    def add(self, table: str, column: str, wrong: Wrong, of_rows: np.ndarray, args: Mapping[str, str] = {}) -> None:
        """Note rows; ``of_rows`` says for every row of the table which unit it belongs to."""
        if len(wrong.rows):
            rows = self.moved[table][wrong.rows] if table in self.moved else wrong.rows
            whole = Wrong(wrong.code, {**args, **wrong.args}, rows, wrong.values)
            self.found.append(Fault(table, column, whole, of_rows[wrong.rows]))

    def rows(self, table: str, column: str, code: str, bad: np.ndarray, of_rows: np.ndarray, **args: str) -> None:
        """Note the rows of a mask, the same message for all."""
        if bad.any():
            self.add(table, column, Wrong(code, args, np.flatnonzero(bad)), of_rows)

    def rejected(self, units: int) -> np.ndarray:
        """Which units cannot be computed."""
        bad = np.zeros(units, bool)
        for fault in self.found:
            bad[fault.units[fault.units >= 0]] = True
        return bad

    @property
    def homeless(self) -> int:
        """Rows that belong to no unit."""
        return sum(int((f.units < 0).sum()) for f in self.found)
