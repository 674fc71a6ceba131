"""年度 year (in a scheme): the assessment year for which the scheme is made.

年度 2023
"""

from ruledsl.build import YEAR, Builder
from ruledsl.ir import Expr, Fact, Type
from ruledsl.measure import Draft
from ruledsl.syntax import Statement

#: The first and the last assessment year.
FIRST, LAST = 1970, 2199


class YearOf(Statement):
    RULE = "year_of"
    items: str

    def apply(self, draft: Draft) -> None:
        if not self.items.isdigit() or not FIRST <= int(self.items) <= LAST:
            draft.report("E206", self.span, found=self.items, what="year")
            return
        draft.year = int(self.items)

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""


def year_value(build: Builder) -> Expr:
    """考核年度: the assessment year as a number."""
    return build.fact(Fact("考核年度", YEAR, Type("count", 0, FIRST, LAST), "考核年度", "default", role="year"))
