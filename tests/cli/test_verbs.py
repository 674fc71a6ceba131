"""The small verbs – fmt, explain, plan – and what all verbs share: language, colours, encoding, start-up."""

import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
import river
from river import Call

from ruledsl.program import exit_code, language
from ruledsl.show.aligned import aligned
from ruledsl.show.style import paint_for
from ruledsl.show.texts import every
from ruledsl.source import Source
from ruledsl.words import percent


def run(*args: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a process of its own."""
    full = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **env}
    return subprocess.run([sys.executable, "-m", "ruledsl", *args], capture_output=True, env=full, check=False)


# ---- fmt


def test_fmt_rewrites_in_place_and_is_stable(call: Call, here: Path) -> None:
    """The permissions stay; the second time there is nothing to do."""
    path = here / "rules/river.rules"
    path.chmod(0o640)
    assert call("fmt", "rules/river.rules").code == 0
    once = path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in path.parent.iterdir()) == ["river.rules"]
    assert (call("fmt", "rules/river.rules").code, path.read_text("utf-8")) == (0, once)
    assert call("fmt", "--check", "rules/river.rules").code == 0


def test_fmt_check_and_diff_write_nothing(call: Call, here: Path) -> None:
    """Exit code 1 says that something would change."""
    path = here / "rules/river.rules"
    path.write_text(river.RULES.replace("  满分 100分", "    满分   100分"), encoding="utf-8")
    before = path.read_bytes()
    check, diff = call("fmt", "--check", "rules/river.rules"), call("fmt", "--diff", "rules/river.rules")
    assert (check.code, diff.code, path.read_bytes()) == (1, 1, before)
    assert check.err == "需要整理 rules/river.rules\n"
    assert "-    满分   100分" in diff.out


def test_fmt_of_standard_input(call: Call) -> None:
    """``-`` prints to standard output; a translation and back is the same text."""
    chinese = call("fmt", "-", stdin=river.RULES)
    english = call("fmt", "-", "--keywords", "en", stdin=river.RULES)
    back = call("fmt", "-", "--keywords", "zh", stdin=english.out)
    assert (chinese.code, english.code, back.code) == (0, 0, 0)
    assert "full marks 100 points" in english.out
    assert back.out == chinese.out


def test_fmt_refuses_what_would_mean_something_else(call: Call, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A formatter with a fault does not get to write."""
    from ruledsl.tools import rewrite_files  # noqa: PLC0415

    wrong = lambda source, keywords: (source.text.replace("每项2分", "每项3分"), ())  # noqa: E731
    monkeypatch.setattr(rewrite_files, "format_source", wrong)
    before = (here / "rules/river.rules").read_bytes()
    done = call("fmt", "rules/river.rules")
    assert (done.code, (here / "rules/river.rules").read_bytes()) == (3, before)
    assert "未写入 rules/river.rules" in done.err


def test_another_spelling_of_a_band_means_the_same() -> None:
    """The guard compares plans where the texts differ in form."""
    from ruledsl.tools.same_meaning import same_meaning  # noqa: PLC0415

    source = Source("a.rules", river.RULES)
    dash = river.RULES.replace("80分及以上不满90分", "80—90分（不含90分）")
    assert same_meaning(source, dash, Path())
    assert not same_meaning(source, river.RULES.replace("80分及以上", "81分及以上"), Path())
    assert not same_meaning(source, river.RULES.replace("2021-03-01", "2021-03-02"), Path())
    assert not same_meaning(source, river.RULES + "}", Path())


# ---- explain, plan, version


@pytest.mark.parametrize(
    ("subject", "said"),
    [("F105", "outside-domain"), ("outside-domain", "F105"), ("加分", "加分 · bonus"), ("bonus", "加分")],
)
def test_explain(call: Call, subject: str, said: str) -> None:
    """By code, by name, by keyword in either language."""
    done = call("explain", subject)
    assert done.code == 0
    assert said in done.out


def test_explain_unknown(call: Call) -> None:
    """What was probably meant is proposed."""
    done = call("explain", "加份")
    assert (done.code, done.err) == (2, "没有“加份”这个代码或关键词。是否要写“加分”？\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_and_keyword_of_the_list_has_a_page(call: Call, lang: str) -> None:
    """What explain lists, explain explains."""
    from ruledsl.tools.explain import codes, explain, keywords  # noqa: PLC0415

    assert call("explain", "--lang", lang).code == 0
    subjects = [*codes(), *(word for pair in keywords() for word in pair)]
    assert [s for s in subjects if explain(s) is None] == []


def test_every_keyword_has_a_page(call: Call) -> None:
    """Also words that only stand inside statements."""
    from ruledsl.words import lexicon  # noqa: PLC0415

    assert {call("explain", word).code for word in list(lexicon().words)[::7]} == {0}


def test_plan_and_version(call: Call) -> None:
    """The plan is JSON with its schema; the version is the package's."""
    assert json.loads(call("plan", "rules").out)["schema"] == "ruledsl.plan/1"
    assert call("plan", "rules#没有").code == 2
    assert call("--version").out.startswith("ruledsl, version ")


# ---- language, colours, encoding


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "RULEDSL_LANG": "en"}, "en"),
    ],
)
def test_language(here: Path, monkeypatch: pytest.MonkeyPatch, env: dict[str, str], expected: str) -> None:
    """The option, RULEDSL_LANG, the locale; Chinese where nothing is said."""
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert (language(), language("zh"), language("en")) == (expected, "zh", "en")


