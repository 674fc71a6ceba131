"""Text → tokens, led by what the parser accepts at each point.

Documents glue their small words to numbers (``每项2分`` ``80分以上不满90分``) and use words as names that elsewhere
are keywords.  So one pattern cuts the text into shapes, and a run of letters is decided here:

1. the whole run is a keyword that fits here → the keyword;
2. a keyword that fits here and is followed by a digit → that keyword, the rest is read again;
3. a name fits here → a name;
4. otherwise the longest keyword that fits here and begins the run.

A name in 「corner brackets」 is always a name.  Full-width punctuation, digits and spaces mean the same as half-width
ones outside quotations and comments; the replacement keeps every offset.
"""

import re
from collections.abc import Iterator

from ruledsl.lalr import Accepts, Token
from ruledsl.lexicon import Lexicon

_CN = "一二两三四五六七八九十百零〇"
_ORDINAL = rf"(?:[{_CN}]+|\d+)"
#: What stands below an item: 第一目 or 1., (1), a), ①.
_BELOW = rf"(?:第{_ORDINAL}目|(?<=[、)])\d+\.?(?!\d))?(?:\(\d+\))?(?:[ \t]*\(?[a-z]\))?[①-⑳]?(?:第{_ORDINAL}句)?"
_ITEM = rf"(?:第?\({_ORDINAL}\)项?|第{_ORDINAL}项)"
#: 2.1 and 2.1.1, where a citation stands and no number.
_DECIMAL = rf"[1-9]\d*(?:\.[1-9]\d*){{0,2}}(?!\.|[^\W①-⑳至到第])(?:第{_ORDINAL}款)?{_ITEM}?{_BELOW}"
#: What goes on with the citation before it: 第二目, 2., b), ②.
_GOES_ON = rf"(?:第{_ORDINAL}目|\d+\.(?!\d)|\(?[a-z]\)|[①-⑳])(?:\(\d+\))?(?:[ \t]*\(?[a-z]\))?[①-⑳]?"
#: What cites no article: 附件1第二部分第3项, 二、（一）1.; it is matched only where such a citation begins.
_HEADED = (
    rf"(?:附[件表](?:[ \t]*(?:[{_CN}]++(?!、[(\d])|\d++))?|annex(?![^\W\d_])(?:[ \t]*\d++)?)?[ \t]*"
    rf"(?:第{_ORDINAL}章)?(?:第{_ORDINAL}节)?(?:第{_ORDINAL}部分|[{_CN}]++、(?=[(\d]))?(?:第{_ORDINAL}条)?"
    rf"(?:第{_ORDINAL}款)?{_ITEM}?{_BELOW}(?:[ \t]*(?:备?注|note)(?:[ \t]*{_ORDINAL})?(?![^\W\d_]))?"
)
_PUNCTUATION = {
    "{": "LB", "}": "RB", "(": "LP", ")": "RP", ",": "COMMA", "、": "COMMA", ".": "DOT", "%": "PERCENT", "‰": "PERMILLE",
    "=": "EQ", "≠": "NE", "!=": "NE", "<": "LT", "≤": "LE", "<=": "LE", ">": "GT", "≥": "GE", ">=": "GE",
    "+": "PLUS_SIGN", "-": "MINUS_SIGN", "−": "MINUS_SIGN", "×": "TIMES", "*": "TIMES", "÷": "OVER_SIGN",
    "/": "OVER_SIGN", "—": "TO", "——": "TO", "–": "TO", "~": "TO",
}  # fmt: skip

#: 第十三条（一） and what else begins with an ordinal; 第1.2条 has parts.  An empty group names the shape.
_ORDINALS = (
    rf"第(?:[{_CN}]+|\d+(?:(?:\.\d+){{1,2}}(?=条))?)"
    rf"(?:条(?:第{_ORDINAL}款)?{_ITEM}?{_BELOW}(?P<CLAUSE>)|步(?P<STEPNO>)|款(?P<PARAGRAPH>))"
)
#: One pattern for every shape; the order of the alternatives matters.
SHAPES = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})" if name else pattern
        for name, pattern in (
            ("SPACE", r"[ \t\r\n\f\ufeff]+"),
            ("COMMENT", r"(?:#|//)[^\n]*"),
            ("DATE", r"\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{4}年\d{1,2}月\d{1,2}日"),
            ("MONTHDAY", r"\d{1,2}月\d{1,2}日"),
            ("", _ORDINALS),
            ("ITEM", rf"第?\([{_CN}]+\)项?|第{_ORDINAL}项"),
            ("NUMERAL", r"\d+(?:\.\d+)?"),
            ("STRING", r"“[^”\n]*”|\"[^\"\n]*\""),
            ("QUOTED", r"「[^」\n]+」"),
            ("WORD", r"[^\W\d_][\w·]*"),
            ("OPERATOR", r"[<>!]=|——|[{}(),、.%‰=≠<≤>≥+\-−×*÷/—–~]"),
        )
    )
)

