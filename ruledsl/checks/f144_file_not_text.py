"""F144 file-not-text: A fact file is YAML, JSON or CSV text."""

from typing import ClassVar

from ruledsl.checks import Check


class FileNotText(Check):
    code = "F144"
    name = "file-not-text"
    message: ClassVar = {
        "zh": "{file} 不是文本文件（{kind}）；表格请另存为 CSV（UTF-8）",
        "en": "{file} is not a text file ({kind}); save a workbook as CSV (UTF-8)",
    }
    why: ClassVar = {
        "zh": "事实文件只能是 YAML、JSON 或 CSV 文本。",
        "en": "A fact file is YAML, JSON or CSV text.",
    }
