"""Waiting for files to change, by looking at their times; nothing is installed for it and nothing runs beside it."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from ruledsl.tools.rule_files import within
from ruledsl.tools.settings import NAME

#: Seconds between two looks; an editor that writes in several steps is waited for that long.
PAUSE = 0.4
#: More files than this are not watched one by one.
MOST = 2000

Seen = tuple[tuple[str, int, int], ...]


def changes(
    paths: Sequence[str], looks: int | None = None, rest: Callable[[float], object] = time.sleep
) -> Iterator[None]:
    """Once at the start and once after every change, when the files have been at rest for one look.

    ``looks`` bounds how often is looked and ``rest`` is what is done between two looks, for tests; an interruption ends it.
    """
    yield None
    before = seen(paths)
    count = 0
    try:
        while looks is None or count < looks:
            rest(PAUSE)
            count += 1
            now = seen(paths)
            if now == before:
                continue
            rest(PAUSE)
            while (later := seen(paths)) != now:
                now = later
                rest(PAUSE)
            before = now
            yield None
    except KeyboardInterrupt:
        return


def seen(paths: Sequence[str]) -> Seen:
    """Every file under the paths with its time and size; settings beside them too."""
    found = []
    for path in paths:
        inside = within(path)[:MOST] if os.path.isdir(path) else [path]
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        for file in (*inside, os.path.join(folder, NAME)):
            try:
                state = os.stat(file)
            except OSError:
                continue
            found.append((file, state.st_mtime_ns, state.st_size))
    return tuple(found)


def clear() -> None:
    """An empty screen where there is one."""
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[H")
        sys.stdout.flush()
