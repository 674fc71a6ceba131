"""E354 settings: If a misspelt name were ignored in silence, the checks would not be those that were meant."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class Settings(Check):
    code = "E354"
    name = "settings"
    message: ClassVar = {
        "zh": "ruledsl.toml 里没有“{name}”这一节；有：{choices}",
        "en": "ruledsl.toml has no table “{name}”; there is: {choices}",
    }
    why: ClassVar = {
        "zh": "设置里写错的名称若被悄悄忽略，检查就不是所想的那样。",
        "en": "If a misspelt name were ignored in silence, the checks would not be those that were meant.",
    }
    variants: ClassVar = {
        "table-guess": {
            "zh": "ruledsl.toml 里没有“{name}”这一节；是不是“{guess}”",
            "en": "ruledsl.toml has no table “{name}”; did you mean “{guess}”",
        },
        "check": {
            "zh": "ruledsl.toml：没有叫“{name}”的检查",
            "en": "ruledsl.toml: there is no check “{name}”",
        },
        "check-guess": {
            "zh": "ruledsl.toml：没有叫“{name}”的检查；是不是“{guess}”",
            "en": "ruledsl.toml: there is no check “{name}”; did you mean “{guess}”",
        },
        "level": {
            "zh": "ruledsl.toml：没有“{name}”这个级别；可写：{choices}",
            "en": "ruledsl.toml: there is no level “{name}”; possible is: {choices}",
        },
        "reason": {
            "zh": "ruledsl.toml：关闭“{name}”要写理由",
            "en": "ruledsl.toml: say why “{name}” is off",
        },
        "fixed": {
            "zh": "ruledsl.toml：“{name}”使规则无法计算，级别不能改",
            "en": "ruledsl.toml: with “{name}” nothing can be computed; its level cannot be changed",
        },
        "syntax": {
            "zh": "ruledsl.toml 读不懂：{name}",
            "en": "ruledsl.toml cannot be read: {name}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        which = str(args["which"])
        named = f"{which}-guess" if args["guess"] and which in ("table", "check") else which
        return "" if named == "table" else named