def test_complaints_speak_the_language_asked_for(call: Call) -> None:
    """Also those about the command line itself."""
    assert call("check", "no.rules", "--lang", "en").err.startswith("usage: no such file: no.rules\n")
    assert call("check", "no.rules", "--lang=zh").err.startswith("用法有误：找不到文件：no.rules\n")


@pytest.mark.parametrize(("key", "texts"), every())
def test_every_text_exists_in_both_languages(key: str, texts: tuple[str, str]) -> None:
    """With the same placeholders."""
    chinese, english = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in texts)
    assert key and all(texts) and chinese == english


def test_exit_codes_by_severity() -> None:
    """Usage before rules before facts; warnings and findings are no errors."""
    from ruledsl.diagnostic import Diagnostic  # noqa: PLC0415
    from ruledsl.source import Span  # noqa: PLC0415

    made = {code: Diagnostic(code) for code in ("E214", "E296", "F105", "W191", "N501")}
    assert exit_code(made.values()) == 2
    assert exit_code([made["E214"], made["F105"]]) == 3
    assert exit_code([made["F105"], made["W191"]]) == 4
    assert exit_code([made["W191"], made["N501"]]) == 0
    assert exit_code([Diagnostic("E292", {}, Span("a", 0, 1))]) == 3


def test_output_is_utf8_whatever_the_locale(here: Path) -> None:
    """Python would choose ASCII here."""
    done = run("check", "rules", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout.decode("utf-8").startswith("共检查")) == (0, True)


def test_no_colours_outside_a_terminal(here: Path) -> None:
    """A file or a pipe gets plain text."""
    done = run("eval", "rules", "wrong.yaml")
    assert (done.returncode, b"\x1b" in done.stdout + done.stderr) == (4, False)


def test_colours_on_a_terminal_unless_declined(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR and dumb terminals are respected."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert paint_for(Terminal())("甲", "error") != "甲"
    assert paint_for(io.StringIO())("甲", "error") == "甲"
    monkeypatch.setenv("NO_COLOR", "1")
    assert paint_for(Terminal())("甲", "error") == "甲"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("0.125", "12.5%"), ("1", "100%"), ("0", "0%"), ("0.05", "5%"), ("1.2345", "123.45%"), ("-0.5", "-50%")],
)
def test_ratios_are_shown_as_percentages(text: str, shown: str) -> None:
    """Exactly, by moving the point."""
    assert percent(text) == shown


def test_columns_are_aligned_by_cells() -> None:
    """A Chinese character takes two cells; decimal points stand below each other; long texts go on below."""
    rows = [("甲", "1.5"), ("ab", "10"), ("甲乙、丙丁", "0.25")]
    assert aligned(rows, right={1}, widest={0: 6}) == ["甲       1.5", "ab      10", "甲乙、   0.25", "丙丁"]


def test_a_reader_that_goes_away_is_no_error(here: Path) -> None:
    """``ruledsl eval … | head -0`` is silent."""
    read, write = os.pipe()
    os.close(read)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "ruledsl", "eval", "rules", "facts.yaml"]
    with os.fdopen(write, "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_check_starts_without_yaml_and_lark(here: Path) -> None:
    """Start-up is a feature."""
    run("check", "rules")
    code = (
        "import sys\nfrom ruledsl.cli import main\n"
        "try: main(['check', 'rules'])\n"
        "except SystemExit as done: code = done.code\n"
        "print(code, sorted({'yaml', 'lark', 'json', 'csv'} & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True)
    assert done.stdout.decode().splitlines()[-1] == "0 []"
