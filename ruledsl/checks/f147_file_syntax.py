"""F147 file-syntax: If the form is wrong the structure of the file cannot be seen."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class FileSyntax(Check):
    code = "F147"
    name = "file-syntax"
    message: ClassVar = {
        "zh": "{file} 不合 {format} 的写法：{problem}",
        "en": "{file} is no {format}: {problem}",
    }
    why: ClassVar = {
        "zh": "写法不对，就读不出文件的层次。",
        "en": "If the form is wrong the structure of the file cannot be seen.",
    }

    def words(self, args: Mapping[str, Any], lang: str) -> dict[str, str]:
        """What the reader of the format says, in words of ours where we have them."""
        ours = next((w for said, w in _PROBLEMS.items() if said in str(args["problem"])), None)
        return {**super().words(args, lang), "problem": ours[lang] if ours else str(args["problem"])}


#: What the libraries say, by a part of it.
_PROBLEMS = {
    "expected ',' or '}'": {
        "zh": "大括号里的各项用半角逗号隔开，最后以“}”结束",
        "en": "what stands in braces is separated by commas and ends with “}”",
    },
    "expected ',' or ']'": {
        "zh": "方括号里的各项用半角逗号隔开，最后以“]”结束",
        "en": "what stands in brackets is separated by commas and ends with “]”",
    },
    "mapping values are not allowed": {
        "zh": "这一行里多了一个冒号，或者上一行没有写完；有冒号的文字请放在双引号里",
        "en": "a colon too many on this line, or the line before is not finished; put words with a colon in double quotes",
    },
    "expected ':'": {
        "zh": "这一行没有冒号；每行写成“名称: 值”",
        "en": "this line has no colon; write “name: value”",
    },
    "expected <block end>": {
        "zh": "这一行的缩进与前面的不齐",
        "en": "this line is not indented as those before it",
    },
    "did not find expected key": {
        "zh": "这一行的缩进与前面的不齐，或者前面的引号、括号没有合上",
        "en": "this line is not indented as those before it, or quotes or brackets before it are not closed",
    },
    "cannot start any token": {
        "zh": "这里的符号不能这样用；以符号开头的文字请放在双引号里",
        "en": "this sign cannot stand here; put words that begin with a sign in double quotes",
    },
    "unexpected end of stream": {
        "zh": "文件到这里就结束了，前面的引号没有合上",
        "en": "the file ends here, but quotes before it are not closed",
    },
    "Expecting ',' delimiter": {"zh": "各项之间缺半角逗号", "en": "a comma is missing between two items"},
    "Expecting property name": {
        "zh": "名称要放在半角双引号里，最后一项后面不写逗号",
        "en": "names stand in double quotes, and no comma follows the last item",
    },
    "Expecting ':' delimiter": {"zh": "名称后面缺半角冒号", "en": "a colon is missing after a name"},
    "Expecting value": {"zh": "这里缺一个值", "en": "a value is missing here"},
}
