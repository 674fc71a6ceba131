"""Rule files as people write them, and how they are set: in Chinese, in English, and each keyword in its own language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ruledsl.source import Source
from ruledsl.tools.format import LANGUAGES, format_source

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("in/*.rules"))


@pytest.mark.parametrize("keywords", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_formatted(case: Path, keywords: str | None, golden: Callable[[Path, str], None]) -> None:
    """A file looks as its golden says."""
    text, problems = format_source(Source(case.name, case.read_text("utf-8")), keywords)
    assert problems == ()
    assert text is not None
    golden(HERE / "out" / f"{case.stem}.{keywords or 'own'}.rules", text)
