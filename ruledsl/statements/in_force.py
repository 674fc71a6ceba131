"""施行 in force: the first day on which the measure holds.

施行 2023-01-01  依据 第五条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Date, Statement


class InForce(Statement):
    RULE = "in_force"
    date: Date

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
