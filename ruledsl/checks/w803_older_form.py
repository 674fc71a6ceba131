"""W803 older-form: The rules have changed since; make the form anew with ruledsl form, or look at these facts."""

from typing import ClassVar

from ruledsl.checks import Check


class OlderForm(Check):
    code = "W803"
    name = "older-form"
    message: ClassVar = {
        "zh": "{file} 是按另一版规则制的填报表（{measure} {version}，表号 {schema_hash}）：不再填的有 {gone}；新增的有 {new}；填法变了的有 {changed}",
        "en": "{file} is a form of another version of the rules ({measure} {version}, form {schema_hash}): no longer asked {gone}; new {new}; asked differently {changed}",
    }
    why: ClassVar = {
        "zh": "规则改了，旧表里的项目可能已经变了；请用 ruledsl form 重新制表，或核对这些项目。",
        "en": "The rules have changed since; make the form anew with ruledsl form, or look at these facts.",
    }
