"""W193 share-or-percent: 0.60 is 60% as a share and 0.60% as it may stand in the table; a hundred times as much."""

from typing import ClassVar

from ruledsl.checks import Check


class ShareOrPercent(Check):
    code = "W193"
    name = "share-or-percent"
    message: ClassVar = {
        "zh": "“{fact}”填的是 {value}，没有百分号，按比例读作 {read}；若是 {meant}，请写“{meant}”，确是 {read} 的，请写“{read}”",
        "en": "“{fact}” is {value} without a percent sign and was read as the share {read}; write “{meant}” if that is meant, else “{read}”",
    }
    why: ClassVar = {
        "zh": "按小数位数，它也可以是漏了百分号的百分比，两种读法相差一百倍。",
        "en": "By its decimals it may as well be the percentage with its sign left out, and is a hundred times as much.",
    }
