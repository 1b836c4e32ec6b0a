"""Word's automatic numbering, written out as a reader sees it."""

from __future__ import annotations

import pytest

from drafter.read.docx.formats import shown
from drafter.read.docx.numbering import marked
from tests.read.word import abstract, level, lines, listed, num, p, style

CHINESE = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircleChinese", "%5"),
)


def test_chinese_levels_count_and_restart_below_their_superiors():
    assert lines(
        p("加强学习", listed(1)),
        p("主动学", listed(1, 1)),
        p("自觉学", listed(1, 1)),
        p("读书", listed(1, 2)),
        p("读报", listed(1, 3)),
        p("摘抄", listed(1, 4)),
        p("没有序号的一段"),
        p("狠抓落实", listed(1)),
        p("抓实", listed(1, 1)),
        numbering=CHINESE + num(1, 0),
    ) == [
        "一、加强学习",
        "（一）主动学",
        "（二）自觉学",
        "1.读书",
        "（1）读报",
        "①摘抄",
        "没有序号的一段",
        "二、狠抓落实",
        "（一）抓实",
    ]


def test_marks_of_several_levels_and_of_words():
    outline = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
    chapters = abstract(
        1, level(0, "japaneseCounting", "第%1章"), level(1, "japaneseCounting", "%2是", '<w:suff w:val="nothing"/>')
    )
    assert lines(
        p("总则", listed(2)),
        p("坚持标准", listed(2, 1)),
        p("目标", listed(1)),
        p("任务", listed(1, 1)),
        p("2026年的任务", listed(1, 2)),
        numbering=outline + chapters + num(1, 0) + num(2, 1),
    ) == ["第一章 总则", "一是坚持标准", "1 目标", "1.1 任务", "1.1.1 2026年的任务"]


def test_a_legal_level_shows_all_its_numbers_as_decimals():
    levels = abstract(0, level(0, "chineseCounting", "第%1编"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert lines(p("甲", listed(1)), p("乙", listed(1)), p("丙", listed(1, 1)), numbering=levels + num(1, 0)) == [
        "第一编 甲",
        "第二编 乙",
        "2.1 丙",
    ]


def test_a_level_that_counts_on_whatever_stands_above():
    never = abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'))
    body = [p("甲", listed(1)), p("乙", listed(1, 1)), p("丙", listed(1)), p("丁", listed(1, 1))]
    assert lines(*body, numbering=never + num(1, 0)) == ["1.甲", "a)乙", "2.丙", "b)丁"]


def test_a_level_that_only_the_first_sets_back():
    first = abstract(
        0, level(0, "decimal", "%1."), level(1, "decimal", "（%2）"), level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>')
    )
    body = [p("甲", listed(1)), p("乙", listed(1, 1)), p("丙", listed(1, 2)), p("丁", listed(1, 1)), p("戊", listed(1, 2))]
    body += [p("己", listed(1)), p("庚", listed(1, 2))]
    assert lines(*body, numbering=first + num(1, 0)) == ["1.甲", "（1）乙", "a)丙", "（2）丁", "b)戊", "2.己", "a)庚"]


def test_uses_of_one_list_count_on_and_an_overridden_start_begins_anew_once():
    again = num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = [p("甲", listed(1)), p("乙", listed(2)), p("丙", listed(3)), p("丁", listed(3)), p("戊", listed(1)), p("己", listed(3))]
    assert lines(*body, numbering=CHINESE + num(1, 0) + again) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊", "四、己"]


def test_a_use_may_replace_a_level():
    replaced = num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "ideographTraditional", "%1、", start=3)}</w:lvlOverride>')
    assert lines(p("甲", listed(1)), p("乙", listed(1)), numbering=CHINESE + replaced) == ["丙、甲", "丁、乙"]


def test_a_start_other_than_one_and_a_level_that_is_passed_over_counts():
    levels = abstract(0, level(0, "decimal", "%1.", start=5), level(1, "decimal", "%1.%2"))
    assert lines(p("甲", listed(1, 1)), p("乙", listed(1)), numbering=levels + num(1, 0)) == ["5.1 甲", "6.乙"]


