"""The parts that templates for word processors are made of: pages, headings, tables that repeat a row, parts that may be absent."""

import io
from collections.abc import Callable, Sequence

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

SONG, FANG, HEI, KAI = "宋体", "仿宋", "黑体", "楷体"
#: Columns of the tables: the word of the heading, what stands in a row, width in cm.
SHEET = (
    ("item", "名称", 4.3),
    ("value", "得分", 1.6),
    ("maximum", "满分", 1.6),
    ("clauses", "依据", 3.3),
    ("remark", "说明", 5.6),
)
LOSSES = (
    ("item", "名称", 4.6),
    ("value", "得分", 2.0),
    ("maximum", "满分", 2.0),
    ("lost", "失分", 2.0),
    ("clauses", "依据", 5.0),
)
CHOSEN = (
    ("item", "事项", 3.0), ("date", "日期", 2.3), ("amount", "分值", 1.3), ("range", "幅度", 2.0),
    ("decider", "决定人", 2.2), ("reason", "理由", 3.2), ("clauses", "依据", 2.4),
)  # fmt: skip
READINGS = (("reading", "名称", 3.6), ("option", "采用", 3.0), ("reason", "理由", 6.6), ("clauses", "依据", 3.2))
RANKS = (
    ("rank", "名次", 1.6),
    ("unit", "单位", 6.0),
    ("total", "总分", 2.4),
    ("grade", "等次", 3.0),
    ("notes", "注", 3.0),
)
#: The words of a language by their names, see ``template_words``.
Words = Callable[[str], str]


def new_page(narrow: bool = False) -> Page:
    """An A4 page with the margins of official documents, or narrower ones where all must stand on one."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.0), Cm(2.6)
    section.left_margin, section.right_margin = Cm(2.4), Cm(2.2)
    if narrow:
        section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.6)
    _face(made.styles["Normal"], FANG, 12)
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


def text_line(
    made: Page,
    text: str,
    face: str = FANG,
    size: float = 12,
    bold: bool = False,
    where: str = "",
    indent: bool = False,
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


def subheading(made: Page, text: str, size: float = 12) -> None:
    paragraph = text_line(made, text, HEI, size, bold=False)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.keep_with_next = True


def table_of(made: Page, words: Words, columns: Sequence[tuple[str, str, float]], each: str, item: str = "行") -> Table:
    """A table with a row for every item of a list; the rows that repeat it vanish when it is filled in."""
    table = made.add_table(rows=4, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _margins(table)
    for number, (head, key, width) in enumerate(columns):
        table.columns[number].width = Cm(width)
        _cell(table, 0, number, words(head), width, bold=True)
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
    _face(run, SONG, 9.5)


def when_said(made: Page, condition: str, heading: str) -> None:
    """The beginning of a part that is only there where it has something to say."""
    text_line(made, f"{{%p if {condition} %}}", size=8)
    subheading(made, heading)


def end_part(made: Page) -> None:
    text_line(made, "{%p endif %}", size=8)


def each_of(made: Page, item: str, each: str, text: str, size: float = 12) -> None:
    """A paragraph for every item of a list."""
    text_line(made, f"{{%p for {item} in {each} %}}", size=8)
    text_line(made, text, size=size, indent=True)
    text_line(made, "{%p endfor %}", size=8)


def title_of(made: Page, words: Words, text: str, size: float = 20) -> None:
    text_line(made, "{%p if 试算 %}", size=8)
    text_line(made, words("trial"), HEI, 14, where="centre")
    end_part(made)
    text_line(made, "{{ 办法 }}", SONG, 14, where="centre")
    text_line(made, text, SONG, size, bold=True, where="centre")


def lines_of(made: Page, words: Words, each: str, heading: str, text: str = "{{ 行 }}", size: float = 11) -> None:
    """A part of lines under a heading, where there are any."""
    when_said(made, each, words(heading))
    each_of(made, "行", each, text, size)
    end_part(made)


def readings_of(made: Page, words: Words) -> None:
    """The readings in use."""
    when_said(made, "口径", words("readings"))
    table_of(made, words, READINGS, "口径")
    end_part(made)


def tables(made: Page, words: Words) -> None:
    """The rows of sub-tables."""
    when_said(made, "子表", words("tables"))
    text_line(made, "{%p for 表 in 子表 %}", size=8)
    each_of(made, "行", "表.行", "{{ 行 }}", 10.5)
    text_line(made, "{%p endfor %}", size=8)
    end_part(made)


def records(made: Page, words: Words) -> None:
    """Readings, decisions, what follows, remarks: the same in the sheet and the letter."""
    when_said(made, "裁量", words("chosen"))
    table_of(made, words, CHOSEN, "裁量")
    end_part(made)
    lines_of(made, words, "评分记录", "rounds")
    lines_of(made, words, "审定结果", "decided")
    lines_of(made, words, "后果", "follows", words("follow"), 12)


def foot(made: Page, words: Words) -> None:
    text_line(made, words("foot"), SONG, 8.5)


def bytes_of(made: Page) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return packed(out.getvalue())
