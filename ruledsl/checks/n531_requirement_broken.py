"""N531 requirement-broken: Procedure changes no score, but a breach is recorded."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check
from ruledsl.checks._seen import values
from ruledsl.words import result, spelt


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

    variants: ClassVar = {
        "demands": {
            "zh": "没有做到“{name}”：{facts}；要求是 {demands}",
            "en": "“{name}” was not met: {facts}; it demands {demands}",
        },
        "order": {
            "zh": "没有按“{name}”的先后：{facts}",
            "en": "not in the order “{name}”: {facts}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return "order" if _acts(args) else "demands" if args.get("demands") not in (None, "…") else ""

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """The values in the order in which the requirement names them; a member of a group by its own name."""
        name, acts = str(args["name"]), _acts(args)
        if "demands" in args:
            return {"name": name, "facts": values(args, lang), "demands": spelt(str(args["demands"]), lang)}
        shown = [fact for fact in reversed(list(args)) if fact not in ("name", "path")]
        if acts:
            shown.sort(key=lambda fact: acts.index(fact) if fact in acts else len(acts))
        facts = [f"{_plain(fact, name)} {result(args[fact], lang)}" for fact in shown]
        separator = ("，", "、") if lang == "zh" else (", ", ", ")
        return {"name": separator[1].join(acts) if acts else name, "facts": separator[0].join(facts)}


def _plain(fact: str, name: str) -> str:
    """What a value is called: a part of a group by its own name, a value in between by what it is worked out for."""
    return fact.removeprefix(f"{name}.").removesuffix("~1").replace("~", " ")


def _acts(args: Mapping[str, Any]) -> list[str]:
    """The acts of a 先后, by the name that it has for want of one of its own."""
    name = str(args["name"])
    return name[3:-1].split("、") if name.startswith("先后（") else []
