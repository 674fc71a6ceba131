"""Every page of the language reference is a test file, every example on it two tests: what it yields, how it is spelled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from by_arrays import both_ways
from page_reader import Example, read_page
from page_runner import differences
from page_spelling import misspelt


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """A page, by its name."""
    return PageFile.from_parent(parent, path=file_path) if file_path.suffix == ".md" else None


class PageFile(pytest.File):
    """A page with its examples."""

    def collect(self) -> Iterator[pytest.Item]:
        for example in read_page(self.path):
            name = f"{example.page} › {example.title}"
            result = ResultItem.from_parent(self, name=name, example=example)
            if example.awaited:
                result.add_marker(pytest.mark.xfail(strict=True, raises=NotAsWritten, reason="the page says it first"))
            yield result
            yield SpellingItem.from_parent(self, name=f"{name} · 写法", example=example)


class PageItem(pytest.Item):
    """A test of one example."""

    def __init__(self, *, example: Example, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.example = example

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.example.line - 1, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """What was expected and what came out; a traceback only for our own mistakes."""
        return str(excinfo.value) if isinstance(excinfo.value, NotAsWritten) else str(super().repr_failure(excinfo))


class NotAsWritten(Exception):
    """The page and the program say different things."""


class ResultItem(PageItem):
    """The rules and facts of an example yield what the page says."""

    def runtest(self) -> None:
        with both_ways():
            found = differences(self.example)
        if found:
            raise NotAsWritten("\n\n".join(found))


class SpellingItem(PageItem):
    """The example is written as the formatter writes, and means the same in English."""

    def runtest(self) -> None:
        found = misspelt(self.example)
        if found:
            raise NotAsWritten("\n".join(found))
