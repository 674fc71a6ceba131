"""F150 yaml-feature: These can make a small file huge, and put facts elsewhere than they are written."""

from typing import ClassVar

from ruledsl.checks import Check


class YamlFeature(Check):
    code = "F150"
    name = "yaml-feature"
    message: ClassVar = {
        "zh": "事实文件中不能用 {what}（YAML 的锚点、别名、标签、合并）",
        "en": "{what} (a YAML anchor, alias, tag or merge) is not allowed in a fact file",
    }
    why: ClassVar = {
        "zh": "这些写法能使小文件展开成极大的内容，也使事实不在所写之处。",
        "en": "These can make a small file huge, and put facts elsewhere than they are written.",
    }
