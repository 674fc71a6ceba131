"""A small invented measure, all of whose units can be counted, and changes to it by chance or by name.

Every line ends after a few events unless its text says otherwise, so a few events are all that there is to see.
"""

from collections.abc import Mapping
from random import Random

TEXT = """\
考核文件 小池 “小池管护考核办法（虚构）” {{
  条款 第一条至第九条
  施行 2021-03-01                                依据 第九条
  年度 1月1日至12月31日                          依据 第二条
  满分 {full}分 分值 0位小数                         依据 第三条
  指标 管护 满分 {full}分  依据 第四条 {{
    指标 巡查 满分 {patrol}分
    指标 设施 满分 2分 计分 分档 {{ {levels} }}
    指标 台账 满分 1分 计分 符合得满分
  }}
  {lines}
  适用口径 封顶先后                              依据 第五条、第六条 {{
    先封顶 “先封顶，再扣分”
    后封顶 “扣分之后再封顶”
    采用 {reading} 因 “示例”
  }}
  总分 {{
    第一步 指标得分合计                          依据 第四条
    第二步 计入 加分合计{bonus_cap}              依据 第五条
    第三步 封顶 {cap}分 按 先封顶                依据 第五条
    第四步 扣减 扣分合计                         依据 第六条
    第五步 封顶 {cap}分 按 后封顶                依据 第五条
    第六步 最低计 {floor}分                      依据 无 “条文未定”
  }}
  等次 {{
    优秀   {top}分及以上
    良好   {good}分及以上不满{top}分
    合格   {fair}分及以上不满{good}分
    不合格 不满{fair}分
  }}  依据 第七条
  {vetoes}
}}
"""

#: What each place in the text may hold; the first is what an ordinary version has.
SLOTS: Mapping[str, tuple[str, ...]] = {
    "patrol": ("2", "3"),
    "levels": ("完好 2分  破损 1分  损坏 0分", "完好 2分  破损 0分  损坏 0分", "完好 1分  破损 2分  损坏 0分"),
    "merit": ("加分 经验 每项1分 最多2分", "加分 经验 每项2分 最多2分", "加分 经验 每项1分 最多1分", "加分 经验 每项1分", ""),
    "press": (
        "加分 报道 分级 { 国家级 2分  省级 1分 } 计次 取最高",
        "加分 报道 分级 { 国家级 2分  省级 1分 } 计次 逐次 最多3分",
        "加分 报道 分级 { 国家级 2分  省级 1分 } 计次 每级一次",
        "加分 报道 分级 { 国家级 1分  省级 2分 } 计次 取最高",
    ),
    "blame": ("扣分 通报 每起1分至2分 最多3分", "扣分 通报 每起1分至2分 最多2分"),
    "late": ("扣分 迟报 每次1分 最多2分", "扣分 迟报 每次2分 最多2分", "扣分 迟报 每次1分 最多3分", "扣分 迟报 每次1分 同一事由 取最高 最多2分", "扣分 迟报 每次1分", ""),
    "reading": ("先封顶", "后封顶"),
    "bonus_cap": (" 最多3分", " 最多2分", " 最多1分", ""),
    "cap": ("5", "6", "4"),
    "floor": ("0", "1"),
    "top": ("5", "4"),
    "good": ("3", "2"),
    "fair": ("1", "2"),
    "hiding": ("一票否决 瞒报 确定为 不合格", "一票否决 瞒报 最高评为 合格", ""),
    "accident": ("一票否决 事故 最高评为 合格", "一票否决 事故 最高评为 良好", "一票否决 事故 确定为 不合格"),
}  # fmt: skip
_LINES = ("merit", "press", "blame", "late")

Version = Mapping[str, str]


def ordinary() -> dict[str, str]:
    return {name: options[0] for name, options in SLOTS.items()}


def text(version: Version) -> str:
    """The measure with these words in its places; full marks are what its parts add up to."""
    lines = [f"{version[n]}  依据 第{'五' if n in _LINES[:2] else '六'}条" for n in _LINES if version[n]]
    vetoes = [f"{version[n]}  依据 第八条" for n in ("hiding", "accident") if version[n]]
    full = str(int(version["patrol"]) + 3)
    return TEXT.format(
        **{k: v for k, v in version.items() if k not in (*_LINES, "hiding", "accident")},
        full=full,
        lines="\n  ".join(lines),
        vetoes="\n  ".join(vetoes),
    )


def valid(version: Version) -> bool:
    """Bands in their order."""
    return int(version["fair"]) < int(version["good"]) < int(version["top"])


def random_pair(seed: int) -> tuple[dict[str, str], dict[str, str]]:
    """An old version by chance, and one that differs in one to three places."""
    draw = Random(seed)
    while True:
        old = {n: draw.choice(o) if draw.random() < 0.4 else o[0] for n, o in SLOTS.items()}
        new = dict(old)
        for name in draw.sample(sorted(SLOTS), draw.choice((1, 1, 2, 2, 3))):
            new[name] = draw.choice([o for o in SLOTS[name] if o != old[name]])
        if valid(old) and valid(new):
            return old, new


def events(*versions: Version) -> dict[str, int]:
    """How many events of each line show all that there is to see; lines without an end need more."""
    names = {"merit": "经验", "press": "报道", "blame": "通报", "late": "迟报"}
    found = {"经验": 3, "报道": 3, "通报": 2, "迟报": 4}
    for version in versions:
        found |= {names[n]: 9 for n in ("merit", "late") if version[n] and "最多" not in version[n]}
    return found
