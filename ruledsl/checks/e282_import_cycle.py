"""E282 import-cycle: Files that import each other have no beginning."""

from typing import ClassVar

from ruledsl.checks import Check


class ImportCycle(Check):
    code = "E282"
    name = "import-cycle"
    message: ClassVar = {
        "zh": "引入绕了一圈：{path}；请去掉其中一处“引入”",
        "en": "the imports go round in a circle: {path}; remove one of them",
    }
    why: ClassVar = {
        "zh": "互相引入，就不知道从哪一个读起。",
        "en": "Files that import each other have no beginning.",
    }
