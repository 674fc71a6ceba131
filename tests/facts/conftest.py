"""Ways to load facts against the small plan."""

from collections.abc import Callable
from typing import Any

import pytest
from small_plan import PLAN, one

from ruledsl.facts import FactSet, load
from ruledsl.ir import Plan


@pytest.fixture(scope="session")
def read() -> Callable[..., FactSet]:
    """Load texts: ``read(text)``, ``read(text, name="a.json")``, ``read(("a.csv", …), ("b.csv", …))``."""

    def load_texts(
        *files: Any, name: str = "a.yaml", plan: Plan = PLAN, year: int | None = None, **more: Any
    ) -> FactSet:
        named = [file if isinstance(file, tuple) else (name, file) for file in files]
        encoded = [(n, t if isinstance(t, bytes) else t.encode()) for n, t in named]
        return load(plan, encoded, measure="政务公开考核", year=year, **more)

    return load_texts


@pytest.fixture(scope="session")
def unit(read: Callable[..., FactSet]) -> Callable[..., FactSet]:
    """Load the facts of one unit, written without indentation."""
    return lambda facts, **more: read(one(facts), **more)


@pytest.fixture(scope="session")
def codes() -> Callable[[FactSet], list[str]]:
    return lambda facts: [d.code for d in facts.diagnostics]
