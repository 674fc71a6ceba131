"""Bad input of every sort: a clear sentence, the documented exit code, never a traceback, soon."""

import time
from pathlib import Path

import pytest
import river
from river import Call

from ruledsl.tools.load import Disk


def write(here: Path, name: str, data: bytes | str) -> str:
    (here / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.rules", b"", "E101"),
        ("gbk.rules", river.RULES.encode("gbk", "replace"), "E108"),
        ("open.rules", "考核文件 甲 “甲” {\n  满分 100分\n", "E107"),
        ("large.rules", b"# " + b"x" * 10_000_000, "E102"),
        ("binary.rules", bytes(range(256)), "E108"),
        ("quote.rules", "考核文件 甲 “没有关上\n{ }\n", "E111"),
        ("deep.rules", river.RULES.replace("等次 是", "(" * 10_000 + "等次 是"), "E105"),
        ("tabs.rules", river.RULES.replace("  满分 100分", "\t满\t分 100分"), "E104"),
    ],
)
def test_bad_rules_exit_with_3(call: Call, here: Path, name: str, data: bytes | str, code: str) -> None:
    """check and eval say the same, and fmt leaves the file alone."""
    file = write(here, name, data)
    before = (here / file).read_bytes()
    started = time.monotonic()
    for args in (("check", file), ("eval", file, "facts.yaml"), ("fmt", file), ("plan", file)):
        done = call(*args)
        assert (done.code, f"错误 {code}：" in done.out + done.err) == (3, True), args
    assert (here / file).read_bytes() == before
    assert time.monotonic() - started < 20


def test_harmless_oddities(call: Call, here: Path) -> None:
    """A byte-order mark, CR LF and full-width forms are all right."""
    full = "\ufeff" + river.RULES.replace("100分", "１００分").replace("{", "｛", 1).replace("\n", "\r\n")
    assert call("check", write(here, "odd.rules", full)).code == 0


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.yaml", b"", "F143"),
        ("gbk.yaml", river.FACTS.encode("gbk"), "F146"),
        ("bomb.yaml", river.BOMB, "F150"),
        ("open.yaml", "办法: {河湖考核\n", "F147"),
        ("tab.yaml", "办法: 河湖考核\n单位:\n\t甲: {}\n", "F149"),
        ("open.json", '{"办法": "河湖考核", ', "F147"),
        ("deep.json", "[" * 10_000, "F151"),
        ("sheet.csv", b"PK\x03\x04" + b"\x00" * 40, "F183"),
    ],
)
def test_bad_facts_exit_with_4(call: Call, here: Path, name: str, data: bytes | str, code: str) -> None:
    """Within seconds, whatever the file holds."""
    started = time.monotonic()
    done = call("eval", "rules", write(here, name, data))
    assert (done.code, f"错误 {code}：" in done.err) == (4, True), done.err
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "args",
    [
        ("check", "no.rules"),
        ("check", "empty-folder"),
        ("eval", "no.rules", "facts.yaml"),
        ("eval", "rules", "no.yaml"),
        ("eval", "rules", "rules"),
        ("eval", "rules#不存在", "facts.yaml"),
        ("eval", "-", "-"),
        ("eval", "rules"),
        ("fmt", "empty-folder"),
        ("fmt", "no.rules"),
        ("plan", "no.rules"),
        ("check", "a\x00b"),
        ("check", "x" * 5000),
        ("nothing",),
    ],
)
def test_what_is_not_there_exits_with_2(call: Call, here: Path, args: tuple[str, ...]) -> None:
    """A file that is missing, a folder in place of a file, a verb that does not exist."""
    (here / "empty-folder").mkdir()
    done = call(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err


def test_an_unreadable_file(call: Call, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the user may not read is a matter of the command."""

    def denied(*args: object, **more: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Disk, "read", denied)
    done = call("check", "rules/river.rules")
    assert (done.code, "E109" in done.out) == (2, True)


def test_a_fault_of_the_program_is_a_sentence(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 70 and a request to report; never a traceback."""
    from ruledsl import checks  # noqa: PLC0415

    def broken(measure: object, plan: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr(checks, "runnable", broken)
    done = call("check", "rules")
    assert (done.code, done.out) == (70, "")
    assert done.err.startswith("程序内部错误（ZeroDivisionError: x）。")
