"""The words of the templates that come with the program, Chinese and English; what stands in braces is filled in.

In a page ``⟦foot⟧`` stands for the words of that name.
"""

import re

#: name → (Chinese, English), with the same braces in both.
WORDS: dict[str, tuple[str, str]] = {
    "trial": ("【{{ 试算 }}】", "[{{ 试算 }}]"),
    # columns
    "item": ("事项", "Item"),
    "value": ("得分", "Points"),
    "maximum": ("满分", "Out of"),
    "clauses": ("依据", "Clauses"),
    "remark": ("说明", "Remarks"),
    "lost": ("失分", "Lost"),
    "date": ("日期", "Date"),
    "amount": ("分值", "Points"),
    "range": ("幅度", "Range"),
    "decider": ("决定人", "Decided by"),
    "reason": ("理由", "Reason"),
    "reading": ("口径", "Reading"),
    "option": ("采用", "In use"),
    "rank": ("名次", "Rank"),
    "unit": ("单位", "Unit"),
    "total": ("总分", "Total"),
    "grade": ("等次", "Grade"),
    "notes": ("注", "Notes"),
    # headings
    "tables": ("子表各行", "Rows of the sub-tables"),
    "chosen": ("酌定和批准的事项", "What was chosen or approved"),
    "rounds": ("各轮评分", "Scores by round"),
    "decided": (
        "审定结果（与计算结果并列，不改变计算结果）",
        "What was decided (beside the computed result, which it does not change)",
    ),
    "follows": ("后续事项", "What follows"),
    "hints": ("提示", "Notes"),
    "assumed": ("未填报、按没有计的事项", "Not reported and counted as none"),
    "readings": ("适用口径", "Readings in use"),
    "general": ("总体说明", "About this run"),
    "losses": ("主要失分", "Where points were lost"),
    # lines
    "follow": ("{{ 行.名称 }}（依据 {{ 行.依据 }}）", "{{ 行.名称 }} (per {{ 行.依据 }})"),
    "names": ("{{ 未填报 | join('、') }}", "{{ 未填报 | join(', ') }}"),
    "note": ("{{ 行.号 }}　{{ 行.单位 }}：{{ 行.内容 }}", "{{ 行.号 }}　{{ 行.单位 }}: {{ 行.内容 }}"),
    "foot": (
        "编号：{{ 编号 }}　{{ 引擎 }}（可凭收据用 ruledsl verify 复算）",
        "Number: {{ 编号 }}　{{ 引擎 }} (ruledsl verify computes it again from the receipt)",
    ),
    "day": ("　　年　　月　　日", "Date: ______________"),
    # score sheet
    "sheet.title": ("{{ 年度 }}年度评分表", "Score sheet {{ 年度 }}"),
    "sheet.unit": (
        "单位：{{ 单位 }}　　类别：{{ 类别 or '—' }}　　考核主体：{{ 考核主体 or '—' }}",
        "Unit: {{ 单位 }}　　Class: {{ 类别 or '—' }}　　Assessor: {{ 考核主体 or '—' }}",
    ),
    "sheet.sum": (
        "总分：{{ 总分 }}　　等次：{{ 等次 or '—' }}　　名次：{{ 名次 or '—' }}（{{ 名次范围 or '同类' }} {{ 同类数 }} 个单位）",
        "Total: {{ 总分 }}　　Grade: {{ 等次 or '—' }}　　Rank: {{ 名次 or '—' }} (of {{ 同类数 }} units {{ 名次范围 or 'in its class' }})",
    ),
    # letter
    "letter.title": ("{{ 年度 }}年度考核结果反馈函", "Result of the assessment {{ 年度 }}"),
    "letter.to": ("{{ 单位 }}：", "To {{ 单位 }}:"),
    "letter.body": (
        "根据《{{ 办法 }}》{% if 文号 %}（{{ 文号 }}）{% endif %}，现将你单位{{ 年度 }}年度考核结果反馈如下：总分 {{ 总分 }} 分，"
        "{% if 等次 %}等次为“{{ 等次 }}”{% endif %}{% if 名次 %}，在{{ 名次范围 or 类别 }} {{ 同类数 }} 个单位中名次为第 {{ 名次 }} 位{% endif %}。"
        "{{ 距离 }}",
        "Under {{ 办法 }}{% if 文号 %} ({{ 文号 }}){% endif %} the result of your unit for {{ 年度 }} is: total {{ 总分 }} points"
        "{% if 等次 %}, grade “{{ 等次 }}”{% endif %}{% if 名次 %}, rank {{ 名次 }} of {{ 同类数 }} units"
        "{% if 名次范围 or 类别 %} ({{ 名次范围 or 类别 }}){% endif %}{% endif %}. {{ 距离 }}",
    ),
    "letter.end": (
        "各项得分、计算步骤和依据见所附评分表。如有异议，请凭编号 {{ 编号 }} 提出，并写明事项。",
        "The points of every item, the steps and the clauses are on the score sheet enclosed. An objection names the number {{ 编号 }} and the item.",
    ),
    # circular
    "circular.title": ("关于{{ 年度 }}年度考核结果的通报", "Results of the assessment {{ 年度 }}"),
    "circular.body": (
        "根据《{{ 办法 }}》{% if 文号 %}（{{ 文号 }}）{% endif %}，{{ 年度 }}年度考核结果如下：",
        "Under {{ 办法 }}{% if 文号 %} ({{ 文号 }}){% endif %} the results of {{ 年度 }} are:",
    ),
    "circular.counts": (
        "{% for 个 in 类.等次数 %}{{ 个.等次 }} {{ 个.数 }} 个{% if not loop.last %}，{% endif %}{% endfor %}",
        "{% for 个 in 类.等次数 %}{{ 个.等次 }}: {{ 个.数 }}{% if not loop.last %}, {% endif %}{% endfor %}",
    ),
}  # fmt: skip
_MARK = re.compile("⟦([a-z.]+)⟧")


def word(name: str, lang: str) -> str:
    """The words of a name in a language."""
    return WORDS[name][0 if lang == "zh" else 1]


def in_words(page: str, lang: str) -> str:
    """A page with the words of a language in place of their names."""
    return _MARK.sub(lambda mark: word(mark[1], lang), page).replace('<html lang="">', f'<html lang="{lang}">')
