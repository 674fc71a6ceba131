"""Bad rules and bad facts, each in a process of its own with bounded time and memory: a message, a code, no traceback."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import frozen
from city import BY_NAME, ROOT, RULES

#: No run takes longer (seconds of processor time), or more memory (bytes); the first includes starting Python.
SECONDS, MEMORY = 20, 1_000_000_000

SAMPLE = BY_NAME["jinchang-minimal"]
TEXT = (RULES / "jinchang.rules").read_text("utf-8")
FACTS = SAMPLE.file.read_text("utf-8")
CSV = "单位,类别,考核内容,零报告\n甲局,市政府部门,88,是\n"
FACTS_JSON = (
    '{"办法": "金昌政务公开考核", "年度": 2023, "单位": {"甲局": {"类别": "市政府部门", "事件": [{"计入": "%s"}]}}}'
)
#: Ten levels of ten: unfolded, ten thousand million values.
BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)
TOO_LARGE = 10_000_000


@frozen
class Done:
    """What a process did."""

    code: int
    out: str
    err: str


def limited() -> None:
    """In the child: what it may use."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def ruledsl(*args: str | Path, folder: Path) -> Done:
    """The program as a user starts it, in a folder."""
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "RULEDSL_LANG": "zh"}
    done = subprocess.run(
        [sys.executable, "-m", "ruledsl", *map(str, args)],
        cwd=folder, env=environment, capture_output=True, timeout=4 * SECONDS, preexec_fn=limited, check=False,
    )  # fmt: skip
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in out + err
    return Done(done.returncode, out, err)


