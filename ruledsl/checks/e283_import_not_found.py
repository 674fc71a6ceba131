"""E283 import-not-found: Without the imported list the statements that use it are incomplete."""

from typing import ClassVar

from ruledsl.checks import Check


class ImportNotFound(Check):
    code = "E283"
    name = "import-not-found"
    message: ClassVar = {
        "zh": "找不到引入的“{path}”；请核对文件名，路径从规则文件夹写起",
        "en": "the import “{path}” was not found; check its name, the path starts from the folder of the rules",
    }
    why: ClassVar = {
        "zh": "引入的清单缺了，引用它的条文就不完整。",
        "en": "Without the imported list the statements that use it are incomplete.",
    }
