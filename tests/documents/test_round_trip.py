"""A form that was filled in gives the same results as the fact file, also after a pass through another office program."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from filling import facts_of, filled

from ruledsl.cli import main

RULES = Path(__file__).parents[2] / "rules"
CASES = [("jinchang", "minimal"), ("jinchang", "sample"), ("pingliang", "minimal"), ("pingliang", "sample")]


def names_of(city: str, kind: str) -> tuple[list[str], Path]:
    """The rules of a city with a scheme, and the facts that are made for them."""
    facts = RULES / "samples" / f"{city}{'-minimal' if kind == 'minimal' else ''}.yaml"
    measure = "金昌政务公开考核" if city == "jinchang" else "平凉政务公开考核"
    rules = [f"{RULES / city}.rules#{measure}", "--scheme", str(RULES / "schemes" / f"{city}-{kind}.rules")]
    return rules, facts


def call(*args: str) -> Any:
    """Run the program; its results as data."""
    result = CliRunner().invoke(main, list(args))
    assert result.exit_code == 0, result.output
    return result


def results(*args: str) -> dict[str, Any]:
    """What ``eval`` computes."""
    return json.loads(call("eval", *args, "--format", "json").stdout)


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[list[str], Path, Path]:
    """Rules, fact file, and the form filled in with what the fact file says."""
    rules, facts = names_of(*request.param)
    form = tmp_path / "form.xlsx"
    call("form", *rules, "-o", str(form))
    form.write_bytes(filled(form.read_bytes(), facts_of(facts)))
    return rules, facts, form


def test_a_filled_form_gives_the_results_of_the_fact_file(case: tuple[list[str], Path, Path]) -> None:
    """Everything is equal, down to the fields of the last event."""
    rules, facts, form = case
    assert results(*rules, str(facts)) == results(*rules, str(form))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.slow
def test_another_office_program_changes_nothing(case: tuple[list[str], Path, Path], tmp_path: Path) -> None:
    """A form that was opened and saved elsewhere is still the form."""
    rules, facts, form = case
    passed = tmp_path / "passed"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(passed), str(form)], check=True, capture_output=True, timeout=180)
    assert results(*rules, str(facts)) == results(*rules, str(passed / form.name))
