"""What people type otherwise than they mean, from the file to the outline: each of them a kind of fault that mining once had."""

from __future__ import annotations

import pytest

from drafter.mine.batch import Task, files_of
from drafter.mine.clean import clean
from drafter.mine.pipeline import mine_text
from drafter.mine.report import tree
from drafter.read import read_bytes
from drafter.read.source import SourceText
from drafter.speech.emphasis import pieces
from tests.read.word import document, p, r

WORDS = ("把账算清楚", "把管子查一遍", "把习惯养起来")
TEXTS = (
    "一个水龙头漏一夜，够一家人用两天。",
    "老管子要换，新管子要勤看，谁家的谁管。",
    "洗菜的水可以浇花，浇花的水不要满地流。",
)


def speech(*marks: str, opening: str = "今天讲三件事。", title: str = "在节水动员会上的讲话\n") -> str:
    sections = "".join(f"{mark}{words}\n{text}\n" for mark, words, text in zip(marks, WORDS, TEXTS, strict=True))
    return f"{title}同志们：\n{opening}\n{sections}谢谢大家！\n"


PLAIN = ("一、", "二、", "三、")


def outline(text: str) -> str:
    mined = mine_text(SourceText("speech.txt", text))
    return files_of(mined, Task("outline", chinese=True))[0][1]


def cleaned(text: str) -> str:
    return "\n".join(clean(SourceText("speech.txt", text)).texts)


# ---------------------------------------------------------------- marks


@pytest.mark.parametrize(
    "marks",
    [
        ("一.", "二.", "三."),
        ("一．", "二．", "三．"),
        ("一，", "二，", "三，"),
        ("一 ", "二 ", "三 "),
        ("一　", "二　", "三　"),
        ("一、", "二.", "三 "),
        ("一 、", "二、 ", "三、"),
        ("（一)", "（二)", "（三)"),
        ("(一）", "（二)", "（三） "),
        ("(一)", "(二)", "(三)"),
        ("1. ", "2. ", "3. "),
        ("1）", "2)", "3）"),
        ("１、", "２、", "３、"),
        ("１．", "２．", "３．"),
        ("（１）", "（２）", "（３）"),
        ("1，", "2，", "3，"),
        ("一､", "二､", "三､"),
        ("一。", "二。", "三。"),
        ("（ 一 ）", "（二 ）", "（ 三）"),
    ],
)
def test_no_mark_has_to_be_said_in_the_outline(marks: tuple[str, str, str]):
    written = outline(speech(*marks))
    assert "本序号" not in written
    assert all(f"- 小标题: {words}\n" in written for words in WORDS)


def test_marks_are_written_as_they_are_meant_and_the_repair_is_listed():
    found = clean(SourceText("speech.txt", speech("一.", "二，", "三 ")))
    assert [text[:3] for text in found.texts if text[1] == "、"] == ["一、把", "二、把", "三、把"]
    assert [(repair.what, repair.line) for repair in found.repairs] == [("ordinal", 4), ("ordinal", 6), ("ordinal", 8)]


@pytest.mark.parametrize(
    "text",
    [
        speech(*PLAIN),
        speech("(一)", "(二)", "(三)"),
        speech("第一，", "第二，", "第三，"),
        speech(*PLAIN, opening="一 生只做一件事，说的是守渠人老陈。"),
        speech(*PLAIN, opening="1. 5亿元的渠，今年通水了。"),
        speech(*PLAIN, opening="一。二。三。数到三，闸门就开了。"),
        speech(*PLAIN, opening="２．５成的水漏在路上。"),
    ],
)
def test_marks_that_are_right_and_words_like_marks_stay(text: str):
    assert cleaned(text) + "\n" == text


