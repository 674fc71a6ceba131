"""Invented measures, each as the text of a document and as the rule file that says the same; nobody published them.

The text is the authority against which a slip in the rule file is wrong.  Two styles of punctuation, as in the real
texts: half-width brackets with “80—90分(不含90分)”, and full-width brackets with “以上包括本数，以下不包括本数”.
"""

import random
from collections.abc import Callable, Iterator

from attrs import define, field, frozen

from ruledsl.written import chinese

GROUPS = ("组织领导", "信息公开", "政策解读", "平台建设", "回应关切", "监督保障", "公众参与", "依申请办理")
BONUSES = ("受到上级通报表彰", "经验被上级推广", "被市级以上媒体报道", "承办现场会议", "创新工作方法")
NAMES = {"受到上级通报表彰": "上级表彰", "经验被上级推广": "经验推广", "被市级以上媒体报道": "媒体报道",
         "承办现场会议": "承办会议", "创新工作方法": "工作创新"}  # fmt: skip
FAULTS = {"被上级通报批评": "通报批评", "行政诉讼败诉": "败诉", "发布内容出现严重错误": "内容错误",
          "逾期答复申请": "逾期答复", "整改不到位": "整改不力"}  # fmt: skip
VETOES = {"发生失泄密事件": "失泄密", "考核中弄虚作假": "弄虚作假", "发生重大舆情事件": "重大舆情"}


@frozen
class Invented:
    """A rule file and the text of the document that it puts into rules."""

    name: str
    rules: str
    text: str


@define
class _Pen:
    """Writes article after article, in the text and in the rules."""

    dice: random.Random
    wide: bool
    text: list[str] = field(factory=list)
    rules: list[str] = field(factory=list)
    items: dict[int, int] = field(factory=dict)
    number: int = 0

    def article(self, words: str) -> str:
        """Begin the next article and say how it is cited."""
        self.number += 1
        self.text.append(f"第{chinese(self.number)}条{' ' if self.wide else '  '}{words}")
        return f"第{chinese(self.number)}条"

    def item(self, words: str) -> str:
        """The next item of the article, and how it is cited."""
        number = self.items[self.number] = self.items.get(self.number, 0) + 1
        self.text.append(f"{'（' if self.wide else '('}{chinese(number)}{'）' if self.wide else ')'}{words}")
        return f"第{chinese(self.number)}条（{chinese(number)}）"

    def rule(self, *lines: str) -> None:
        self.rules += [f"  {line}" for line in lines]


def invented(seed: int) -> Invented:
    """One measure of the many, the same for the same seed."""
    pen = _Pen(random.Random(seed), bool(seed % 2))
    parts: list[Callable[[_Pen], None]] = [
        _purpose, _scope, _year, _scale, _contents, _notice, _grades, _vetoes, _bonuses, _deductions, _total, _ranking,
        _consequences, _in_force,
    ]  # fmt: skip
    for part in parts:
        part(pen)
    title = f"示例{chinese(seed + 1)}市政务公开工作考核办法"
    items = "".join(f"、第{chinese(a)}条（一）至（{chinese(n)}）" for a, n in pen.items.items())
    head = [
        f"# 虚构示例：{title}，不是任何地方的文件。",
        f"考核文件 示例{chinese(seed + 1)} “{title}” {{",
        f"  条款 第一条至第{chinese(pen.number)}条{items}",
    ]
    text = ["虚构示例，不是任何地方的文件。", title, *pen.text]
    return Invented(f"invented-{seed:02}", "\n".join([*head, *pen.rules, "}"]) + "\n", "\n".join(text) + "\n")


def _purpose(pen: _Pen) -> None:
    where = pen.article("为推进政务公开工作，制定本办法。")
    pen.rule(f"不涉及计分 {where} “制定目的”")


def _scope(pen: _Pen) -> None:
    where = pen.article("本办法适用于市政府各部门。市政府办公室列出被考核单位名单。")
    pen.rule(f"考核对象 由方案确定  依据 {where}")


def _year(pen: _Pen) -> None:
    where = pen.article("每年1月1日至12月31日为一个考核年度。")
    pen.rule(f"年度 1月1日至12月31日  依据 {where}")


def _shares(pen: _Pen, count: int) -> list[int]:
    """Full marks in fives that add up to a hundred, no two alike where that can be."""
    cuts = sorted(pen.dice.sample(range(1, 20), count - 1))
    return [5 * (b - a) for a, b in zip([0, *cuts], [*cuts, 20], strict=True)]


