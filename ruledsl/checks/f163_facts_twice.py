"""F163 facts-twice: Units stand in columns or in documents; which of the two would count nobody can say."""

from typing import ClassVar

from ruledsl.checks import Check


class FactsTwice(Check):
    code = "F163"
    name = "facts-twice"
    message: ClassVar = {
        "zh": "单位既写在 {documents} 里，又写在 {files} 里；请只留一处",
        "en": "units stand in {documents} and in {files} as well; keep them in one place",
    }
    why: ClassVar = {
        "zh": "一个单位的事实只能有一个出处；成列的文件之外，YAML 或表格里只写办法、年度、名单和本次考核的事实。",
        "en": "Facts of a unit come from one place; beside columns, a document holds the measure, the year, the roster, the run.",
    }
