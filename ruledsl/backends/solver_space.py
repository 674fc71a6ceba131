"""The facts that questions quantify over: the rows and variables of one space, shared by any number of plans."""

from collections.abc import Iterator

import z3
from attrs import define, frozen

from ruledsl.backends.solver_encode import Encoder
from ruledsl.backends.solver_rows import Row, Value, World
from ruledsl.ir import Fact


@frozen
class Limit:
    """Something that a proof over the space does not cover: ``rows``, ``sorts``, ``incidents`` of a table, or ``open``."""

    kind: str
    name: str
    number: int = 0


@define(eq=False)
class Item:
    """A fact of a row of the space: where it is, its terms, what a typical unit has there (state, value)."""

    fact: Fact
    row: Row
    value: Value
    typical: tuple[int, int]


@define(eq=False)
class Space:
    """The rows and variables, one encoder for each plan, what must hold of the variables."""

    world: World
    unit: Row
    run: Row
    items: list[Item]
    encoders: tuple[Encoder, ...]
    asserted: list[z3.BoolRef]
    limits: tuple[Limit, ...]

    def everything(self) -> Iterator[z3.BoolRef]:
        """All that must hold, as far as the encoders have come."""
        yield from self.asserted
        for encoder in self.encoders:
            yield from encoder.asserted
