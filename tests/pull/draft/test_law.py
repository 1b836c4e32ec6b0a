"""No word of a text is lost on its way through an outline to the page, whatever the text is."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.speech.flow import text_of
from tests.mine.emit.strategies import speeches
from tests.pull.draft.laws import TEMPLATES, holds

_STARTS = [
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "1. ",
    "2. ",
    "1、",
    "2、",
    "3．",
    "(1)",
    "①",
    "② ",
    "一是",
    "二要",
    "第一，",
    "第二、",
    "首先，",
    "• ",
    "- ",
    "# ",
    "第一部分　",
    "　　",
    "\t",
    "",
]
_MIDDLES = [
    "抓学习", "抓安全，务求实效", "坚持源头治理，在防上下功夫", "在理念上融合，聚共识", "要把这件事办好。", "请大家说说看法。", "一体推进，三会一课", "甲: 乙 # 丙", "{{ title }}", "“引号”里的话。", "同志们，", "突出“早”字，",
    "县局现有干部职工120人，其中党员55人，占全体人数的46%。", "下面，围绕安全，我讲几点要求。", "主要做了三方面工作：", "发言完毕，谢谢大家！", "根据安排，今天我以“安全”为题，为大家上一次党课。",
]  # fmt: skip
_WHOLE = [
    "在全县座谈会上的讲话",
    "——在全会上的讲话",
    "王海",
    "县委书记　王海",
    "（2026年3月2日）",
    "2026.3.2",
    "2026年2月30日",
    "同志们：",
    "各位领导，同志们:",
    "",
    "谢谢大家！",
    "东河县林业局",
    "- 3 -",
    "标题：讲话",
    "无",
]
_LINES = st.one_of(
    st.sampled_from(_WHOLE),
    st.tuples(st.sampled_from(_STARTS), st.lists(st.sampled_from(_MIDDLES), min_size=1, max_size=3).map("".join)).map("".join),
)
TEXTS = st.lists(_LINES, min_size=1, max_size=14).map("\n".join)
_CHOICES = st.sampled_from([None, *TEMPLATES])


def _keeps(text: str, template: str | None) -> None:
    try:
        holds(text.encode(), "draft.txt", template)
    except InputError as error:
        refused = error.faults[0].code
    else:
        return
    assert refused in ("input.empty", "input.outline", "input.no-text")


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, _CHOICES)
@example("- 3 -\n- 抓学习", None)
def test_no_word_of_messy_notes_is_lost(text: str, template: str | None):
    _keeps(text, template)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(speeches.map(text_of), _CHOICES)
@example(">\n学习\n", None)
def test_no_word_of_any_speech_is_lost(text: str, template: str | None):
    _keeps(text, template)
