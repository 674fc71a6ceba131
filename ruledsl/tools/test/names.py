"""The words of a file of cases, and how results are called in it."""

from ruledsl.facts.names import folded
from ruledsl.syntax import integer

#: The only place where the keys of a file of cases are spelled; messages use the first word of each.
KEYS: dict[str, tuple[str, ...]] = {
    "format": ("格式", "format"),
    "measure": ("办法", "measure"),
    "schemes": ("方案", "schemes", "scheme"),
    "year": ("年度", "year"),
    "decided": ("评定日", "decided"),
    "readings": ("口径", "readings"),
    "remark": ("说明", "remark"),
    "run": ("本次考核", "run"),
    "cases": ("样例", "cases"),
    "name": ("名称", "name"),
    "class": ("类别", "class"),
    "facts": ("事实", "facts"),
    "units": ("单位", "units"),
    "file": ("事实文件", "facts_file"),
    "expected": ("应为", "expected"),
    "proposed": ("待确认", "proposed"),
}
#: Keys at the top of a file, and keys of one case.
TOP = ("format", "measure", "schemes", "year", "decided", "readings", "remark", "run", "cases")
OF_CASE = (
    "name",
    "remark",
    "readings",
    "year",
    "decided",
    "run",
    "class",
    "facts",
    "units",
    "file",
    "expected",
    "proposed",
)
#: What stands for the readings that the rule file itself adopts.
ADOPTED = ("采用", "adopted")

#: How a step of the total is called.
STEP = "第{}步"
#: Results that are no statement, by the names that may be written.
RESULTS: dict[str, tuple[str, ...]] = {
    "total": ("总分", "total"),
    "grade": ("等次", "grade"),
    "rank": ("名次", "rank"),
    "assessor": ("考核主体", "assessor"),
    "findings": ("提示", "findings"),
    "follows": ("后果", "consequences"),
    "errors": ("事实错误", "errors"),
}
#: What is written where there is nothing of a kind.
NONE = ("无", "none")
#: The four ways in which a value is not there, as `ruledsl eval` prints them.
ABSENT = {"n/a": "不涉及", "no-score": "无分", "missing": "未填报", "error": "无法计算"}
YES, NO = "是", "否"

_ROLES = {folded(w): role for role, words in KEYS.items() for w in words}
_RESULTS = {folded(w): words[0] for words in RESULTS.values() for w in words}


def role(key: str) -> str:
    """The role of a key, or empty."""
    return _ROLES.get(folded(key), "")


def word(role: str) -> str:
    """A key as messages write it."""
    return KEYS[role][0]


def result_name(text: str) -> str:
    """A result as it is called among what came out: 总分, 第3步, or the name of a statement."""
    plain = folded(text)
    if plain in _RESULTS:
        return _RESULTS[plain]
    if plain.startswith("step") and plain[4:].isdigit():
        return STEP.format(int(plain[4:]))
    if plain.startswith("第") and plain.endswith("步") and len(plain) > 2:
        try:
            return STEP.format(integer(plain[1:-1]))
        except (KeyError, ValueError):
            return text.strip()
    return text.strip()
