"""Why event lines that count by themselves are not taken: their statement does not apply, or another line counts in their place."""

from attrs import evolve

from ruledsl.scorecard import Item, Line

#: Beyond so many events as count, those worth most.
_BEYOND = ("most",)
#: What is not yet known to be due to another line of the same statement.
_OPEN = (("once",), _BEYOND)


def settled(item: Item) -> Item:
    """The statement, each line that is not taken with what stands against it."""
    if not any(line.why in _OPEN for line in item.lines):
        return item
    idle = item.reason in ("condition", "reading")
    lines = (evolve(line, why=("inactive",) if idle else (*line.why, *_kept(line, item))) for line in item.lines)
    changed = (new if old.why in _OPEN else old for old, new in zip(item.lines, lines, strict=True))
    return evolve(item, lines=tuple(changed))


def _kept(line: Line, item: Item) -> tuple[str, ...]:
    """Which line counts in the place of another, where that is one: of the same incident, of the same level, or the only one."""
    if line.why == _BEYOND:
        return ()
    taken = [other for other in item.lines if other.counts]
    for name in ("事由", "级别"):
        own = dict(line.fields).get(name)
        same = [other for other in taken if own and dict(other.fields).get(name) == own]
        if len(same) == 1:
            return (_called(same[0]),)
    return (_called(taken[0]),) if len(taken) == 1 else ()


def _called(line: Line) -> str:
    return " ".join(part for part in (line.date, line.id) if part)
