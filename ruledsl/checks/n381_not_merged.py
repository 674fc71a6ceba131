"""N381 not-merged: What the text counts once under several items is counted under each without 归并."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl import words
from ruledsl.checks import Check


class NotMerged(Check):
    code = "N381"
    name = "not-merged"
    message: ClassVar = {
        "zh": "{clause}说“{words}”，可是没有归并，各项分别计；请写“归并 {names} 同一事由 取最高”，或者用“部分落实”说明",
        "en": "{clause} says “{words}”, and nothing merges the lines; write “merge {names} same incident highest”, or say it with “partly expressed”",
    }
    why: ClassVar = {
        "zh": "同一件事符合几项、只计一次的，要由归并退回重复的部分；没有归并，每一项都计。",
        "en": "What counts once under several items is taken back by a merge; without one every item counts.",
    }
    variants: ClassVar = {
        "left": {
            "zh": "{clause}说“{words}”，归并里没有{names}",
            "en": "{clause} says “{words}”, and the merge leaves out {names}",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        return str(args["which"])

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        return super().words(args, lang) | {"names": words.listed(args["names"], lang)}
