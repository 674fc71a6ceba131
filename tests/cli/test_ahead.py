"""Pieces of a bulk run are made in a thread of their own: the same pieces, in the same order, and no error lost."""

from collections.abc import Iterator
from threading import active_count, get_ident

import pytest

from ruledsl.tools.bulk.ahead import ahead


def _numbers(made: list[int], fails_at: int = -1) -> Iterator[int]:
    for number in range(5):
        if number == fails_at:
            raise ValueError(f"{number} cannot be made")
        made.append(get_ident())
        yield number


def test_the_same_items_made_elsewhere() -> None:
    """All of them, in order, none of them in this thread."""
    made: list[int] = []
    assert [0, 1, 2, 3, 4] == list(ahead(_numbers(made)))
    assert get_ident() not in made


def test_an_error_comes_where_its_item_would() -> None:
    """What was made before is used first."""
    seen = []
    with pytest.raises(ValueError, match="3 cannot be made"):
        for number in ahead(_numbers([], fails_at=3)):
            seen.append(number)
    assert [0, 1, 2] == seen


def test_whoever_stops_leaves_no_thread() -> None:
    """One item more than was used is made, no further."""
    made: list[int] = []
    threads = active_count()
    items = ahead(_numbers(made))
    assert next(items) == 0
    items.close()  # type: ignore[attr-defined]
    assert threads == active_count()
    assert len(made) <= 2
