"""``ruledsl test``: what differs is told by its first step, and recording touches nothing but the results."""

import json
from pathlib import Path

from river import Call

CASES = """\
# 虚构
格式: ruledsl.cases/1
办法: 河湖考核
年度: 2023
口径: 采用
样例:
  - 名称: 先封顶
    类别: 区县
    事实:  # 三次
      巡查: 60
      保洁: 39
      事件:
        - {日期: 2023-03-01, 计入: 先进经验}
        - {日期: 2023-07-01, 计入: 通报, 分值: 7}
    应为: {总分: 94, 等次: 优秀}  # 看过
  - 名称: 新的
    类别: 部门
    事实: {巡查: 50, 保洁: 30}

  # 末尾
"""


def test_cases_beside_the_rules_are_found_and_told_by_the_first_step_that_differs(call: Call, here: Path) -> None:
    """The statement, its clause and what it was made from."""
    (here / "rules/river.cases.yaml").write_text(CASES, "utf-8")
    done = call("test", "rules/river.rules")
    assert done.code == 1
    assert "先封顶 总分：应为 94，算得 93" in done.out.replace("样例单位", "先封顶")
    assert "第4步 扣减 扣分合计  93  依据 第七条" in done.out
    assert "样例 2 个：通过 0，不符 1，无效 0，未写应为 1，待确认 0。" in done.out


def test_json_names_statement_clause_and_operands(call: Call, here: Path) -> None:
    """Machines read the same."""
    (here / "a.yaml").write_text(CASES.replace("总分: 94", "第四步: 94"), "utf-8")
    body = json.loads(call("test", "rules/river.rules", "a.yaml", "--format", "json").out)
    assert body["schema"] == "ruledsl.test/1"
    step = body["cases"][0]["first"]["step"]
    assert (step["kind"], step["clauses"], step["value"]) == ("step", ["第七条"], "93")
    assert {"label": "通报", "value": "7"} in step["operands"]


def test_recording_changes_only_results_keeps_comments_and_fails_once(call: Call, here: Path) -> None:
    """What was recorded is to be looked at; then it passes."""
    file = here / "a.yaml"
    file.write_text(CASES, "utf-8")
    assert call("test", "rules/river.rules", "a.yaml", "--record").code == 1
    text = file.read_text("utf-8")
    assert "    应为: {总分: 93, 等次: 优秀}  # 看过\n" in text
    assert "    事实: {巡查: 50, 保洁: 30}\n    应为: {总分: 80, 等次: 良好, " in text
    kept = [line for line in text.splitlines() if "应为" not in line]
    assert kept == [line for line in CASES.splitlines() if "应为" not in line]
    done = call("test", "rules/river.rules", "a.yaml", "--record")
    assert (done.code, file.read_text("utf-8")) == (0, text)


def test_examples_in_the_rules_are_recorded_too(call: Call, here: Path) -> None:
    """The rest of the rule file stays as it is."""
    file = here / "rules/river.rules"
    text = file.read_text("utf-8")
    example = "  样例 甲 适用对象 区县 { 巡查 = 50分  保洁 = 30分  年度 = 2023 } 应为 { 总分 = 1分 }  # 注\n}\n"
    file.write_text(text[: text.rindex("}")] + example, "utf-8")
    assert call("test", "rules/river.rules", "--record").code == 1
    assert call("test", "rules/river.rules").code == 0
    assert call("check", "rules/river.rules").code == 0
    after = file.read_text("utf-8")
    assert after.startswith(text[: text.rindex("}")]) and after.endswith("} 应为 {\n    总分 = 80\n  }  # 注\n}\n")


def test_files_that_are_no_cases_are_refused_by_place(call: Call, here: Path) -> None:
    """A misspelt key, another format, a name twice."""
    for text, code in (
        ("格式: ruledsl.cases/9\n样例: []\n", "F831"),
        ("格式: ruledsl.cases/1\n样列: []\n样例: []\n", "F830"),
        ("格式: ruledsl.cases/1\n样例: [{名称: 甲}, {名称: 甲}]\n", "F833"),
        ("格式: ruledsl.cases/1\n样例: 甲\n", "F834"),
        ("格式: ruledsl.cases/1\n样例: [{名称: &a 甲}]\n", "F150"),
        ("格式: ruledsl.cases/1\n样例: [{名称: 甲, 单位: {甲: {}, 乙: {}}, 应为: {总分: 1}}]\n", "F834"),
    ):
        (here / "a.yaml").write_text(text, "utf-8")
        done = call("test", "rules/river.rules", "a.yaml")
        assert (done.code, code in done.err) == (4, True), (text, done)


