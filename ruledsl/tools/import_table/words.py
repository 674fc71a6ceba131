"""The words of indicator tables: what a header means, what a row is, what a name and a number say."""

import re
import unicodedata
from decimal import Decimal

#: What rows are for a reader of the table.
SUBTOTAL = re.compile(r".{0,16}?(小计|合计|总计|共计|总分)(\(?\d+(\.\d+)?分?\)?)?:?")
NOTE = re.compile(r"\(?(注|备注|说明|填表说明|附注|注释|附)(\d*[:、.]|\)|$)")
SECTION = re.compile(r"第[一二三四五六七八九十]+(部分|类)|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)")
CHINESE = re.compile(r"\(?[一二三四五六七八九十]+\)?[、.]?")
BONUS = re.compile(r"(加分|减分|扣分|附加|奖励|奖惩|加减分|加扣分|倒扣|一票否决|否决)(分|项|项目|指标|内容|事项|情形)*")
YEAR = re.compile(r"(20\d\d|19\d\d)年")

_UNIT = re.compile(r"\((分|%|分值|满分|单位:分|共?\d+分?)\)|/分$")
_LEVEL = re.compile(
    r"[一二三四五]级(考核|评价|考评|评估)?(指标|内容|项目|目标|任务)?(名称|及分值)?|(指标|内容|项目)\([一二三四五]级\)"
)
_ABOUT = r"(考核|评价|考评|评估|测评|绩效|工作|指标|具体|主要|重点)*"
_THING = re.compile(rf"{_ABOUT}(项目|内容|指标|指标名称|指标类别|类别|类型|事项|要点|任务|方面|要求|目标|名称)")
_CRITERIA = re.compile(
    rf"({_ABOUT}(内容|指标|要点)[及和与])?{_ABOUT}(评分|计分|打分|扣分|赋分|得分|考核|评价|考评|评定)(评分|计分)?"
    r"(标准|细则|办法|方法|规则|说明|依据|细化标准)((及|和|与|、)(分值|计分办法|评分办法|说明|方法))?"
)
_POINTS = re.compile(
    rf"{_ABOUT}(分值|权重|满分|标准分|标准分值|分数|基本分|基础分|赋分|配分|分值权重|权重分值|分值/权重|权重/分值|满分值)|分"
)
_SCORED_BY = re.compile(
    r"(考核)?(评分|考核|评价|考评|牵头|打分|计分|评定|考核评分|考核责任|牵头考核|数据提供)(责任)?(单位|部门|主体|机构|科室|处室)"
)
_FOR = re.compile(r"适用(对象|范围|单位|类别|部门)|(被)?(考核|考评|评价)(对象|范围)|被(考核|考评|评价)(单位|部门)")
_SERIAL = re.compile(r"(序|编|项次|题)?(号|次)|序|项次|No\.?|no\.?")

_ENUMERATOR = re.compile(
    r"第[一二三四五六七八九十]+(部分|类|项)[、.:\s]?|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|"
    r"\d+(\.\d+)+[、.\s]?|\d+[、.)](?!\d)"
)
_CIRCLED = re.compile(r"^\s*[①-⑳]")
_NAMED_POINTS = re.compile(r"[(\[【]?(?:满分|分值|共|计|权重)?:?(\d+(?:\.\d+)?)分[)\]】]?$")
_NUMBER = re.compile(r"\(?(\d+(?:\.\d+)?)(分|%)?\)?")
#: Signs that cannot stand in a name, because paths are written with them or names are quoted with them.
_MARKS = str.maketrans(".#@:|．＃＠：｜。", "·" * 11, '「」“”"')
#: A name is so long; what is longer is shortened and kept as a remark.
LONGEST = 24


def narrow(text: str) -> str:
    """A text as it is compared and searched: half-width, without any space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def plain(text: str) -> str:
    """A text as a rule file can keep it: in one line, without characters that nobody sees."""
    seen = (" " if c.isspace() else c for c in text if c.isspace() or not _hidden(c))
    return " ".join("".join(seen).split())


def _hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp")


def meaning(header: str) -> str:
    """What a column is for by its header: ``level`` ``thing`` ``points`` ``criteria`` ``scored_by`` ``for`` ``serial``.

    A ``thing`` is a level without a number: it is a level, or words on one where the levels are numbered.
    """
    word = _UNIT.sub("", narrow(header).strip("*:"))
    patterns = (
        ("serial", _SERIAL),
        ("level", _LEVEL),
        ("points", _POINTS),
        ("scored_by", _SCORED_BY),
        ("for", _FOR),
        ("criteria", _CRITERIA),
        ("thing", _THING),
    )
    return next((role for role, pattern in patterns if pattern.fullmatch(word)), "") if word else ""


def name_of(text: str) -> tuple[str, Decimal | None]:
    """The name in a cell without numbering and without the points that stand in it, and these points."""
    rest = narrow(plain(_CIRCLED.sub("", text)))
    found = _NAMED_POINTS.search(rest)
    points = None
    if found and found.start():
        points, rest = Decimal(found[1]), rest[: found.start()]
    for _ in range(2):
        numbering = _ENUMERATOR.match(rest)
        rest = rest[numbering.end() :] if numbering and numbering.end() < len(rest) else rest
    name = _wide(rest.strip("、,.;:。·")).translate(_MARKS).strip("·")
    return (name if any(map(str.isalpha, name)) else ""), points


def _wide(text: str) -> str:
    """Punctuation as Chinese texts have it."""
    return text.translate(str.maketrans(",;()", "，；（）"))


def shortened(name: str) -> str:
    """The beginning of a long name, where possible up to a punctuation mark."""
    if len(name) <= LONGEST:
        return name
    head = name[:LONGEST]
    cut = max(head.rfind(c) for c in "，；、（")
    return head[: cut if cut >= 4 else LONGEST].strip("，；、")


def number_in(text: str) -> tuple[Decimal | None, str]:
    """The number in a cell of points and its unit; None where the cell says something else."""
    found = _NUMBER.fullmatch(narrow(text))
    return (Decimal(found[1]), found[2] or "") if found else (None, "")


def says_nothing(text: str) -> bool:
    """A dash in a cell of points."""
    return narrow(text).strip("-—–/\\一") == ""
