"""E281 import-outside: Rules read only files of their own folder, so that they mean the same on every computer."""

from typing import ClassVar

from ruledsl.checks import Check


class ImportOutside(Check):
    code = "E281"
    name = "import-outside"
    message: ClassVar = {
        "zh": "“{path}”在规则文件夹之外，不能引入；请把文件放到规则文件夹里，路径从那里写起，不用“..”",
        "en": "“{path}” lies outside the folder of the rules and cannot be imported; put it inside and write the path from there, without “..”",
    }
    why: ClassVar = {
        "zh": "规则只能读它自己文件夹里的文件，换一台电脑结果才会相同。",
        "en": "Rules read only files of their own folder, so that they mean the same on every computer.",
    }
