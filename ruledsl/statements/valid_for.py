"""有效期 valid for: after how many years the measure expires.

The last day is the day before the anniversary of the day of 施行; with 含周年当日 it is the anniversary itself.

    有效期 2年  依据 第五条
    有效期 2年 含周年当日  按 期满含当日  依据 第五条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Quantity, Statement


class ValidFor(Statement):
    RULE = "valid_for"
    quantity: Quantity
    through_anniversary: bool = False

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
