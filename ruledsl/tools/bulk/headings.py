"""The heads of the columns of a file: which of them mean nothing, which are worth reading."""

from collections.abc import Sequence

from ruledsl.diagnostic import Diagnostic
from ruledsl.facts.layout import EVENT_LINES, Fixed, Ignored, Layout, Note, Slot, Unknown
from ruledsl.facts.tree import shown
from ruledsl.suggest import closest


def unknown_columns(columns: Sequence[str], layouts: Sequence[Layout], file: str) -> list[Diagnostic]:
    """Columns that mean nothing in any of the tables, each with the name that is nearest."""
    found = []
    words = list(dict.fromkeys(w for layout in layouts for w in layout.words))
    for column in columns:
        entries = [layout.entry(column) for layout in layouts]
        if any(not isinstance(e, Unknown | Layout) for e in entries):
            continue
        paths = next((e.paths for e in entries if isinstance(e, Unknown) and e.paths), ())
        code = "F102" if paths else "F130" if layouts[0].table.storage == EVENT_LINES else "F101"
        near = closest(column, words) or "、".join(words[:8])
        args = {"name": shown(column), "kind": layouts[0].path, "candidates": near, "paths": "、".join(paths)}
        found.append(Diagnostic(code, {**args, "place": column, "file": file}, path=column))
    return found


def wanted(columns: Sequence[str], layouts: Sequence[Layout]) -> list[str]:
    """The columns worth reading: facts that are computed with, texts that must be there, the row's own keys."""
    found = []
    for column in columns:
        for layout in layouts:
            entry = layout.entry(column)
            required = isinstance(entry, Note) and entry.fact.when_absent == "error"
            if isinstance(entry, Slot | Fixed | Ignored) or required:
                found.append(column)
                break
    return found
