"""有效期 valid for: after how many years the measure expires.

The last day is the day before the anniversary of the day of 施行, unless two statements under a reading say
otherwise (``有效期 2年 按 …``).

    有效期 2年  依据 第五条
"""

from attrs import frozen

from ruledsl.build import Builder
from ruledsl.syntax import Quantity, Statement


@frozen
class ValidFor(Statement):
    RULE = "valid_for"
    quantity: Quantity
    through_anniversary: bool = False

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
