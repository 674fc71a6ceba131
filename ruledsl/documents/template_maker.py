"""The templates for word processors that come with the program, made here so that what is in them can be read.

They are A4 with the margins of official documents; a city opens them, changes what it likes, and gives them back by name.
"""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Page
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from ruledsl.documents.packing import packed

_SONG, _FANG, _HEI = "宋体", "仿宋", "黑体"
#: Columns of the tables: heading, what stands in a row, width in cm.
_SHEET = (("事项", "名称", 4.3), ("得分", "得分", 1.6), ("满分", "满分", 1.6), ("依据", "依据", 3.3), ("说明", "说明", 5.6))
_LOSSES = (("事项", "名称", 4.6), ("得分", "得分", 2.0), ("满分", "满分", 2.0), ("失分", "失分", 2.0), ("依据", "依据", 5.0))
_CHOSEN = (
    ("事项", "事项", 3.0), ("日期", "日期", 2.3), ("分值", "分值", 1.3), ("幅度", "幅度", 2.0), ("决定人", "决定人", 2.2),
    ("理由", "理由", 3.2), ("依据", "依据", 2.4),
)  # fmt: skip
_READINGS = (("口径", "名称", 3.6), ("采用", "采用", 3.0), ("理由", "理由", 6.6), ("依据", "依据", 3.2))
_RANKS = (("名次", "名次", 1.6), ("单位", "单位", 6.0), ("总分", "总分", 2.4), ("等次", "等次", 3.0), ("注", "注", 3.0))


def _page() -> Page:
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.0), Cm(2.6)
    section.left_margin, section.right_margin = Cm(2.4), Cm(2.2)
    _face(made.styles["Normal"], _FANG, 12)
    made.core_properties.author = "ruledsl"
    made.core_properties.comments = ""
    return made


def _face(styled: object, face: str, size: float) -> None:
    """A face for Chinese text too, which has its own attribute."""
    font = styled.font  # type: ignore[attr-defined]
    font.name, font.size = face, Pt(size)
    fonts = font.element.rPr.rFonts
    for name in ("w:eastAsia", "w:hAnsi", "w:ascii", "w:cs"):
        fonts.set(qn(name), face)


