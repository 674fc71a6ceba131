"""What E221 says, by what is wrong with the kinds."""

#: The problem with two quantities → what is said.
VARIANTS = {
    "unit": {"zh": "“{first}”没有写单位；应写成“{second}”", "en": "“{first}” has no unit; write “{second}”"},
    "kinds-differ": {
        "zh": "{first}和{second}不能相加减、比较；{hint}",
        "en": "{first} and {second} cannot be added or compared; {hint}",
    },
    "share-of-count": {
        "zh": "“{first}”是数量乘以百分比，仍是百分比，不能和件数“{second}”比较；请直接比“{count}”{hint}",
        "en": "“{first}” is a count times a percentage, still a percentage, and cannot be compared with the number “{second}”; compare “{count}” itself{hint}",
    },
    "no-product": {
        "zh": "{first}和{second}不能相乘；分值只能乘以数量、百分比或不带单位的数；按得分率折算的，还要除以标准分，如“12分 × 得分 ÷ 100分”",
        "en": "{first} and {second} cannot be multiplied; points are multiplied by counts, percentages or plain numbers; what goes by a share of points is also divided by them, as in “12 points × score ÷ 100 points”",
    },
    "no-quotient": {
        "zh": "{first}不能除以{second}；除数应是同一种量，或数量、百分比",
        "en": "{first} cannot be divided by {second}; the divisor must be of the same kind, a count or a percentage",
    },
    "no-months": {
        "zh": "{first}不能除以{second}：月有长短；数满几个月写“（完成日 晚于 期限 每1个月 舍去取整）”，不满的按满的算写“进一取整”",
        "en": "{first} cannot be divided by {second}: months differ in length; count full ones by “(finished later than due each 1 months whole units down)”, begun ones by “whole units up”",
    },
    "lists-differ": {
        "zh": "两边的选项不是同一个清单：{first}；{second}",
        "en": "the two sides choose from different lists: {first}; {second}",
    },
    "not-a-condition": {
        "zh": "这里要写一个能回答“是”或“否”的条件，写的是{first}；如“日常工作 < 60分”",
        "en": "a condition that is yes or no belongs here, this is {first}; for example “日常工作 < 60 points”",
    },
    "happened": {
        "zh": "“{first}”是分值，不是条件；有没有发生，写“{first}.次数 > 0”，没有发生写“{first}.次数 = 0”",
        "en": "“{first}” is points, not a condition; write “{first}.次数 > 0” for whether it happened, “{first}.次数 = 0” for whether it did not",
    },
    "no-side": {
        "zh": "“每”前面要写在哪一边：低于、高于、早于、晚于，如“（办结率 低于 98% 每1个百分点 舍去取整）”",
        "en": "steps lie on one side of a bound: below, above, earlier than, later than, as in “(率 below 98% each 1 percentage point whole units down)”",
    },
    "not-points": {
        "zh": "计分的式子应当得出分值，得出的却是{first}；可以乘以“1分”",
        "en": "a formula of scoring must yield points, this yields {first}; multiply by “1 points”",
    },
}
