"""样例 example: facts of an invented unit and what must come out; `ruledsl test` runs it, nothing else reads it.

样例 先封顶再扣分 适用对象 市政府部门 按 先封顶 {
  考核内容 = 98分
  上级表彰采用 2023-01-18
  败诉 2023-07-04 { 分值 = 7分 }
  批准 { 上限 = 加分合计  限额 = 12分  日期 = 2023-12-28 }
} 应为 {
  总分 = 93分
  等次 = 优秀
}

A name with a date is an event of that kind.  ``按`` says which readings the example assumes.
"""

from ruledsl.build import Builder
from ruledsl.node import field
from ruledsl.syntax import Name, Node, Statement


class Said(Node):
    """One value as written: a number with its unit, a date, words or a name."""

    RULE = "said"
    items: object = None


class Given(Node):
    """A fact with its value, or a list of names."""

    RULE = "given"
    path: str
    said: tuple[Said, ...] = field(metadata={"rule": "said"})


class Happening(Node):
    """An event of a kind on a day."""

    RULE = "happening"
    path: str
    date: str = field(metadata={"rule": "date"})
    given: tuple[Node, ...] = field(default=(), metadata={"rule": "statements", "many": True})


class Listed(Node):
    """A row of a list: an approval, an account."""

    RULE = "listed"
    path: str
    given: tuple[Node, ...] = field(default=(), metadata={"rule": "statements", "many": True})


class Awaited(Node):
    """A result by its name, or a step by its number, and what it must be."""

    RULE = "awaited"
    path: str = ""
    step: int = field(default=0, metadata={"rule": "ordinal"})
    said: tuple[Said, ...] = field(default=(), metadata={"rule": "said"})


class Expected(Node):
    """All that must come out."""

    RULE = "expected"
    awaited: tuple[Awaited, ...] = field(default=(), metadata={"rule": "awaited"})


class Example(Statement):
    RULE = "example"
    name: Name
    expected: Expected
    given: tuple[Node, ...] = field(default=(), metadata={"rule": "statements", "many": True})
    for_classes: tuple[Name, ...] = field(default=(), metadata={"many": False})

    def lower(self, build: Builder) -> None:
        """Nothing to compute."""
