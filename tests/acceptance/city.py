"""The shipped measures and their samples, run the way a user runs them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen
from click.testing import CliRunner

from ruledsl.cli import main
from ruledsl.scorecard import Results
from ruledsl.source import Source
from ruledsl.tools.load import Rules, read_rules
from ruledsl.tools.run import Request, run

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
SAMPLES = RULES / "samples"


@frozen
class Sample:
    """A fact file with the scheme it was written for."""

    name: str
    measure: str
    city: str
    scheme: str

    @property
    def args(self) -> list[str]:
        """What ``ruledsl eval`` is called with."""
        return [str(RULES / f"{self.city}.rules"), "--scheme", str(RULES / "schemes" / f"{self.scheme}.rules")]

    @property
    def file(self) -> Path:
        return SAMPLES / f"{self.name}.yaml"


ALL = (
    Sample("jinchang-minimal", "金昌政务公开考核", "jinchang", "jinchang-minimal"),
    Sample("jinchang", "金昌政务公开考核", "jinchang", "jinchang-sample"),
    Sample("jinchang-survey", "金昌政务公开评议", "jinchang", "jinchang-survey"),
    Sample("pingliang-minimal", "平凉政务公开考核", "pingliang", "pingliang-minimal"),
    Sample("pingliang", "平凉政务公开考核", "pingliang", "pingliang-sample"),
    Sample("pingliang-survey", "平凉政务公开评议", "pingliang", "pingliang-survey"),
)
BY_NAME = {sample.name: sample for sample in ALL}


@frozen
class Called:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        body: dict[str, Any] = json.loads(self.out)
        return body

    @property
    def units(self) -> dict[str, dict[str, Any]]:
        """The units of a result by name."""
        return {unit["unit"]: unit for unit in self.json["units"]}


def call(*args: str, stdin: str | None = None) -> Called:
    """Call the program in this process; ``call("eval", …, stdin=facts)``."""
    done = CliRunner(env={"RULEDSL_LANG": "zh"}).invoke(main, list(args), input=stdin)
    assert "Traceback" not in done.stderr
    return Called(done.exit_code, done.stdout, done.stderr)


@cache
def rules_of(city: str, scheme: str) -> Rules:
    """A measure file with a scheme, read once."""
    return read_rules([RULES / f"{city}.rules", RULES / "schemes" / f"{scheme}.rules"], RULES)


@cache
def results(name: str, *readings: str, change: tuple[tuple[str, str], ...] = ()) -> Results:
    """The results of a sample under other readings, with passages of its text replaced."""
    sample = BY_NAME[name]
    text = sample.file.read_text("utf-8")
    for old, new in change:
        assert old in text, old
        text = text.replace(old, new)
    source = Source(sample.file.name, text)
    outcome = run(Request(rules_of(sample.city, sample.scheme), (source,), readings=readings))
    assert outcome.results is not None and not outcome.problems, outcome.problems
    return outcome.results
