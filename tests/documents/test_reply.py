"""A reply to a unit that objects says what took effect, and what it says would change is what eval computes of changed facts."""

import json
import re
import shutil
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from test_round_trip import call, names_of

from ruledsl.cli import main
from ruledsl.documents.reply import reply, reply_context
from ruledsl.documents.templates import shipped
from ruledsl.inputs import read_rules
from ruledsl.show.as_json import results_json
from ruledsl.tools.load import Rules
from ruledsl.tools.reply import Answer, Raised, Unmatched, answer, read_objection
from ruledsl.tools.rule_files import split
from ruledsl.tools.run import Outcome, Request, run


@cache
def rules_of(city: str) -> tuple[Rules, str, str]:
    """The rules of a city, read once; the name and text of its facts."""
    rules, facts = names_of(city, "sample")
    name, _ = split(rules[0])
    _, read = read_rules((name, *rules[2:]), "zh", chosen=True)
    return read, facts.as_posix(), facts.read_text("utf-8")


@cache
def computed(city: str, text: str = "", readings: tuple[str, ...] = ()) -> Outcome:
    """What eval computes of the facts of a city, or of others."""
    read, name, own = rules_of(city)
    measure = "金昌政务公开考核" if city == "jinchang" else "平凉政务公开考核"
    return run(Request(read, ((name, (text or own).encode()),), measure, None, readings))


def replied(city: str, unit: str, *about: str, text: str = "", lang: str = "zh") -> str:
    """The reply of a city to a unit, as Markdown."""
    outcome = computed(city, text)
    assert outcome.results is not None and outcome.ready is not None
    found = answer(outcome.ready, outcome.results, unit, [Raised(point) for point in about])
    assert isinstance(found, Answer), found
    measure = outcome.ready.compiled.measure
    return reply("r.md", reply_context(outcome.results, measure, found, "", "0123456789ab", lang), {}).decode()


def written(tmp_path: Path, name: str, *about: str, more: tuple[str, ...] = ()) -> None:
    """The reply of Jinchang to an office, by the command."""
    rules, facts = names_of("jinchang", "sample")
    points = [word for point in about for word in ("--about", point)]
    call("reply", *rules, str(facts), "--unit", "丙局", *points, *more, "-o", str(tmp_path / name))


def result_of(unit: str, outcome: Outcome) -> tuple[str, str, str]:
    """Total, grade and rank of a unit."""
    assert outcome.results is not None
    card = next(u for u in outcome.results.units if u.unit == unit)
    assert card.total and card.grade and card.rank
    return card.total.text, card.grade.text, card.rank.text


def told(condition: str, text: str) -> list[tuple[str, ...]]:
    """Total, grade and rank before and after, as every sentence with a condition has them; nothing where all stay."""
    found = []
    for sentence in re.findall(condition + "，(.*?)。", text):
        total = re.search(r"总分(?:由 (\S+) 变为|仍为) ([^，]+)", sentence)
        grade = re.search(r"等次(?:由“.+?”变为|仍为)“(.+?)”", sentence)
        rank = re.search(r"名次(?:由 \S+ 变为|仍为) (\d+)", sentence)
        found.append((total[2], grade[1], rank[1]) if total and grade and rank else ())
    return found


@pytest.mark.parametrize(
    ("unit", "about", "condition", "before", "after"),
    [
        ("丙局", "泄密", "如没有这一情形", "    泄密: 是\n    泄密影响严重: 是\n", "    泄密: 否\n    泄密影响严重: 是\n"),
        ("丙局", "追责情形", "如不计", "          追责情形: {情形: 泄露国家或工作秘密, 分值: 9}\n", ""),
        ("乙区政府", "公开率", "如得满分", "{完成数: 95, 目标数: 110}", "{完成数: 110, 目标数: 110}"),
        (
            "乙局",
            "31号",
            "如不计",
            "      - {编号: 31号, 日期: 2023-03-29, 计入: 败诉, 分值: 10, 决定人: 考核小组, 理由: 两次逾期答复}\n",
            "",
        ),
        ("丁局", "新媒体单项否决", "如没有这一情形", "    事件:\n      - {编号: 51号, 日期: 2023-06-30, 计入: 新媒体单项否决, 账号: 甲号, 指标: 内容不更新, 年终检查: 否}\n", ""),
        (
            "甲县一局",
            "第十四条（四）",
            "如不计",
            "      - {编号: 61号, 日期: 2023-05-09, 计入: 解读回应不当, 分值: 6, 决定人: 考核小组, 理由: 回应迟缓}\n",
            "",
        ),
    ],
)  # fmt: skip
def test_what_would_change_is_what_eval_computes(
    unit: str, about: str, condition: str, before: str, after: str
) -> None:
    """A fact otherwise, an event less: total, grade and rank are those of eval on facts that were edited so."""
    _, _, text = rules_of("jinchang")
    assert 1 == text.count(before)
    changed = computed("jinchang", text.replace(before, after))
    assert [result_of(unit, changed)] == told(condition, replied("jinchang", unit, about))


