"""The numbers of the layouts, read from the XML of finished documents."""

from __future__ import annotations

import pytest

from drafter.layout import load_layout
from drafter.speech.tree import Bundle, Section, Speech
from drafter.write import write
from tests.write.examples import BUNDLE, LAYOUTS, RICH, W, attributes, docx, part, style

FLUSH = {"firstLineChars": "0", "firstLine": "0"}
INDENTED = {"firstLineChars": "200", "firstLine": "640"}


def section(layout: str) -> object:
    return part(docx(RICH, layout), "word/document.xml").find(f"{W}body/{W}sectPr")


def test_the_page_is_a4_with_the_margins_of_the_standard():
    page = section("gbt9704")
    assert attributes(page, "pgSz") == {"w": "11906", "h": "16838"}
    margins = {"top": "2098", "bottom": "1984", "left": "1588", "right": "1474", "header": "851", "footer": "1446", "gutter": "0"}
    assert attributes(page, "pgMar") == margins


def test_the_grid_has_lines_only_so_that_22_fit():
    assert attributes(section("gbt9704"), "docGrid") == {"type": "lines", "linePitch": "579"}


def test_the_body_is_set_in_fangsong_16_pt_with_28_characters_a_line():
    body = style(docx(RICH), "BodyText")
    assert attributes(body, "rPr/rFonts") == {
        "hint": "eastAsia",
        "ascii": "Times New Roman",
        "hAnsi": "仿宋_GB2312",  # or “ ” — … stand in the Latin font
        "eastAsia": "仿宋_GB2312",
        "cs": "Times New Roman",
    }
    assert attributes(body, "rPr/sz") == {"val": "32"}
    assert attributes(body, "rPr/spacing") == {"val": "-5"}
    assert attributes(body, "pPr/spacing") == {"before": "0", "after": "0", "line": "579", "lineRule": "exact"}
    assert attributes(body, "pPr/ind") == INDENTED
    assert attributes(body, "pPr/jc") == {"val": "both"}
    assert attributes(body, "pPr/widowControl") == {"val": "0"}
    assert attributes(body, "pPr/kinsoku") == {}


def test_the_title_is_set_in_xiaobiaosong_22_pt_off_the_grid():
    title = style(docx(RICH), "Title")
    assert attributes(title, "rPr/rFonts")["eastAsia"] == "方正小标宋简体"
    assert attributes(title, "rPr/sz") == {"val": "44"}
    assert attributes(title, "rPr/spacing") == {"val": "0"}
    assert attributes(title, "pPr/jc") == {"val": "center"}
    assert attributes(title, "pPr/snapToGrid") == {"val": "0"}
    assert attributes(title, "pPr/ind") == FLUSH
    spacing = attributes(title, "pPr/spacing")
    assert 660 <= int(spacing["line"]) <= 700
    assert spacing["lineRule"] == "exact"


@pytest.mark.parametrize("name", ["Subtitle", "Speaker", "Date"])
def test_the_lines_under_the_title_are_centred_in_kaiti_16_pt(name):
    line = style(docx(RICH), name)
    assert attributes(line, "rPr/rFonts")["eastAsia"] == "楷体_GB2312"
    assert attributes(line, "rPr/sz") == {"val": "32"}
    assert attributes(line, "pPr/jc") == {"val": "center"}
    assert attributes(line, "pPr/ind") == FLUSH


def test_the_salutation_stands_flush_left():
    salutation = style(docx(RICH), "Salutation")
    assert attributes(salutation, "pPr/ind") == FLUSH
    assert attributes(salutation, "pPr/jc") == {"val": "left"}


