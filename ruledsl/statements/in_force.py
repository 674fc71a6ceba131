"""施行 in force: the first day on which the measure holds.

施行 2023-01-01             依据 第五条
施行 自印发之日 2023-01-01  依据 第五条
施行 自印发之日 不详        依据 第五条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Date, Statement


class InForce(Statement):
    """Without a date nobody has found the day of issue yet; none is made up."""

    RULE = "in_force"
    date: Date | None = None
    unknown: bool = False

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
