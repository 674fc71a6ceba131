"""发布机关 issuer: who published the document.

发布机关 “示例市人民政府办公室”
"""

from ruledsl.build import Builder
from ruledsl.syntax import Statement


class Issuer(Statement):
    RULE = "issuer"
    items: str

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
