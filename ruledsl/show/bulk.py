"""What a bulk run says at its end: what was read, what became of it, where it stands."""

from typing import TYPE_CHECKING

from ruledsl.show.style import visible
from ruledsl.show.texts import say

if TYPE_CHECKING:
    from ruledsl.tools.bulk.run import Done


def summary(done: "Done", lang: str) -> list[str]:
    """The numbers of a run; units read are units computed and units rejected."""
    if done.problems:
        return []
    rows = sum(n for kind, n in done.counts.items() if kind != "units")
    units = done.computed + done.rejected
    found = [say("bulk.computed", lang, units=units, rows=rows, computed=done.computed, rejected=done.rejected)]
    if done.reasons:
        found.append(say("bulk.reasons", lang, reasons=done.reasons, file=done.files[1].as_posix()))
    for count, text in ((done.unfinished, "bulk.unfinished"), (done.waiting, "bulk.waiting")):
        if count:
            found.append(say(text, lang, units=count))
    if done.homeless:
        found.append(say("bulk.homeless", lang, rows=done.homeless))
    if done.assumed:
        found.append(say("bulk.assumed", lang, units=done.assumed))
    for doubt in done.doubts:
        told = {"fact": visible(doubt.fact), "value": doubt.value, "read": doubt.read, "meant": doubt.meant}
        found.append(say("bulk.doubted", lang, rows=doubt.rows, **told))
    return [*found, say("bulk.written", lang, file=done.files[0].as_posix(), engine=done.engine)]
