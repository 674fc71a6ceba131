"""What is said where a text carries on from the period or row before, which nothing in the language does."""

#: “{part}” is the word of the text.
EARLIER = {
    "earlier": {
        "zh": "没有“{part}”：各期、各行分别计算，不能用前一期、前一行的得数；请给每期要用的数各写一个事实，用定义一期接一期地算，如“定义 二季度扣 = 最小（10分，二季度 + 一季度 - 一季度扣）”，连续几期写成“一季度 > 5分 且 二季度 > 5分”；或者把结转的数作为事实填报",
        "en": "there is no “{part}”: every period and every row is computed by itself and sees none before it; write a fact for each period and carry on from one definition to the next, such as “define 二季度扣 = least (10 points, 二季度 + 一季度 - 一季度扣)”, several in a row as “一季度 > 5 points and 二季度 > 5 points”; or report what is carried over as a fact",
    },
}
