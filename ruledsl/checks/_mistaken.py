"""What E211 says of something that was taken for a name and is none: words run together, numerals, answers, keywords."""

#: Kind of thing → (Chinese, English).
MISTAKEN = {
    "glued": {
        "zh": "“{owner}{part}”连在一起，当成了一个名称；名称后面请空一格，写成“{owner} {part}”",
        "en": "“{owner}{part}” is taken for one name; leave a space behind the name: “{owner} {part}”",
    },
    "numeral": {
        "zh": "数字用阿拉伯数字：“{part}”写成“{owner}”",
        "en": "write numbers in digits: “{owner}” for “{part}”",
    },
    "answer": {
        "zh": "是或否的事实本身就是条件：直接写它的名称，如“当 泄密”；相反的写“当 非 泄密”；不写“= {part}”",
        "en": "what is reported yes or no is a condition by itself: “when 泄密”, its opposite “when not 泄密”, without “= {part}”",
    },
    "keyword": {
        "zh": "“{part}”是关键词，这里要写一个数或者名称；它写在哪里，见 ruledsl explain {part}",
        "en": "“{part}” is a keyword, a number or name belongs here; where it stands is told by ruledsl explain {part}",
    },
}
#: Keywords of statements for the quantities that they make together.
MEANT = {"加分": "BONUS_TOTAL", "扣分": "DEDUCTION_TOTAL", "指标": "INDICATORS_TOTAL"}
#: How the full marks of an item are written by its name.
FULL = (".满分", "的满分", ".full marks")


def marked(name: str) -> str:
    """What the full marks are meant of."""
    return next((name.removesuffix(end) for end in FULL if name.endswith(end)), name)