def replaced(old: str, new: str) -> bytes:
    assert old in TEXT
    return TEXT.replace(old, new, 1).encode()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder of rules whose measure file the test writes; what it imports is there."""
    (tmp_path / "national").mkdir()
    imported = "national/new-media-inspection.rules"
    (tmp_path / imported).write_bytes((RULES / imported).read_bytes())
    (tmp_path / "minimal.rules").write_bytes((RULES / "schemes/jinchang-minimal.rules").read_bytes())
    (tmp_path / "facts.yaml").write_text(FACTS, "utf-8")
    return tmp_path


LAST = TEXT.rindex("}")
DEEP = "定义 截去的分 = "

BAD_RULES = {
    "unclosed brace": (TEXT[:LAST].encode(), "E107", []),
    "misspelt keyword": (
        replaced("第三步 封顶 100分", "第三步 封项 100分"),
        "E104",
        ["封项", "封顶", "jinchang.rules:"],
    ),
    "unknown clause": (replaced("依据 第十二条", "依据 第二十二条"), "E214", ["第二十二条", "第十八条"]),
    "tab inside a keyword": (replaced("  满分 100分", "\t满\t分 100分"), "E104", []),
    "GBK": (TEXT.encode("gb18030"), "E108", ["UTF-8"]),
    "UTF-16": (TEXT.encode("utf-16"), "E108", ["UTF-8"]),
    "empty": (b"", "E101", []),
    "10 MB": (b"# " + b"x" * TOO_LARGE, "E102", []),
    "10,000 nested parentheses": (replaced(DEEP, DEEP + "(" * 10_000), "E105", []),
}


@pytest.mark.parametrize("case", BAD_RULES)
def test_bad_rules(case: str, tree: Path) -> None:
    """check, eval and fmt say the same and exit with 3; the file stays as it was."""
    data, code, said = BAD_RULES[case]
    file = tree / "jinchang.rules"
    file.write_bytes(data)
    for args in (
        ("check", file.name),
        ("eval", file.name, "--scheme", "minimal.rules", "facts.yaml"),
        ("fmt", file.name),
    ):
        done = ruledsl(*args, folder=tree)
        text = done.out + done.err
        if args[0] == "fmt" and code == "E214":  # fmt looks at one file's words only
            assert done.code == 0
            continue
        assert (done.code, f"错误 {code}：" in text) == (3, True), (args, text)
        assert not [part for part in said if part not in text], text
    assert file.read_bytes() == data


HARMLESS = {
    "full-width digits": replaced("第三步 封顶 100分", "第三步 封顶 １００分"),
    "a byte-order mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "tabs between words": TEXT.replace("  ", "\t").encode(),
    "CR LF": TEXT.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_harmless_rules(case: str, tree: Path) -> None:
    """What means the same gives the same table; fmt brings it into the usual form."""
    file = tree / "jinchang.rules"
    args = ("eval", file.name, "--scheme", "minimal.rules", "facts.yaml")
    file.write_text(TEXT, "utf-8")
    usual = ruledsl(*args, folder=tree)
    file.write_bytes(HARMLESS[case])
    odd = ruledsl(*args, folder=tree)
    assert (usual.code, odd.code, odd.err) == (0, 0, "")
    assert odd.out == usual.out
    assert ruledsl("fmt", file.name, folder=tree).code == 0
    assert file.read_text("utf-8") == TEXT


BAD_FACTS = {
    "unclosed.yaml": (FACTS.replace("县区政府: [甲县政府", "县区政府: [甲县政府 {", 1).encode(), "F147", []),
    "misspelt-kind.yaml": (
        FACTS.replace("计入: 媒体专题报道}", "计入: 媒体专题报到}", 1).encode(),
        "F128",
        ["媒体专题报到", "媒体专题报道", "甲县政府"],
    ),
    "misspelt-fact.yaml": (FACTS.replace("泄密: 是", "泄秘: 是").encode(), "F101", ["泄秘", "泄密", "己局"]),
    "full-width.yaml": (FACTS.replace("考核内容: 85", "考核内容: ８５").encode(), "F108", ["８５", "85", "第八条"]),
    "tab.yaml": (FACTS.replace("    考核内容: 85", "\t考核内容: 85").encode(), "F149", []),
    "gbk.yaml": (FACTS.encode("gb18030"), "F146", ["GBK"]),
    "utf-16.yaml": (FACTS.encode("utf-16"), "F146", ["UTF-16"]),
    "empty.yaml": (b"", "F143", []),
    "10-mb-word.yaml": (b"x" * TOO_LARGE, "F116", []),
    "10-mb-list.json": (b"[" + b"1," * (TOO_LARGE // 2) + b"1]", "F154", []),
    "10-mb-event.json": ((FACTS_JSON % ("x" * TOO_LARGE)).encode(), "F128", []),
    "70-mb.yaml": (FACTS.encode() + b"# " + b"x" * TOO_LARGE * 7, "F142", ["64 MiB"]),
    "nested.json": (b"[" * 10_000, "F151", []),
    "nested.yaml": (b"a: " + b"[" * 10_000, "F151", []),
    "bomb.yaml": (BOMB.encode(), "F150", []),
    "bomb-below.yaml": ((FACTS + BOMB).encode(), "F150", []),
}


@pytest.mark.parametrize("name", BAD_FACTS)
def test_bad_facts(name: str, tree: Path) -> None:
    """The code, what was written, what was meant, and the clause where there is one; exit code 4."""
    data, code, said = BAD_FACTS[name]
    (tree / name).write_bytes(data)
    done = ruledsl("eval", *SAMPLE.args, name, folder=tree)
    assert (done.code, f"错误 {code}：" in done.err) == (4, True), done.err
    assert not [part for part in said if part not in done.err], done.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_tables_as_spreadsheets_write_them(encoding: str, tree: Path) -> None:
    """A byte-order mark says nothing; GBK, which spreadsheets write, is read and remarked."""
    (tree / "units.csv").write_bytes(CSV.encode(encoding))
    done = ruledsl("eval", *SAMPLE.args, "--measure", SAMPLE.measure, "--year", "2023", "units.csv", folder=tree)
    assert done.code == 0, done.err
    assert "甲局    88  良好" in done.out
    assert ("GB18030" in done.out) == (encoding == "gb18030")


def test_ten_megabytes_of_remarks(tree: Path) -> None:
    """What says nothing changes nothing, within the same bounds."""
    (tree / "long.yaml").write_text(FACTS + "#" + "x" * TOO_LARGE, "utf-8")
    done = ruledsl("eval", *SAMPLE.args, "long.yaml", folder=tree)
    assert (done.code, done.err) == (0, "")
    assert done.out == ruledsl("eval", *SAMPLE.args, "facts.yaml", folder=tree).out


def test_yaml_with_a_byte_order_mark(tree: Path) -> None:
    """It is the same file."""
    (tree / "bom.yaml").write_text(FACTS, "utf-8-sig")
    done = ruledsl("eval", *SAMPLE.args, "bom.yaml", folder=tree)
    assert (done.code, done.err) == (0, "")
    assert done.out == ruledsl("eval", *SAMPLE.args, "facts.yaml", folder=tree).out
