"""文号 number: the number under which the document was published.

文号 “示例发〔2023〕1号”
"""

from ruledsl.build import Builder
from ruledsl.syntax import Statement


class Number(Statement):
    RULE = "number"
    items: str

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