def test_another_reading_gives_what_eval_gives() -> None:
    """Every option of every reading, as --reading computes it, for three units."""
    names = ("封顶与扣分的先后", "泄密的后果", "加分上限的效力", "新媒体否决判定谁")
    for unit in ("乙区政府", "丙局", "丁局"):
        points = re.split("^## ", replied("jinchang", unit, *names), flags=re.MULTILINE)[1:]
        for name, text in zip(names, points, strict=True):
            options = re.findall("如采用“(.+?)”", text)
            assert options
            for option in options:
                (found,) = told(f"如采用“{option}”", text)
                other = computed("jinchang", readings=(f"{name}={option}",))
                assert result_of(unit, other) == (found or result_of(unit, computed("jinchang")))


def test_every_number_of_a_reply_is_known() -> None:
    """What the unit got, lost and was given stands in the results; conditions were tested above."""
    outcome = computed("pingliang")
    assert outcome.results is not None
    everything = json.loads(results_json(outcome.results, (), outcome.sources))
    for unit in everything["units"][::3]:
        text = replied("pingliang", unit["unit"], "第十条", "第十一条", "总分", "等次")
        text = re.sub(r"如[^，。]{2,12}，.*?。", "", text)
        text = re.sub(
            r"编号 \w+|ruledsl [\d.]+|〔\d+〕\d+号|还差 [\d.]+ 分|满分 .*? 分，得 .*? 分，失 .*? 分", "", text
        )
        known = set(re.findall(r"\d+(?:\.\d+)?", str(unit) + str(everything["findings"]) + str(everything["groups"])))
        known |= {everything["year"], *map(str, range(20))}
        assert [] == [n for n in re.findall(r"\d+(?:\.\d+)?", text) if n not in known], text


def test_a_point_about_nothing_is_refused(tmp_path: Path) -> None:
    """With what was probably meant, but no other number than the one given, and without a file."""
    rules, facts = names_of("jinchang", "sample")
    args = ["reply", *rules, str(facts), "--unit", "甲局", "--about", "媒体专题报到", "-o", str(tmp_path / "r.docx")]
    result = CliRunner().invoke(main, args)
    assert 2 == result.exit_code
    assert "没有“媒体专题报到”这一事项、条款或事件编号。是否要写“媒体专题报道”？" in result.stderr
    assert [] == list(tmp_path.iterdir())
    ready, results = computed("jinchang").ready, computed("jinchang").results
    assert ready is not None and results is not None
    raised = [Raised(point) for point in ("第三十条", "泄密", "91号")]
    assert (Unmatched("第三十条", ""), Unmatched("91号", "")) == answer(ready, results, "丁局", raised)


def test_an_event_outside_of_the_year_is_told() -> None:
    """It is asked for by its id, and why it does not count is said."""
    assert "2022-12-05（18号）不在考核年度内，不计" in replied("jinchang", "乙区政府", "18号")


def test_the_event_behind_a_veto_is_told() -> None:
    """By its id: what was reported, and the grade without it."""
    text = replied("jinchang", "丁局", "51号")
    assert "一票否决“新媒体单项否决”" in text
    assert "2023-06-30（51号，指标 内容不更新，年终检查 否，账号 甲号）已填报" in text
    assert "如没有这一情形，总分仍为 78.61，等次由“不合格”变为“合格”" in text


