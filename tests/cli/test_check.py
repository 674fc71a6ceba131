"""``ruledsl check``: what is found, where the scheme's measure comes from, which exit code says so."""

import json
from pathlib import Path

import pytest
import river
from river import Call


def test_clean_rules_exit_with_0(call: Call) -> None:
    """Nothing to report is one calm line."""
    done = call("check", "rules")
    assert (done.code, done.out, done.err) == (0, "共检查 1 个文件（含办法 1 部），没有发现问题。\n", "")


def test_an_error_exits_with_3_and_shows_the_place(call: Call) -> None:
    """The caret stands under the misspelt word, two cells for each Chinese character."""
    text = river.RULES.replace("扣分 通报", "扣份 通报")
    done = call("check", "-", stdin=text)
    assert done.code == 3
    line = 1 + text[: text.index("扣份")].count("\n")
    assert f"<stdin>:{line}:3" in done.out
    assert f"  {line} |   扣份 通报" in done.out
    assert "\n     |   ^^^^\n" in done.out


def test_a_warning_alone_exits_with_1(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Warnings are findings, not errors."""
    from ruledsl import checks  # noqa: PLC0415
    from ruledsl.diagnostic import Diagnostic  # noqa: PLC0415
    from ruledsl.source import Span  # noqa: PLC0415

    found = Diagnostic("W999", {"name": "甲"}, Span(Path("rules/river.rules").resolve().as_posix(), 0, 4))
    monkeypatch.setattr(checks, "runnable", lambda measure, plan: iter((found,)))
    done = call("check", "rules")
    assert done.code == 1
    assert done.out.startswith("警告 W999：W999（name=甲）\n  rules/river.rules:1:1\n  1 | 考核文件 河湖考核")
    assert done.out.endswith("错误 0，警告 1，提示 0。\n")


def test_a_scheme_alone_finds_its_measure(call: Call) -> None:
    """The measure lies in the folder above; the output says which file was used."""
    done = call("check", "open/schemes/now.rules")
    assert (done.code, done.out.splitlines()[0]) == (0, "方案“今年方案”所依的“河湖考核”取自 open/river.rules")


def test_a_scheme_without_a_measure_is_an_error(call: Call) -> None:
    """No file beside or above has the measure."""
    done = call("check", "-", stdin=river.SCHEME.replace("依 河湖考核", "依 湖河考核"))
    assert done.code == 3
    assert "E292" in done.out


def test_schemes_of_a_folder_are_alternatives(call: Call, here: Path) -> None:
    """Two schemes that settle the same are no conflict in a folder, but are when both are named."""
    (here / "open/schemes/other.rules").write_text(river.SCHEME.replace("今年方案", "另一方案"), encoding="utf-8")
    assert call("check", "open").code == 0
    assert call("check", "open/river.rules", "open/schemes/now.rules", "open/schemes/other.rules").code == 3


def test_what_a_scheme_settles_is_not_called_open(call: Call) -> None:
    """A hole is mentioned where no scheme of the folder fills it."""
    assert "I316" not in call("check", "open").out
    assert "I316" in call("check", "open/river.rules").out


def test_every_problem_is_said_once(call: Call, here: Path) -> None:
    """A measure that is tried alone and with each scheme does not repeat its errors."""
    path = here / "open/river.rules"
    path.write_text(river.OPEN.replace("依据 第二条", "依据 第二十条"), encoding="utf-8")
    done = call("check", "open")
    assert (done.code, done.out.count("E214：")) == (3, 1)


def test_diagnostics_as_json(call: Call) -> None:
    """The documented shape; lines and columns are counted from 1."""
    done = call("check", "-", "--format", "json", stdin=river.RULES.replace("依据 第十条", "依据 第三十条"))
    body = json.loads(done.out)
    counts = {key: body[key] for key in ("schema", "files", "measures", "errors", "warnings", "infos")}
    assert counts == {
        "schema": "ruledsl.diagnostics/1", "files": 1, "measures": 1, "errors": 1, "warnings": 0, "infos": 0,
    }  # fmt: skip
    (found,) = body["diagnostics"]
    assert (found["code"], found["severity"], set(found["message"])) == ("E214", "error", {"zh", "en"})
    start = found["place"]["start"]
    assert (found["place"]["file"], start["line"], start["offset"]) == ("<stdin>", 32, river.RULES.index("依据 第十条"))


def test_annotations_for_github(call: Call) -> None:
    """One line a diagnostic, with colons and commas of properties escaped."""
    done = call("check", "-", "--format", "github", stdin="考核文件 甲 “甲” {\n")
    assert done.code == 3
    assert done.out.startswith("::error file=<stdin>,line=1,endLine=1,col=12,endColumn=13,title=E107::")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_long_lines_are_shown_around_the_caret(call: Call, lang: str) -> None:
    """A line of 20,000 characters does not fill the screen."""
    done = call(
        "check", "-", "--lang", lang, stdin=river.RULES.replace("100分 分值", "(" * 10_000 + "1" + ")" * 10_000)
    )
    assert done.code == 3
    assert max(map(len, done.out.splitlines())) < 200


def test_files_cannot_steer_the_terminal(call: Call) -> None:
    """Escape sequences and direction marks of a file are spelled out."""
    done = call("check", "-", stdin="考核文件 甲 {\n  \x1b[31m\u202e 指标\n")
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
