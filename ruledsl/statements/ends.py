"""端点 ends: whether 以上 and 以下 include the number itself, as the document says.

端点 以上含本数，以下不含本数  依据 第九条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Statement


class Ends(Statement):
    RULE = "ends"
    upward: str
    downward: str

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
