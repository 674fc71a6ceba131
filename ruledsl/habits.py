"""How documents and people write what the language writes in one way: words for keywords, and forms of dates and bands."""

import re
from collections.abc import Callable, Iterator

from ruledsl.english import ENGLISH
from ruledsl.syntax import chinese, integer

#: A word that is often written → the keywords that say it, by their terminals; the first that fits is meant.
WORDS: dict[str, tuple[str, ...]] = {
    "大于": ("ABOVE", "MORE_THAN"), "小于": ("BELOW", "LESS_THAN"), "高于": ("MORE_THAN",), "低于": ("LESS_THAN",),
    "大于等于": ("NO_LESS",), "小于等于": ("NO_MORE",), "不小于": ("NO_LESS",), "不大于": ("NO_MORE",),
    "等于": ("IS",), "为": ("IS",), "不等于": ("IS_NOT",), "及以下": ("AT_OR_BELOW",), "不足": ("LESS_THAN",), "未达": ("LESS_THAN",),
    "如果": ("WHEN",), "若": ("WHEN",), "如": ("WHEN",), "凡": ("WHEN",), "并且": ("AND",), "同时": ("AND",), "没有": ("NOT",), "未": ("NOT",), "填报": ("FACT",), "而且": ("AND",), "或者": ("OR",),
    "整数": ("COUNT_TYPE",), "件数": ("COUNT_TYPE",), "次数": ("COUNT_TYPE",), "件": ("COUNT_TYPE",), "次": ("COUNT_TYPE",),
    "个": ("COUNT_TYPE",), "比例": ("PERCENT_TYPE",), "比率": ("PERCENT_TYPE",), "文本": ("TEXT_TYPE",), "得分": ("POINTS_TYPE", "TOTAL"),
    "评为": ("SETS",), "定为": ("SETS",), "直接定为": ("SETS",), "否决": ("VETO",), "单项否决": ("VETO",),
    "根据": ("PER",), "按照": ("PER", "BY_KEYS"), "依照": ("PER",), "见": ("PER",), "按": ("BY_KEYS",),
    "奖励": ("BONUS",), "奖分": ("BONUS",), "处罚": ("DEDUCTION",), "罚分": ("DEDUCTION",), "减分": ("DEDUCTION",),
    "加上": ("PLUS",), "加": ("PLUS",), "减去": ("MINUS",), "减": ("MINUS",), "扣除": ("MINUS",),
    "上限": ("AT_MOST", "CAP"), "最高": ("AT_MOST", "FULL_MARKS", "CAP"), "至多": ("AT_MOST", "CAP"), "封顶": ("AT_MOST",), "累计不超过": ("AT_MOST",),
    "最低": ("FLOOR",), "不低于": ("FLOOR",), "考核办法": ("ASSESSMENT",), "办法": ("ASSESSMENT",), "评议办法": ("SURVEY",),
    "指标合计": ("INDICATORS_TOTAL",), "各项合计": ("INDICATORS_TOTAL",), "指标得分": ("INDICATORS_TOTAL",), "总得分": ("TOTAL",),
    "加分总和": ("BONUS_TOTAL",), "扣分总和": ("DEDUCTION_TOTAL",), "等级": ("GRADES",), "档次": ("GRADES",), "排序": ("RANKING",),
    "每低": ("EACH_STEP",), "每高": ("EACH_STEP",), "每超": ("EACH_STEP",), "每超过": ("EACH_STEP",), "每满": ("EACH_STEP",),
    "每降低": ("EACH_STEP",), "每下降": ("EACH_STEP",), "每提高": ("EACH_STEP",), "每增加": ("EACH_STEP",), "每少": ("EACH_STEP",),
    "每逾期": ("EACH_STEP",), "每超期": ("EACH_STEP",), "按比例计算": ("PRO_RATA",), "按比例计": ("PRO_RATA",),
    "分值": ("FULL_MARKS",), "总分值": ("FULL_MARKS",), "权重": ("SHARE",), "必须": ("REQUIREMENT",), "应当": ("REQUIREMENT",),
    "从高到低": ("HIGH_TO_LOW",), "降序": ("HIGH_TO_LOW",), "从低到高": ("LOW_TO_HIGH",), "升序": ("LOW_TO_HIGH",), "分为": ("TIERS",), "起施行": ("IN_FORCE",), "生效": ("IN_FORCE",),
}  # fmt: skip

