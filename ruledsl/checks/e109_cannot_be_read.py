"""E109 cannot-be-read: A file that was not read must not count as an empty one."""

import errno
import os
from collections.abc import Mapping
from typing import Any, ClassVar

from ruledsl.checks import Check


class CannotBeRead(Check):
    code = "E109"
    name = "cannot-be-read"
    message: ClassVar = {
        "zh": "无法读取 {name}（{reason}）",
        "en": "{name} cannot be read ({reason})",
    }
    why: ClassVar = {
        "zh": "没有读到的文件不能当作空文件处理。",
        "en": "A file that was not read must not count as an empty one.",
    }
    variants: ClassVar = {
        "missing": {
            "zh": "找不到文件 {name}；请核对文件名和所在文件夹",
            "en": "there is no file {name}; check its name and folder",
        },
        "folder": {
            "zh": "{name} 是文件夹；请写明其中的哪一个文件",
            "en": "{name} is a folder; name the file in it",
        },
        "denied": {
            "zh": "没有权限读取 {name}；请向管理这台电脑的人申请",
            "en": "{name} may not be read by you; ask whoever looks after this computer",
        },
    }

    def variant(self, args: Mapping[str, Any]) -> str:
        known = {errno.ENOENT: "missing", errno.ENOTDIR: "missing", errno.EISDIR: "folder", errno.EACCES: "denied"}
        return next((v for number, v in known.items() if args["reason"] == os.strerror(number)), "")
