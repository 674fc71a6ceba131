"""The documents of a file: measures (考核文件, 评议文件), schemes (方案), lists (清单), and imports (引入).

引入 “national/inspection.rules” 为 国家指标
清单 单项否决 “…” { 仅据引用 “…”  内容不更新 “…” }
"""

from ruledsl.node import field
from ruledsl.statements.calendar import Calendar
from ruledsl.syntax import Block, Name, Statement


class Import(Statement):
    RULE = "import"
    title: str
    name: Name


class MeasureBlock(Block):
    RULE = "measure"
    sort: str = "assessment"


class SchemeBlock(Block):
    RULE = "scheme"
    of: str = ""


class Item(Statement):
    RULE = "item"
    name: Name
    text: str = ""


class ListBlock(Block):
    """A named list that other files import; ``by_reference`` says that only a reference to its text was available."""

    RULE = "list"
    calendars: tuple[Calendar, ...] = field(default=(), metadata={"rule": "calendar"})
    items: tuple[Item, ...] = field(default=(), metadata={"rule": "item"})
    version: str = ""
    by_reference: str = ""
