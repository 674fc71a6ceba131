"""适用 applies if: which day of the assessment year must lie within the validity of the measure.

适用 年度末日 在有效期内
"""

from ruledsl.build import Builder
from ruledsl.syntax import Statement


class Applies(Statement):
    RULE = "applies"
    day: str

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
