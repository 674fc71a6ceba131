"""N440 assertion-broken: What the author holds to be true of every unit is not true of this one."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import result


class AssertionBroken(Check):
    code = "N440"
    name = "assertion-broken"
    message: ClassVar = {
        "zh": "“{title}”在这里不成立：{facts}",
        "en": "“{title}” does not hold here: {facts}",
    }
    why: ClassVar = {
        "zh": "断言写的是对每个单位都应成立的事；有一个单位不成立，规则或断言就有一处写错了。",
        "en": "An assertion says what should be true of every unit; where it is not, the rules or the assertion are wrong.",
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """The values that the assertion reads, in its order."""
        shown = [name for name in reversed(list(args)) if name not in ("name", "path")]
        separator = "，" if lang == "zh" else ", "
        facts = separator.join(f"{name} {result(args[name], lang)}" for name in shown)
        return {"title": str(args["name"])[3:-1], "facts": facts}
