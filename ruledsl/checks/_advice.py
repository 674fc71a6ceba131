"""What E104 says: of wordings that documents have and the language has not (``ruledsl.advice``), of words out of place."""

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
        "zh": "“{name}的{number}%”请写成分值或有名称的数乘百分比，如“60分 × {number}%”、“得分 × {number}%”；某一项的满分写“满分（名称） × {number}%”",
        "en": "write points or a named quantity times the percentage for {number}% of {name}, such as “60 points × {number}%”; the full marks of an item are “full marks(NAME) × {number}%”",
    },
    "dash": {
        "zh": "“{low}至{high}”没有写明 {high} 本身算不算；请写“{low}及以上不满{high}”，或“{low}至{high}（不含{high}）”",
        "en": "“{low} to {high}” does not say whether {high} belongs to it; write “{low} and more under {high}” or “{low} to {high} (without {high})”",
    },
    "soft": {
        "zh": "“一般不超过”后面写明超过的怎样办：（经批准可超过），或者（超过只提示）；一律不能超过的写“最多”",
        "en": "“normally at most” says what becomes of more: (more with approval), or (excess only remarked); what is never exceeded is “at most”",
    },
    "classes": {
        "zh": "这一条不写“适用对象”；只用于一类单位的，写条件“当 单位类别 是 …”",
        "en": "this statement has no “for”; what is for one class of units has the condition “when class of unit is …”",
    },
    "rows_classes": {
        "zh": "子表不写“适用对象”：没有这些行的单位不填就行，“个数”“合计”得 0；用到它的指标写“适用对象”，或者式子写“当 单位类别 是 … 则 … 否则 …”",
        "en": "a table has no “for”: a unit without such rows reports none, its number and sum are 0; write “for” at the indicator that uses it, or “when class of unit is … then … else …” in the formula",
    },
    "steps": {
        "zh": "“每低1个百分点扣几分”要写成式子：“10分 × （办结率 低于 98% 每1个百分点 舍去取整）”，不满一档也算的写“进一取整”或“按比例”；用在“计分 = …”“定义”里，在总分里扣的再写“扣减”",
        "en": "points for each percentage point are a formula: “10 points × (rate below 98% each 1 percentage point whole units down)”, with “whole units up” or “pro rata” where a part of a step counts; it stands in “scoring = …” or in a definition, which a step of the total may subtract",
    },
    "minus": {
        "zh": "扣多少、加多少写正数，不写负号：扣分的写“扣分 … 每次3分”",
        "en": "points are written without a sign: a deduction says “deduction … each time 3 points”",
    },
    "full_marks": {
        "zh": "“{name}”的分值前面要写“满分”，如“指标 {name} 满分 60分”，不加括号",
        "en": "write “full marks” before the points of “{name}”, such as “indicator {name} full marks 60 points”, without brackets",
    },
    "marks_of": {"zh": "“{name} 的 满分”写成“满分（{name}）”", "en": "write “full marks({name})”"},
    "through": {"zh": "依据不写“至”，一项一项写：{list}", "en": "a citation has no range; name each: {list}"},
    "effect": {
        "zh": "此处要先写否决的结果，不能写“{found}”：确定为 某一等次、最高评为 某一等次、降一等、总分不计、总分计为 0分、排末位，或者不改变等次；条件“当 …”、依据写在结果后面",
        "en": "the effect of the veto comes first, not “{found}”: sets GRADE, at best GRADE, lowers one grade, voids the total, sets the total to 0 points, ranks last, or leaves the grade; “when …” and “per …” follow it",
    },
    "tariff": {
        "zh": "此处要先写分值，不能写“{found}”：如 2分、每项2分、每起5分至10分、酌情 最多3分、分级 {{ 省级 2分 市级 1分 }}、每次 = 式子；计次、条件、依据写在分值后面",
        "en": "the points come first, not “{found}”: such as 2 points, each item 2 points, each case 5 points to 10 points, at discretion at most 3 points, by level {{ … }}, each time = …; counting, conditions and clauses follow them",
    },
    "form": {"zh": "“{found}”应写成“{guess}”", "en": "write “{guess}” for “{found}”"},
    "brace": {"zh": "“{found}”前面少写了一个“}}”", "en": "a “}}” is missing before “{found}”"},
    "surplus": {"zh": "这里多了一个“}}”，后面的都写到大括号外面了", "en": "this “}}” is one too many"},
    "begin": {
        "zh": "“{found}”不能作一条的开头；可以写：{expected}",
        "en": "“{found}” begins no statement here; possible is: {expected}",
    },
    "inside": {
        "zh": "“{before}”后面不能接“{found}”；这一条还可以写：{expected}",
        "en": "“{found}” cannot follow “{before}”; this statement can go on with: {expected}",
    },
    "after": {
        "zh": "“{before}”后面不能写“{found}”；可以写：{expected}",
        "en": "“{found}” cannot follow “{before}”; possible is: {expected}",
    },
    "early": {
        "zh": "“{found}”写早了；“{before}”后面先写：{expected}",
        "en": "“{found}” comes too early; after “{before}” first write: {expected}",
    },
    "quoted": {"zh": "“{before}”后面先写名称，名称不加引号", "en": "after “{before}” comes a name, without quotes"},
}
