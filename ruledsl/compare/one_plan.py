"""One plan under two choices of its readings: made to code once, a choice stands at the end of the row of the run.

ruledsl diff A A --reading 先封顶/后封顶      one evaluator, two rows of the run
"""

from collections.abc import Mapping

from attrs import define, field

from ruledsl.backends.record import Evaluator, compile_plan
from ruledsl.compare.merged import Merged, Row
from ruledsl.compare.thresholds import thresholds
from ruledsl.ir import Parameter, Plan
from ruledsl.specialise import specialise

#: Every reading with the option in use.
Options = Mapping[str, str]


@define
class OnePlan:
    """A plan whose readings are open, and the options in use on either side."""

    plan: Plan
    options: tuple[Options, Options]
    _engine: Evaluator | None = field(init=False, default=None)

    @property
    def differing(self) -> tuple[Parameter, ...]:
        """The readings of which the sides use different options."""
        old, new = self.options
        return tuple(p for p in self.plan.parameters if old[p.name] != new[p.name])

    @property
    def whole(self) -> Merged:
        """The plan in the place of two that were merged: both read the same facts, and give the same outputs."""
        facts, tables = (
            {one.name: dict.fromkeys((0, 1), one.name) for one in of} for of in (self.plan.facts, self.plan.tables)
        )
        return Merged(self.plan, (dict(self.plan.outputs),) * 2, facts, tables)

    @property
    def engine(self) -> Evaluator:
        """What units get, and the columns at which a search for units aims; compiled when it is first asked for."""
        if self._engine is None:
            outputs = [name for _, name in self.plan.outputs]
            self._engine = compile_plan(
                self.plan, outputs=list(dict.fromkeys((*outputs, *(n for n, _ in self.aims()))))
            )
        return self._engine

    def run(self, row: Row, options: Options) -> Row:
        """The row of the run under some options; ``row`` is without those at its end."""
        return (*row, *(p.options.index(options[p.name]) for p in self.plan.parameters))

    def settled(self, side: int) -> Plan:
        """The plan under the options of a side, for whoever reasons about it without running it."""
        return specialise(self.plan, self.options[side])

    def aims(self) -> set[tuple[str, int]]:
        """What conditions compare columns with, under either choice."""
        return thresholds(self.settled(0)) | thresholds(self.settled(1))
