"""细化 refine and 归入 place (in a scheme): what the yearly scheme fills into the indicator tree.

细化 主动公开 满分 15分 { 指标 文件公开 满分 9分 … }
细化 日常工作 { 归入 组织领导 满分 10分 { … } }
"""

from typing import Any

from ruledsl.build import Builder
from ruledsl.measure import Draft
from ruledsl.node import field
from ruledsl.statements.applicable import Inapplicable
from ruledsl.statements.indicator import Indicator
from ruledsl.statements.indicator_tree import find_node, node_at, replaced, settled
from ruledsl.statements.scoring import Scoring
from ruledsl.syntax import Expression, Name, Quantity, Statement


class Place(Statement):
    RULE = "place"
    name: Name
    maximum: Quantity | None = None
    scoring: Scoring | None = None
    criteria: str = ""
    scored_by: str = ""
    for_classes: tuple[Name, ...] = field(default=(), metadata={"rule": "for_classes", "many": False})
    may_lack: bool = False
    inapplicable: Inapplicable | None = None
    unconcerned: Expression | None = None
    parts: tuple[Indicator, ...] = field(default=(), metadata={"rule": "indicator", "many": True})

    def taken_from(self, draft: Draft) -> Indicator | None:
        """The group of the measure that waits for its place, taken out of the draft and filled."""
        waiting = [s for s in draft.statements if isinstance(s, Indicator) and s.placed]
        group = next((s for s in waiting if s.name.text == self.name.text), None)
        if group is None:
            draft.report("E273", self.span, name=self.name.text, choices=tuple(s.name.text for s in waiting))
            return None
        draft.replace(group, None)
        return settled(draft, group, self.maximum, self.span, **_changes(self, self.parts))


class Refine(Statement):
    RULE = "refine"
    path: str
    maximum: Quantity | None = None
    scoring: Scoring | None = None
    criteria: str = ""
    scored_by: str = ""
    for_classes: tuple[Name, ...] = field(default=(), metadata={"rule": "for_classes", "many": False})
    may_lack: bool = False
    inapplicable: Inapplicable | None = None
    unconcerned: Expression | None = None
    parts: tuple[Indicator, ...] = field(default=(), metadata={"rule": "indicator", "many": True})
    places: tuple[Place, ...] = field(default=(), metadata={"rule": "place"})

    def apply(self, draft: Draft) -> None:
        """Fill the node of the tree: maximum, scoring, parts, and the groups that are placed under it."""
        found = find_node(draft, self.path, self.span)
        if found is None:
            return
        root, path = found
        places = tuple(p for p in (place.taken_from(draft) for place in self.places) if p is not None)
        changes = _changes(self, self.parts + places)
        node = node_at(root, path)
        draft.replace(root, replaced(root, path, settled(draft, node, self.maximum, self.span, **changes)))

    def lower(self, build: Builder) -> None:
        """Binding has put this into the indicator tree; nothing is left to compute."""


def _changes(filled: "Place | Refine", parts: tuple[Indicator, ...]) -> dict[str, Any]:
    """The fields of an indicator that a scheme's statement sets; what it does not mention stays."""
    changes: dict[str, Any] = {"parts": parts} if parts else {}
    for name in ("scoring", "criteria", "scored_by", "for_classes", "may_lack", "inapplicable", "unconcerned"):
        value = getattr(filled, name)
        if value:
            changes[name] = value
    if not parts and not filled.scoring:
        changes["scoring"] = None
    return changes