#: Words that may mean something else as well: the keyword is asked about, never written for the author.
#: 及以下 has the number itself, 以下 only where 端点 says so; 见 may begin 情形见; what must be is not always a 要求.
UNSURE = frozenset({"及以下", "见", "必须", "应当", "最高", "上限", "得分"})
#: Keywords by which even these words are sure: a step that says 最高 100分 caps, a line that does limits its points.
SURE_AS = {
    "CAP": ("STEPNO", "STEP"),
    "AT_MOST": ("BONUS", "DEDUCTION", "STEPNO", "STEP"),
    "POINTS_TYPE": ("FACT", "FIELD"),
}

_NUMBER = r"(\d+(?:\.\d+)?)((?: *[分%])?)"
_CHINESE = "[一二两三四五六七八九十百]+"


def _day(match: re.Match[str]) -> str:
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


_NTH = (
    rf"第({_CHINESE}|\d+)(起|次|件|例)(?:及?以上|及?以后|起)?的?[,、 ]*(?:每[起次件例])?(?:扣|加|减)?(\d+(?:\.\d+)?)分"
)


def _progressive(match: re.Match[str]) -> str:
    """第一起2分 第二起3分 第三起以上每起5分: the amounts by which one it is; the last is that of all further ones."""
    steps = [(m[1], m[2], m[3]) for m in re.finditer(_NTH, match[0])]
    tests = "".join(f"当 第几次 = {integer(number)} 则 {points}分 否则 " for number, _, points in steps[:-1])
    return f"每{steps[0][1]} = {tests}{steps[-1][2]}分"


def _at_most(match: re.Match[str]) -> str:
    """最多计两项 → 最多2项."""
    return f"{match[1]}{match[2] if match[2].isdigit() else integer(match[2])}{match[3]}"


def _times_the_amount(match: re.Match[str]) -> str:
    """计分 每项5分 … 最多计两项: what an indicator is limited to is points, here of so many at the same amount."""
    number = int(match[4]) if match[4].isdigit() else integer(match[4])
    whole, _, tenths = match[2].partition(".")
    points = str(int(whole + tenths) * number).rjust(len(tenths) + 1, "0")
    most = f"{points[: len(points) - len(tenths)]}.{points[len(points) - len(tenths) :]}" if tenths else points
    return f"{match[1]}{match[2]}分{match[3]}最多{most}分"


