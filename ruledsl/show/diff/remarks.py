"""Which units are told something else beside their results, in words."""

from collections.abc import Iterator

from ruledsl.diagnostic import Diagnostic
from ruledsl.show.diff.parts import Heading, Lines, Piece
from ruledsl.show.style import visible
from ruledsl.show.texts import say
from ruledsl.show.wording import label_text, message
from ruledsl.tools.diff.replays import Replay
from ruledsl.tools.diff.told import MOST, Remark, Told

#: So many units are listed on a page for people; JSON has all of them.
SHOWN = 200


def told_parts(replay: Replay, lang: str) -> Iterator[Piece]:
    """The units that get other findings or consequences."""
    if replay.told is None:
        yield Lines((say("diff.told.not", lang, most=MOST),), "faint")
        return
    found = [line for told in replay.told if (line := _line(told, lang))]
    if found:
        yield Heading(say("diff.section.told", lang), 3)
        yield Lines(tuple(found[:SHOWN]))
        if len(found) > SHOWN:
            yield Lines((f"… {len(found) - SHOWN}",), "faint")


def _line(told: Told, lang: str) -> str:
    parts = [
        say(f"diff.told.{key}", lang, texts="；".join(remark_text(one, lang) for one in found))
        for key, found in zip(("gone", "come"), differing(told), strict=True)
        if found
    ]
    return (
        say("diff.told", lang, unit=visible(told.unit), what=("；" if lang == "zh" else "; ").join(parts))
        if parts
        else ""
    )


def differing(told: Told) -> tuple[list[Remark], list[Remark]]:
    """What only one version says, in words: the same may be said by another step."""
    gone, come = ({remark_text(one, "zh"): one for one in found} for found in (told.gone, told.come))
    return [one for text, one in gone.items() if text not in come], [
        one for text, one in come.items() if text not in gone
    ]


def remark_text(remark: Remark, lang: str) -> str:
    """A finding in its words, a consequence by its name."""
    return visible(message(remark, lang) if isinstance(remark, Diagnostic) else label_text(remark, lang))
