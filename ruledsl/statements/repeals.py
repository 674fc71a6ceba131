"""废止 repeals: the document that this one replaces.

废止 “示例市考核办法（2016年）”  依据 第五条
"""

from ruledsl.build import Builder
from ruledsl.syntax import Statement


class Repeals(Statement):
    RULE = "repeals"
    items: str

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
