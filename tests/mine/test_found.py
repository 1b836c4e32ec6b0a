"""Speeches as people find them: in mails, on pages that show a part, in books of samples, in notices."""

from __future__ import annotations

import pytest

from drafter.mine.model import Mined
from drafter.mine.pipeline import mine_text
from drafter.read.markdown import read
from drafter.read.source import SourceText
from drafter.speech.tree import Bundle, Point, Speech, speeches_of

OPENING = "渠里的水下来了，地里的麦子等着，今天请大家来，就说一说今年的水怎么分、怎么守、怎么算。"
SPOKEN = "守水的人辛苦，这个我心里有数，账上也有数，到年底一起兑现，一分钱也不会少了大家的。"


def _mine(text: str) -> Mined:
    return mine_text(SourceText("a.txt", text))


def _speech(text: str) -> Speech:
    (speech,) = speeches_of(_mine(text).document)
    return speech


def _headings(speech: Speech) -> list[tuple[str, str]]:
    return [(section.mark, section.heading) for section in speech.sections]


def _noise(text: str) -> list[str]:
    return [gone.text for gone in _mine(text).noise]


# ---------------------------------------------------------------- the front


@pytest.mark.parametrize("called", ["各村管水员：", "各用水小组、各管理站：", "沿渠各村："])
def test_a_notice_has_those_to_whom_it_is_sent_for_its_salutation(called: str):
    speech = _speech(
        f"关于做好今年春灌的通知\n{called}\n{OPENING}\n一、分水\n{SPOKEN}\n二、守水\n{SPOKEN}\n大河水管站\n2026年3月1日"
    )
    assert (speech.lines("salutation"), speech.opening) == ((called,), (OPENING,))


@pytest.mark.parametrize("greeting", ["大家好！", "大家上午好。"])
def test_a_greeting_in_the_line_of_the_address_is_part_of_it(greeting: str):
    speech = _speech(f"各位领导、各位乡亲：{greeting}{OPENING}")
    assert (speech.lines("salutation"), speech.opening) == ((f"各位领导、各位乡亲：{greeting}",), (OPENING,))


def test_a_greeting_on_its_own_line_is_not():
    speech = _speech(f"各位领导、各位乡亲：\n大家好！\n{OPENING}")
    assert (speech.lines("salutation"), speech.opening) == (("各位领导、各位乡亲：",), ("大家好！", OPENING))


def test_a_title_once_more_with_whose_it_is_stands_in_front_of_the_text():
    speech = _speech(f"在大河春灌调度会上的讲话\n站长在大河春灌调度会上的讲话{OPENING}\n{SPOKEN}")
    assert (speech.lines("title"), speech.opening) == (("站长在大河春灌调度会上的讲话",), (OPENING, SPOKEN))


def test_a_text_that_only_speaks_of_its_title_is_not_parted():
    text = "在大河春灌调度会上的讲话中，站长说了三件事，件件都同水有关，请大家记在本子上，回去照办。"
    assert text in [str(item) for item in _speech(f"在大河春灌调度会上的讲话\n{text}\n{SPOKEN}").opening]


def test_a_title_of_a_page_may_name_another_kind_of_the_same():
    speech = _speech(f"乡村党课：守住一道闸就是守住一季粮\n\n党课讲稿：守住一道闸就是守住一季粮\n\n{OPENING}\n{SPOKEN}")
    assert speech.lines("title") == ("党课讲稿：守住一道闸就是守住一季粮",)


def test_the_time_of_a_page_parts_its_title_from_that_of_the_speech():
    text = f"在渠成典礼上的致辞\n发布时间：2026-03-12 09:12:17\n在“六月渠”通水仪式上的致辞\n各位乡亲：\n{OPENING}\n{SPOKEN}"
    assert _speech(text).lines("title") == ("在“六月渠”通水仪式上的致辞",)
    assert "在渠成典礼上的致辞" in _noise(text)


def test_the_label_of_a_piece_in_short_is_no_title():
    text = f"第一篇：大河水库清渠工作通知\n大河水库\n关于做好2026年春季清渠工作的通知\n各管理站：\n{OPENING}\n{SPOKEN}"
    assert _noise(text) == ["第一篇：大河水库清渠工作通知"]


