"""A sub-table with many rows is summed up on the sheet and in the documents; nothing of it is lost."""

import json
from pathlib import Path

from river import Call

LONG = """\
考核文件 示例考核 “示例考核办法（虚构）” {
  条款 第一条
  施行 2023-01-01  年度 1月1日至12月31日  满分 100分 分值 2位小数
  子表 票 { 事实 时长 数量  事实 日 日期 可缺 }  依据 第一条
  指标 接件 满分 100分 计分 = 最小（100分，平均（票 的 时长 去掉 最高2个、最低2个 四舍五入到2位小数 没有时 0） × 1分）  依据 第一条
  总分 { 第一步 指标得分合计 依据 第一条 } 不设上限
  等次 { 合格 60分及以上 较差 不满60分 }  依据 第一条
}
"""


def test_many_rows_are_summed_up_on_the_sheet(here: Path, call: Call) -> None:
    """A survey of hundreds of ballots filled the sheet; --rows prints them all, and JSON holds them all."""
    (here / "long.rules").write_text(LONG, "utf-8")
    ballots = "[" + ", ".join(["{时长: 7, 日: 2023-03-01}"] * 40 + [f"{{时长: {n}}}" for n in range(60)]) + "]"
    (here / "long.yaml").write_text(f"年度: 2023\n单位:\n  甲局: {{票: {ballots}}}\n", "utf-8")
    sheet = ("eval", "long.rules", "long.yaml", "--unit", "甲局")
    lines = call(*sheet).out.split("\n")
    place = lines.index("子表各行")
    assert [
        "  票 共 100 行，按内容汇总（逐行的用 --rows，JSON 里也有）",
        "    时长：0 至 59",
        "    日：2023-03-01 40 行，未填报 60 行",
        "    “接件”去掉的最高：2 行（第 99–100 行）",
        "    “接件”去掉的最低：2 行（第 41–42 行）",
        "",
    ] == lines[place + 1 : place + 7]
    assert 100 == sum(line.startswith("  票 第 ") for line in call(*sheet, "--rows").out.split("\n"))
    assert 100 == len(json.loads(call(*sheet, "--format", "json").out)["units"][0]["tables"][0]["rows"])
    english = call(*sheet, "--lang", "en").out
    assert "票: 100 rows, summed up (each of them with --rows, and in JSON)" in english
    assert "日: 2023-03-01 (40), not reported (60)" in english


def test_documents_have_the_rows_of_a_table(here: Path, call: Call) -> None:
    """They printed none; few of them stand one by one, many are summed up, and templates of one's own may print each."""
    (here / "m.rules").write_text(LONG, "utf-8")
    rows = {"甲局": 2, "乙局": 12}
    lines = [f"  {unit}: {{票: [{', '.join(['{时长: 7}'] * number)}]}}" for unit, number in rows.items()]
    (here / "f.yaml").write_text("\n".join(["年度: 2023", "单位:", *lines, ""]), "utf-8")
    (here / "own").mkdir()
    own = "<html><head></head>{% for 表 in 子表 %}{{ 表.名称 }}{{ 表.行数 }}{% for 行 in 表.各行 %}[{{ 行 }}]{% endfor %}{% endfor %}</html>"
    (here / "own" / "反馈函.html").write_text(own, "utf-8")
    assert 0 == call("report", "m.rules", "f.yaml", "-o", "out", "--templates", "own").code
    few, many, letter = (
        (here / "out/units" / name).read_text("utf-8")
        for name in ("001-甲局-评分表.html", "002-乙局-评分表.html", "002-乙局-反馈函.html")
    )
    assert "<h2>子表各行</h2><p>票 第 1 行：时长 7，日 未填报，“接件”去掉不计</p>" in few
    assert "<h2>子表各行</h2><p>票 共 12 行，按内容汇总</p><p>时长：7 12 行</p>" in many
    assert "票12[票 第 1 行：" in letter
    assert 12 == letter.count("[票 第 ")
    assert "票 共 12 行，按内容汇总" in docx_text(here / "out/units/002-乙局-评分表.docx")


def docx_text(path: Path) -> str:
    from docx import Document  # noqa: PLC0415

    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