def test_numbers_through_styles_and_none_through_number_zero():
    heading = '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{based}<w:pPr><w:numPr>{level}<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = heading.format(id="1", name="heading 1", based="", level="") + heading.format(
        id="2", name="heading 2", based='<w:basedOn w:val="1"/>', level=""
    )
    styles += '<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>'
    levels = abstract(
        0, level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'), level(1, "decimal", "%2.", '<w:pStyle w:val="2"/>')
    )
    assert lines(
        p("甲", style("1")),
        p("乙", style("2")),
        p("不编号", style("1") + listed(0)),
        p("丙", style("a9")),
        p("级别另定", style("1") + '<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        styles=styles,
        numbering=levels + num(1, 0),
    ) == ["一、甲", "1.乙", "不编号", "二、丙", "1.级别另定"]


def test_a_list_that_takes_its_levels_from_a_numbering_style():
    styled = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>' + level(0, "chineseCounting", "%1、") + "</w:abstractNum>"
    )
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    assert lines(p("甲", listed(2)), p("乙", listed(1)), numbering=styled + link + num(1, 0) + num(2, 1)) == ["一、甲", "二、乙"]


def test_bullets_in_unicode_whatever_their_font():
    symbols = '<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>'
    bullets = [
        ("Symbol", "\uf0b7", "•甲"),
        ("Wingdings", "\uf06c", "●甲"),
        ("Wingdings", "\uf081", "①甲"),
        ("没见过", "\uf0aa", "•甲"),
        ("", "◆", "◆甲"),
    ]
    for font, sign, expected in bullets:
        one = level(0, "bullet", sign).replace("</w:lvl>", f"{symbols.format(font=font)}</w:lvl>")
        assert lines(p("甲", listed(1)), numbering=abstract(0, one) + num(1, 0)) == [expected]


def test_no_mark_where_the_format_is_none_or_the_number_is_hidden_or_the_list_is_not_there():
    none = abstract(0, level(0, "none", "%1"), level(1, "decimal", "%2.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>"))
    body = [p("甲", listed(1)), p("乙", listed(1, 1)), p("丙", listed(7)), p("丁", listed(1, 8))]
    assert lines(*body, numbering=none + num(1, 0)) == ["甲", "乙", "丙", "丁"]


def test_a_newer_format_stands_in_a_choice():
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    one = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{choice}<w:lvlText w:val="%1."/></w:lvl>'
    assert lines(p("甲", listed(1)), numbering=abstract(0, one) + num(1, 0)) == ["007.甲"]


def test_paragraphs_of_tables_count_and_paragraphs_that_are_gone_do_not():
    gone = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    assert lines(
        p("甲", listed(1)),
        f"<w:tbl><w:tr><w:tc>{p('表里', listed(1))}</w:tc></w:tr></w:tbl>",
        p("<w:del w:id='2' w:author='a'><w:r><w:delText>删了</w:delText></w:r></w:del>", listed(1) + gone),
        p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏了</w:t></w:r>", listed(1) + hidden),
        p("乙", listed(1)),
        numbering=CHINESE + num(1, 0),
    ) == ["一、甲", "三、乙"]


def test_an_empty_numbered_paragraph_shows_its_mark():
    assert lines(p("", listed(1)), p("乙", listed(1)), numbering=CHINESE + num(1, 0)) == ["一、", "二、乙"]


