"""The pages as a whole: nothing of the grammar without its heading, a table of contents, a list of all codes."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from page_reader import headings, read_page
from page_runner import outcome_of

from ruledsl import checks
from ruledsl.checks import Check
from ruledsl.lexicon import grammar_file
from ruledsl.show.as_json import diagnostics_json, results_json
from ruledsl.words import lexicon

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("[0-9]*.md"))
Golden = Callable[[Path, str], None]


def rules() -> dict[str, str]:
    """The rules of the grammar by name."""
    text = re.sub(r"//[^\n]*", "", grammar_file("rules.lark").decode("utf-8"))
    return {name: " ".join(body.split()) for name, body in re.findall(r"^\??(\w+):((?:[^\n]|\n[ \t])*)", text, re.M)}


def alternatives(rule: str) -> list[str]:
    """The rules among which a rule chooses."""
    return re.findall(r"[a-z]\w*", rules()[rule])


def first_keyword(rule: str) -> str:
    """The terminal with which a rule begins."""
    first = re.findall(r"\w+", rules()[rule])[0]
    return first.lstrip("_") if first.isupper() else first_keyword(first)


def keyword(terminal: str) -> tuple[str, str]:
    """Both spellings; a formula begins with the equals sign."""
    spelling = lexicon().spelling
    return (spelling[terminal]["zh"], spelling[terminal]["en"]) if terminal in spelling else ("=", "=")


def unexplained(wanted: Counter[tuple[str, str]], beginning: str = "") -> list[tuple[str, str]]:
    """The keywords that begin fewer headings than there are statements of them."""
    found = [h.removeprefix(beginning).strip() for page in PAGES for h in headings(page) if h.startswith(beginning)]
    there = Counter(pair for h in found for pair in wanted if h.startswith(pair[0]) and pair[1] in h)
    return sorted(pair for pair in wanted if there[pair] < wanted[pair])


def test_every_statement_has_a_heading_in_both_spellings() -> None:
    """A statement of the grammar without a page cannot be found by those who need it."""
    names = dict.fromkeys([*alternatives("_statement"), *alternatives("_scheme_statement")])
    assert [] == unexplained(Counter(keyword(first_keyword(name)) for name in names))


def test_every_way_of_scoring_has_a_heading_in_both_spellings() -> None:
    """The nine ways of scoring are what an author of a scheme looks for."""
    forms = re.findall(r"[a-z]\w*", rules()["scoring"])
    assert 9 == len(forms)
    assert [] == unexplained(Counter(keyword(first_keyword(name)) for name in forms), "计分")


def test_the_index_lists_all_pages(golden: Golden) -> None:
    """The table of contents is made from the first lines of the pages."""
    index = HERE / "00-index.md"
    before, _, rest = index.read_text("utf-8").partition("<!-- pages: begin -->\n")
    after = rest.partition("<!-- pages: end -->")[2]
    lines = "".join(f"- [{title(page)}]({page.name})：{summary(page)}\n" for page in PAGES if page != index)
    golden(index, f"{before}<!-- pages: begin -->\n{lines}<!-- pages: end -->{after}")


def title(page: Path) -> str:
    return headings(page)[0]


def summary(page: Path) -> str:
    """The English sentence under the title."""
    found = re.search(r"^\*(.*)\*$", page.read_text("utf-8"), re.M)
    assert found, page
    return found[1]


#: What the first letter of a code says.
GROUPS = {
    "E": "规则文件的错误 Errors in rules",
    "F": "事实文件的错误 Errors in facts",
    "W": "警告 Warnings",
    "I": "说明 Information",
    "N": "结果中的提示 Findings in a result",
}


def test_the_page_of_codes_lists_all_codes(golden: Golden) -> None:
    """Every code with its name and message, as ``ruledsl explain`` tells more of it."""
    golden(HERE / "14-codes.md", "\n".join(codes_page()) + "\n")


def codes_page() -> Iterator[str]:
    yield from (
        "# 编号 Codes",
        "",
        "*Every message of the program by its code; made from the program itself.*",
        "",
        "消息里会变的部分写作“…”。为什么这样要求、怎样改正，用 `ruledsl explain E214` 查看。",
    )
    found = [checks.load(module) for module in checks.file_names()]
    for letter, heading in GROUPS.items():
        yield from ("", f"## {heading}", "", "| 编号 | 名称 | 消息 | Message |", "|--|--|--|--|")
        for check in sorted((c for c in found if c.code[0] == letter), key=lambda c: c.code):
            yield f"| {check.code} | `{check.name}` | {_message(check, 'zh')} | {_message(check, 'en')} |"


def _message(check: type[Check], lang: str) -> str:
    """The message and its variants with its changing parts left out."""
    texts = [check.message[lang], *(variant[lang] for variant in check.variants.values())]
    plain = ["".join(words + "…" * (name is not None) for words, name, _, _ in Formatter().parse(t)) for t in texts]
    return "<br>".join(dict.fromkeys(text.replace("|", "\\|").replace("\n", " ") for text in plain))


# ---- results as JSON

RESULTS = HERE / "13-results.md"
#: Keys whose inner keys are the author's words or the values of a message.
_FREE = {"args", "fields", "from", "grades", "rows"}


def result_of_the_page() -> dict[str, Any]:
    """The result of the example on the page, without what changes with every version of the program."""
    example = read_page(RESULTS)[0]
    outcome = outcome_of(example, example.runs[0])
    assert outcome.results is not None
    result: dict[str, Any] = json.loads(results_json(outcome.results, outcome.problems, outcome.sources))
    return result | {"engine": "ruledsl …", "hashes": dict.fromkeys(result["hashes"], "…")}


def keys(value: object) -> set[str]:
    """All keys of a result."""
    if isinstance(value, dict):
        return set(value).union(*(keys(inner) for key, inner in value.items() if key not in _FREE))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_the_page_of_results_shows_a_whole_result(golden: Golden) -> None:
    """The JSON on the page is what the program writes."""
    before, mark, rest = RESULTS.read_text("utf-8").partition("```json result\n")
    after = rest.partition("```")[2]
    written = json.dumps(result_of_the_page(), ensure_ascii=False, indent=2)
    golden(RESULTS, f"{before}{mark}{written}\n```{after}")


def test_the_page_of_results_explains_every_key() -> None:
    """A key that no table explains would be guessed at."""
    explained = set(re.findall(r"`([a-z/-]+)`", RESULTS.read_text("utf-8").partition("```json result")[0]))
    assert set() == set().union(*map(keys, results_of_all_pages())) - explained


def results_of_all_pages() -> Iterator[dict[str, Any]]:
    """The results of all examples, and what checking says about those without facts."""
    for example in (e for page in PAGES for e in read_page(page)):
        for run in example.runs:
            outcome = outcome_of(example, run)
            if outcome.results is None:
                yield json.loads(diagnostics_json(outcome.problems, outcome.sources, 1, 1))
            else:
                yield json.loads(results_json(outcome.results, outcome.problems, outcome.sources))
