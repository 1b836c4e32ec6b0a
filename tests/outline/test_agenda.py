"""The agenda of an outline: what is read, which times there are, what is refused."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.errors import OutlineError
from drafter.outline.schedule import schedule, spoken_clock, total
from tests.outline.reading import outline


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("9:00", 540),
        ('"09:05"', 545),
        ("9：30", 570),
        ("14:30", 870),
        ("上午9点", 540),
        ("下午2点半", 870),
        ("下午 2:30", 870),
        ("14时5分", 845),
        ("10点整", 600),
        ("晚上7点", 1140),
        ("中午12点", 720),
    ],
)
def test_a_time_of_day_is_read_however_it_is_typed(typed, minute):
    assert outline(f"开始: {typed}\n").start == minute


@pytest.mark.parametrize("typed", ["25:00", "9:60", "早", "9"])
def test_what_is_no_time_of_day_is_refused(typed):
    with pytest.raises(OutlineError) as caught:
        outline(f"start: {typed}\n")
    assert [fault.code for fault in caught.value.faults] == ["outline.clock"]


@pytest.mark.parametrize(
    ("typed", "minutes"), [("20", 20), ("二十", 20), ("半小时", 30), ("20分钟", 20), ("7.5", 7.5), ("3 分", 3), ("5 min", 5)]
)
def test_minutes_are_read_however_they_are_typed(typed, minutes):
    assert outline(f"agenda:\n- item: 讲话\n  minutes: {typed}\n").agenda[0].minutes == minutes


@pytest.mark.parametrize("typed", ["0", "-5", "一会儿", "2000", "几分钟"])
def test_what_are_no_minutes_is_refused(typed):
    with pytest.raises(OutlineError) as caught:
        outline(f"agenda:\n- item: 讲话\n  minutes: {typed}\n")
    assert [fault.code for fault in caught.value.faults] == ["outline.agenda-minutes"]


def test_an_item_is_a_line_or_has_keys():
    plain, full = outline("agenda:\n- 奏唱国歌\n- item: 发言\n  who: [李明, 王芳]\n  introduction: 欢迎。\n").agenda
    assert (plain.item, plain.who, plain.minutes) == ("奏唱国歌", (), None)
    assert (full.item, full.who, full.introduction) == ("发言", ("李明", "王芳"), "欢迎。")


def test_one_name_may_stand_in_brackets():
    read = outline("speaker: [李明]\nsignature: [县粮库]\nagenda:\n- {item: 发言, who: [王芳]}\n")
    assert (read.speaker, read.signature, read.agenda[0].who) == (("李明",), ("县粮库",), ("王芳",))


@pytest.mark.parametrize("refused", ["title: [内部]", "speaker: [{李明: 县长}]", "agenda: [{item: 发言, remark: [好]}]"])
def test_brackets_round_what_is_no_name_are_text(refused):
    with pytest.raises(OutlineError) as caught:
        outline(f"{refused}\n")
    assert [fault.code for fault in caught.value.faults] == ["yaml.shape"]


@pytest.mark.parametrize(
    ("typed", "printed", "mark"),
    [
        ("王芳，李川", "王芳、李川", "，"),
        ("局长王芳 ； 副局长李川", "局长王芳、副局长李川", "；"),
        ("王芳, 李川、欧阳雪", "王芳、李川、欧阳雪", ","),
        ("王芳、李川", "王芳、李川", ""),
        ("党委书记，县长程志远同志", "党委书记，县长程志远同志", ""),
    ],
)
def test_a_comma_between_names_is_printed_as_the_mark_of_a_list(typed, printed, mark):
    made = api.render(
        f"模板: host-script\n标题: 主持词\n称呼: 同志们\n开头: 开会。\n议程:\n- {{事项: 发言, 人员: '{typed}'}}\n结尾: 散会。\n",
        to="txt",
    )
    assert f"请{printed}发言" in made.data.decode()
    assert [(one.code, one.facts["mark"]) for one in made.notices] == ([("outline.names-mark", mark)] if mark else [])


@pytest.mark.parametrize("word", ["休息", "茶歇", "休会", "休息。", "午餐"])
def test_a_break_is_known_by_its_word_and_has_no_number(word):
    slots = schedule(outline(f"agenda: [甲, {word}, 乙]\n").agenda, None)
    assert [slot.number for slot in slots] == [1, None, 2]


def test_a_break_that_somebody_does_is_none():
    assert not outline("agenda:\n- item: 休息\n  who: 李明\n").agenda[0].is_break


def test_each_item_begins_where_the_one_before_ends():
    agenda = outline(
        "agenda:\n- {item: 甲, minutes: 7.5}\n- {item: 乙, minutes: 7.5}\n- {item: 丙}\n- {item: 丁, minutes: 5}\n"
    ).agenda
    assert [slot.time for slot in schedule(agenda, 540)] == ["9:00—9:08", "9:08—9:15", "9:15", ""]
    assert [slot.time for slot in schedule(agenda, None)] == ["", "", "", ""]
    assert total(agenda) == 20


def test_times_go_on_behind_midnight():
    (slot,) = schedule(outline("agenda: [{item: 守岁, minutes: 30}]\n").agenda, 23 * 60 + 45)
    assert slot.time == "23:45—0:15"


@pytest.mark.parametrize(("minute", "said"), [(540, "9点"), (570, "9点半"), (545, "9点05分"), (605, "10点05分")])
def test_a_time_as_it_is_said(minute, said):
    assert spoken_clock(minute) == said


def test_it_is_said_that_the_sections_of_an_outline_win():
    from drafter.outline.load import load

    _, notices = load("sections: [{heading: 学, body: 早。}]\nagenda: [讲话]\n")
    assert [notice.code for notice in notices] == ["outline.agenda-beside-sections"]
