"""F182 workbook-too-large: A packed file can be small and unpack to anything; its size is looked at first."""

from typing import ClassVar

from ruledsl.checks import Check


class WorkbookTooLarge(Check):
    code = "F182"
    name = "workbook-too-large"
    message: ClassVar = {
        "zh": "{file} 展开后有 {size} MB、{parts} 个部件，没有打开；最多 {limit} MB",
        "en": "{file} would unpack to {size} MB in {parts} parts and was not opened; at most {limit} MB",
    }
    why: ClassVar = {
        "zh": "压缩文件可以很小而展开后极大；先看大小再打开。",
        "en": "A packed file can be small and unpack to anything; its size is looked at first.",
    }