@pytest.mark.parametrize(
    ("format_name", "numbers", "expected"),
    [
        ("decimal", (1, 10), "1 10"),
        ("decimalZero", (1, 10), "01 10"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("decimalEnclosedParen", (1,), "⑴"),
        ("decimalEnclosedFullstop", (1,), "⒈"),
        ("lowerLetter", (1, 26, 27, 28), "a z aa bb"),
        ("upperLetter", (3,), "C"),
        ("upperRoman", (4, 1994), "IV MCMXCIV"),
        ("lowerRoman", (9,), "ix"),
        ("chineseCounting", (10, 11, 20, 101), "十 十一 二十 一〇一"),
        ("chineseCountingThousand", (10, 101, 110), "十 一百零一 一百一十"),
        ("japaneseCounting", (3, 12), "三 十二"),
        ("taiwaneseCountingThousand", (1,), "一"),
        ("ideographDigital", (1, 10), "一 一〇"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("ideographZodiacTraditional", (1, 13), "甲子 丙子"),
        ("ideographEnclosedCircle", (1, 10), "㊀ ㊉"),
        ("chineseLegalSimplified", (3, 21), "叁 贰拾壹"),
        ("ideographLegalTraditional", (3,), "參"),
        ("numberInDash", (3,), "- 3 -"),
        ("ordinal", (1, 2, 3, 4, 11, 22), "1st 2nd 3rd 4th 11th 22nd"),
        ("none", (3,), ""),
        ("没见过", (3,), "3"),
        ("chineseCounting", (-1, 100000), "-1 一〇〇〇〇〇"),
        ("chineseCountingThousand", (100000,), "100000"),
        ("decimalHalfWidth", (12,), "12"),
        ("decimalFullWidth", (1234567890,), "１２３４５６７８９０"),
        ("decimalFullWidth2", (12,), "１２"),
        ("decimalEnclosedCircleChinese", (0, 1, 20, 21), "0 ① ⑳ 21"),
        ("decimalEnclosedParen", (20, 21), "⒇ 21"),
        ("decimalEnclosedFullstop", (20, 21), "⒛ 21"),
        ("ideographEnclosedCircle", (11,), "11"),
        ("upperLetter", (0, 26, 780, 781), f"0 Z {'Z' * 30} 781"),
        ("upperRoman", (49, 88, 399, 494, 999, 1666, 3999), "XLIX LXXXVIII CCCXCIX CDXCIV CMXCIX MDCLXVI MMMCMXCIX"),
        ("upperRoman", (0, 4000), "0 4000"),
        ("ordinal", (13, 21, 23, 111, 112, 113, 121), "13th 21st 23rd 111th 112th 113th 121st"),
        ("chineseCounting", (99, 100), "九十九 一〇〇"),
        ("taiwaneseCounting", (11, 101), "十一 一〇一"),
        ("koreanCounting", (11,), "十一"),
        ("japaneseDigitalTenThousand", (10,), "一〇"),
        ("taiwaneseDigital", (10,), "一〇"),
        ("chineseLegalSimplified", (1234, 5678, 90, 2020), "壹仟贰佰叁拾肆 伍仟陆佰柒拾捌 玖拾 贰仟零贰拾"),
        ("ideographLegalTraditional", (1234, 5678, 90, 2020), "壹仟貳佰參拾肆 伍仟陸佰柒拾捌 玖拾 貳仟零貳拾"),
        ("japaneseLegal", (1234, 10), "壱阡弐百参拾四 拾"),
        ("ideographTraditional", tuple(range(12)), "0 甲 乙 丙 丁 戊 己 庚 辛 壬 癸 11"),
        ("ideographZodiac", tuple(range(14)), "0 子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥 13"),
        ("ideographZodiacTraditional", (0, 11, 12, 60, 61), "0 甲戌 乙亥 癸亥 61"),
        ("bullet", (3,), ""),
    ],
)
def test_formats(format_name, numbers, expected):
    assert " ".join(shown(number, format_name) for number in numbers) == expected


@pytest.mark.parametrize(
    ("mark", "suffix", "text", "expected"),
    [
        ("一、", "tab", "加强", "一、加强"),
        ("1.", "tab", "2026年", "1. 2026年"),
        ("1.", "nothing", "2026年", "1.2026年"),
        ("1.1", "space", "加强", "1.1 加强"),
        ("一是", "tab", "加强", "一是加强"),
        ("第一条", "space", "加强", "第一条 加强"),
        ("A.", "tab", "word", "A. word"),
        ("①", "tab", "加强", "①加强"),
        ("●", "tab", "加强", "●加强"),
    ],
)
def test_what_stands_between_a_mark_and_its_text(mark, suffix, text, expected):
    assert marked(mark, suffix, text) == expected
