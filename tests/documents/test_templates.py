"""Templates of the city's own: they fill themselves in, and do nothing else."""

import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from test_round_trip import call, names_of

from ruledsl.cli import main
from ruledsl.documents.template_words import WORDS
from ruledsl.documents.templates import ENGLISH, NAMES, Unusable, document, page, shipped


def report(folder: Path, tmp_path: Path) -> object:
    rules, facts = names_of("jinchang", "minimal")
    args = ["report", *rules, str(facts), "--unit", "甲局", "--templates", str(folder), "-o", str(tmp_path / "out")]
    return CliRunner().invoke(main, args)


def letter(text: str) -> bytes:
    made = Document()
    made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_city_changes_a_template_and_gives_it_back(tmp_path: Path) -> None:
    """The templates that are shipped are written, changed, and used; the others stay."""
    call("templates", "-o", str(tmp_path / "own"))
    assert sorted(NAMES) == sorted(p.name for p in (tmp_path / "own").iterdir())
    for name in NAMES:
        if name != "反馈函.docx":
            (tmp_path / "own" / name).unlink()
    (tmp_path / "own" / "反馈函.docx").write_bytes(
        letter("致{{ 单位 }}：得 {{ 总分 }} 分。{% for 行 in 后果 %}{{ 行.名称 }}{% endfor %}")
    )
    result = report(tmp_path / "own", tmp_path)
    assert 0 == result.exit_code, result.output
    found = next((tmp_path / "out" / "units").glob("*反馈函.docx"))
    assert "致甲局：得 100 分。纳入目标责任考核" == Document(str(found)).paragraphs[0].text
    assert 4 == len(list((tmp_path / "out" / "units").iterdir()))


def test_the_shipped_templates_are_made_the_same_every_time() -> None:
    """They are made by code; nothing in them depends on when."""
    assert shipped() == shipped()


