"""What E211 says of a name that the measure has and no expression can use here: what it is, where it may stand, what to write."""

#: Kind of thing → (Chinese, English).
UNUSABLE = {
    "full": {
        "zh": "没有叫“{name}”的；一项的满分写“满分（名称）”，如“满分（{of}） × 60%”",
        "en": "nothing is called “{name}”; the full marks of an item are “full marks(NAME)”, such as “full marks({of}) × 60%”",
    },
    "from_full": {
        "zh": "“{part}”是指标“{owner}”倒扣的一种情形，它的次数只在事实文件里填，式子里不能引用；式子要用这个次数，请写“事实 {part}数 数量”，这个指标改写成“计分 = 满分的分值 - 每次的分值 × {part}数”",
        "en": "“{part}” is a fault of the indicator “{owner}”; its number is only reported, no formula can use it; to use the number write “fact {part}数 count”, and score the indicator by “scoring = its full points - points of each × {part}数”",
    },
    "counted": {
        "zh": "“{owner}”的次数只在事实文件里填，式子里不能引用；写“{owner}”是它的得分；要用次数，请写“事实 {owner}次数 数量”，计分写成“= 每次的分值 × {owner}次数”",
        "en": "the number of “{owner}” is only reported, no formula can use it; “{owner}” is its score; to use the number write “fact {owner}次数 count” and score by “= points of each × {owner}次数”",
    },
    "completion": {
        "zh": "“{part}”是指标“{owner}”完成率要填的数，只在事实文件里填，式子里不能引用；写“{owner}”是它的得分；要用这个数，请另写“事实 {part} 数量”，计分写成式子",
        "en": "“{part}” is reported for the completion of “{owner}”, no formula can use it; “{owner}” is its score; to use the number write “fact {part} count” and score by a formula",
    },
    "checklist": {
        "zh": "“{part}”是指标“{owner}”逐项里的一项，只在事实文件里填是或否，式子里不能引用；写“{owner}”是它的得分；要作条件，请另写“事实 {part} 是否”",
        "en": "“{part}” is one item of the checklist of “{owner}”, reported yes or no, no formula can use it; “{owner}” is its score; for a condition write “fact {part} yes or no”",
    },
    "options": {
        "zh": "“{part}”是指标“{owner}”的一档，式子里不能引用；写“{owner}”是它的得分，条件可以写“{owner} ≥ 那一档的分值”",
        "en": "“{part}” is an option of “{owner}”, no formula can use it; “{owner}” is its score, a condition can be “{owner} ≥ the points of that option”",
    },
    "event": {
        "zh": "“{part}”是“{owner}”每一件事件的一项，只能在看各件事件的统计里用，如“个数（{owner} 当 {part} …）”“最高（{owner} 的 {part} 没有时 …）”；写“{owner}”是得分，“{owner}.次数”是次数；每一件先算出的数，写在“{owner}”后面的花括号里：{{ 定义 … = … }}",
        "en": "“{part}” belongs to each event of “{owner}” and can only stand in what looks over events, such as “number of ({owner} when {part} …)”; “{owner}” is the points, “{owner}.次数” the number; what is worked out for each event stands in braces after “{owner}”: {{ define … = … }}",
    },
    "row": {
        "zh": "“{part}”是子表“{owner}”每一行的一项，只能在统计里用，如“合计（{owner} 的 {part}）”“个数（{owner} 当 {part} …）”",
        "en": "“{part}” belongs to each row of the table “{owner}” and can only stand in a statistic, such as “sum of ({owner} each {part})”, “number of ({owner} when {part} …)”",
    },
    "rows": {
        "zh": "“{owner}”是子表，有许多行，本身不是一个数；请写统计，如“个数（{owner}）”“合计（{owner} 的 …）”",
        "en": "“{owner}” is a table of rows, not a number; write a statistic, such as “number of ({owner})” or “sum of ({owner} each …)”",
    },
    "grade": {
        "zh": "“{part}”是等次，不是一个数；作条件请写“等次 是 {part}”",
        "en": "“{part}” is a grade, not a number; a condition is “grades is {part}”",
    },
    "class": {
        "zh": "“{part}”是类别，不是一个数；作条件请写“单位类别 是 {part}”",
        "en": "“{part}” is a class of units, not a number; a condition is “class of unit is {part}”",
    },
    "reading": {
        "zh": "“{part}”是适用口径，不是一个数；某种口径下才适用的，在句末写“按 选项”",
        "en": "“{part}” is an open reading, not a number; what holds under an option ends with “reading OPTION”",
    },
    "option": {
        "zh": "“{part}”是口径“{owner}”的选项，不是一个数；这种口径下才适用的，在句末写“按 {part}”",
        "en": "“{part}” is an option of the reading “{owner}”, not a number; what holds under it ends with “reading {part}”",
    },
    "label": {
        "zh": "“{part}”是一条“{owner}”，没有值可以引用；请写它所依的条件，或者把那个条件写成一条“定义”再引用",
        "en": "“{part}” is written as “{owner}” and has no value; write the condition itself, or name it with “define”",
    },
    "choice": {
        "zh": "“{part}”是“{owner}”的一个选项，不是一个数；作条件请写“{owner} 是 {part}”",
        "en": "“{part}” is a choice of “{owner}”, not a number; a condition is “{owner} is {part}”",
    },
    "beyond": {
        "zh": "“{owner}”是{kind}，只用名称引用，写“{owner}”就是{value}；它没有“{part}”可以引用",
        "en": "“{owner}” is written as “{kind}” and used by its name alone: “{owner}” is {value}; there is no “{part}” of it",
    },
    "none": {
        "zh": "没有叫“{name}”的；本办法还没有写明这里可用的名称",
        "en": "nothing is called “{name}”; the measure declares no name that could stand here",
    },
}