def test_two_lines_of_a_title_are_one_where_that_of_the_page_has_their_words():
    text = (
        f"守水人说：人人争当发水先锋手\n2026-03-12\n38.7KB\n4 页\n“守水人说”：人人争当发\n水先锋手\n各位乡亲：\n{OPENING}\n{SPOKEN}"
    )
    speech = _speech(text)
    assert (speech.lines("title"), speech.lines("speaker")) == (("“守水人说”：人人争当发水先锋手",), ())


def test_the_number_of_a_first_page_is_no_part_of_the_title():
    speech = _speech(f"1、大河水代会预备会主持词 各位代表： {OPENING}")
    assert (speech.lines("title"), speech.lines("salutation")) == (("大河水代会预备会主持词",), ("各位代表：",))


def test_who_speaks_is_named_behind_the_label_of_a_book():
    text = f"【范例一】\n【致辞人】大河水管站\n【致辞背景】大河春灌动员大会致辞\n乡亲们：\n{OPENING}\n{SPOKEN}"
    speech = _speech(text)
    assert (speech.lines("title"), speech.lines("speaker")) == (("大河春灌动员大会致辞",), ("【致辞人】大河水管站",))
    assert _noise(text) == ["【范例一】", "【致辞背景】"]


def test_stars_stand_for_the_figures_of_a_date():
    assert _speech(f"在开渠会上的讲话\n(20**年3月9日)\n乡亲们：\n{OPENING}").lines("date") == ("(20**年3月9日)",)


@pytest.mark.parametrize("label", ["【篇一】", "篇一：", "【第一篇】"])
def test_labels_in_front_of_titles_begin_the_speeches_of_a_collection(label: str):
    second = label.replace("一", "二")
    mined = _mine(f"守水人发言（2篇）\n{label}老守水人的发言\n乡亲们：\n{OPENING}\n{second}新守水人的发言\n乡亲们：\n{SPOKEN}")
    assert isinstance(mined.document, Bundle)
    assert [speech.lines("title") for speech in speeches_of(mined.document)] == [
        (f"{label}老守水人的发言",),
        (f"{second}新守水人的发言",),
    ]


def test_what_a_mail_has_around_a_speech_is_no_part_of_it():
    head = [
        "发件人：shui@mail.example",
        "主题：Fw: 讲话稿",
        "附件：无",
        "各位好，站长的稿子转给你们，明早用。",
        "小赵",
        "-----原始邮件-----",
    ]
    foot = "此邮件及附件可能含有保密信息，如误收请删除。"
    text = "\n".join([*head, "在大河春灌会上的讲话", "乡亲们：", OPENING, SPOKEN, foot])
    assert _noise(text) == [*head, foot]
    assert _speech(text).lines("title") == ("在大河春灌会上的讲话",)


def test_the_preface_of_a_page_is_no_part_of_a_speech():
    preface = "序言：写作是一门手艺，我们为您精选了八篇守水人的发言，供您参考。"
    assert _noise(f"{preface}\n各位乡亲：\n{OPENING}\n{SPOKEN}") == [preface]


def test_a_heading_of_level_one_below_tags_is_the_title():
    source = read(
        "标签: 春灌, 守水\n\n# 一把铁锹的故事\n\n> 第三支部微党课讲稿 · 主讲人：苗青\n\n乡亲们：\n\n从铁锹讲起。\n".encode(), "a.md"
    )
    assert source.hints == ((2, "title"),)
    speech = speeches_of(mine_text(source).document)[0]
    assert speech.lines("title")[0] == "一把铁锹的故事"
    assert speech.lines("speaker") == ("主讲人：苗青",)


def test_a_heading_of_level_one_below_text_is_none():
    source = read(f"{OPENING}\n\n# 一把铁锹的故事\n\n从铁锹讲起。\n".encode(), "a.md")
    assert source.hints == ((2, "heading-1"),)


# ---------------------------------------------------------------- parts of a text


def test_runs_of_blanks_between_sentences_are_paragraphs():
    text = f"   乡亲们：   {OPENING}   {SPOKEN}下面我讲三条。   一、把水分好   分水先看渠尾，再看渠头，渠尾的人家先浇，浇完了渠头再开闸，年年都是这样。"
    speech = _speech(f"在大河春灌会上的讲话\n{text}")
    assert (speech.lines("salutation"), _headings(speech)) == (("乡亲们：",), [("一、", "把水分好")])


