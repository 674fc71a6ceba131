"""Findings in the formats of platforms: SARIF 2.1.0, the annotations of GitHub, the code quality of GitLab."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import river
from river import Call

from ruledsl.show.sarif import SCHEMA

FILE = "rules/河 湖.rules"
UNUSED = river.RULES.replace("  扣分 ", "  事实 办件数 数量   依据 第七条（一）\n  扣分 ", 1)
#: A finding behind a character that takes two UTF-16 units, an article that is not there, and two equal slips.
WRONG = UNUSED.replace("办件数 数量", "甲𠮷数 数量").replace("第七条（一）\n  扣分", "第七十条\n  扣分").replace(
    "按 先封顶", "按 𠮷封顶"
).replace("按 后封顶", "按 𠮷封顶")  # fmt: skip


def write(here: Path, text: str) -> None:
    (here / FILE).write_text(text, encoding="utf-8", newline="\n")


def sarif_of(call: Call, file: str = FILE) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(call("check", "--format", "sarif", file).out)
    return log


def places(log: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every physical location of a log."""
    for result in log["runs"][0]["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            assert set(location) <= {"id", "message", "physicalLocation"}
            yield location["physicalLocation"]


def test_sarif_has_the_structure_of_2_1_0(call: Call, here: Path) -> None:
    """The required properties of the standard, rules by index, levels of the standard."""
    for text in (river.RULES, UNUSED, WRONG, WRONG.replace("扣减 扣分合计", "扣减 扣分")):
        write(here, text)
        log = sarif_of(call)
        assert {"$schema", "version", "runs"} == set(log)
        assert (SCHEMA, "2.1.0") == (log["$schema"], log["version"])
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert run["tool"]["driver"]["name"] == "ruledsl"
        assert [rule["id"] for rule in rules] == sorted({result["ruleId"] for result in run["results"]})
        assert all(rule["fullDescription"]["text"] and rule["shortDescription"]["text"] for rule in rules)
        assert all(rule["defaultConfiguration"]["level"] in ("note", "warning", "error") for rule in rules)
        assert bool(run["results"]) == (text != river.RULES)
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in ("none", "note", "warning", "error")
            assert result["message"]["text"]


def test_sarif_counts_places_from_one_in_utf_16_units(call: Call, here: Path) -> None:
    """The region is the place in the text, under Chinese text and behind a character beyond the basic plane."""
    write(here, WRONG)
    log = sarif_of(call)
    assert log["runs"][0]["columnKind"] == "utf16CodeUnits"
    lines = WRONG.split("\n")
    found = []
    for place in places(log):
        region = place["region"]
        assert region["startLine"] == region["endLine"] >= 1
        units = lines[region["startLine"] - 1].encode("utf-16-le")
        assert 1 <= region["startColumn"] <= region["endColumn"] <= len(units) // 2 + 1
        found.append(units[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2].decode("utf-16-le"))
    assert ["依据 第七十条", "𠮷封顶", "𠮷封顶"] == found


def test_sarif_names_files_as_addresses(call: Call, here: Path, tmp_path_factory: Any) -> None:
    """Relative to where the command was given, or whole; never with a sign that an address does not have."""
    write(here, WRONG)
    assert {"rules/%E6%B2%B3%20%E6%B9%96.rules"} == {p["artifactLocation"]["uri"] for p in places(sarif_of(call))}
    away = tmp_path_factory.mktemp("别处") / "a.rules"
    away.write_text(WRONG, encoding="utf-8")
    assert {away.as_uri()} == {p["artifactLocation"]["uri"] for p in places(sarif_of(call, str(away)))}


def test_sarif_carries_a_verified_correction(call: Call, here: Path) -> None:
    """A region that is deleted and a text that is inserted."""
    write(here, river.RULES.replace("扣分 通报", "扣份 通报"))
    (result,) = sarif_of(call)["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"]["text"] == "扣分"
    assert replacement["deletedRegion"]["startColumn"] == 3


def quality(call: Call) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(call("check", "--format", "gitlab", FILE).out)
    return entries


def test_gitlab_gets_its_list(call: Call, here: Path) -> None:
    """The five properties, the severities of GitLab, a path from the top, equal findings told apart."""
    write(here, WRONG)
    entries = quality(call)
    assert len(entries) == len({entry["fingerprint"] for entry in entries}) == 3
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["description"]
        assert re.fullmatch(r"[A-Z]\d{3} [a-z-]+", entry["check_name"])
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["path"] == FILE
        assert 1 <= entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]


def test_gitlab_gets_lasting_fingerprints(call: Call, here: Path) -> None:
    """Lines may move and the language may change, the fingerprint does not."""
    for text in (UNUSED, WRONG):
        write(here, text)
        before = quality(call)
        write(here, "# 一行\n" + text)
        after = quality(call)
        english = json.loads(call("check", "--format", "gitlab", "--lang", "en", FILE).out)
        prints = [[e["fingerprint"] for e in entries] for entries in (before, after, english)]
        assert prints[0] == prints[1] == prints[2]
        moved = [e["location"]["lines"]["begin"] + 1 for e in before]
        assert moved == [e["location"]["lines"]["begin"] for e in after]


def test_github_gets_one_annotation_a_line(call: Call, here: Path) -> None:
    """Level, file, place and code; a name with a comma or percent sign is escaped, a line break stays inside."""
    odd = here / "rules" / "甲,100%.rules"
    odd.write_text(WRONG, encoding="utf-8", newline="\n")
    lines = call("check", "--format", "github", str(odd)).out.splitlines()
    assert len(lines) == 3
    shape = r"::error file=rules/甲%2C100%25\.rules,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=E\d{3}::\S.*"
    assert all(re.fullmatch(shape, line) for line in lines)
    assert "line=15,endLine=15,col=15,endColumn=22,title=E214::" in lines[0]
    write(here, UNUSED)
    (warning,) = call("check", "--format", "github", FILE).out.splitlines()
    assert warning.startswith("::warning file=rules/河 湖.rules,line=15,")
