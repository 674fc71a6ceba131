"""Work on two pieces at a time: the next one is made in a thread of its own while this one is used.

Reading, arithmetic on columns and writing happen in libraries that let other threads run meanwhile.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterator[T]) -> Iterator[T]:
    """The same items in the same order, one more in memory than without; raises what making one of them raises.

    The first is begun at once.
    """
    thread = ThreadPoolExecutor(1)
    return _handed_on(thread, thread.submit(_one, items), items)


def _handed_on(thread: ThreadPoolExecutor, coming: Future[list[T]], items: Iterator[T]) -> Iterator[T]:
    with thread:
        while found := coming.result():
            coming = thread.submit(_one, items)
            yield found.pop()


def _one(items: Iterator[T]) -> list[T]:
    """The next item; nothing after the last.  StopIteration does not leave a future."""
    for item in items:
        return [item]
    return []
