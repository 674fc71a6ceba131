"""The templates for word processors that come with the program, made here so that what is in them can be read.

They are A4 with the margins of official documents; a city opens them, changes what it likes, and gives them back by name.
"""

from functools import partial

from ruledsl.documents.template_parts import (
    KAI,
    LOSSES,
    RANKS,
    SHEET,
    SONG,
    bytes_of,
    each_of,
    end_part,
    foot,
    lines_of,
    new_page,
    readings_of,
    records,
    subheading,
    table_of,
    tables,
    text_line,
    title_of,
    when_said,
)
from ruledsl.documents.template_words import word


def score_sheet(lang: str) -> bytes:
    """评分表: every statement with its value and clause."""
    made, words = new_page(), partial(word, lang=lang)
    title_of(made, words, words("sheet.title"))
    text_line(made, words("sheet.unit"), SONG, 11)
    text_line(made, words("sheet.sum"), SONG, 11, bold=True)
    text_line(made, "{%p for 部 in 部分 %}", size=8)
    subheading(made, "{{ 部.标题 }}")
    table_of(made, words, SHEET, "部.行")
    text_line(made, "{%p endfor %}", size=8)
    tables(made, words)
    records(made, words)
    lines_of(made, words, "提示", "hints", size=10.5)
    when_said(made, "未填报", words("assumed"))
    text_line(made, words("names"), size=10.5, indent=True)
    end_part(made)
    readings_of(made, words)
    lines_of(made, words, "总体", "general", size=10.5)
    foot(made, words)
    return bytes_of(made)


def letter(lang: str) -> bytes:
    """反馈函: the result to one unit, where it lost points, what was decided, what follows."""
    made, words = new_page(), partial(word, lang=lang)
    title_of(made, words, words("letter.title"))
    text_line(made, words("letter.to"), size=14)
    text_line(made, words("letter.body"), size=14, indent=True)
    when_said(made, "失分", words("losses"))
    table_of(made, words, LOSSES, "失分")
    end_part(made)
    records(made, words)
    lines_of(made, words, "提示", "hints")
    text_line(made, words("letter.end"), size=14, indent=True)
    text_line(made, "{{ 考核主体 or 发布机关 }}", size=14, where="right")
    text_line(made, words("day"), size=14, where="right")
    foot(made, words)
    return bytes_of(made)


def circular(lang: str) -> bytes:
    """通报: every class by rank, what follows, the readings."""
    made, words = new_page(), partial(word, lang=lang)
    title_of(made, words, words("circular.title"))
    text_line(made, words("circular.body"), size=14, indent=True)
    text_line(made, "{%p for 类 in 各类 %}", size=8)
    subheading(made, "{{ 类.类别 }}")
    text_line(made, words("circular.counts"), size=11)
    table_of(made, words, RANKS, "类.行")
    text_line(made, "{%p endfor %}", size=8)
    lines_of(made, words, "审定结果", "decided")
    lines_of(made, words, "后果", "follows")
    lines_of(made, words, "注", "notes", words("note"), 10.5)
    lines_of(made, words, "总体", "general", size=10.5)
    readings_of(made, words)
    text_line(made, "{{ 发布机关 }}", size=14, where="right")
    text_line(made, words("day"), size=14, where="right")
    foot(made, words)
    return bytes_of(made)


def reply_letter(lang: str) -> bytes:
    """异议答复: point by point what took effect; its sentences come ready, in the language that was asked for."""
    made = new_page(narrow=True)
    title_of(made, partial(word, lang=lang), "{{ 标题 }}", size=18)
    text_line(made, "{{ 称呼 }}", size=11)
    text_line(made, "{{ 引言 }}{{ 结果 }}", size=11, indent=True)
    text_line(made, "{%p for 点 in 各点 %}", size=8)
    subheading(made, "{{ 点.标题 }}", size=11)
    text_line(made, "{%p if 点.主张 %}", size=8)
    text_line(made, "{{ 点.主张 }}", KAI, size=10.5, indent=True)
    end_part(made)
    each_of(made, "段", "点.段落", "{{ 段 }}", 10.5)
    text_line(made, "{%p endfor %}", size=8)
    for key in ("审定句", "口径句"):
        text_line(made, f"{{%p if {key} %}}", size=8)
        text_line(made, f"{{{{ {key} }}}}", size=10.5, indent=True)
        end_part(made)
    text_line(made, "{{ 结语 }}", size=10.5, indent=True)
    text_line(made, "{{ 落款 }}", size=11, where="right")
    text_line(made, "{{ 日期行 }}", size=11, where="right")
    text_line(made, "{{ 编号 }}　{{ 引擎 }}", SONG, 8.5)
    return bytes_of(made)
