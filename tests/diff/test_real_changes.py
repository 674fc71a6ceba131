"""Revisions of the shipped measures: the verdict, the classes, the units that move and by how much, as ``eval`` gives it for each version.

Default run: some of them, without a solver.  All, and with it: ``pytest -m "slow or not slow" tests/diff/test_real_changes.py``.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from real_changes import REVISIONS, RULES, Revision

from ruledsl.cli import main

NAMES = [r.name for r in REVISIONS]
#: Facts that both versions take as they are.
SHARED = [r.name for r in REVISIONS if not any(r.unread) and r.name != "一项加分分成两项"]


def some(names: list[str], step: int, first: int = 0) -> list[Any]:
    """A few in the default run."""
    return [n if i % step == first else pytest.param(n, marks=pytest.mark.slow) for i, n in enumerate(names)]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    monkeypatch.chdir(tmp_path)


def call(*args: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*args])
    assert "Traceback" not in done.stderr and 70 != done.exit_code, done.stderr
    return done.exit_code, done.stdout


def written(revision: Revision) -> list[str]:
    """Both versions on disk; the arguments of ``diff``."""
    schemes: list[str] = []
    for new, side in enumerate(("old", "new")):
        rules, scheme, facts = revision.texts(bool(new))
        folder = Path(side)
        (folder / "national").mkdir(parents=True)
        name = "national/new-media-inspection.rules"
        (folder / name).write_text((RULES / name).read_text("utf-8"), "utf-8")
        (folder / "m.rules").write_text(rules, "utf-8")
        if scheme:
            (folder / "s.rules").write_text(scheme, "utf-8")
            schemes += [f"--{side}-scheme", f"{side}/s.rules"]
        Path("facts.yaml").write_text(facts, "utf-8")
    return ["diff", "old/m.rules", "new/m.rules", *schemes, "--facts", "facts.yaml"]


def measure(revision: Revision, *more: str) -> dict[str, Any]:
    args = written(revision)
    (found,) = json.loads(call(*args, *more, "--format", "json")[1])["measures"]
    return dict(found)


def moved(found: dict[str, Any]) -> dict[str, tuple[str, str, str, str, str]]:
    """Points, grades and ranks of the units whose result is another."""
    return {
        u["unit"]: (u["points"], u["old"]["grade"], u["new"]["grade"], u["old"]["rank"], u["new"]["rank"])
        for u in found["units"]["units"]
        if u["old"] != u["new"]
    }


@pytest.mark.parametrize("name", some(NAMES, 3, 2))
def test_the_verdict_and_the_units_that_move(name: str) -> None:
    """What bounds, made-up units and the year's units say; nobody is refused."""
    revision = REVISIONS[NAMES.index(name)]
    found = measure(revision)
    assert revision.truth == found["whole"]["class"]
    assert revision.units == moved(found)
    assert [] == found["units"]["refused"] and [] == found["units"]["neither"]
    assert {"old": list(revision.unread[0]), "new": list(revision.unread[1])} == found["units"]["unread"]
    assert len(revision.edits) == len(found["edits"])


@pytest.mark.parametrize("name", some(SHARED, 5))
def test_either_side_is_what_eval_gives(name: str) -> None:
    """Every unit, evaluated as a user would do it under each version by itself; a grade under its new name."""
    revision = REVISIONS[NAMES.index(name)]
    found = measure(revision)
    grades = {"合格": "一般"} if name == "等次改称" else {}
    for side in ("old", "new"):
        scheme = ["--scheme", f"{side}/s.rules"] if revision.files[1] else []
        asked = call("eval", f"{side}/m.rules", *scheme, "facts.yaml", "--format", "json")[1]
        cards = {c["unit"]: c for c in json.loads(asked)["units"]}
        for unit in found["units"]["units"]:
            card = cards[unit["unit"]]
            mine = [unit[side].get(key) for key in ("total", "rank")]
            assert [c if isinstance(c := card[key], str) else None for key in ("total", "rank")] == mine
            grade = card["grade"] if isinstance(card["grade"], str) else None
            assert grades.get(grade or "", grade) == unit[side].get("grade")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_proofs_decide_what_stays_open(name: str) -> None:
    """The whole, and every change, with a solver."""
    revision = REVISIONS[NAMES.index(name)]
    found = measure(revision, "--prove")
    assert revision.proved == found["whole"]["class"]
    assert list(revision.edits) == [e["class"] for e in found["edits"]]


def test_a_quota_alone_shows_no_unit_that_moves() -> None:
    """How many are excellent depends on the others, so without facts a gate on grades stays open; with facts it is shut."""
    revision = next(r for r in REVISIONS if r.name == "优秀名额减少")
    args = written(revision)
    assert 5 == call(*args[:3], "--prove", "--fail-on", "grade-change")[0]
    assert 1 == call(*args, "--fail-on", "grade-change")[0]
