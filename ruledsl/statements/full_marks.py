"""满分 full marks: the full score of the measure and the decimals of its points.

满分 100分  分值 2位小数  依据 第八条
满分 不设上限  分值 1位小数  依据 第三条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Quantity, Statement


class FullMarks(Statement):
    RULE = "full_marks"
    quantity: Quantity | None = None
    places: str = "0"
    unlimited: bool = False

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