def test_schemes_of_a_case_stay_in_the_folder_of_the_rules(call: Call, here: Path) -> None:
    """A file of cases reaches no file outside."""
    text = CASES.replace("口径: 采用\n", "").replace("年度: 2023\n", "年度: 2023\n方案: ../secret.rules\n")
    (here / "a.yaml").write_text(text, "utf-8")
    done = call("test", "rules/river.rules", "a.yaml")
    assert done.code == 1 and "E281" in done.out


def test_no_cases_is_said(call: Call) -> None:
    """Nothing tested is not all well."""
    done = call("test", "rules")
    assert (done.code, done.out.startswith("没有样例")) == (1, True)


def test_coverage_names_the_sides_that_no_case_reached(call: Call, here: Path) -> None:
    """By clause and statement, as a table, as JSON and as a page."""
    (here / "a.yaml").write_text(CASES.replace("总分: 94", "总分: 93"), "utf-8")
    done = call("test", "rules/river.rules", "a.yaml", "--coverage")
    assert done.code == 1
    assert "未到：总分 ≥ 90 不成立" not in done.out  # the second case is below
    assert "未到：总分 < 60 成立" in done.out.replace("总分.第6步", "总分")
    body = json.loads(call("test", "rules/river.rules", "a.yaml", "--coverage", "--format", "json").out)
    grades = next(s for s in body["measures"][0]["statements"] if s["kind"] == "grades")
    best = next(d for d in grades["decisions"] if d["formula"].endswith("≥ 90"))
    assert best["sides"] == {"holds": ["先封顶"], "fails": ["新的"]}
    page = call("test", "rules/river.rules", "a.yaml", "--coverage", "--format", "html").out
    assert page.startswith("<!doctype html>") and "<script" not in page


def test_mutants_that_no_case_notices_are_listed(call: Call, here: Path) -> None:
    """A changed cap that no case reaches is named with its place and clause; one that a case reaches is not."""
    (here / "a.yaml").write_text(CASES.replace("总分: 94, 等次: 优秀", "总分: 84").replace("60", "50", 1), "utf-8")
    body = json.loads(call("test", "rules/river.rules", "a.yaml", "--mutate", "--format", "json").out)
    (measure,) = body["measures"]
    told = {(m["kind"], m["label"], m["before"], m["after"]): m["verdict"] for m in measure["mutants"]}
    assert told[("bonus", "先进经验", "2", "2.01")] == "noticed"
    assert told[("bonus", "媒体报道", "0.5", "0.51")] == "unnoticed"
    assert told[("full_marks", "", "100", "100.01")] in ("refused", "equivalent")
    verdicts = ("noticed", "unnoticed", "equivalent", "refused")
    assert sum(measure[v] for v in verdicts) == len(measure["mutants"])
    done = call("test", "rules/river.rules", "a.yaml", "--mutate")
    assert (done.code, "0.5 改为 0.51  依据 第六条（二）" in done.out) == (1, True)


def test_proposed_cases_lie_on_both_sides_of_what_decides_and_wait_for_someone(call: Call, here: Path) -> None:
    """The last score of one grade and the first of the next; nothing that is proposed counts as passed."""
    (here / "a.yaml").write_text(CASES.replace("总分: 94", "总分: 93"), "utf-8")
    made = call("test", "rules/river.rules", "a.yaml", "--generate")
    assert made.code == 1
    (here / "b.yaml").write_text(made.out, "utf-8")
    body = json.loads(call("test", "rules/river.rules", "b.yaml", "--format", "json").out)
    assert body["counts"]["proposed"] == len(body["cases"]) > 20
    totals = {t for c in body["cases"] for u in c["observed"].values() for t in u["总分"]}
    assert {"89.99", "90"} <= totals
    assert "待确认: 是" in made.out and "封顶先后: 后封顶" in made.out
    (here / "b.yaml").write_text(made.out.replace("    待确认: 是\n", ""), "utf-8")
    assert call("test", "rules/river.rules", "b.yaml").code == 0
