"""N337 not-named-inapplicable: An item reported as not applicable that the measure does not name, though it names others."""

from typing import ClassVar

from ruledsl.checks import Check


class NotNamedInapplicable(Check):
    code = "N337"
    name = "not-named-inapplicable"
    message: ClassVar = {
        "zh": "“{names}”填了“不涉及”，按“{groups}”的“不涉及时”算；规则写明可以不涉及的是{named}，没有写到它，请核对有没有依据。"
        "不许的，在这一组里只给可以不涉及的各项写“可不涉及”；一项都不许的，删去这一组的“不涉及时”",
        "en": "“{names}” was reported as not applicable and counts by “if not applicable” of “{groups}”; the items that the "
        "rules name as such are {named}, which this is not: check by what right. Where it may not be, write “may not apply” "
        "in that group on the items that may, or drop its “if not applicable” where none may",
    }
    why: ClassVar = {
        "zh": "“不涉及时”写在一组上，组里各项都可以填“不涉及”；条文只许其中几项的，别的填了就改了得分。",
        "en": "With “if not applicable” on a group every part may be left out; where the text allows it for some only, "
        "leaving out another changes the score.",
    }
