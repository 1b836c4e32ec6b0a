"""Values arrive as they were typed: no type changes, no folded line gains a space, nothing is dropped in silence."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.errors import OutlineError
from drafter.outline.load import load
from tests.outline.reading import outline, shown

AS_TYPED = [
    "no", "yes", "on", "是", "true", "True", "12:30", "3.10", "010", "0x1F", "2.0", "1_000", "1e3", "+5", "-1", ".5", "2026-11-21", "2026-11-21 09:30:00",
    "100%", "50/50", "A：B", "a:b", "http://a.b/c", "“双城记”", "《决定》", "（一）", "一、", "1.", "第一，", "·", "￥5", "a#b", "等等……", "don't", "a\\b", "x = y", "𠮷",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_TYPED)
def test_a_plain_value_is_what_was_typed(text):
    read = outline(f"title: {text}\nclosing:\n- {text}\n- 点: {text}\nslots: \n  甲: {text}\n")
    assert (read.title, read.closing[0], read.closing[1].body, read.slots["甲"]) == (text, text, (text,), text)


@pytest.mark.parametrize("key", ["no", "2026", "3.10", "true", "第1", "12：30"])
def test_so_is_a_heading(key):
    read = outline(f"sections:\n- {key}: 一\nopening:\n- {key}: 二\n")
    assert (read.sections[0].heading, read.opening[0].heading) == (key, key)


@pytest.mark.parametrize(
    ("quoted", "text"),
    [("'# 一'", "# 一"), ("'*x*'", "*x*"), ("'- 一'", "- 一"), ("'a: b'", "a: b"), ("'it''s'", "it's"), ('"<b>&amp;"', "<b>&amp;"), ('"\\u4e00"', "一"), ("' 一 '", "一"), ("''", "")],
)  # fmt: skip
def test_quotes_keep_what_yaml_would_take(quoted, text):
    assert outline(f"title: {quoted}\n").title == text


# ---------------------------------------------------------------- folded lines

FOLDED = {
    "a plain value": "opening: 我们\n  学习\n",
    "a plain item": "opening:\n- 我们\n  学习\n",
    "folded": "opening: >\n  我们\n  学习\n",
    "folded, without its last break": "opening: >-\n  我们\n  学习\n",
    "folded, with all its breaks": "opening: >+\n  我们\n  学习\n\n",
    "single quotes": "opening: '我们\n  学习'\n",
    "double quotes": 'opening: "我们\n  学习"\n',
    "double quotes, the break escaped": 'opening: "我们\\\n  学习"\n',
    "three lines": "opening: 我\n  们\n  学习\n",
    "folded, indented by two characters": "opening: >\n  　　我们\n  学习\n",
}


@pytest.mark.parametrize("form", FOLDED)
def test_chinese_lines_join_without_a_space(form):
    assert outline(FOLDED[form]).opening == ("我们学习",)


@pytest.mark.parametrize("form", FOLDED)
def test_latin_lines_join_with_one(form):
    latin = FOLDED[form].replace("我们", "open").replace("学习", "source").replace("我\n  们", "open").replace("　　", "")
    joined = "opensource" if "escaped" in form else "open source"  # a break that is escaped says: no space
    assert outline(latin).opening == (joined,)


@pytest.mark.parametrize(
    "form",
    [
        "opening: 一\n\n  二",
        "opening: >\n  一\n\n  二",
        "opening: '一\n\n  二'",
        'opening: "一\n\n  二"',
        "opening: |\n  一\n  二",
        "opening: |\n  一\n\n\n  二",
        'opening: "一\\n二"',
    ],
)
def test_a_blank_line_parts_paragraphs_and_so_does_every_line_of_a_block(form):
    assert outline(form + "\n").opening == ("一", "二")


def test_a_point_of_a_block_has_a_paragraph_a_line():
    assert shown(outline("opening:\n- 学: |\n    早学\n    晚学\n").opening) == "学(早学 | 晚学)"


@pytest.mark.parametrize("text", ["'　　一'", "　　一", '"　　一"', "|\n    　　一\n    　　二", ">\n    　　一"])
def test_the_indentation_of_a_typed_paragraph_is_not_its_text(text):
    assert shown(outline(f"opening:\n  - {text}\n").opening) in ("一", "一 | 二")


def test_a_full_width_space_inside_a_text_stays():
    assert outline("speaker: 市科技局　李明\n").speaker == "市科技局　李明"


# ---------------------------------------------------------------- what is told


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ('"一\\x01二"', "一二", "U+0001"),
        ('"一\\x07二"', "一二", "U+0007"),
        ('"一\\uFFFE二"', "一二", "U+FFFE"),
        ('"\\x7f"', "", "U+007F"),
    ],
)
def test_a_control_character_is_left_out_and_told(typed, text, found):
    file, notices = load(f"speaker: 李明\ntitle: {typed}\n", "outline.yaml")
    assert file.outlines[0].title == text
    assert [(str(n.place), n.code, n.facts) for n in notices] == [("outline.yaml:2:8", "yaml.control-left-out", {"found": found})]


def test_a_control_character_in_a_paragraph_or_a_heading_is_told_too():
    _, notices = load('opening:\n- "一\\x01"\n- "点\\x01": 二\n', "outline.yaml")
    assert [str(n.place) for n in notices] == ["outline.yaml:2:3", "outline.yaml:3:3"]


@pytest.mark.parametrize("text", ["'一\t二'", '"一\\t二"'])
def test_a_tab_in_a_text_is_a_space(text):
    assert outline(f"title: {text}\n").title == "一 二"


@pytest.mark.parametrize(
    "line", ["title: 一  # 备注", "title: 一   #   备注", "title:  # 备注", "# title: 一", "title: '一'  # 备注"]
)
def test_a_comment_two_spaces_behind_a_value_is_a_comment(line):
    assert outline(f"{line}\nspeaker: 李明\n").title in ("一", "")


# ---------------------------------------------------------------- places


def test_every_key_and_slot_knows_where_its_value_stands():
    read = outline("title: 讲话\n称呼: 同志们\nslots:\n  单位: 市科技局\n")
    assert {key: str(place) for key, place in read.places.items()} == {
        "title": "outline.yaml:1:8",
        "salutation": "outline.yaml:2:5",
        "slots": "outline.yaml:4:3",
        "slots.单位": "outline.yaml:4:7",
    }
    assert str(read.place_of("speaker")) == "outline.yaml:1:1"


def test_the_places_of_a_second_document_count_on():
    _, second = load("title: 甲\n---\ntitle: 乙\n", "outline.yaml")[0].outlines
    assert str(second.place_of("title")) == "outline.yaml:3:8"


@pytest.mark.parametrize("limit", ["9" * 400, f"{'9' * 400}分钟", f"{'9' * 13}字"])
def test_a_limit_beyond_all_measure_is_none(limit: str) -> None:
    with pytest.raises(OutlineError) as caught:
        api.render(f"标题: 讲话\n限长: {limit}\n开头: 大家好。\n部分: 无\n")
    assert caught.value.faults[0].code == "outline.limit"


def test_a_day_that_is_none_has_no_weekday():
    from drafter.speech.dates import wrong_weekday

    assert wrong_weekday("1e999年0月1日（星期天）") == ""
    assert wrong_weekday("2026年11月28日（星期五）") == "星期六"


# ---------------------------------------------------------------- what stands beside a date


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        *[
            (word, False)
            for word in ("夏至", "周年", "黄山", "石家庄", "张家界", "江苏省黄河口", "马庄 党群中心礼堂", "汤山 夏收现场")
        ],
        *[(word, True) for word in ("李川", "县长 李川", "李大山", "黄山 李川", "夏至 赵明亮")],
    ],
)
def test_a_day_or_a_place_beside_a_date_is_no_person(beside, told):
    notices = api.render(f"title: 讲话\ndate: 2026-06-21 {beside}\nsections: []\nopening: 好。\n").notices
    assert [one.code for one in notices] == ["outline.person-beside-date"] * told


@pytest.mark.parametrize(
    ("typed", "shown_as"),
    [
        ("2026年11月廿八日", "2026年11月28日"),
        ("2026年11月二十八日", "2026年11月28日"),
        ("二〇二六年十一月廿八日", "二〇二六年十一月廿八日"),
    ],
)
def test_old_words_for_twenty_and_thirty_are_days(typed, shown_as):
    assert outline(f"date: {typed}\n").date == shown_as


@pytest.mark.parametrize("typed", ["二〇二六年二月卅日", "2026年2月卅日", "二月卅日", "二〇二六年十一月卅一日"])
def test_so_days_that_do_not_exist_are_refused(typed):
    with pytest.raises(OutlineError) as caught:
        outline(f"date: {typed}\n")
    assert [fault.code for fault in caught.value.faults] == ["outline.date"]


def test_and_their_weekdays_are_compared():
    notices = api.render("title: 讲话\ndate: 二〇二六年十一月廿八日（周五）\nsections: []\nopening: 好。\n").notices
    assert ("outline.weekday", "周六") in [(one.code, one.facts.get("expected")) for one in notices]


def test_nothing_is_told_of_how_notes_would_look():
    notes = "备注:\n  - 页眉：水利局\n  - 页脚：内部资料\n  - 一、先印二十份\n"
    _, notices = load(f"标题: 讲话\n{notes}", "a.yaml")
    assert notices == ()
