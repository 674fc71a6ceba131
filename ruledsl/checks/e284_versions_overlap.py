"""E284 versions-overlap: On one day only one version of a measure can be in force."""

from typing import ClassVar

from ruledsl.checks import Check


class VersionsOverlap(Check):
    code = "E284"
    name = "versions-overlap"
    covers = (45,)
    message: ClassVar = {
        "zh": "“{name}”的两个版本从 {first} 起同时有效；请给前一版写“有效期”，或在后一版写“废止 “{title}””",
        "en": "two versions of “{name}” are in force together from {first} on; write “valid for” in the earlier one, or “repeals “{title}”” in the later one",
    }
    why: ClassVar = {
        "zh": "同一天只能有一个版本有效，程序不代为选择。",
        "en": "On one day only one version of a measure can be in force.",
    }
    related: ClassVar = {
        "other": {
            "zh": "另一个版本在这里，有效期 {span}",
            "en": "the other version is here, in force {span}",
        },
    }
