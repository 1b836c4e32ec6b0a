"""Tables from .xlsx workbooks: each cell as the spreadsheet shows it, what cannot be read with its remedy."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import openpyxl
import pytest

from drafter import api
from drafter.errors import OutlineError
from drafter.outline.number_formats import formatted
from drafter.outline.sheets import MAX_UNPACKED, SheetError, sheet_of
from drafter.speech.flow import document_paragraphs
from tests.pull.editing import edited


def saved(fill):
    """The bytes of a workbook after `fill` of its first sheet."""
    book = openpyxl.Workbook()
    fill(book.active)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def rows_of(*rows):
    return lambda sheet: [sheet.append(row) for row in rows]


ROWS = rows_of(["乡镇", "亩数"], ["东口", 1200], ["西口", 800])

SHOWN = [
    (1200, "General", "1200"),
    (0.1 + 0.2, "General", "0.3"),
    (1234567.891, "General", "1234567.891"),
    (110101199001011234, "General", "1.10101E+17"),
    (0.00001234, "General", "0.00001234"),
    (-3, "General", "-3"),
    (1234.5, "0", "1235"),
    (2.5, "0", "3"),
    (1234.5, "#,##0.00", "1,234.50"),
    (1234567, "#,##0", "1,234,567"),
    (0, "#,##0", "0"),
    (0.4567, "0%", "46%"),
    (0.4567, "0.0%", "45.7%"),
    (0.5, "#.##", ".5"),
    (-5, '0;[Red]"减"0', "减5"),
    (-5, "0_);(0)", "(5)"),
    (0, '0;-0;"无"', "无"),
    (12, '0"人"', "12人"),
    (12.3, '"约"0.0"万元"', "约12.3万元"),
    (1234, "[$¥-804]#,##0.00", "¥1,234.00"),
    (88, "@", "88"),
    (7, "000", "007"),
    (12000, '0,"千"', "12千"),
    (12345678, '0.0,,"百万"', "12.3百万"),
    ("东口", "General", "东口"),
    ("东口", "@", "东口"),
    ("东口", '0;-0;0;@"镇"', "东口镇"),
    (date(2026, 3, 5), "yyyy-mm-dd", "2026-03-05"),
    (date(2026, 3, 5), 'yyyy"年"m"月"d"日"', "2026年3月5日"),
    (date(2026, 3, 5), "mm-dd-yy", "2026/3/5"),
    (datetime.fromisoformat("2026-03-05"), "m/d/yy h:mm", "2026/3/5 0:00"),
    (date(2026, 3, 5), 'm"月"d"日"', "3月5日"),
    (date(2026, 3, 5), "yyyy/m/d aaaa", "2026/3/5 星期四"),
    (date(2026, 3, 5), "[$-804]aaa", "四"),
    (date(2026, 3, 5), "d-mmm-yy", "5-Mar-26"),
    (datetime.fromisoformat("2026-03-05T14:05"), "yyyy/m/d h:mm", "2026/3/5 14:05"),
    (datetime.fromisoformat("2026-03-05T14:05"), '上午/下午h"时"mm"分"', "下午2时05分"),
    (time(9, 5, 30), "h:mm:ss", "9:05:30"),
    (time(0, 5, 30), "mm:ss", "05:30"),
    (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
]


@pytest.mark.parametrize(("value", "code", "text"), SHOWN)
def test_a_value_is_shown_as_its_format_says(value, code, text):
    assert formatted(value, code) == text


@pytest.mark.parametrize(("number", "text"), [(31, "2026年3月5日"), (57, "2026年3月"), (58, "3月5日"), (14, "2026/3/5")])
def test_formats_that_excel_has_by_number_alone(number, text):
    def fill(sheet):
        sheet["A1"], sheet["A2"] = "日期", date(2026, 3, 5)
        sheet["A2"].number_format = "yyyy-mm-dd"

    data = saved(fill)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = re.sub(rb"<numFmts.*?</numFmts>", b"", old.read(name))
            new.writestr(name, part.replace(b'numFmtId="164"', b'numFmtId="%d"' % number))
    assert sheet_of(out.getvalue()).rows == (("日期",), (text,))


def test_the_first_sheet_or_the_one_that_is_named():
    def fill(sheet):
        ROWS(sheet)
        sheet.parent.create_sheet("人数").append(["甲", 3])

    assert sheet_of(saved(fill)).rows == (("乡镇", "亩数"), ("东口", "1200"), ("西口", "800"))
    assert sheet_of(saved(fill), "人数").rows == (("甲", "3"),)
    with pytest.raises(SheetError) as refused:
        sheet_of(saved(fill), "没有")
    assert refused.value.facts == {"sheet": "没有", "known": ("Sheet", "人数")}


def test_what_is_hidden_or_empty_is_no_part_of_the_table():
    def fill(sheet):
        rows_of([None, None, None, None], [None, "乡镇", "密", "亩数"], [None, "东口", "x", 1], [], [None, "西口", "y", 2])(sheet)
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[5].hidden = True
        sheet.cell(40, 9).number_format = "0.00"

    assert sheet_of(saved(fill)).rows == (("乡镇", "亩数"), ("东口", "1"))


def test_merged_cells_have_their_text_once_and_are_told():
    def fill(sheet):
        rows_of(["片区", "乡镇"], ["东片", "东口"], [None, "西口"])(sheet)
        sheet.merge_cells("A2:A3")

    found = sheet_of(saved(fill))
    assert found.rows == (("片区", "乡镇"), ("东片", "东口"), ("", "西口"))
    assert found.notices == (("outline.table-merged", {"cells": "A2:A3", "count": 1}),)


def test_a_title_over_all_columns_is_the_caption():
    def fill(sheet):
        rows_of(["春耕进度", None], ["乡镇", "亩数"], ["东口", 1])(sheet)
        sheet.merge_cells("A1:B1")

    found = sheet_of(saved(fill))
    assert (found.title, found.rows[0], found.notices) == ("春耕进度", ("乡镇", "亩数"), ())


def test_formulas_show_their_stored_results_and_errors_are_told():
    def fill(sheet):
        rows_of(["甲", "乙"], [1, "=A2*2"], ["=1/0", 4])(sheet)

    data = saved(fill)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            part = part.replace(b"<f>A2*2</f><v />", b"<f>A2*2</f><v>2</v>").replace(b"<f>A2*2</f><v></v>", b"<f>A2*2</f><v>2</v>")
            part = part.replace(b'<c r="A3"><f>1/0</f><v />', b'<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v>')
            part = part.replace(b'<c r="A3"><f>1/0</f><v></v>', b'<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v>')
            new.writestr(name, part)
    found = sheet_of(out.getvalue())
    assert found.rows[1:] == (("1", "2"), ("#DIV/0!", "4"))
    assert [code for code, _ in found.notices] == ["outline.table-error-cell"]
    assert [(code, facts["cells"]) for code, facts in sheet_of(data).notices] == [("outline.table-uncomputed", "B2、A3")]


def _bomb():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * (MAX_UNPACKED + 1))
    return out.getvalue()


def _far_cell(sheet):
    sheet["A1"], sheet["XFD1048576"] = "甲", "乙"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
BROKEN = {
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "outline.table-book-locked"),
    "an old workbook": (OLE, "outline.table-book-old"),
    "a text": ("乡镇,亩数\n".encode(), "outline.table-book-damaged"),
    "nothing": (b"", "outline.table-book-damaged"),
    "half a file": (saved(ROWS)[:2000], "outline.table-book-damaged"),
    "a zip of something else": (
        _bomb()[:0] + saved(ROWS).replace(b"xl/workbook.xml", b"xl/workbook.xxx"),
        "outline.table-book-damaged",
    ),
    "a bomb": (_bomb(), "outline.table-book-size"),
    "a cell at the far end": (saved(_far_cell), "outline.table-book-size"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_is_refused_with_its_reason(case):
    data, code = BROKEN[case]
    with pytest.raises(SheetError) as refused:
        sheet_of(data)
    assert refused.value.code == code


OUTLINE = """\
标题: 在春耕动员会上的讲话
称呼: 同志们
开头:
  - 先看进度。
  - 表格: {文件: 进度.xlsx}
  - 表格: {表题: 人数, 文件: 进度.xlsx#人数, 线: 框线}
部分: [{抓落实: 天天抓。}]
"""


@pytest.fixture
def folder(tmp_path):
    def fill(sheet):
        ROWS(sheet)
        rows_of(["村", "人"], ["甲村", 3])(sheet.parent.create_sheet("人数"))

    (tmp_path / "进度.xlsx").write_bytes(saved(fill))
    (tmp_path / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    return tmp_path


def test_tables_of_a_workbook_stand_in_the_speech(folder):
    made = api.render(OUTLINE, source=str(folder / "a.yaml"))
    rows = [(paragraph.kind, paragraph.text) for _, paragraph in document_paragraphs(made.document) if "\t" in paragraph.text]
    assert rows == [
        ("table-head", "乡镇\t亩数"), ("table-row", "东口\t1200"), ("table-row", "西口\t800"), ("boxed-head", "村\t人"), ("boxed-row", "甲村\t3")
    ]  # fmt: skip


def test_a_workbook_that_cannot_be_read_is_told_at_its_line(folder):
    (folder / "进度.xlsx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(OutlineError) as refused:
        api.render(OUTLINE, source=str(folder / "a.yaml"))
    assert [(fault.code, fault.place.line) for fault in refused.value.faults] == [
        ("outline.table-book-locked", 5), ("outline.table-book-locked", 6)
    ]  # fmt: skip


def test_edits_of_cells_in_word_are_to_be_made_in_the_file(folder, monkeypatch):
    monkeypatch.chdir("/")
    made = api.render(OUTLINE, source=str(folder / "a.yaml"))

    def edit(word):
        word.tables[0].cell(1, 1).paragraphs[0].runs[0].text = "1300"
        word.tables[1]._tbl.remove(word.tables[1].rows[1]._tr)
        next(one for one in word.paragraphs if one.text == "先看进度。").runs[0].text = "先看一看进度。"

    back = api.pull(edited(made.data, edit), OUTLINE, source=str(folder / "a.yaml"))
    assert [(notice.code, notice.place.line, notice.facts["name"], notice.facts["row"]) for notice in back.notices] == [
        ("pull.table-file", 5, "进度.xlsx", 2), ("pull.table-file-gone", 6, "进度.xlsx#人数", 2)
    ]  # fmt: skip
    assert (back.outline, back.complete) == (OUTLINE.replace("先看进度", "先看一看进度"), False)