# ---------------------------------------------------------------- characters


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("⼀一个⽔⻰头，⼆⼗年没有漏过。", "一一个水龙头，二十年没有漏过。"),
        ("他守着渠，守了⼀辈⼦。", "他守着渠，守了一辈子。"),
        ("⻛⾬⽆阻，这是他常说的话。", "风雨无阻，这是他常说的话。"),
        ("渠长三里､宽三尺｡", "渠长三里、宽三尺。"),
        ("老⼈说：｢⽔是命｡｣", "老人说：「水是命。」"),
        ("\uf9ca水的渠，不\uf967的心。", "流水的渠，不不的心。"),
    ],
)
def test_radicals_are_characters_and_listed(source: str, meant: str):
    found = clean(SourceText("speech.txt", source))
    assert found.texts == (meant,)
    assert [repair.what for repair in found.repairs] == ["lookalike-characters"]


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("那条渠修了十年。。。如今通水了。", "那条渠修了十年……如今通水了。"),
        ("说起老陈。。。。。。大家都静了。", "说起老陈……大家都静了。"),
        ("渠水清清。。大家高兴。", "渠水清清。大家高兴。"),
        ("渠、闸、桥...样样都要有人管。", "渠、闸、桥……样样都要有人管。"),
        ("老陈、老李、老周······都来了。", "老陈、老李、老周……都来了。"),
        ("填表人.........，电话见后。", "填表人.........，电话见后。"),
        ("版本是v1...3的中间。", "版本是v1...3的中间。"),
        ("今年铺了3万m2，打井深80m，蓄水20万m3。", "今年铺了3万m²，打井深80m，蓄水20万m³。"),
        ("会议室是m2，编号em3也一样。", "会议室是m2，编号em3也一样。"),
    ],
)
def test_marks_and_figures_that_a_keyboard_made(source: str, meant: str):
    assert cleaned(source) == meant


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    "turns",
    [
        ("男：渠水流过我们的村庄，流过我们的田野，", "女：也流过我们的童年。"),
        ("甲：天上的雨，地上的渠，山里的泉水叮叮咚咚，", "乙：都到这里来了。"),
        ("主持人A：请大家看大屏幕，上面是三十年前的老渠，", "主持人B：再看看今天的新渠。"),
        ("【男】渠水流过我们的村庄，流过我们的田野，", "【女】也流过我们的童年。"),
        ("（合）渠水流过我们的村庄，流过我们的田野，", "（男）也流过我们的童年。"),
        ("问：渠什么时候修好，钱从哪里出，人从哪里来，", "答：秋收以前修好。"),
    ],
)
def test_turns_of_a_dialogue_stay_apart(turns: tuple[str, str]):
    assert "\n".join(turns) in cleaned(f"迎水晚会主持词\n各位来宾：\n欢迎大家。\n{turns[0]}\n{turns[1]}\n谢谢大家！\n")


def test_a_sentence_that_goes_on_below_its_comma_is_joined_all_the_same():
    text = "迎水晚会主持词\n各位来宾：\n渠水流过我们的村庄，流过我们的田野，\n也流过我们的童年。\n谢谢大家！\n"
    assert "流过我们的田野，也流过" in cleaned(text)


@pytest.mark.parametrize("address", ["亲爱的乡亲们大家好！", "各位村民代表！", "同学们：", "尊敬的各位来宾，大家上午好！"])
def test_an_address_that_opens_a_paragraph_of_word_stays_in_it(address: str):
    paragraph = f"{address}渠今天通水了，我讲两件事，都不长。"
    source = read_bytes(document(p("在通水仪式上的讲话"), p(paragraph), p("第一件事是管水，管水要有章程。")), "a.docx")
    assert clean(source).texts[1] == paragraph
    assert clean(SourceText("a.txt", source.text)).texts[1] == address  # a text may have lost the break


# ---------------------------------------------------------------- blanks


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("很高兴参加今天的通水仪式，看到渠水进村，我心里也亮堂了。", "活动: 今天的通水仪式\n"),
        ("我很荣幸参加全县节水现场会，听了介绍，看了现场。", "活动: 全县节水现场会\n"),
        ("总书记在黄河边考察时指出：“水是生命之源。”", "讲话场合: 黄河边考察时\n"),
        ("很高兴参加今天的通水仪式。", "活动: 今天的通水仪式\n"),
    ],
)
def test_a_blank_ends_with_the_name_of_its_thing(sentence: str, value: str):
    written = outline(speech(*PLAIN, opening=sentence))
    assert value in written
    assert "_:" not in written


def test_a_signature_is_two_keys_below_the_closing():
    text = speech(*PLAIN).replace("谢谢大家！\n", "以上报告，请评议。\n述职人：李有泉\n2026年12月9日\n")
    assert outline(text).endswith("\n落款: 述职人：李有泉\n落款日期: 2026-12-09\n")


