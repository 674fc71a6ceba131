"""Sizes that keep the house pleasant: short functions, short files, no drawers for odds and ends."""

import ast
from pathlib import Path

HOUSE = Path(__file__).parent.parent / "ruledsl"
FILE, STATEMENT_FILE, FUNCTION, MOST_FUNCTIONS = 250, 110, 40, 25


def functions() -> list[tuple[str, int]]:
    """Every function with its number of lines, its docstring not counted."""
    found = []
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if ast.get_docstring(node):
                    first = node.body[0]
                    lines -= (first.end_lineno or 0) - first.lineno + 1
                found.append((f"{path.relative_to(HOUSE)}:{node.name}", lines))
    return found


def test_no_function_is_longer_than_forty_lines() -> None:
    """A function that does not fit a glance is two functions."""
    assert [f for f in functions() if f[1] > FUNCTION] == []


def test_nine_functions_in_ten_have_at_most_twenty_five_lines() -> None:
    """The usual function is short."""
    sizes = [lines for _, lines in functions()]
    assert sum(lines <= MOST_FUNCTIONS for lines in sizes) >= 0.9 * len(sizes)


def test_no_file_is_longer_than_its_limit() -> None:
    """A file has one job; a check has one message."""
    long = []
    for path in HOUSE.rglob("*.py"):
        limit = 80 if path.parent.name == "checks" and path.name != "__init__.py" else FILE
        lines = len(path.read_text("utf-8").splitlines())
        if lines > limit:
            long.append((str(path.relative_to(HOUSE)), lines))
    assert long == []


def test_no_drawer_for_odds_and_ends() -> None:
    """What has no better name than “utils” has no place yet."""
    names = {p.stem for p in HOUSE.rglob("*.py")}
    assert names & {"utils", "helpers", "common", "manager", "misc"} == set()


def test_every_module_opens_with_a_sentence_on_its_job() -> None:
    """The first line of a file says what it is for."""
    assert [str(p) for p in HOUSE.rglob("*.py") if not ast.get_docstring(ast.parse(p.read_text("utf-8")))] == []
