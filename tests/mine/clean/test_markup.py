"""What stands between < and > is a tag only if it is named like one; and nothing is, where a text stays as it is."""

from __future__ import annotations

import pytest

from drafter.mine.clean import clean
from drafter.read import read_bytes
from drafter.read.source import SourceText

BEGUN = "在春耕会议上的讲话\n今天讲三件事，请大家记好。\n"


def body(line: str, *, repair: bool = True) -> tuple[str, list[str]]:
    cleaned = clean(SourceText("a", BEGUN + line), repair=repair)
    return "\n".join(cleaned.texts[2:]), [removed.text for removed in cleaned.noise]


@pytest.mark.parametrize(
    "line",
    [
        "当A<B，C>D时，先办A。",
        "要看水位a<b且c>d才开闸。",
        "他在表里写了<待定>两个字。",
        "比值若x<b>y，就要复核。",
        "文件名是<讲话稿_v2.docx>，请查收。",
        "气温<5℃而湿度>80%时不施肥。",
        "收件人写作<zhang@example.org>，不要写错。",
    ],
)
def test_what_is_no_tag_stays(line: str):
    assert body(line) == (line, [])


@pytest.mark.parametrize(
    "line",
    [
        "一句话放在<p>和</p>中间，就是一段。",
        "小标题有六级，<h1>最大，<h6>最小。",
        "把‘<title>’里的字改成村名，“</body>”不要动。",
    ],
)
def test_tags_that_a_sentence_is_about_stay(line: str):
    assert body(line) == (line, [])


@pytest.mark.parametrize(
    ("line", "shown", "cut"),
    [
        ("要<b>抓紧</b>春灌。", "要抓紧春灌。", ["<b>", "</b>"]),
        ('要<span style="color:red">抓紧</span>春灌。', "要抓紧春灌。", ['<span style="color:red">', "</span>"]),
        ("要<STRONG>抓紧</STRONG>春灌。", "要抓紧春灌。", ["<STRONG>", "</STRONG>"]),
        ("要抓紧<o:p></o:p>春灌。", "要抓紧春灌。", ["<o:p>", "</o:p>"]),
        ("要抓紧<!-- 待查 -->春灌。", "要抓紧春灌。", ["<!-- 待查 -->"]),
        ("要抓紧春灌。<p>水要先放。", "要抓紧春灌。\n水要先放。", []),
        ("<p>要抓紧春灌</p>", "要抓紧春灌", []),
        ("要抓紧<p align=left>春灌。", "要抓紧\n春灌。", []),
        ("要抓紧<img src=a.png />春灌。", "要抓紧春灌。", ["<img src=a.png />"]),
    ],
)
def test_a_tag_is_cut_out_and_listed(line: str, shown: str, cut: list[str]):
    assert body(line) == (shown, cut)


@pytest.mark.parametrize("line", ["要<b>抓紧</b>春灌。", "甲&amp;乙两村。", "<p>要抓紧春灌。</p>", "要<br/>抓紧春灌。"])
def test_a_text_that_is_not_to_be_repaired_keeps_its_tags(line: str):
    assert body(line, repair=False) == (line, [])


@pytest.mark.parametrize("line", ["今天是____年__月__日。", "请____同志发言，__月再议。", "落款：__________", "文件名是a__b__c。"])
def test_underscores_that_are_blanks_stay(line: str):
    assert body(line) == (line, [])


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("要**抓紧**春灌。", "要抓紧春灌。"),
        ("（__抓紧__）春灌。", "（抓紧）春灌。"),
        ("**一是**要快，**二是**要好。", "一是要快，二是要好。"),
    ],
)
def test_bold_words_are_words(line: str, shown: str):
    assert body(line)[0] == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("用&lt;p&gt;开头。", "用<p>开头。"),
        ("用&lt;b&gt;和&lt;/b&gt;框住<i>甲</i>。", "用<b>和</b>框住甲。"),
        ("写作&amp;lt;p&amp;gt;。", "写作&lt;p&gt;。"),
        ("写作&#60;p&#62;和&#x3C;br&#x3e;。", "写作<p>和<br>。"),
        ("甲&amp;amp;乙。", "甲&amp;乙。"),
    ],
)
def test_what_an_entity_shows_is_text_in_every_pass(line: str, shown: str):
    cleaned = clean(SourceText("a", f"{BEGUN}{line}\n第1页 共3页\n"))
    assert cleaned.texts[2] == shown
    assert clean(SourceText("again", "\n".join(cleaned.texts), hints=cleaned.hints, markup=False)).texts == cleaned.texts


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_every_kind_of_file_shows_it_alike(name: str):
    line = "用&lt;p&gt;开头，写作&amp;lt;p&amp;gt;。"
    text = f"<p>{line}</p>" if name == "a.html" else f"{line}\n"
    assert clean(read_bytes(text.encode(), name)).texts == ("用<p>开头，写作&lt;p&gt;。",)


