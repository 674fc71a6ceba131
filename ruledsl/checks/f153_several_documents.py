"""F153 several-documents: The second document would be ignored."""

from typing import ClassVar

from ruledsl.checks import Check


class SeveralDocuments(Check):
    code = "F153"
    name = "several-documents"
    message: ClassVar = {
        "zh": "一个文件只能有一份内容，这里“---”之后又开始一份",
        "en": "a file holds one document, but a second one begins after “---”",
    }
    why: ClassVar = {
        "zh": "第二份内容会被忽略。",
        "en": "The second document would be ignored.",
    }