def _contents(pen: _Pen) -> None:
    count = pen.dice.randint(4, 6)
    pen.article("考核内容和分值：")
    for name, share in zip(pen.dice.sample(GROUPS, count), _shares(pen, count), strict=True):
        scoring, said = pen.dice.choice((_assessed, _assessed, _per_piece, _tiers, _faults))(pen, name, share)
        where = pen.item(f"{name}，满分{share}分。{said}")
        pen.rule(f"指标 {name} 满分 {share}分{scoring}  依据 {where}")


def _assessed(pen: _Pen, name: str, share: int) -> tuple[str, str]:
    return "", "由考核组评定。"


def _per_piece(pen: _Pen, name: str, share: int) -> tuple[str, str]:
    each = pen.dice.choice(("1", "2", "0.5"))
    return f" 计分 每件{each}分 最多{share}分", f"每完成一件得{each}分，最多{share}分。"


def _tiers(pen: _Pen, name: str, share: int) -> tuple[str, str]:
    low, high = pen.dice.choice(((60, 90), (70, 95), (50, 80)))
    half = f"{share / 2:g}"
    rows = f"{high}%及以上 {share}分 {low}%及以上不满{high}% {half}分 不满{low}% 0分"
    said = f"完成率{high}%及以上得{share}分，{low}%及以上不满{high}%得{half}分，不满{low}%得0分。"
    return f" 计分 分段 1位小数 {{ {rows} }}", said


def _faults(pen: _Pen, name: str, share: int) -> tuple[str, str]:
    each = pen.dice.choice(("0.5", "1", "1.5"))
    return f" 计分 倒扣 {{ {name}缺陷 每处{each}分 }} 扣完为止", f"每发现一处缺陷扣{each}分，扣完为止。"


def _scale(pen: _Pen) -> None:
    where = pen.article("考核实行百分制，满分100分，计算结果保留2位小数。")
    pen.rule(f"满分 100分 分值 2位小数  依据 {where}")


def _notice(pen: _Pen) -> None:
    days = pen.dice.choice((7, 10, 15, 20))
    pen.article("考核程序：")
    where = pen.item(f"考核组提前{days}天发出考核通知；")
    pen.rule(f"事实 考核通知日 日期 可缺  依据 {where}", f"事实 考核开始日 日期 可缺  依据 {where}")
    pen.rule(f"要求 提前通知 考核通知日 不迟于 考核开始日 前{days}天  依据 {where}")
    where = pen.item("考核组开展考核，形成考核结果；")
    pen.rule(f"事实 结果形成日 日期 可缺  依据 {where}", f"先后 考核开始日、结果形成日  依据 {where}")
    where = pen.item("考核结果向被考核单位反馈。")
    pen.rule(f"先后 结果形成日、结果反馈日  依据 {where}")


def _grades(pen: _Pen) -> None:
    top, good, fair = pen.dice.choice(((90, 80, 60), (95, 85, 70), (90, 75, 60), (85, 75, 65)))
    lines = (("优秀", top, 0), ("良好", good, top), ("合格", fair, good), ("不合格", 0, fair))
    if pen.wide:
        words = (
            f"{top}分以上为优秀，{good}分以上{top}分以下为良好，{fair}分以上{good}分以下为合格，{fair}分以下为不合格"
        )
        where = pen.article(f"考核结果分为优秀、良好、合格、不合格四个等次。{words}（以上包括本数，以下不包括本数）。")
        pen.rule(f"端点 以上含本数，以下不含本数  依据 {where}")
        bands = [f"{n} {f'{low}分以上' if low else ''} {f'{high}分以下' if high else ''}" for n, low, high in lines]
    else:
        where = pen.article("考核结果分为优秀、良好、合格、不合格四个等次:")
        pen.text += [f"优秀:{top}分及以上。", f"良好:{good}—{top}分(不含{top}分)。"]
        pen.text += [f"合格:{fair}—{good}分(不含{good}分)。", f"不合格:{fair}分以下。"]
        bands = [f"{n} {f'{low}分及以上' if low else ''}{f'不满{high}分' if high else ''}" for n, low, high in lines]
    pen.rule("等次 {", *(f"  {' '.join(b.split())}" for b in bands), f"}}  依据 {where}")


def _vetoes(pen: _Pen) -> None:
    pen.article("有下列情形之一的，不论得分，等次按以下规定确定：")
    for words in pen.dice.sample(sorted(VETOES), pen.dice.randint(1, 3)):
        grade = pen.dice.choice(("不合格", "不合格", "合格"))
        last = pen.dice.random() < 0.3
        where = pen.item(f"{words}的，确定为{grade}等次{'，并排在末位' if last else ''}；")
        pen.rule(f"一票否决 {VETOES[words]} 确定为 {grade}{' 排末位' if last else ''}  依据 {where}")