def test_characters_that_unicode_reserves_are_no_signs_of_markup():
    cleaned = clean(SourceText("a", f"{BEGUN}甲\ufdd0乙\ufdd1。"))
    assert cleaned.texts[2] == "甲乙。"
    assert [repair.what for repair in cleaned.repairs] == ["invisible-characters"]


def test_a_tag_over_several_lines_is_one_tag():
    text = 'a<p align=center><span style="font-size:16pt;\nfont-family:楷体">开工仪式发言稿</span></p>\n各位师傅：'
    cleaned = clean(SourceText("a", text))
    assert cleaned.texts == ("a", "开工仪式发言稿", "各位师傅：")
    assert [removed.text for removed in cleaned.noise] == ['<span style="font-size:16pt; font-family:楷体">', "</span>"]


@pytest.mark.parametrize(
    "line",
    [
        '<img src="<?php echo HOST; ?>img/a.jpg" />',
        "<?php echo 1; ?>",
        "<p></p>",
        "<script>var 甲 = 1;</script>",
        "<!-- 正文\n开始 -->",
    ],
)
def test_a_line_of_tags_is_a_line_of_noise(line: str):
    cleaned = clean(SourceText("a", f"{BEGUN}{line}\n春灌要抓紧。"))
    assert cleaned.texts == (*BEGUN.split("\n")[:2], "春灌要抓紧。")
    assert [(removed.text, removed.whole) for removed in cleaned.noise] == [(line.replace("\n", " "), True)]


def test_the_words_of_a_tag_that_breaks_a_line_are_listed():
    cleaned = clean(SourceText("a", f'{BEGUN}<p style="font-family:楷体">春灌要抓紧。</p>'))
    assert cleaned.texts[2:] == ("春灌要抓紧。",)
    assert [removed.text for removed in cleaned.noise] == ['<p style="font-family:楷体">']


@pytest.mark.parametrize(
    ("line", "shown", "repairs"),
    [
        ("天干物燥，**重点**是管住火。", "天干物燥，重点是管住火。", ["bold-signs"]),
        ("巡山按5*3排，a**b。", "巡山按5*3排，a**b。", []),
        ("**管住火**", "管住火", []),  # a heading; its look stays a hint
    ],
)
def test_signs_of_bold_type_are_told(line, shown, repairs):
    cleaned = clean(SourceText("a", f"在护林会上的讲话\n同志们：\n{line}\n火不进山。"))
    assert (cleaned.texts[2], [repair.what for repair in cleaned.repairs]) == (shown, repairs)


TYPED = ("- 巡山到户。", "# 3机组先停。", "> 90%的站点已验收。", "+ 一车一档。", "#1泵站先修。")


def test_signs_at_the_start_of_a_word_paragraph_are_what_somebody_typed():
    text = "\n".join(("在护林会上的讲话", "同志们：", *TYPED, "火不进山。"))
    cleaned = clean(SourceText("a.docx", text, keeps_paragraphs=True))
    assert cleaned.texts[2:-1] == TYPED
    assert not cleaned.noise
    assert not cleaned.repairs


def test_a_label_above_a_word_paragraph_that_begins_with_the_address_is_cut_out():
    text = "【自我介绍】\n各位领导、各位同事大家好！我是热线班的小周，今天来述职。\n接电话两万个。"
    cleaned = clean(SourceText("a.docx", text, keeps_paragraphs=True))
    assert (cleaned.texts[0][:6], [gone.reason for gone in cleaned.noise]) == ("各位领导、各", ["heading-label"])


def test_a_label_above_another_word_paragraph_stays():
    text = "【自我介绍】\n我是热线班的小周，今天来述职。\n接电话两万个。"
    cleaned = clean(SourceText("a.docx", text, keeps_paragraphs=True))
    assert (cleaned.texts[0], cleaned.noise) == ("【自我介绍】", ())


@pytest.mark.parametrize(("heading", "told"), [("# 管住火", [1, 3, 4]), ("**管住火**，不能松。", [1, 4])])
def test_markdown_that_was_pasted_into_word_is_read_and_told(heading: str, told: list[int]):
    text = f"# 在护林会上的讲话\n同志们：\n{heading}\n- 巡山到户。\n火不进山。"
    cleaned = clean(SourceText("a.docx", text, keeps_paragraphs=True))
    assert cleaned.texts[0] == "在护林会上的讲话"
    assert cleaned.texts[3] == "巡山到户。"
    assert [repair.line for repair in cleaned.repairs if repair.what == "markdown-signs"] == told


def test_a_sign_of_more_is_no_quotation():
    cleaned = clean(SourceText("a.txt", f"{BEGUN}>90%的站点已验收。\n> 春灌要抓紧。"))
    assert cleaned.texts[2:] == (">90%的站点已验收。", "春灌要抓紧。")