def test_columns_are_no_paragraphs():
    row = "   ".join(["东渠", "三百亩", "五天", "老石守", "夜里有灯"] * 8)
    assert len(_mine(f"在大河春灌会上的讲话\n乡亲们：\n{OPENING}\n{row}").lines) == 4


def test_a_page_that_begins_inside_a_list_has_its_items():
    speech = _speech(
        f"在大河春灌会上的讲话\n\n四是把渠守住，昼夜有人。{SPOKEN}\n\n五是把账算清，户户有数。{SPOKEN}\n\n总之，水到了，人要跟上。"
    )
    assert [mark for mark, _ in _headings(speech)] == ["四是", "五是"]


def test_the_last_item_of_a_text_that_ends_early_is_a_point():
    speech = _speech(f"{OPENING}我讲三个问题。\n一、守水人为什么要紧？\n{SPOKEN}\n第一，守水人是渠的眼睛。哪里漏了，他最先看见。")
    assert [item.heading for item in speech.sections[0].body if isinstance(item, Point)] == ["守水人是渠的眼睛"]


def test_a_heading_above_a_text_that_breaks_off_is_a_section():
    assert _headings(_speech(f"乡亲们：\n{OPENING}\n一、认清今年水少的形势\n今年的雪")) == [("一、", "认清今年水少的形势")]


def test_a_long_first_heading_in_traditional_characters_is_one_where_more_are_announced():
    heading = "以更急的緊迫感和更強的責任心，把全鄉的思想統一到守水護渠上來，人人有責、戶戶出力"
    speech = _speech(
        f"鄉親們：\n今年水少，下面我講三點意見。\n一、{heading}\n{SPOKEN}\n{OPENING}\n1、守水不等人。水走了就不回頭，夜裡也要有人看著。"
    )
    assert _headings(speech) == [("一、", heading)]


def test_numbers_that_a_hand_swapped_are_one_list():
    text = "".join(
        f"{mark}、{words}\n{SPOKEN}\n" for mark, words in zip("一二四三四", ("时间", "地点", "议题", "次序", "要求"), strict=True)
    )
    assert [mark for mark, _ in _headings(_speech(f"在大河春灌会上的讲话\n乡亲们：\n{OPENING}\n{text}"))] == [
        "一、",
        "二、",
        "四、",
        "三、",
        "四、",
    ]


def test_just_these_begin_a_closing():
    speech = _speech(f"乡亲们：\n{OPENING}\n一、分水\n{SPOKEN}\n二、守水\n{SPOKEN}\n{OPENING}\n就这些。回去照着排班，明天给我看。")
    assert [str(item) for item in speech.closing] == ["就这些。回去照着排班，明天给我看。"]


@pytest.mark.parametrize("end", ["站内三号闸，先看后", f"站内三号闸，先看后开。\n{SPOKEN}\n闸门要"])
def test_a_first_item_that_goes_on_over_paragraphs_is_one_where_more_are_announced(end: str):
    assert [mark for mark, _ in _headings(_speech(f"乡亲们：\n{OPENING}下面强调四点。\n第一，守好闸门。{end}"))] == ["第一，"]


def test_the_programme_is_over_behind_an_address():
    items = "".join(f"{mark}、请{who}发言。\n{SPOKEN}\n" for mark, who in (("一", "站长"), ("二", "会长")))
    end = "各位代表，大会的三项议程已经全部进行完毕。现在我宣布：散会！"
    speech = _speech(f"大河水代会主持词\n各位代表：\n{OPENING}\n{items}三、请县长讲话。\n{end}")
    assert [str(item) for item in speech.closing] == [end]


def test_who_speaks_may_stand_in_brackets_behind_an_office():
    speech = _speech(f"在大河春灌会上的发言提纲\n（东渠管理所 周大河）\n各位领导：\n{OPENING}")
    assert (speech.lines("speaker"), speech.lines("subtitle")) == (("（东渠管理所 周大河）",), ())


def test_what_a_press_office_says_is_no_part_of_a_speech():
    lead = ["下稿代大河議會秘書處發出：", "以下是議會主席周大河今日（三月六日）會見傳媒的發言全文："]
    text = "\n".join(["跳至主要內容", "議會主席就春灌安排的發言全文", *lead, f"各位，{OPENING}", SPOKEN, "即日新聞"])
    assert _noise(text) == ["跳至主要內容", *lead, "即日新聞"]


