"""A rule file, its English spelling and the spelling back: one meaning, the same results to the byte."""

import shutil
from pathlib import Path

import pytest
from city import ALL, RULES, Called, Sample, call

FILES = sorted(p.relative_to(RULES).as_posix() for p in RULES.rglob("*.rules"))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All rule files in the English spelling."""
    return translated(RULES, tmp_path_factory.mktemp("en") / "rules", "en")


@pytest.fixture(scope="module")
def back(english: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English files in the Chinese spelling again."""
    return translated(english, tmp_path_factory.mktemp("zh") / "rules", "zh")


def translated(folder: Path, to: Path, lang: str) -> Path:
    shutil.copytree(folder, to)
    done = call("fmt", "--keywords", lang, *(str(to / file) for file in FILES))
    assert done.code == 0, done.err
    return to


def test_the_spelling_changes_and_comes_back(english: Path, back: Path) -> None:
    """Every file is written differently in English, and the way back gives every byte again."""
    for file in FILES:
        assert (english / file).read_bytes() != (RULES / file).read_bytes(), file
        assert (back / file).read_bytes() == (RULES / file).read_bytes(), file
    assert "考核文件" not in (english / "jinchang.rules").read_text("utf-8")


@pytest.mark.parametrize("file", FILES)
def test_formatting_is_stable(file: str, english: Path) -> None:
    """The shipped files and their translations are in the form that ``fmt`` prints."""
    for folder in (RULES, english):
        done = call("fmt", "--check", "--diff", str(folder / file))
        assert (done.code, done.out) == (0, "")


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("sample", ALL, ids=lambda s: s.name)
def test_results_are_equal_to_the_byte(sample: Sample, form: str, english: Path, back: Path) -> None:
    """Under the readings in use; in JSON only the digest of the rule text tells the English files apart."""
    here, en, zh = (evaluated(sample, folder, form) for folder in (RULES, english, back))
    assert here.out == zh.out
    if form != "json":
        assert here.out == en.out
        return
    ours, theirs = here.json["hashes"], en.json["hashes"]
    assert ours["text"] != theirs["text"]
    assert (ours["plan"], ours["schema"]) == (theirs["plan"], theirs["schema"])
    assert here.out == en.out.replace(theirs["text"], ours["text"])


def evaluated(sample: Sample, folder: Path, form: str) -> Called:
    scheme = folder / "schemes" / f"{sample.scheme}.rules"
    done = call(
        "eval", str(folder / f"{sample.city}.rules"), "--scheme", str(scheme), "--format", form, str(sample.file)
    )
    assert (done.code, done.err) == (0, "")
    return done
