"""Characters that are taken for one another, by their shape or by their sound; rows that we wrote ourselves.

The first character of a row stands for all of it: two words are alike if they are equal after that replacement.
"""

import unicodedata
from functools import cache

#: Characters of one shape.
SHAPES = (
    "帐账", "0OoО〇○◯零", "1lIⅠ丨|", "口囗", "一－ー—", "·・•", "已己巳", "未末", "日曰", "土士", "干千于", "人入", "天夫", "大太",
    "贷货", "侯候", "戍戌戊", "刺剌", "折拆", "间闻问", "报极", "治冶", "处外", "准淮", "午牛", "乌鸟", "今令", "为办",
)  # fmt: skip
#: Characters of one sound, as input methods offer them for one another.
SOUNDS = (
    "分份", "象像向项相响", "型形行", "部步不布", "帐账涨", "复覆负附付", "公工功攻", "开凯", "报抱暴", "考烤", "和合核河何",
    "评平凭", "议意义易", "优悠忧", "良粮量", "等登灯", "次此刺", "指职止只制治质", "标表彪", "政正证", "务物误", "机及级即极记纪计际",
    "名明", "程城成诚", "式事是示市试实时施", "约月越", "座做作坐", "在再", "的地得", "以已", "他它", "须需", "定订", "需许",
    "满慢", "签前千", "后候", "度督", "单丹", "位为委", "代带待", "检简减", "查差", "通同统", "规归", "则责", "条调",
    "款宽", "限线县现显", "值直执", "奖讲将", "惩程", "罚发", "否服", "决绝", "超抄", "低底", "高搞", "总综", "最罪", "少绍", "效校",
)  # fmt: skip


@cache
def _table() -> dict[int, str]:
    """Each character → the first of its row; a row by sound is followed by one by shape, the earlier wins."""
    table: dict[int, str] = {}
    for row in (*SHAPES, *SOUNDS):
        for char in row:
            table.setdefault(ord(char), row[0])
    return table


@cache
def _shapes() -> dict[int, str]:
    return {ord(char): row[0] for row in reversed(SHAPES) for char in row}


def by_shape(word: str) -> str:
    """A word with every character replaced by the first of its row of shapes."""
    return unicodedata.normalize("NFKC", word).translate(_shapes())


def heard(word: str) -> str:
    """A word by how it looks and sounds."""
    return unicodedata.normalize("NFKC", word).translate(_table())