def _bonuses(pen: _Pen) -> None:
    most = pen.dice.choice((5, 8, 10))
    pen.article(f"有下列情形的予以加分，加分合计最多{most}分：")
    for number, words in enumerate(pen.dice.sample(BONUSES, pen.dice.randint(2, 4))):
        amount, said = _amount(pen) if number else ("每次1.5分", "每次加1.5分")
        where = pen.item(f"{words}的，{said}；")
        pen.rule(f"加分 {NAMES[words]} {amount}  依据 {where}")
    pen.rule(f"# 加分合计最多{most}分，见总分第二步")
    pen.items[-1] = most


def _amount(pen: _Pen) -> tuple[str, str]:
    one, two, three = pen.dice.choice((("3", "2", "1"), ("2", "1.5", "0.5"), ("4", "3", "2")))
    return pen.dice.choice((
        (f"每次{two}分", f"每次加{two}分"),
        (f"每项{three}分 最多{int(float(one)) + 2}分", f"每项加{three}分，最多加{int(float(one)) + 2}分"),
        (f"分级 {{ 国家级 {one}分 省级 {two}分 市级 {three}分 }} 计次 逐次",
         f"国家级每次加{one}分，省级每次加{two}分，市级每次加{three}分"),
        (f"分级 {{ 国家级 {one}分 省级 {two}分 }} 计次 取最高", f"国家级加{one}分，省级加{two}分，就高加分一次"),
    ))  # fmt: skip


def _deductions(pen: _Pen) -> None:
    pen.article("有下列情形的予以扣分：")
    for words in pen.dice.sample(sorted(FAULTS), pen.dice.randint(2, 4)):
        low = pen.dice.randint(1, 4)
        amount, said = pen.dice.choice((
            (f"每起{low}分", f"每起扣{low}分"),
            (f"每次{low}分 最多{low * 3}分", f"每次扣{low}分，最多扣{low * 3}分"),
            (f"每起{low}分至{low + 3}分", f"每起扣{low}分以上{low + 3}分以下"),
        ))  # fmt: skip
        where = pen.item(f"{words}的，{said}；")
        pen.rule(f"扣分 {FAULTS[words]} {amount}  依据 {where}")


def _total(pen: _Pen) -> None:
    most = pen.items.pop(-1)
    bonuses, deductions = (f"第{chinese(pen.number - n)}条" for n in (1, 0))
    where = pen.article("总分为指标得分加加分、减扣分；总分超过100分的，按100分计；低于0分的，按0分计。")
    pen.rule("总分 {", "  第一步 指标得分合计", f"  第二步 计入 加分合计 最多{most}分  依据 {bonuses}")
    pen.rule(f"  第三步 扣减 扣分合计  依据 {deductions}", f"  第四步 封顶 100分  依据 {where}")
    pen.rule(f"  第五步 最低计 0分  依据 {where}", "}")


def _ranking(pen: _Pen) -> None:
    key, words = pen.dice.choice((("指标得分合计", "指标得分"), ("加分合计", "加分")))
    where = pen.article(f"按总分由高到低排名；总分相同的，{words}高的在前，仍相同的并列。")
    pen.rule(f"排名 依次按 总分、{key} 由高到低，仍相同的并列  依据 {where}")


def _consequences(pen: _Pen) -> None:
    line, count = pen.dice.choice((60, 65, 70)), pen.dice.choice((2, 3))
    pen.article("考核结果运用：")
    where = pen.item(f"总分不满{line}分的，对主要负责人进行约谈；")
    pen.rule(f"后果 约谈 当 总分 < {line}分  依据 {where}")
    name = next(r.split()[1] for r in reversed(pen.rules) if r.startswith("  扣分 "))
    words = next(w for w, n in FAULTS.items() if n == name)
    where = pen.item(f"{words}达到{count}次的，责令限期整改。")
    pen.rule(f"后果 限期整改 当 {name}.次数 ≥ {count}  依据 {where}")


def _in_force(pen: _Pen) -> None:
    year, term = pen.dice.choice((2021, 2022, 2023)), pen.dice.choice((2, 3, 5))
    where = pen.article(f"本办法自{year}年3月1日起施行，有效期{term}年。")
    pen.rule(f"施行 {year}-03-01  依据 {where}", f"有效期 {term}年  依据 {where}")
    pen.rule(f"适用 年度末日 在有效期内  依据 {where}")


def every(count: int = 44, first: int = 0) -> Iterator[Invented]:
    """So many of them."""
    return map(invented, range(first, first + count))
