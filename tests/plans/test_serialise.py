"""A plan written as JSON is the same plan when it is read again, and its digests tell meaning from wording."""

import json
from pathlib import Path

import pytest

from ruledsl.ir import Plan
from ruledsl.serialise import from_json, hashes, to_json
from ruledsl.source import Source
from ruledsl.tools.format import format_source
from ruledsl.tools.load import compile_measure, read_rules

RULES = Path(__file__).parents[2] / "rules"


def plans(texts: list[Source]) -> list[Plan]:
    rules = read_rules([], RULES, texts)
    assert [d for d in rules.diagnostics if d.is_error] == []
    return [compile_measure(rules, document, block).plan for document, block in rules.measures]


@pytest.mark.parametrize("city", ["jinchang", "pingliang"])
def test_a_plan_survives_json(city: str) -> None:
    """What ``ruledsl plan`` prints is the whole plan, origins and all."""
    source = Source(f"{city}.rules", (RULES / f"{city}.rules").read_text("utf-8"))
    for plan in plans([source]):
        assert plan == from_json(to_json(plan))
        assert to_json(plan) == to_json(from_json(to_json(plan)))


@pytest.mark.parametrize("city", ["jinchang", "pingliang"])
def test_translation_changes_the_text_and_not_the_plan(city: str) -> None:
    """The English spelling has another text digest and the same plan and schema digests."""
    text = (RULES / f"{city}.rules").read_text("utf-8")
    chinese = Source(f"{city}.rules", text)
    english, _ = format_source(chinese, "en")
    assert english is not None
    for one, other in zip(plans([chinese]), plans([Source(f"{city}.rules", english)]), strict=True):
        first, second = dict(hashes(one, (text,))), dict(hashes(other, (english,)))
        assert (first["plan"], first["schema"]) == (second["plan"], second["schema"])
        assert first["text"] != second["text"]


def test_another_schema_is_refused() -> None:
    """A file of another kind is not half understood."""
    with pytest.raises(ValueError, match=r"ruledsl\.plan/1"):
        from_json(json.dumps({"schema": "ruledsl.scorecard/1"}))
