"""E102 rules-too-large: No measure is that long; a file of this size is hardly one of rules."""

from typing import ClassVar

from ruledsl.checks import Check


class RulesTooLarge(Check):
    code = "E102"
    name = "rules-too-large"
    message: ClassVar = {
        "zh": "文件大小为 {size}，最多 {limit} 个字符；请把清单分到别的文件，再用“引入”合起来",
        "en": "the file has a size of {size}, at most {limit} characters are read; move lists to other files and import them",
    }
    why: ClassVar = {
        "zh": "一部考核办法远没有这么长，这样大的文件多半不是规则。",
        "en": "No measure is that long; a file of this size is hardly one of rules.",
    }
