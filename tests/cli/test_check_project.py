"""What a project adds to ``check``: settings, allowed findings, corrections, facts, watching."""

from pathlib import Path

import pytest
import river
from river import Call

from ruledsl.tools.watch import changes

UNUSED = river.RULES.replace("  扣分 ", "  事实 办件数 数量   依据 第七条（一）\n  扣分 ", 1)
FILE = "rules/river.rules"


def write(here: Path, text: str, name: str = FILE) -> None:
    (here / name).write_text(text, encoding="utf-8", newline="\n")


def test_a_finding_is_allowed_by_name_with_a_reason(call: Call, here: Path) -> None:
    """The comment stands before the statement or at the end of its line; fmt keeps it."""
    write(here, UNUSED)
    assert call("check", FILE).code == 1
    before = UNUSED.replace("  事实 办件数", "  # 允许 unused 因 “明年才用”\n  事实 办件数")
    behind = UNUSED.replace(
        "数量   依据 第七条（一）", "数量   依据 第七条（一）  # allow W308 because “read next year”"
    )
    for text in (before, behind):
        write(here, text)
        assert call("check", FILE).code == 0
        assert call("fmt", "--keywords", "en", FILE).code == 0
        assert call("check", FILE).code == 0


def test_an_allowance_speaks_of_its_statement_only(call: Call, here: Path) -> None:
    """The next fact is not covered; before the document it covers all of it."""
    two = UNUSED.replace("  事实 办件数", "  # 允许 unused 因 “明年才用”\n  事实 办件数").replace(
        "  扣分 ", "  事实 投诉数 数量   依据 第七条（一）\n  扣分 ", 1
    )
    write(here, two)
    assert "“投诉数”没有任何条文用到" in call("check", FILE).out
    write(here, "# 允许 unused 因 “明年才用”\n" + two.replace("  # 允许 unused 因 “明年才用”\n", ""))
    assert call("check", FILE).code == 0


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# 允许 unused", "W350"),
        ("# 允许 cap-never-binds 因 “原文如此”", "W351"),
        ("# 允许 unusd 因 “原文如此”", "W352"),
    ],
)
def test_an_allowance_without_reason_use_or_name_is_a_finding(call: Call, here: Path, comment: str, code: str) -> None:
    """No comment outlives its cause."""
    write(here, UNUSED.replace("  事实 办件数", f"  {comment}\n  事实 办件数"))
    done = call("check", FILE)
    assert code in done.out
    assert "W308" in done.out


def test_a_reason_may_quote(call: Call, here: Path) -> None:
    """What a reason cites stands between quotation marks of its own."""
    write(here, UNUSED.replace("  事实 办件数", "  # 允许 unused 因 “选“不了解”的，明年才用”\n  事实 办件数"))
    assert call("check", FILE).code == 0


def test_settings_change_levels_and_switch_off(call: Call, here: Path) -> None:
    """In the folder of the rules or above it."""
    write(here, UNUSED)
    for folder in ("", "rules/"):
        write(here, '[severity]\nunused = "error"\n', f"{folder}ruledsl.toml")
        assert call("check", FILE).code == 3
        write(here, '[severity]\nunused = "info"\n', f"{folder}ruledsl.toml")
        assert call("check", FILE).code == 0
        write(here, '[off]\nunused = "明年才用"\n', f"{folder}ruledsl.toml")
        assert call("check", FILE).out.endswith("没有发现问题。\n")
        (here / folder / "ruledsl.toml").unlink()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[severty]\n", "没有“severty”这一节；是不是“severity”"),
        ('[severity]\nunusd = "info"\n', "没有叫“unusd”的检查；是不是“unused”"),
        ('[severity]\nunused = "loud"\n', "没有“loud”这个级别；可写：error、warning、info"),
        ('[off]\nunused = ""\n', "关闭“unused”要写理由"),
        ('[off]\nunknown-name = "不管"\n', "“unknown-name”使规则无法计算，级别不能改"),
        ("[severity\n", "ruledsl.toml 读不懂"),
    ],
)
def test_settings_that_mean_nothing_are_errors(call: Call, here: Path, text: str, said: str) -> None:
    """A misspelt name must not be ignored in silence."""
    write(here, text, "ruledsl.toml")
    done = call("check", FILE)
    assert done.code == 3
    assert said in done.out


def test_a_correction_is_shown_and_made(call: Call, here: Path) -> None:
    """Only what was analysed anew; two slips are mended one after the other, in one step on the disk."""
    wrong = river.RULES.replace("扣分 通报", "扣份 通报").replace("计入 加分合计", "计入 加分合计")
    write(here, wrong)
    assert "改为" in call("check", FILE).out
    done = call("check", "--fix", FILE)
    assert (done.code, done.err) == (0, "已改正 1 处\n")
    assert (here / FILE).read_text("utf-8") == river.RULES
    assert call("check", "--fix", FILE).err == ""


def test_a_correction_that_would_bring_a_finding_is_not_offered(call: Call, here: Path) -> None:
    """What cannot be verified is left to the author."""
    write(here, river.RULES.replace("扣减 扣分合计", "计入 扣分合计").replace("封顶 100分", "封顶 100 分"))
    before = (here / FILE).read_text("utf-8")
    done = call("check", "--fix", FILE)
    after = (here / FILE).read_text("utf-8")
    assert (after != before) == ("已改正" in done.err)


def test_facts_say_what_they_never_try(call: Call) -> None:
    """A grade that nobody got, a line that concerned nobody."""
    done = call("check", FILE, "--facts", "facts.yaml")
    assert done.code == 1
    assert "N331" in done.out
    assert "Traceback" not in done.err


def test_standard_input_is_neither_watched_nor_mended(call: Call) -> None:
    """It does not change and cannot be written."""
    assert call("check", "--watch", "-", stdin="").code == 2
    assert call("check", "--fix", "-", stdin="").code == 2


def test_watching_tells_every_change_once(tmp_path: Path) -> None:
    """At the start, after a change, after a new file that is written in two steps; a file at rest is not told again."""
    (tmp_path / "a.rules").write_text("1", "utf-8")
    writes = {3: ("a.rules", "22"), 7: ("b.rules", "3"), 8: ("b.rules", "333")}
    rests: list[float] = []

    def rest(pause: float) -> None:
        rests.append(pause)
        if len(rests) in writes:
            name, text = writes[len(rests)]
            (tmp_path / name).write_text(text, "utf-8")

    told = [len(rests) for _ in changes([tmp_path], looks=12, rest=rest)]
    assert told == [0, 4, 9]
