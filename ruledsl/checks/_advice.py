"""What E104 says of a wording of official documents that the language does not have, by its kind (``ruledsl.advice``)."""

ADVICE = {
    "facts": {
        "zh": "“{file}”是事实文件，不是规则：检查请写规则文件，算分请写 ruledsl eval 规则文件 {file}",
        "en": "“{file}” holds facts, not rules: check the rules, and compute with ruledsl eval RULES {file}",
    },
    "step": {
        "zh": "步骤不能用“{found}”引用；请在那一步的末尾写“记作 名称”，此处写这个名称",
        "en": "a step cannot be referred to as “{found}”; write “called NAME” at the end of that step, and the name here",
    },
    "at_most": {
        "zh": "条件里不能写“{found}”（那是限额）；请写“≤”或“不高于”，如“项数 ≤ 2”",
        "en": "a condition cannot say “{found}”, which is a limit; write “≤” or “not above”",
    },
    "share": {
        "zh": "“{name}的{number}%”请写成“{name} × {number}%”；{name}不是有名称的数的，直接写出分值，如“60分”",
        "en": "write “{name} × {number}%” for a share of {name}; if {name} is not a named quantity, write the points themselves, such as “60 points”",
    },
    "dash": {
        "zh": "“{low}至{high}”没有写明 {high} 本身算不算；请写“{low}及以上不满{high}”，或“{low}至{high}（不含{high}）”",
        "en": "“{low} to {high}” does not say whether {high} belongs to it; write “{low} and more under {high}” or “{low} to {high} (without {high})”",
    },
    "effect": {
        "zh": "此处要先写否决的结果，不能写“{found}”：确定为 某一等次、最高评为 某一等次、降一等、总分不计、总分计为 0分、排末位，或者不改变等次；条件“当 …”、依据写在结果后面",
        "en": "the effect of the veto comes first, not “{found}”: sets GRADE, at best GRADE, lowers one grade, voids the total, sets the total to 0 points, ranks last, or leaves the grade; “when …” and “per …” follow it",
    },
    "tariff": {
        "zh": "此处要先写分值，不能写“{found}”：如 2分、每项2分、每起5分至10分、酌情 最多3分、分级 {{ 省级 2分 市级 1分 }}、每次 = 式子；计次、条件、依据写在分值后面",
        "en": "the points come first, not “{found}”: such as 2 points, each item 2 points, each case 5 points to 10 points, at discretion at most 3 points, by level {{ … }}, each time = …; counting, conditions and clauses follow them",
    },
}
