"""满分 full marks: the full score of the measure and the decimals of its points.

满分 100分  分值 2位小数  依据 第八条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Quantity, Statement


class FullMarks(Statement):
    RULE = "full_marks"
    quantity: Quantity
    places: str = "0"

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
