"""The shipped rules and sample schemes translated, formatted, or with their statements in another order: proved to be the same."""

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from ruledsl.cli import main
from ruledsl.parse import parse
from ruledsl.source import Source
from ruledsl.statements.blocks import MeasureBlock, SchemeBlock
from ruledsl.statements.indicator import Indicator
from ruledsl.syntax import Node
from ruledsl.tools.format import format_source

RULES = Path(__file__).parents[2] / "rules"


def translated(text: str) -> str:
    """Every keyword in English."""
    found, _ = format_source(Source("x", text), "en")
    assert found is not None
    return found


def formatted(text: str) -> str:
    """Squeezed first, so that there is something to format."""
    found, _ = format_source(Source("x", "\n".join(" ".join(line.split()) for line in text.splitlines())), None)
    assert found is not None
    return found


def reordered(text: str) -> str:
    """The statements of every measure and scheme, and the parts of every indicator, by chance."""
    draw = Random(7)
    document, problems = parse(Source("x", text))
    assert not problems
    for block in reversed(document.blocks):
        if isinstance(block, MeasureBlock | SchemeBlock):
            start, end = block.statements[0].span.start, block.statements[-1].span.end
            text = text[:start] + _shuffled(text, block.statements, draw) + text[end:]
    return text


def _shuffled(text: str, nodes: tuple[Node, ...], draw: Random) -> str:
    """The texts of some siblings in another order; what stands between them stays where it is."""
    parts = [_inside(text, n, draw) for n in nodes]
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(nodes)]
    draw.shuffle(parts)
    return "".join(p + g for p, g in zip(parts, [*gaps, ""], strict=True))


def _inside(text: str, node: Node, draw: Random) -> str:
    if not isinstance(node, Indicator) or len(node.parts) < 2:
        return text[node.span.start : node.span.end]
    start, end = node.parts[0].span.start, node.parts[-1].span.end
    return text[node.span.start : start] + _shuffled(text, node.parts, draw) + text[end : node.span.end]


CHANGES = [translated, formatted, reordered]
SCHEMES = [(city, kind) for city in ("jinchang", "pingliang") for kind in ("sample", "minimal")]
PAIRS = [
    (c, s) if n == 2 else pytest.param(c, s, marks=pytest.mark.slow) for s in SCHEMES for n, c in enumerate(CHANGES)
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_shipped_rules_are_proved_to_be_the_same(
    change: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the command, measures and schemes together; every text is another one."""
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    shutil.copytree(RULES, tmp_path / "rules", ignore=shutil.ignore_patterns("samples", "cases"))
    for path in (tmp_path / "rules").rglob("*.rules"):
        text = path.read_text("utf-8")
        path.write_text(change(text), "utf-8")
        assert change is formatted or text != path.read_text("utf-8") or "清单" in text
    done = CliRunner().invoke(main, ["diff", str(RULES), str(tmp_path / "rules"), "--prove", "--format", "json"])
    assert 0 == done.exit_code, done.stdout + done.stderr
    measures = json.loads(done.stdout)["measures"]
    assert len(measures) >= 7
    for measure in measures:
        assert ("equal", ["down", "up"], []) == (
            measure["whole"]["class"],
            sorted(measure["whole"]["never"]),
            measure["edits"],
        )


@pytest.mark.parametrize(("change", "scheme"), PAIRS)
def test_a_measure_is_the_same_under_its_sample_schemes(
    change: Callable[[str], str], scheme: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measure and scheme both changed; it is said that nothing changed and that this is proved."""
    monkeypatch.setenv("RULEDSL_LANG", "zh")
    shutil.copytree(RULES / "national", tmp_path / "national")
    city, kind = scheme
    names = (f"{city}.rules", f"schemes/{city}-{kind}.rules")
    (tmp_path / "schemes").mkdir()
    for name in names:
        (tmp_path / name).write_text(change((RULES / name).read_text("utf-8")), "utf-8")
    measure, old, new = names[0], RULES / names[1], tmp_path / names[1]
    given = ["diff", str(RULES / measure), str(tmp_path / measure), "--old-scheme", str(old), "--new-scheme", str(new)]
    done = CliRunner().invoke(main, [*given, "--prove"])
    assert (0, True) == (done.exit_code, "没有改动。\n任何单位的结果都不变（已证明）。" in done.stdout), done.stdout