def test_what_a_chat_has_above_a_speech_is_no_part_of_it():
    head = ["【办公室】3/8 08:12", "@所有人 站长讲话稿，先看，别外发"]
    text = "\n".join([*head, "在大河春灌会上的讲话", "乡亲们：", OPENING])
    assert (_noise(text), _speech(text).lines("title")) == (head, ("在大河春灌会上的讲话",))


def test_a_teaser_with_other_blanks_is_no_part_of_a_speech():
    said = "各位管水员：今年的雪少，渠里的水要省着用，站里商量了三天，定下几条规矩，今天一条一条说给大家听，请大家记好。"
    text = f"在大河春灌会上的讲话\n在大河春灌会上的讲话{said[:-8]}\n在大河春灌会上的讲话 {said.replace('，', '， ')}{SPOKEN}"
    assert sum(str(item).count("今年的雪少") for item in _speech(text).opening) == 1


@pytest.mark.parametrize("count", ["守水人范文10篇", "守水人发言稿【3篇】"])
def test_one_speech_of_a_collection_has_its_own_title(count: str):
    note = "导语：这里是水利之家根据多年的文秘经验为你推荐的守水人发言，还可以咨询老师获取更多原创文章，欢迎参考和借鉴。"
    title = "守水人发言稿" if "【" in count else "管水员竞职演讲稿"
    text = f"{count}\n\n时间：2024-02-10 13:38:27\n\n{note}\n\n{'1.' if '【' in count else ''}{title}\n\n乡亲们：\n\n{OPENING}\n\n{SPOKEN}"
    assert _speech(text).lines("title") == (title,)


@pytest.mark.parametrize("who", ["第二组　周大河", "东渠清淤班全体"])
def test_a_second_speech_begins_with_its_title_and_its_address_whoever_stands_between(who: str):
    first = f"站长在守水培训班上的讲话\n（2026年5月8日）\n各位学员：\n{OPENING}\n预祝大家学有所获。"
    mined = _mine(f"{first}\n学员代表发言\n{who}\n尊敬的站长、各位学员：\n{SPOKEN}")
    assert [speech.lines("title") for speech in speeches_of(mined.document)] == [("站长在守水培训班上的讲话",), ("学员代表发言",)]


def test_a_group_and_a_name_below_a_title_are_the_speaker():
    speech = _speech(f"学员代表发言\n第二组　穆大河\n各位学员：\n{OPENING}")
    assert speech.lines("speaker") == ("第二组　穆大河",)


def test_a_day_with_the_kind_of_text_is_of_the_page():
    assert _noise(f"守水人追悼会悼词\n\n2026-07-21悼词\n\n同志们：\n\n{OPENING}\n\n{SPOKEN}") == ["2026-07-21悼词"]


def test_a_file_named_below_a_speech_makes_no_mail_of_it():
    text = f"在大河春灌会上的讲话\n乡亲们：\n{OPENING}\n{SPOKEN}\n附件：分水表.docx"
    assert _speech(text).lines("title") == ("在大河春灌会上的讲话",)


def test_lines_that_a_viewer_put_into_one_are_lines_again():
    first = "今年的雪少，渠里的水要省着用，站里商量了三天，定下几条规矩，今天一 条一条说给大家听，请大家记好，回去以后照着办，谁也不许走样，谁也不许 打折扣。下面讲两条。"
    clean = "上冻以前挖的那一段，又让风刮进去半渠沙，能上机械的上机械，上不了机 械的拿锹挖，三天以内要见底，五天以内要通水，谁的地段谁负责，我挨个去 看，看到哪里堵着就在哪里开会。"
    order = "按老规矩办，先下游后上游，先远后近，一户一户地排，排好以后贴在井房门 口，谁都能看，谁都能提意见，有意见当场改，改好以后再开闸放水。"
    speech = _speech(f"站长在大河春灌会上的讲话 乡亲们： {first} 一、先把渠道清出来 {clean} 二、再把次序排下去 {order}")
    assert _headings(speech) == [("一、", "先把渠道清出来"), ("二、", "再把次序排下去")]
    assert [str(item) for item in speech.opening] == [first.replace(" ", "")]


def test_a_reporter_who_leads_to_a_speech_is_no_part_of_it():
    lead = "3月6日，大河春灌动员会在水管站举行。站长周大河首先致辞，说了今年的水怎么分。以下为周大河站长致辞摘要："
    assert _noise(f"{lead}\n{OPENING}\n{SPOKEN}") == [lead]


