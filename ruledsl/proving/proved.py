"""What a question of a check found: a finding and the unit that shows it.  This room needs no solver."""

from typing import TYPE_CHECKING

from attrs import frozen

from ruledsl.diagnostic import Diagnostic

if TYPE_CHECKING:
    from ruledsl.backends.solver_replay import Unit


@frozen
class Proved:
    """A finding and the unit that shows it; with ``after`` it takes two, which differ in one thing."""

    diagnostic: Diagnostic
    unit: "Unit | None" = None
    after: "Unit | None" = None