def test_what_a_cap_cuts_is_told() -> None:
    """One point more changes nothing, and the step that cuts it is named with its clause."""
    text = replied("jinchang", "乙区政府", "媒体专题报道")
    assert "如再多 1 分，总分、等次、名次都不变，因为第二步 计入 加分合计（依据 第十三条）截去了差别" in text
    text = replied("jinchang", "甲局", "第13条（二）")
    assert "因为第三步 封顶 100分（依据 第十三条）截去了差别" in text


def test_scores_of_rounds_are_told_with_who_and_why() -> None:
    """Self-assessment, first score, and why it was changed."""
    _, _, text = rules_of("jinchang")
    changed = text.replace(
        "    机制建设: 8\n",
        "    评分记录:\n"
        "      - {轮次: 自评, 事项: 机制建设, 值: 10, 评分人: 乙区政府, 日期: 2023-11-20}\n"
        "      - {轮次: 初评, 事项: 机制建设, 值: 8, 评分人: 考核组, 日期: 2023-12-20, 理由: 两项制度没有执行}\n",
        1,
    )
    said = replied("jinchang", "乙区政府", "机制建设", text=changed)
    assert "自评 10（乙区政府，2023-11-20） → 初评 8（考核组，2023-12-20，理由：两项制度没有执行）" in said
    assert "满分 10 分，得 8 分，失 2 分" in said


class Text(HTMLParser):
    """The paragraphs of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.inside = tag
        self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self.inside in ("p", "h1", "h2"):
            self.blocks[-1] += data.strip()


def test_all_three_forms_say_the_same(tmp_path: Path) -> None:
    """Every paragraph of the page is one of the document and of the Markdown."""
    names = ("r.docx", "r.html", "r.md")
    for name in names:
        written(tmp_path, name, "泄密", "第十四条", "主动公开")
    page = Text()
    page.feed((tmp_path / "r.html").read_text("utf-8"))
    paragraphs = {p.text.strip() for p in Document(str(tmp_path / "r.docx")).paragraphs}
    markdown = (tmp_path / "r.md").read_text("utf-8")
    told = [b for b in page.blocks if b and "编号" not in b]
    assert len(told) > 10
    assert [] == [b for b in told if b not in paragraphs]
    assert [] == [b for b in told[2:-1] if b not in markdown]


def test_a_reply_is_verified_and_the_same_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its receipt makes it again, byte for byte; another objection is another number."""
    objection = tmp_path / "异议.yaml"
    objection.write_text(
        "单位: 丙局\n日期: 2024-02-02\n异议:\n  - {事项: 泄密, 主张: 没有造成影响}\n  - 总分\n", "utf-8"
    )
    rules, facts = names_of("jinchang", "sample")
    told = []
    for name in ("a", "b"):
        said = call("reply", *rules, str(facts), "--objection", str(objection), "-o", str(tmp_path / name / "r.docx"))
        told.append((re.findall(r"编号 (\w+)", said.stdout), (tmp_path / name / "r.docx").read_bytes()))
    assert told[0] == told[1]
    receipt = str(tmp_path / "a" / "r.receipt.json")
    assert "一致" in call("verify", receipt).stdout
    objection.write_text(objection.read_text("utf-8").replace("没有造成影响", "影响轻微"), "utf-8")
    result = CliRunner().invoke(main, ["verify", receipt])
    assert 1 == result.exit_code
    assert "异议.yaml" in result.stdout
    assert "r.docx" in result.stdout


@pytest.mark.parametrize("text", ["- 泄密\n", "单位: [丙局]\n异议: [泄密]\n", "异议: {泄密: 是}\n", "异议: [{主张: 不对}]\n", "要求: 复核\n", "异议: [泄密\n", "异议: [[]]\n"])  # fmt: skip
def test_what_is_no_objection_has_a_place(text: str) -> None:
    """The file and the line."""
    found = read_objection("o.yaml", text.encode())
    assert found.problems
    assert all(p.span is not None and p.span.file == "o.yaml" for p in found.problems)


