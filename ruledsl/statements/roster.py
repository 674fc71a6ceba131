"""考核对象 units: the list of units is left to the yearly scheme or the fact file.

考核对象 由方案确定  依据 第二条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Statement


class Roster(Statement):
    RULE = "roster"

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