def _text(
    made: Page, text: str, face: str = _FANG, size: float = 12, bold: bool = False, where: str = "", indent: bool = False
) -> Paragraph:
    paragraph = made.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold
    _face(run, face, size)
    places = {"centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    if where:
        paragraph.alignment = places[where]
    paragraph.paragraph_format.space_after = Pt(3)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    return paragraph


def _heading(made: Page, text: str) -> None:
    paragraph = _text(made, text, _HEI, 12, bold=False)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.keep_with_next = True


def _table(made: Page, columns: Sequence[tuple[str, str, float]], each: str, item: str = "行") -> Table:
    """A table with a row for every item of a list; the rows that repeat it vanish when it is filled in."""
    table = made.add_table(rows=4, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _margins(table)
    for number, (head, key, width) in enumerate(columns):
        table.columns[number].width = Cm(width)
        _cell(table, 0, number, head, width, bold=True)
        _cell(table, 1, number, f"{{%tr for {item} in {each} %}}" if number == 0 else "", width)
        _cell(table, 2, number, f"{{{{ {item}.{key} }}}}", width)
        _cell(table, 3, number, "{%tr endfor %}" if number == 0 else "", width)
    _repeat(table.rows[0]._tr, "w:tblHeader")
    for row in table.rows:
        _repeat(row._tr, "w:cantSplit")
    return table


def _margins(table: Table) -> None:
    """A little air above and below the text of every cell."""
    margins = OxmlElement("w:tblCellMar")
    for side, space in (("top", 30), ("left", 70), ("bottom", 30), ("right", 70)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(space))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _repeat(row: object, name: str) -> None:
    """The header on every page; no row broken over two."""
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(OxmlElement(name))


def _cell(table: Table, row: int, column: int, text: str, width: float, bold: bool = False) -> None:
    cell = table.cell(row, column)
    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold = bold
    _face(run, _SONG, 9.5)


def _when(made: Page, condition: str, heading: str) -> None:
    """The beginning of a part that is only there where it has something to say."""
    _text(made, f"{{%p if {condition} %}}", size=8)
    _heading(made, heading)


def _end(made: Page) -> None:
    _text(made, "{%p endif %}", size=8)


def _each(made: Page, item: str, each: str, text: str, size: float = 12) -> None:
    """A paragraph for every item of a list."""
    _text(made, f"{{%p for {item} in {each} %}}", size=8)
    _text(made, text, size=size, indent=True)
    _text(made, "{%p endfor %}", size=8)


def _title(made: Page, text: str) -> None:
    _text(made, "{%p if 试算 %}", size=8)
    _text(made, "【{{ 试算 }}】", _HEI, 14, where="centre")
    _end(made)
    _text(made, "{{ 办法 }}", _SONG, 14, where="centre")
    _text(made, text, _SONG, 20, bold=True, where="centre")


def _records(made: Page) -> None:
    """Readings, decisions, what follows, remarks: the same in the sheet and the letter."""
    _when(made, "裁量", "酌定和批准的事项")
    _table(made, _CHOSEN, "裁量")
    _end(made)
    _when(made, "评分记录", "各轮评分")
    _each(made, "行", "评分记录", "{{ 行 }}", 11)
    _end(made)
    _when(made, "审定结果", "审定结果（与计算结果并列，不改变计算结果）")
    _each(made, "行", "审定结果", "{{ 行 }}", 11)
    _end(made)
    _when(made, "后果", "后续事项")
    _each(made, "行", "后果", "{{ 行.名称 }}（依据 {{ 行.依据 }}）")
    _end(made)


def _foot(made: Page) -> None:
    _text(made, "编号：{{ 编号 }}　{{ 引擎 }}（可凭收据用 ruledsl verify 复算）", _SONG, 8.5)


def _bytes(made: Page) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return packed(out.getvalue())


def score_sheet() -> bytes:
    """评分表: every statement with its value and clause."""
    made = _page()
    _title(made, "{{ 年度 }}年度评分表")
    _text(made, "单位：{{ 单位 }}　　类别：{{ 类别 or '—' }}　　考核主体：{{ 考核主体 or '—' }}", _SONG, 11)
    _text(made, "总分：{{ 总分 }}　　等次：{{ 等次 or '—' }}　　名次：{{ 名次 or '—' }}（同类 {{ 同类数 }} 个单位）", _SONG, 11, bold=True)
    _text(made, "{%p for 部 in 部分 %}", size=8)
    _heading(made, "{{ 部.标题 }}")
    _table(made, _SHEET, "部.行")
    _text(made, "{%p endfor %}", size=8)
    _records(made)
    _when(made, "提示", "提示")
    _each(made, "行", "提示", "{{ 行 }}", 10.5)
    _end(made)
    _when(made, "未填报", "未填报、按没有计的事项")
    _text(made, "{{ 未填报 | join('、') }}", size=10.5, indent=True)
    _end(made)
    _when(made, "口径", "适用口径")
    _table(made, _READINGS, "口径")
    _end(made)
    _when(made, "总体", "总体说明")
    _each(made, "行", "总体", "{{ 行 }}", 10.5)
    _end(made)
    _foot(made)
    return _bytes(made)


def letter() -> bytes:
    """反馈函: the result to one unit, where it lost points, what was decided, what follows."""
    made = _page()
    _title(made, "{{ 年度 }}年度考核结果反馈函")
    _text(made, "{{ 单位 }}：", size=14)
    _text(
        made,
        "根据《{{ 办法 }}》{% if 文号 %}（{{ 文号 }}）{% endif %}，现将你单位{{ 年度 }}年度考核结果反馈如下：总分 {{ 总分 }} 分，"
        "{% if 等次 %}等次为“{{ 等次 }}”{% endif %}{% if 名次 %}，在{{ 类别 }} {{ 同类数 }} 个单位中名次为第 {{ 名次 }} 位{% endif %}。"
        "{{ 距离 }}",
        size=14,
        indent=True,
    )
    _when(made, "失分", "主要失分")
    _table(made, _LOSSES, "失分")
    _end(made)
    _records(made)
    _when(made, "提示", "提示")
    _each(made, "行", "提示", "{{ 行 }}", 11)
    _end(made)
    _text(
        made,
        "各项得分、计算步骤和依据见所附评分表。如有异议，请凭编号 {{ 编号 }} 提出，并写明事项。",
        size=14,
        indent=True,
    )
    _text(made, "{{ 考核主体 or 发布机关 }}", size=14, where="right")
    _text(made, "　　年　　月　　日", size=14, where="right")
    _foot(made)
    return _bytes(made)


def circular() -> bytes:
    """通报: every class by rank, what follows, the readings."""
    made = _page()
    _title(made, "关于{{ 年度 }}年度考核结果的通报")
    _text(made, "根据《{{ 办法 }}》{% if 文号 %}（{{ 文号 }}）{% endif %}，{{ 年度 }}年度考核结果如下：", size=14, indent=True)
    _text(made, "{%p for 类 in 各类 %}", size=8)
    _heading(made, "{{ 类.类别 }}")
    _text(made, "{% for 个 in 类.等次数 %}{{ 个.等次 }} {{ 个.数 }} 个{% if not loop.last %}，{% endif %}{% endfor %}", size=11)
    _table(made, _RANKS, "类.行")
    _text(made, "{%p endfor %}", size=8)
    _when(made, "审定结果", "审定结果（与计算结果并列，不改变计算结果）")
    _each(made, "行", "审定结果", "{{ 行 }}", 11)
    _end(made)
    _when(made, "后果", "后续事项")
    _each(made, "行", "后果", "{{ 行 }}", 11)
    _end(made)
    _when(made, "注", "注")
    _each(made, "行", "注", "{{ 行.号 }}　{{ 行.单位 }}：{{ 行.内容 }}", 10.5)
    _end(made)
    _when(made, "总体", "总体说明")
    _each(made, "行", "总体", "{{ 行 }}", 10.5)
    _end(made)
    _when(made, "口径", "适用口径")
    _table(made, _READINGS, "口径")
    _end(made)
    _text(made, "{{ 发布机关 }}", size=14, where="right")
    _text(made, "　　年　　月　　日", size=14, where="right")
    _foot(made)
    return _bytes(made)
