"""F161 columns-of-nothing: Rows of a kind that the measure does not know."""

from typing import ClassVar

from ruledsl.checks import Check


class ColumnsOfNothing(Check):
    code = "F161"
    name = "columns-of-nothing"
    message: ClassVar = {
        "zh": "{file} 是事件或批准的表，办法里没有这样的事项",
        "en": "{file} is a table of events or approvals, of which the measure has none",
    }
    why: ClassVar = {
        "zh": "办法没有加分、扣分等事项，或者没有可经批准超过的上限，这些行无处可用。",
        "en": "The measure has no bonuses, deductions or caps that can be exceeded, so the rows have no use.",
    }