def test_what_is_no_objection_is_refused(tmp_path: Path) -> None:
    """With its place, and without a reply."""
    (tmp_path / "o.yaml").write_text("要求: 复核\n", "utf-8")
    rules, facts = names_of("jinchang", "sample")
    args = ["reply", *rules, str(facts), "--objection", str(tmp_path / "o.yaml"), "-o", str(tmp_path / "r.md")]
    result = CliRunner().invoke(main, args)
    assert 4 == result.exit_code, result.output
    assert "o.yaml:1" in result.stderr
    assert not (tmp_path / "r.md").exists()


def test_a_city_gives_its_own_template(tmp_path: Path) -> None:
    """A page of its own, and what cannot be filled in is refused."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "异议答复.html").write_text(
        "<html><head></head><body>{% for 点 in 各点 %}<b>{{ 点.标题 }}</b>{% endfor %}</body></html>", "utf-8"
    )
    written(tmp_path, "r.html", "泄密", more=("--templates", str(own)))
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "<b>一、关于“泄密”</b></body>" in text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reply_is_one_page(tmp_path: Path, lang: str) -> None:
    """Five points, two of them whole articles, of every unit of both cities."""
    points = {
        "jinchang": ("第十三条", "第十四条", "公开率", "等次", "总分"),
        "pingliang": ("第十条", "第十一条", "第九条", "等次", "总分"),
    }
    for city, about in points.items():
        outcome = computed(city)
        assert outcome.results is not None and outcome.ready is not None
        for card in outcome.results.units:
            found = answer(outcome.ready, outcome.results, card.unit, [Raised(point) for point in about])
            assert isinstance(found, Answer)
            context = reply_context(outcome.results, outcome.ready.compiled.measure, found, "", "0" * 12, lang)
            (tmp_path / f"{city}-{card.unit}.docx").write_bytes(reply("r.docx", context, shipped()))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf"]
    made = sorted(map(str, tmp_path.glob("*.docx")))
    subprocess.run([*command, "--outdir", str(tmp_path), *made], check=True, capture_output=True, timeout=300)
    pages = {p.name: len(re.findall(rb"/Type\s*/Page\b", p.read_bytes())) for p in tmp_path.glob("*.pdf")}
    assert len(made) == len(pages)
    assert dict.fromkeys(pages, 1) == pages


SMALL = """\
# 虚构示例
考核文件 虚构 “虚构办法” {
  条款 第一条至第九条
  施行 2023-01-01 依据 第九条
  年度 1月1日至12月31日 依据 第一条
  满分 100分 分值 2位小数 依据 第二条
  指标 日常 满分 100分 依据 第三条
  扣分 通报 每起2分 同一事由 取最高 依据 第四条
  适用口径 封不封 依据 第四条 { 封 “先封顶” 不封 “不封顶” 采用 不封 因 “条文没有写” }
  总分 {
    第一步 指标得分合计
    第二步 封顶 80分 按 封 依据 第四条
    第三步 扣减 扣分合计 依据 第四条
    第四步 最低计 0分 依据 第四条
  }
  等次 { 合格 60分及以上  不合格 不满60分 } 依据 第五条
}
"""
SMALL_FACTS = """\
办法: 虚构
年度: 2023
单位:
  甲局:
    日常: 90
    事件:
      - {日期: 2023-02-01, 计入: 通报, 事由: 乱收费}
      - {日期: 2023-03-01, 计入: 通报, 事由: 乱收费}
      - {日期: 2023-06-01, 计入: 通报, 事由: 拖延}
"""


def test_a_reply_counts_as_the_sheet_and_begins_where_a_step_begins(tmp_path: Path) -> None:
    """Two reports of one incident are one; a step of another reading does not stand before."""
    (tmp_path / "m.rules").write_text(SMALL, "utf-8")
    (tmp_path / "f.yaml").write_text(SMALL_FACTS, "utf-8")
    rules, facts, out = (str(tmp_path / name) for name in ("m.rules", "f.yaml", "r.md"))
    call("reply", rules, facts, "--unit", "甲局", "--about", "第四条", "-o", out)
    text = Path(out).read_text("utf-8")
    assert "3 次中计 2 次，扣 4 分。" in text
    assert "这一步以前 90 分，以后 86 分。" in text