HOSTILE = [
    "{{ 单位.__class__.__mro__ }}",
    "{{ ''.__class__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{% for a in range(9) %}{% endfor %}",
    "{{ 'x' * 1000000000 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 9 ** 9999999 }}",
    "{% set a = 单位 %}{{ a }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for a in 口径 %}{% for b in 口径 %}{% for c in 口径 %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{{ 单位 | center(99999999) }}",
    "{{ lipsum() }}",
    "{{ 单位.format(1) }}",
    "{% for a in 口径 recursive %}{{ loop(口径) }}{% endfor %}",
    "{% for a in 'xxxx' %}{% endfor %}",
    "{{ 单位",
    "{% if %}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_template_cannot_do_more_than_be_filled_in(text: str) -> None:
    """No reach, no program, no growth: each is refused before it runs."""
    context = {"单位": "甲局", "口径": [{"名称": str(n)} for n in range(50)]}
    start = time.perf_counter()
    with pytest.raises(Unusable):
        document("反馈函.docx", letter(text), context)
    with pytest.raises(Unusable):
        page("反馈函.html", f"<html><head></head>{text}</html>".encode(), context)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("name", ["反馈函.docx", "反馈函.html"])
def test_a_refused_template_writes_nothing(tmp_path: Path, name: str) -> None:
    """The name of the template is told, and there is no half a folder."""
    folder = tmp_path / "own"
    folder.mkdir()
    data = letter(HOSTILE[0]) if name.endswith(".docx") else f"<html><head></head>{HOSTILE[0]}</html>".encode()
    (folder / name).write_bytes(data)
    result = report(folder, tmp_path)
    assert 2 == result.exit_code, result.output
    assert f"模板 {name} 用不了" in result.stderr
    assert not (tmp_path / "out").exists()


def with_part(name: str, body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter("x"))) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part) if part != name else body)
        if name not in source.namelist():
            target.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"not a zip",
        with_part("word/vbaProject.bin", "x"),
        with_part("word/document.xml", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
        with_part("word/_rels/settings.xml.rels", '<Relationships><Relationship Id="r" TargetMode="External" Target="https://example.invalid/a.dotm"/></Relationships>'),
        b"x" * (5 * 2**20),
    ],
)  # fmt: skip
def test_a_template_with_more_in_it_is_refused(tmp_path: Path, data: bytes) -> None:
    """Macros, entities, links to elsewhere, and what is no document."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "反馈函.docx").write_bytes(data)
    result = report(folder, tmp_path)
    assert (2, True) == (result.exit_code, "模板 反馈函.docx 用不了" in result.stderr), result.output


def test_words_of_files_stay_words() -> None:
    """What looks like markup or like a template is printed as it is."""
    context = {"单位": "<b>{{ 7 }}</b>&{% if %}"}
    made = Document(io.BytesIO(document("a.docx", letter("{{ 单位 }}"), context)))
    assert context["单位"] == made.paragraphs[0].text
    html = page("a.html", b"<html><head></head>{{ \xe5\x8d\x95\xe4\xbd\x8d }}</html>", context).decode()
    assert "&lt;b&gt;{{ 7 }}&lt;/b&gt;&amp;{% if %}" in html
    assert "default-src 'none'" in html


def test_a_folder_without_templates_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    result = report(tmp_path / "own", tmp_path)
    assert 2 == result.exit_code
    assert "没有一个可用的模板" in result.stderr


def chinese(text: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in text)


def test_the_words_of_templates_fill_in_the_same_in_both_languages() -> None:
    """Nothing in braces is lost in translation, and no word outside of braces stays Chinese."""
    for name, (there, english) in WORDS.items():
        parts = [sorted(set(re.findall(r"{[{%][^}]*?(\w+(?:\.\w+)?)\b", text))) for text in (there, english)]
        assert parts[0] == parts[1] or name == "names", name
        assert not chinese(re.sub(r"{{.*?}}|{%.*?%}", "", english)), name


@pytest.mark.parametrize("city", ["jinchang", "pingliang"])
def test_english_documents_come_from_english_templates(tmp_path: Path, city: str) -> None:
    """Their headings, columns and sentences were Chinese under --lang en; names, rules and facts stay as they are."""
    rules, facts = names_of(city, "minimal")
    call("report", *rules, str(facts), "-o", str(tmp_path / "zh"))
    call("report", *rules, str(facts), "--lang", "en", "-o", str(tmp_path / "en"))
    count = [len([p for p in (tmp_path / lang).rglob("*") if p.is_file()]) for lang in ("zh", "en")]
    assert count[0] == count[1]
    assert {"circular.docx", "ranking.xlsx", "charts.html", "receipt.json", "units"} == {
        path.name for path in (tmp_path / "en").iterdir()
    }
    own = {here for here, _ in WORDS.values() if "{" not in here}
    for path in (tmp_path / "en" / "units").iterdir():
        assert path.name.endswith(("-letter.docx", "-letter.html", "-score-sheet.docx", "-score-sheet.html"))
        page = path.read_text("utf-8") if path.suffix == ".html" else cells(path)
        assert not own & {part.strip() for part in re.split(r"[<>|\n]", page)}, path.name


def cells(path: Path) -> str:
    made = Document(str(path))
    rows = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *rows])


def test_a_template_of_ones_own_may_have_its_english_name(tmp_path: Path) -> None:
    """Written by templates --lang en, changed and given back; a reply in English goes the same way."""
    call("templates", "-o", str(tmp_path / "own"), "--lang", "en")
    assert sorted(ENGLISH.values()) == sorted(p.name for p in (tmp_path / "own").iterdir())
    for path in (tmp_path / "own").iterdir():
        if path.name != "letter.docx":
            path.unlink()
    (tmp_path / "own" / "letter.docx").write_bytes(letter("To {{ 单位 }}: {{ 总分 }} points."))
    result = report(tmp_path / "own", tmp_path)
    assert 0 == result.exit_code, result.output
    found = next((tmp_path / "out" / "units").glob("*反馈函.docx"))
    assert "To 甲局: 100 points." == Document(str(found)).paragraphs[0].text