#: One of these it has.
_WIDE = ("附", "annex", "章", "节", "部分", "、")
#: With what it can begin, where it begins with a letter.
_HEADS = frozenset(f"附第(0123456789abcdefghijklmnopqrstuvwxyz①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳{_CN}")
#: The shapes of which one is a citation where one fits.
_CITES = frozenset(("WORD", "NUMERAL", "OPERATOR"))
#: What 第三项 begins where no item fits: a run of letters like any other.
_RUN = re.compile(r"[^\W\d_][\w·]*")
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0xFF5E: 0x7E}
_KEPT = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|「[^」\n]*」|(?:#|//|＃)[^\n]*")


def _headed(text: str, start: int) -> str:
    """The citation without an article that begins here, empty for none: an item alone is of nothing."""
    found = re.compile(_HEADED).match(text, start)
    cited = found.group().rstrip() if found else ""
    return cited if any(head in cited for head in _WIDE) and not _of_nothing(cited) else ""


def _of_nothing(cited: str) -> bool:
    """第0条, 第三条第〇款: there is none."""
    if not any(zero in cited for zero in "0零〇"):
        return False
    return any(not number.strip("0零〇") for number in re.findall(rf"(?<=第)(?:[{_CN}]+|\d+)", cited))


def _cited(text: str, start: int, accepts: Accepts) -> tuple[str, str] | None:
    """The citation without 第…条 that begins here."""
    if headed := _headed(text, start):
        return "CLAUSE", headed
    if "ITEM" in accepts and (found := re.compile(_GOES_ON).match(text, start)):
        return "ITEM", found.group()
    if "NUMERAL" not in accepts and (found := re.compile(_DECIMAL).match(text, start)):
        return "CLAUSE", found.group().rstrip()
    return None


def is_numeral(word: str) -> bool:
    """Whether a word is a Chinese numeral."""
    return bool(word) and not word.strip(_CN)


def narrow(text: str) -> str:
    """Full-width forms outside quotations and comments as half-width ones; offsets do not change."""
    out: list[str] = []
    end = 0
    for kept in _KEPT.finditer(text):
        out.append(text[end : kept.start()].translate(_NARROW))
        piece = kept.group()
        out.append("#" + piece[1:] if piece[0] == "＃" else piece)
        end = kept.end()
    out.append(text[end:].translate(_NARROW))
    return "".join(out)


class Unreadable(Exception):
    """A character or nesting that no token can begin; caught by ``parse``."""

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason, self.start, self.end = reason, start, end


#: Brackets nested deeper than this are refused: no measure needs it, and every later pass may recurse.
MAX_DEPTH = 64


class WordLexer:
    """The lexer of one lexicon; it asks the parser which terminals fit."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, text: str, accepts: Accepts) -> Iterator[Token]:
        position, depth, end = 0, 0, len(text)
        match = SHAPES.match
        while position < end:
            found = match(text, position)
            if found is None:
                raise Unreadable("unknown-character", position, position + 1)
            kind, position = found.lastgroup, found.end()
            if kind in ("SPACE", "COMMENT"):
                continue
            value = found.group()
            if value[0] == "第" and _of_nothing(value):
                kind = "WORD"
            if kind == "ITEM" and value[-1] == "项" and "ITEM" not in accepts:
                kind, value = "WORD", _RUN.match(text, found.start())[0]  # type: ignore[index]
            if value[0] in _HEADS and "CLAUSE" in accepts and kind in _CITES:
                kind, value = _cited(text, found.start(), accepts) or (kind, value)
                position = found.start() + len(value)
            if kind == "WORD":
                kind, value = self._word(text, found.start(), value, accepts)
                position = found.start() + len(value)
            elif kind == "OPERATOR":
                depth = self._nest(value, depth, found.start())
                kind = self._pick((_PUNCTUATION[value],), accepts) or _PUNCTUATION[value]
            elif kind == "ITEM" and "ITEM" not in accepts:
                kind, value, position = "LP", "(", found.start() + 1
                depth = self._nest("(", depth, found.start())
            elif kind == "QUOTED":
                kind = "NAME"
            yield Token(kind or "", value, found.start(), position)

    @staticmethod
    def _nest(value: str, depth: int, start: int) -> int:
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(value, 0)
        if depth > MAX_DEPTH:
            raise Unreadable("nested-too-deep", start, start + 1)
        return depth

    @staticmethod
    def _pick(candidates: tuple[str, ...], accepts: Accepts) -> str | None:
        for terminal in candidates:
            if "_" + terminal in accepts:
                return "_" + terminal
            if terminal in accepts:
                return terminal
        return None

    def _word(self, text: str, start: int, run: str, accepts: Accepts) -> tuple[str, str]:
        words = self.lexicon.words
        whole = self._phrase(text, start, run, accepts)
        if whole:
            return whole
        terminal = self._pick(words.get(run, ()), accepts)
        if terminal:
            return terminal, run
        fitting: tuple[str, str] | None = None
        for cut in range(min(len(run) - 1, self.lexicon.longest), 0, -1):
            head = run[:cut]
            if head not in words or (head[-1].isascii() and not run[cut].isdigit()):
                continue
            terminal = self._pick(words[head], accepts)
            if terminal and run[cut].isdigit():
                return terminal, head
            if terminal:
                fitting = fitting or (terminal, head)
        if "NAME" in accepts:
            return "NAME", run
        return fitting or self._numeral(run, accepts) or ("NAME", run)

    @staticmethod
    def _numeral(run: str, accepts: Accepts) -> tuple[str, str] | None:
        """“两年”: a Chinese numeral where a number fits."""
        digits = run[: len(run) - len(run.lstrip(_CN))]
        return ("NUMERAL", digits) if digits and "NUMERAL" in accepts else None

    def _phrase(self, text: str, start: int, run: str, accepts: Accepts) -> tuple[str, str] | None:
        """An English keyword of several words, if it stands here and fits."""
        for pattern, terminals in self.lexicon.phrases.get(run, ()):
            found = re.match(pattern, text[start : start + 80])
            terminal = self._pick(terminals, accepts) if found else None
            if found and terminal:
                return terminal, found.group()
        return None