# ---------------------------------------------------------------- what is left out


def test_what_is_left_out_is_told_in_chinese(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    left_out = (
        "table, line 8: 东口 | 两人",
        "picture: page 3",
        "footer: 西坡镇",
        "damaged part: page 2",
        "superscript, line 4: 注",
    )
    found = tree(mine_text(SourceText("speech.txt", speech(*PLAIN), left_out)))
    told = [line.removeprefix("没有读的：") for line in found.split("\n") if line.startswith("没有读的：")]
    assert told == ["表格，第8行：东口 | 两人", "图片：第3页", "页脚：西坡镇", "损坏的部分：第2页", "上标，第4行：注"]


# ---------------------------------------------------------------- Word


def words(*runs: str) -> SourceText:
    return read_bytes(document(p("在节水会上的讲话"), p("".join(runs))), "a.docx")


@pytest.mark.parametrize(
    ("runs", "text", "left_out"),
    [
        (("铺了3万m", ("2", "superscript"), "的网。"), "铺了3万m²的网。", ()),
        (("少排CO", ("2", "subscript"), "两成。"), "少排CO₂两成。", ()),
        (("加密10", ("-3", "superscript"), "倍。"), "加密10⁻³倍。", ()),
        (("见水务局通报", ("注", "superscript"), "。"), "见水务局通报注。", ()),
    ],
)
def test_raised_and_lowered_figures_of_word(runs: tuple[str | tuple[str, str], ...], text: str, left_out: tuple[str, ...]):
    made = [r(run) if isinstance(run, str) else r(run[0], f'<w:vertAlign w:val="{run[1]}"/>') for run in runs]
    found = words(*made)
    assert found.text.split("\n")[1] == text
    assert found.left_out == left_out


def test_bold_words_inside_a_text_are_kept_and_a_bold_heading_is_none():
    bold = "<w:b/>"
    found = words(r("这件事"), r("必须", bold), r("今年", bold), r("办成，"), r("不准", bold), r("拖。"))
    assert (found.left_out, mine_text(found).document.opening) == ((), ("这件事必须今年办成，不准拖。",))
    assert [looks for _, looks in pieces(mine_text(found).document.opening[0])] == [(), ("strong",), (), ("strong",), ()]
    assert words(r("一是管好水。", bold), r("管水要有章程。")).left_out == ()
    assert words(r("全是粗的字。", bold)).left_out == ()


def sized(text: str, size: int) -> str:
    return p(r(text, f'<w:sz w:val="{size}"/>'))


BODY = tuple(sized(text, 32) for text in ("同志们：", *TEXTS))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((sized("请保管好", 28), sized("在节水会上的讲话", 44)), ["在节水会上的讲话"]),
        ((sized("珍惜水", 44), sized("爱护渠", 44), sized("李有泉", 32)), ["珍惜水", "爱护渠"]),
        ((sized("在节水会上的讲话", 32),), []),
        ((p("节水的话", '<w:pStyle w:val="Title"/>'), sized("大字", 44)), ["节水的话"]),
    ],
)
def test_the_largest_lines_at_the_top_are_the_title(lines: tuple[str, ...], title: list[str]):
    found = read_bytes(document(*lines, *BODY), "a.docx")
    texts = found.text.split("\n")
    assert [texts[index] for index, hint in found.hints if hint == "title"] == title


@pytest.mark.parametrize(
    ("title", "subtitle"),
    [
        ("守好一条渠</w:t><w:br/><w:t>——在节水工作会上的发言", "——在节水工作会上的发言"),
        ("水从哪里来</w:t><w:br/><w:t>—在开渠仪式上的讲话", "—在开渠仪式上的讲话"),
        ("一滴水的账</w:t><w:br/><w:t>――在全镇用水户大会上的讲话", "在全镇用水户大会上的讲话"),
    ],
)
def test_a_subtitle_below_a_break_in_the_title_is_one(title: str, subtitle: str):
    found = read_bytes(document(sized(title, 44), sized("李有泉", 32), *BODY), "a.docx")
    written = files_of(mine_text(found), Task("outline", chinese=True))[0][1]
    assert f"标题: {title.partition('<')[0]}\n副标题: " in written
    assert subtitle.lstrip("—") in written.partition("讲话人: 李有泉\n")[0]
