"""``check --prove``: what is printed, which files are written, and that they compute what the finding says."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ruledsl import checks
from ruledsl.cli import main

ROOT = Path(__file__).parents[2]
CODES = [c for c in (checks.load(m) for m in checks.file_names() if m[1] == "4") if c.bad]


def call(*args: str) -> Result:
    return CliRunner().invoke(main, [*args, "--lang", "zh"])


def proved(folder: Path, program: str) -> tuple[Result, dict[str, Any]]:
    """The program checked with proofs and examples; text and JSON."""
    rules = folder / "t.rules"
    rules.write_text(program, encoding="utf-8")
    text = call("check", "--prove", "--witness", str(folder / "w"), str(rules))
    found = json.loads(call("check", "--prove", "--witness", str(folder / "w"), "--format", "json", str(rules)).output)
    return text, found


@pytest.mark.parametrize("check", CODES, ids=[c.code for c in CODES])
def test_examples_are_run_as_they_are_written(check: type[checks.Check], tmp_path: Path) -> None:
    """Every example that a finding comes with is a fact file that eval computes without an error."""
    text, found = proved(tmp_path, check.bad)
    assert check.code in text.output
    for one in found["diagnostics"]:
        for name in one.get("example", {}).get("files", []):
            done = call("eval", str(tmp_path / "t.rules"), str(tmp_path / "w" / name))
            assert done.exit_code == 0, done.output
        if command := one.get("example", {}).get("command"):
            assert call(*shlex.split(command)[1:]).exit_code == 0


def test_a_counter_example_fails_in_eval_as_it_does_in_the_proof(tmp_path: Path) -> None:
    """The unit for which an assertion fails gets its finding."""
    check = checks.find("E420")
    assert check is not None
    _, found = proved(tmp_path, check.bad)
    (name,) = next(d for d in found["diagnostics"] if d["code"] == "E420")["example"]["files"]
    done = json.loads(call("eval", str(tmp_path / "t.rules"), str(tmp_path / "w" / name), "--format", "json").output)
    assert ["N521", "N440"] == [f["code"] for f in done["units"][0]["findings"]]


def test_examples_are_the_same_on_every_run(tmp_path: Path) -> None:
    """Names and bytes do not depend on what the solver finds first."""
    check = checks.find("W408")
    assert check is not None
    proved(tmp_path, check.bad)
    before = {p.name: p.read_bytes() for p in (tmp_path / "w").iterdir()}
    proved(tmp_path, check.bad)
    assert before and before == {p.name: p.read_bytes() for p in (tmp_path / "w").iterdir()}


def test_the_shipped_measures_are_proved_without_errors_and_warnings(tmp_path: Path) -> None:
    """Both cities with their schemes; what is out of reach is said; their examples run, with a whole roster."""
    done = call("check", "--prove", "--witness", str(tmp_path), str(ROOT / "rules"))
    assert done.exit_code == 0, done.output
    assert "名次" in done.output and "I430" in done.output
    assert "没有得出结论" not in done.output, "no question stays open"
    files = sorted(tmp_path.iterdir())
    assert files
    (one,) = [f for f in files if "三同步" in f.name and f.name.endswith("-1.yaml")]
    scheme = ROOT / "rules/schemes/pingliang-sample.rules"
    assert call("eval", str(ROOT / "rules/pingliang.rules"), "--scheme", str(scheme), str(one)).exit_code == 0


def test_an_assertion_that_nobody_can_decide_is_undecided(tmp_path: Path) -> None:
    """Exit code 5: neither proved nor refuted."""
    check = checks.find("I421")
    assert check is not None
    text, _ = proved(tmp_path, check.bad)
    assert 5 == text.exit_code


def test_without_a_solver_everything_that_was_not_analysed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, the extra to install, and every check by its code; the plain checks are still made."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    rules = tmp_path / "t.rules"
    rules.write_text(CODES[0].bad, encoding="utf-8")
    done = call("check", "--prove", str(rules))
    assert 2 == done.exit_code
    assert "ruledsl[solver]" in done.output
    assert all(c.code in done.output for c in CODES)


def test_rules_with_errors_are_not_proved(tmp_path: Path) -> None:
    """The errors come first, and it is said that nothing was proved."""
    text, found = proved(tmp_path, CODES[0].bad.replace("不满60分 }", "不满59分 }"))
    assert 3 == text.exit_code
    assert {"E302", "I430"} <= {d["code"] for d in found["diagnostics"]}
    assert not (tmp_path / "w").exists()


def test_a_plain_check_imports_no_solver() -> None:
    """Cold start is a feature."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = (
        "import sys; from click.testing import CliRunner; from ruledsl.cli import main;"
        f"CliRunner().invoke(main, ['check', '--no-cache', {str(ROOT / 'rules/pingliang.rules')!r}]);"
        "print([m for m in sys.modules if m == 'z3' or m.startswith('ruledsl.proving')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