@pytest.mark.parametrize(("level", "font"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")])
def test_headings_are_words_own_with_their_level_and_stay_with_the_next_paragraph(level, font):
    data = docx(RICH)
    heading = style(data, f"Heading{level}")
    assert attributes(heading, "name") == {"val": f"heading {level}"}
    assert attributes(heading, "pPr/outlineLvl") == {"val": str(level - 1)}
    assert attributes(heading, "pPr/keepNext") == {}
    assert attributes(heading, "pPr/ind") == INDENTED
    assert attributes(heading, "rPr/rFonts")["eastAsia"] == font
    assert attributes(heading, "rPr/sz") == {"val": "32"}
    run_in = style(data, f"Heading{level}Char")
    assert attributes(run_in, "rPr/rFonts")["eastAsia"] == font
    assert attributes(run_in, "link") == {"val": f"Heading{level}"}
    assert attributes(heading, "link") == {"val": f"Heading{level}Char"}


def test_a_point_is_set_as_the_heading_of_its_level():
    data = docx(RICH)
    fonts = {level: attributes(style(data, f"Point{level}"), "rPr/rFonts")["eastAsia"] for level in (2, 3, 4)}
    assert fonts == {2: "楷体_GB2312", 3: "仿宋_GB2312", 4: "仿宋_GB2312"}


def test_the_page_number_stands_outside_one_character_in_from_the_edge():
    data = docx(RICH)
    assert attributes(part(data, "word/settings.xml"), "evenAndOddHeaders") == {}
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        paragraph = part(data, name).find(f"{W}p")
        assert attributes(paragraph, "pPr/ind") == {f"{side}Chars": "100", side: "280"}
        assert attributes(paragraph, "pPr/jc") == {"val": side}
        assert attributes(paragraph, "fldSimple") == {"instr": " PAGE "}
        assert "".join(paragraph.itertext()) == "— 1 —"
    footer = style(data, "Footer")
    assert attributes(footer, "pPr/spacing") == {"before": "0", "after": "0", "line": "280", "lineRule": "exact"}
    assert attributes(footer, "pPr/snapToGrid") == {"val": "0"}
    assert attributes(footer, "rPr/sz") == {"val": "28"}
    assert {attributes(footer, "rPr/rFonts")[key] for key in ("ascii", "hAnsi", "eastAsia")} == {"宋体"}


def test_a_line_is_left_free_under_the_head_and_nowhere_else():
    data = docx(RICH)
    paragraphs = part(data, "word/document.xml").findall(f".//{W}p")
    assert not [paragraph for paragraph in paragraphs if paragraph.find(f"{W}pPr/{W}spacing") is not None]
    styles = [attributes(paragraph, "pPr/pStyle")["val"] for paragraph in paragraphs]
    (last,) = [place for place, name in enumerate(styles) if name.endswith("End")]
    assert "".join(paragraphs[last + 1].itertext()) == "同志们："
    assert attributes(style(data, styles[last]), "pPr/spacing")["after"] == "579"
    assert attributes(style(data, styles[last]), "basedOn") == {"val": styles[last].removesuffix("End")}


def test_the_navigation_pane_has_a_level_for_each_heading():
    speech = Speech(
        sections=(Section("一、", "抓学习", body=("学。",)), Section("二、", "抓落实", "。", True, ("做。",))),
    )._replace(front=RICH.front)
    assert _levels(speech) == [None] * len(speech.front) + [None, None, "0"]  # the first heading has its level from its style
    assert _levels(Bundle("", "", (speech,)))[-3:] == ["1", None, "1"]
    assert _levels(Bundle("汇编", "", (speech,)))[-4 - len(speech.front)] is None
    titles = [
        level for line, level in zip(speech.front, _levels(Bundle("", "", (speech,)))[1:], strict=False) if line.kind == "title"
    ]
    assert set(titles) <= {"0", None}


def _levels(document: Bundle | Speech) -> list[str | None]:
    """The outline level of each paragraph, None where the paragraph itself has none."""
    found = [paragraph.find(f"{W}pPr/{W}outlineLvl") for paragraph in part(docx(document), "word/document.xml").iter(f"{W}p")]
    return [None if level is None else level.get(f"{W}val") for level in found]


def test_a_blank_that_is_not_filled_is_shaded_and_nothing_else():
    data = docx(
        Speech(opening=("到会的有【待补：人数】人。",), sections=(Section("一、", "抓【待补】", body=("做好。",), run_in=True),))
    )
    document = part(data, "word/document.xml")
    shaded = ["".join(run.itertext()) for run in document.iter(f"{W}r") if run.find(f"{W}rPr/{W}shd") is not None]
    styled = [
        "".join(run.itertext())
        for run in document.iter(f"{W}r")
        if (run.find(f"{W}rPr/{W}rStyle") is not None and attributes(run, "rPr/rStyle")["val"] == "Blank")
    ]
    assert (styled, shaded) == (["【待补：人数】"], ["【待补】"])
    assert style(data, "Blank").find(f"{W}rPr/{W}shd") is not None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_font_of_a_theme_and_no_left_over_of_a_template_overrides_the_styles(layout):
    data = docx(RICH, layout)
    styles = part(data, "word/styles.xml")
    for fonts in styles.iter(f"{W}rFonts"):
        assert not [key for key in fonts.attrib if key.endswith("Theme")]
    assert attributes(styles, "docDefaults/rPrDefault/rPr/lang")["eastAsia"] == "zh-CN"
    assert len(styles.find(f"{W}docDefaults/{W}pPrDefault")) == 0
    assert attributes(part(data, "word/settings.xml"), "themeFontLang")["eastAsia"] == "zh-CN"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_fonts_are_set_by_styles_alone(layout):
    document = part(docx(BUNDLE, layout), "word/document.xml")
    assert {child.tag for properties in document.iter(f"{W}rPr") for child in properties} == {f"{W}rStyle"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_style_that_a_document_names_is_there(layout):
    data = docx(BUNDLE, layout)
    styles = {element.get(f"{W}styleId") for element in part(data, "word/styles.xml").iter(f"{W}style")}
    tags = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "basedOn", "next", "link"))
    parts = [part(data, f"word/{name}.xml") for name in ("document", "styles", "footer1", "footer2")]
    named = {element.get(f"{W}val") for tree in parts for element in tree.iter(*tags)}
    assert named <= styles


def test_strict_fills_the_type_area_of_225_mm():
    page = section("strict")
    margins = attributes(page, "pgMar")
    assert (margins["top"], margins["bottom"]) == ("1960", "1847")
    assert attributes(page, "docGrid")["linePitch"] == "592"
    assert attributes(style(docx(RICH, "strict"), "BodyText"), "pPr/spacing")["line"] == "592"
    assert attributes(style(docx(RICH, "strict"), "Heading1"), "pPr/spacing")["line"] == "592"


def test_a_reading_copy_is_larger():
    data = docx(RICH, "reading-copy")
    assert attributes(style(data, "Title"), "rPr/sz") == {"val": "48"}
    assert attributes(style(data, "Title"), "pPr/spacing")["line"] == "700"
    for name in ("BodyText", "Heading1", "Heading2", "Speaker", "Date", "Salutation"):
        assert attributes(style(data, name), "rPr/sz") == {"val": "36"}
        assert attributes(style(data, name), "pPr/spacing")["line"] == "600"
    assert attributes(style(data, "BodyText"), "pPr/jc") == {"val": "left"}
    assert attributes(style(data, "BodyText"), "pPr/ind") == {"firstLineChars": "200", "firstLine": "720"}
    assert attributes(style(data, "Footer"), "rPr/sz") == {"val": "28"}


def test_a_paragraph_that_is_kept_together_and_longer_than_half_a_page_may_be_parted():
    layout = load_layout("gbt9704")
    layout = layout._replace(body=layout.body._replace(keep_lines=True))
    data = write(Speech(opening=("字" * 200, "字" * 400)), "docx", layout)
    short, long = part(data, "word/document.xml").findall(f".//{W}p")
    assert short.find(f"{W}pPr/{W}keepLines") is None
    assert attributes(long, "pPr/keepLines") == {"val": "0"}
    assert attributes(long, "pPr/widowControl") == {}


def test_a_meeting_paper_centres_the_page_number_on_every_page():
    data = docx(RICH, "meeting-paper")
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is None
    assert attributes(part(data, "word/footer1.xml").find(f"{W}p"), "pPr/jc") == {"val": "center"}


def test_windows_fonts_are_those_that_windows_has():
    data = docx(RICH, "windows-fonts")
    fonts = {element.get(f"{W}eastAsia") for element in part(data, "word/styles.xml").iter(f"{W}rFonts")}
    assert fonts == {"仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"}


def test_a_font_that_is_not_installed_names_one_that_may_stand_in():
    fonts = part(docx(RICH), "word/fontTable.xml")
    stand_ins = {font.get(f"{W}name"): attributes(font, "altName")["val"] for font in fonts if font.find(f"{W}altName") is not None}
    assert stand_ins["仿宋_GB2312"] == "仿宋"
    assert stand_ins["方正小标宋简体"] == "华文中宋"
