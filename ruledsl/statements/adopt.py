"""采用 adopt: the option of a reading that is in use, and why.

采用 先封顶 因 “第十四条在第十三条之后”
"""

from ruledsl.build import Builder
from ruledsl.measure import Draft
from ruledsl.node import evolve
from ruledsl.syntax import Option, Statement


class Adopt(Statement):
    RULE = "adopt"
    option: Option
    items: str

    def apply(self, draft: Draft) -> None:
        """Settle a reading that the measure leaves unsettled."""
        wanted = ".".join(self.option.parts)
        for reading in [s for s in draft.statements if hasattr(s, "options") and hasattr(s, "adopt")]:
            names = [o.name.text for o in reading.options]
            if self.option.parts[-1] in names and wanted in (
                f"{reading.name.text}.{wanted}",
                wanted,
                f"{reading.name.text}.{self.option.parts[-1]}",
            ):
                if reading.adopt:
                    used = reading.adopt[0]
                    option = used.option.parts[-1]
                    draft.report("E274", self.span, first=used.span, name=reading.name.text, option=option)
                    return
                draft.replace(reading, evolve(reading, adopt=(self,)))
                return
        options = tuple(o.name.text for s in draft.statements if hasattr(s, "adopt") for o in s.options)
        draft.report("E211", self.span, name=wanted, choices=options)

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