# ---------------------------------------------------------------- pages of sites


def test_the_title_of_a_sites_collection_is_no_title_of_its_only_piece():
    head = "渠工文章\n渠工文章(精选20篇)\n学老渠长须做到“三勤”\n——读《老渠长手记》有感\n"
    text = f"{head}{OPENING}\n一、勤走。{SPOKEN}\n二、勤记。{SPOKEN}\n"
    speech = _speech(text)
    assert speech.title.startswith("学老渠长须做到“三勤”")
    assert _noise(text) == ["渠工文章", "渠工文章(精选20篇)"]


def test_the_title_of_a_sites_collection_stays_above_several_speeches():
    piece = f"同志们：\n{OPENING}\n{SPOKEN}\n{OPENING}\n{SPOKEN}\n"
    text = f"守渠发言稿（精选2篇）\n在修渠会上的发言\n{piece}在护渠会上的发言\n{piece}"
    assert [speech.title for speech in speeches_of(_mine(text).document)] == ["在修渠会上的发言", "在护渠会上的发言"]
    assert _noise(text) == []


def test_the_kind_of_a_text_is_cut_where_its_title_says_it_again():
    text = f"党课讲稿 党课讲稿：守住一道闸\n同志们：\n{OPENING}\n{SPOKEN}\n"
    assert _speech(text).title == "党课讲稿：守住一道闸"
    assert _noise(text) == ["党课讲稿 "]


def test_a_paragraph_broken_behind_a_semicolon_inside_a_list_is_joined():
    text = f"同志们：\n{OPENING}\n一、问题\n闸上的毛病有两个：一是守闸不到位。总觉得没有大水；\n有的人在岗不在心。二是记水不及时，月底才补。\n"
    (section,) = _speech(text).sections
    assert next(item.heading for item in section.body if isinstance(item, Point)) == "守闸不到位"
    assert sum(isinstance(item, Point) for item in section.body) == 2


def test_a_paragraph_that_ends_with_a_semicolon_is_not_joined_without_the_next_number():
    text = f"同志们：\n{OPENING}\n一、问题\n一是守闸不到位，总觉得没有大水；\n有的人在岗不在心，守在闸上看手机。\n{SPOKEN}\n"
    (section,) = _speech(text).sections
    assert len(section.body) == 3


# ---------------------------------------------------------------- dashes


DASHED = """在用水商量会上的讲话
各位同事：
四年里我们修通了十二公里干渠，两岸的田都浇上了水。怎样把有限的水用好，是我们共同的课题。为此，我建议：
——共修一条渠。今年再修三公里支渠，村村出人，争取秋收以前通水。
——共管一道闸。几个村统一排班，先保苗后保田，谁家困难先帮谁家。
{below}
——共守一片林。上游不砍一棵树，下游不倒一车土，每月一起走一遍。
各位同事，
渠水长流靠大家，让我们一起把水管好。谢谢。
"""


def test_one_of_several_announced_dashes_may_have_a_second_paragraph():
    speech = _speech(DASHED.format(below="闸边还要盖一间小屋，守夜的人有灯有炉子。"))
    assert [section.heading for section in speech.sections] == ["共修一条渠", "共管一道闸", "共守一片林"]
    assert len(speech.sections[1].body) == 2
    assert len(speech.closing) == 2


@pytest.mark.parametrize(
    "below",
    [
        "闸边还要盖一间小屋，守夜的人有灯有炉子。\n屋前种两棵树。",  # two: what follows may be about anything
        "各位同事，闸边还要盖一间小屋，守夜的人有灯有炉子。",  # who is addressed again hears of something else
    ],
)
def test_dashes_with_more_between_them_are_rhetoric(below: str):
    assert _speech(DASHED.format(below=below)).sections == ()


def test_questions_behind_dashes_with_an_answer_below_each_are_no_sections():
    asked = "常有人问我：\n——书屋开到几点？我们下班晚。\n我说开到九点。冬天也开到九点，谁来都行。\n——书能借回家吗？孩子想看。\n我说能。写个名字就行，看完还回来。\n——老人能来吗？他们怕吵。\n我说能。后屋给老人留着，有茶有炉子。\n"
    assert _speech(f"在书屋座谈会上的发言\n各位书友：\n{OPENING}\n{asked}书友们，谢谢大家。\n").sections == ()
