"""N544 waits-for-peers: A result that depends on other units waits for them, and says for which."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.causes import told
from ruledsl.checks import Check
from ruledsl.checks.f164_result_missing import ResultMissing


class WaitsForPeers(Check):
    code = "N544"
    name = "waits-for-peers"
    message: ClassVar = {
        "zh": "{what}要与同组的单位比较，暂缺{step}：{causes}",
        "en": "no {what} yet, which compares the units of a group{step}: {causes}",
    }
    why: ClassVar = {
        "zh": "要看别的单位的结果，别的单位没有算出就要等；应当写明等的是哪个单位。",
        "en": "A result that depends on other units waits for them, and says for which.",
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return {**ResultMissing().words(args, lang), "causes": told(args["causes"], lang)}
