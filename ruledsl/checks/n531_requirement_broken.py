"""N531 requirement-broken: Procedure changes no score, but a breach is recorded."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.words import result


class RequirementBroken(Check):
    code = "N531"
    name = "requirement-broken"
    message: ClassVar = {
        "zh": "没有做到“{name}”：{facts}",
        "en": "“{name}” was not met: {facts}",
    }
    why: ClassVar = {
        "zh": "程序是否合规不影响得分，但应当如实记录。",
        "en": "Procedure changes no score, but a breach is recorded.",
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        facts = [f"{name} {result(value, lang)}" for name, value in args.items() if name not in ("name", "path")]
        return {"name": str(args["name"]), "facts": ("，" if lang == "zh" else ", ").join(facts)}
