"""The templates for word processors that come with the program, made here so that what is in them can be read.

They are A4 with the margins of official documents; a city opens them, changes what it likes, and gives them back by name.
"""

from ruledsl.documents.template_parts import (
    KAI,
    LOSSES,
    RANKS,
    READINGS,
    SHEET,
    SONG,
    bytes_of,
    each_of,
    end_part,
    foot,
    new_page,
    records,
    subheading,
    table_of,
    tables,
    text_line,
    title_of,
    when_said,
)


def score_sheet() -> bytes:
    """评分表: every statement with its value and clause."""
    made = new_page()
    title_of(made, "{{ 年度 }}年度评分表")
    text_line(made, "单位：{{ 单位 }}　　类别：{{ 类别 or '—' }}　　考核主体：{{ 考核主体 or '—' }}", SONG, 11)
    text_line(
        made,
        "总分：{{ 总分 }}　　等次：{{ 等次 or '—' }}　　名次：{{ 名次 or '—' }}（{{ 名次范围 or '同类' }} {{ 同类数 }} 个单位）",
        SONG,
        11,
        bold=True,
    )
    text_line(made, "{%p for 部 in 部分 %}", size=8)
    subheading(made, "{{ 部.标题 }}")
    table_of(made, SHEET, "部.行")
    text_line(made, "{%p endfor %}", size=8)
    tables(made)
    records(made)
    when_said(made, "提示", "提示")
    each_of(made, "行", "提示", "{{ 行 }}", 10.5)
    end_part(made)
    when_said(made, "未填报", "未填报、按没有计的事项")
    text_line(made, "{{ 未填报 | join('、') }}", size=10.5, indent=True)
    end_part(made)
    when_said(made, "口径", "适用口径")
    table_of(made, READINGS, "口径")
    end_part(made)
    when_said(made, "总体", "总体说明")
    each_of(made, "行", "总体", "{{ 行 }}", 10.5)
    end_part(made)
    foot(made)
    return bytes_of(made)


def letter() -> bytes:
    """反馈函: the result to one unit, where it lost points, what was decided, what follows."""
    made = new_page()
    title_of(made, "{{ 年度 }}年度考核结果反馈函")
    text_line(made, "{{ 单位 }}：", size=14)
    text_line(
        made,
        "根据《{{ 办法 }}》{% if 文号 %}（{{ 文号 }}）{% endif %}，现将你单位{{ 年度 }}年度考核结果反馈如下：总分 {{ 总分 }} 分，"
        "{% if 等次 %}等次为“{{ 等次 }}”{% endif %}{% if 名次 %}，在{{ 名次范围 or 类别 }} {{ 同类数 }} 个单位中名次为第 {{ 名次 }} 位{% endif %}。"
        "{{ 距离 }}",
        size=14,
        indent=True,
    )
    when_said(made, "失分", "主要失分")
    table_of(made, LOSSES, "失分")
    end_part(made)
    records(made)
    when_said(made, "提示", "提示")
    each_of(made, "行", "提示", "{{ 行 }}", 11)
    end_part(made)
    text_line(
        made,
        "各项得分、计算步骤和依据见所附评分表。如有异议，请凭编号 {{ 编号 }} 提出，并写明事项。",
        size=14,
        indent=True,
    )
    text_line(made, "{{ 考核主体 or 发布机关 }}", size=14, where="right")
    text_line(made, "　　年　　月　　日", size=14, where="right")
    foot(made)
    return bytes_of(made)


def circular() -> bytes:
    """通报: every class by rank, what follows, the readings."""
    made = new_page()
    title_of(made, "关于{{ 年度 }}年度考核结果的通报")
    text_line(
        made,
        "根据《{{ 办法 }}》{% if 文号 %}（{{ 文号 }}）{% endif %}，{{ 年度 }}年度考核结果如下：",
        size=14,
        indent=True,
    )
    text_line(made, "{%p for 类 in 各类 %}", size=8)
    subheading(made, "{{ 类.类别 }}")
    text_line(
        made,
        "{% for 个 in 类.等次数 %}{{ 个.等次 }} {{ 个.数 }} 个{% if not loop.last %}，{% endif %}{% endfor %}",
        size=11,
    )
    table_of(made, RANKS, "类.行")
    text_line(made, "{%p endfor %}", size=8)
    when_said(made, "审定结果", "审定结果（与计算结果并列，不改变计算结果）")
    each_of(made, "行", "审定结果", "{{ 行 }}", 11)
    end_part(made)
    when_said(made, "后果", "后续事项")
    each_of(made, "行", "后果", "{{ 行 }}", 11)
    end_part(made)
    when_said(made, "注", "注")
    each_of(made, "行", "注", "{{ 行.号 }}　{{ 行.单位 }}：{{ 行.内容 }}", 10.5)
    end_part(made)
    when_said(made, "总体", "总体说明")
    each_of(made, "行", "总体", "{{ 行 }}", 10.5)
    end_part(made)
    when_said(made, "口径", "适用口径")
    table_of(made, READINGS, "口径")
    end_part(made)
    text_line(made, "{{ 发布机关 }}", size=14, where="right")
    text_line(made, "　　年　　月　　日", size=14, where="right")
    foot(made)
    return bytes_of(made)


def reply_letter() -> bytes:
    """异议答复: point by point what took effect; its sentences come ready, in the language that was asked for."""
    made = new_page(narrow=True)
    title_of(made, "{{ 标题 }}", size=18)
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
