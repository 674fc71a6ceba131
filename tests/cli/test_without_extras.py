"""What works without any extra, and what the rest says: a library that is missing is named, with the command that brings it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIBRARIES = (
    "docx",
    "docxtpl",
    "duckdb",
    "numpy",
    "openpyxl",
    "polars",
    "pyarrow",
    "pyspark",
    "sqlglot",
    "z3",
)


def without(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the program where none of the libraries of the extras can be imported."""
    code = (
        "import sys\n"
        f"sys.modules.update(dict.fromkeys({LIBRARIES!r}))\n"
        "from ruledsl.cli import main\n"
        f"main({list(args)!r})"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "RULEDSL_LANG": "en", "RULEDSL_NO_CACHE": "1"}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "args",
    [
        ("check", "rules"),
        ("explain",),
        ("test", "rules/jinchang.rules"),
        ("ledger", "rules/pingliang.rules"),
        ("fmt", "--check", "rules/jinchang.rules"),
    ],
)
def test_the_core_needs_no_extra(args: tuple[str, ...]) -> None:
    """Reading, checking, formatting, comparing and testing rules is the core."""
    done = without(*args)
    assert (0, "") == (done.returncode, done.stderr)


def test_a_proof_without_a_solver_says_so() -> None:
    """What could not be analysed is named, and how to get the solver; the plain checks have their say."""
    done = without("check", "--prove", "rules/jinchang.rules", "rules/schemes/jinchang-sample.rules")
    assert done.returncode == 2
    assert "I430" in done.stdout and "pip install 'ruledsl[solver]'" in done.stdout


@pytest.mark.parametrize(
    ("args", "extra"),
    [(("form", "rules/jinchang.rules", "--measure", "金昌政务公开考核", "-o", "never.xlsx"), "documents")],
)
def test_a_verb_names_the_extra_that_it_needs(args: tuple[str, ...], extra: str) -> None:
    """A sentence and exit code 2, and nothing is written."""
    done = without(*args)
    assert done.returncode == 2
    assert f"pip install 'ruledsl[{extra}]'" in done.stderr
    assert not (ROOT / "never.xlsx").exists()
