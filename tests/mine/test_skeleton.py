"""What mining adds to a document."""

from __future__ import annotations

from drafter.mine.model import Formula
from drafter.mine.skeleton import CLOSING, enrich
from drafter.speech.frames import Frame
from drafter.speech.tree import Bundle, Point, Section, Speech


def test_frames_formulas_and_roles_of_a_speech():
    speech = Speech(
        opening=("一年来，我们重点做了三项工作：",),
        sections=(
            Section(
                "一、", "夯实思想根基，务求入脑", body=(Point("一是", "建立学习机制", "。"), Point("二是", "建立宣讲机制", "。"))
            ),
            Section("二、", "严格日常管理，务求入心", body=("这一年……",)),
            Section(
                "三、",
                "创新服务方式，务求入行",
                sections=(Section("（一）", "抓窗口建设"), Section("（二）", "抓队伍建设"), Section("（三）", "抓制度建设")),
            ),
        ),
        closing=("谢谢大家！", Point("一是", "在学上下功夫"), Point("二是", "在做上下功夫")),
    )
    (mined,) = enrich(speech)
    assert mined.section_frame == Frame("{}，务求入{}", 3, 3)
    assert dict(mined.point_frames) == {
        1: Frame("建立{}机制", 2, 2),
        3: Frame("抓{}建设", 3, 3),
        CLOSING: Frame("在{}上下功夫", 2, 2),
    }
    assert mined.formulas == (
        Formula("transition", "一年来，我们重点做了{方面数}项工作：", (("方面数", "三"),), 0),
        Formula("closing", "谢谢大家！", (), 0),
    )
    assert mined.roles == ("做法", "做法", "做法")


def test_each_speech_of_a_bundle_has_its_own():
    mined = enrich(Bundle("合集", "（2篇）", (Speech(closing=("谢谢！",)), Speech())))
    assert [len(speech.formulas) for speech in mined] == [1, 0]


def test_a_speech_of_plain_prose_has_no_frames_and_no_roles():
    (mined,) = enrich(Speech(opening=("今天天气很好。",)))
    assert (mined.section_frame, mined.point_frames, mined.roles) == (None, (), ())


def test_a_word_of_the_subject_among_blanks_is_no_frame():
    headings = (
        "请大家动手，把山路上的落叶扫干净，抢在雨前",
        "愿乡亲开口，说出山路哪一段最险，莫怕人笑",
        "望孩子留心，记住山路边的树名，少折几枝",
    )
    (mined,) = enrich(Speech(sections=tuple(Section("", heading, body=("照着做。",)) for heading in headings)))
    assert mined.section_frame is None