#: A form that is often written → the one that is read, where there is one only.
FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (rf"(?:每[起次件例] *)?(?:(?:分次|递增|逐次) *)?(?:\{{ *)?{_NTH}(?:[,、; ]*{_NTH})+(?: *\}})?", _progressive),
        (
            rf"(每[起次件例])(\d+(?:\.\d+)?分)[,、 ]*(?:自|从)?第({_CHINESE}|\d+)[起次件例]起(?:加倍|按(\d+)倍)[扣加减计]?分?",
            lambda m: f"{m[1]} = {m[2]} × （当 第几次 ≥ {integer(m[3])} 则 {m[4] or 2} 否则 1）",
        ),
        (
            rf"(计分 *每\w?) *(\d+(?:\.\d+)?)分((?:(?!每|最多)[^{{}}\n])*?)最多(?:计入|计|加|扣|算)?"
            rf" *({_CHINESE}|\d+) *(?:件|次|个|项|起|人|户|家|条|篇)",
            _times_the_amount,
        ),
        (rf"(最多|不超过) *(?:计入|计|加|扣|算)? *({_CHINESE}|\d+) *(件|次|个|项|起|人|户|家|条|篇)", _at_most),
        (r"=>", lambda m: "≥"),
        (r"=<", lambda m: "≤"),
        (r"的?[,，] *每(?:逾期|超期|超过|降低|下降|提高|增加|低|高|超|满|少)?(?=\d)", lambda m: " 每"),
        (r"(?<!计次 )(?<!计次)(?<!事由 )(?<!事由)(每级一次|逐次|取最高)", lambda m: f"计次 {m[1]}"),
        (r"(?<!最多)(?<!不超过)(?<![\d.])(\d+) *(?:件|次|个|项|起|人|户|家|条|篇)", lambda m: m[1]),
        (rf"(?:大于等于|大于或等于|不低于|不少于|达到|≥|>=) *{_NUMBER}", lambda m: f"{m[1]}{m[2]}及以上"),
        (rf"(?:大于|高于|多于|>) *{_NUMBER}", lambda m: f"超过{m[1]}{m[2]}"),
        (rf"(?:小于|低于|少于|不足|<) *{_NUMBER}", lambda m: f"不满{m[1]}{m[2]}"),
        (rf"{_NUMBER} *以上 *\(含(?:本数|\1 *[分%]?)\)", lambda m: f"{m[1]}{m[2]}及以上"),
        (rf"{_NUMBER} *以下 *\(不含(?:本数|\1 *[分%]?)\)", lambda m: f"不满{m[1]}{m[2]}"),
        (rf"在 *{_NUMBER} *(?:件|次|个|项|起)? *(及以上|以上|以下)", lambda m: f"{m[1]}{m[2]}{m[3]}"),
        (rf"(?:根据|按照|依据|依照) *(第{_CHINESE}条) *的?规定", lambda m: f"依据 {m[1]}"),
        (r"[由从]高到低(?:排列|排序|排名)", lambda m: "由高到低"),
        (r"(?:确定为|评为|定为) *([^\s0-9]+?)等次", lambda m: f"确定为 {m[1]}"),
        (rf"{_NUMBER} *\((?:含|含本数)\) *以上", lambda m: f"{m[1]}{m[2]}及以上"),
        (rf"{_NUMBER} *\((?:不含|不含本数)\) *以下", lambda m: f"不满{m[1]}{m[2]}"),
        (rf"百分之({_CHINESE})", lambda m: f"{integer(m[1])}%"),
        (r"自? *(\d{4})年(\d{1,2})月(\d{1,2})日 *起?(?:施行|执行|实施|生效)", lambda m: f"施行 {_day(m)}"),
        (
            r"(?:施行 *)?自(印发|发布|公布)之日起?(?:施行|执行|实施|生效)?(?! *(?:\d|不详))",
            lambda m: f"施行 自{m[1]}之日 不详",
        ),
        (r"(\d{4})[./](\d{1,2})[./](\d{1,2})", _day),
        (r"(\d{1,2})[-./](\d{1,2})(?![\d.])", lambda m: f"{int(m[1])}月{int(m[2])}日"),
        (rf"第?({_CHINESE}|\d+)条?[至到~—-]第?({_CHINESE}|\d+)条?", lambda m: f"第{m[1]}条至第{m[2]}条"),
        (rf"(?<![\w、])({_CHINESE})、?(?=\s*$|[^\w(])", lambda m: f"第{m[1]}部分"),
        (rf"(?<![第\w])({_CHINESE})条", lambda m: f"第{m[1]}条"),
        (r"(\d{1,2})[.、]", lambda m: f"第{chinese(int(m[1]))}步"),
        (r"(?:[^\W\d_][\w·]*[./])+([^\W\d_][\w·]*)", lambda m: m[1]),
        (r"(?:上一年|上年|去年)度? *(\d{1,2}月\d{1,2}日)", lambda m: f"上年{m[1]}"),
        (r"(?:明年|下一年|下年|次年)度? *(\d{1,2}月\d{1,2}日)", lambda m: f"次年{m[1]}"),
        (r"(?<![年\d])(\d{1,2}月\d{1,2}日)", lambda m: f"本年{m[1]}"),
        (r"[-~—]", lambda m: "至"),
    )
)


def forms(line: str, stop: int) -> Iterator[tuple[int, int, str]]:
    """Where on a line something is written in another form around or before a place, and the form that is read."""
    for pattern, form in (*ENGLISH, *FORMS):
        for match in pattern.finditer(line):
            if match.start() <= stop <= match.end() and form(match) != match.group():
                yield match.start(), match.end(), form(match)
