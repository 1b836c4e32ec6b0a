"""Mining says of which parts it is not sure, and why."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.mine.confidence import PARTS, confidences, of_noise
from drafter.mine.json_form import to_json
from drafter.mine.model import MinedSpeech, Removed
from drafter.mine.pipeline import mine_text
from drafter.mine.report import tree
from drafter.read.source import SourceText
from drafter.speech.tree import FrontLine, Section, Speech
from tests.mine.wrappings.known import known_texts

TITLE = FrontLine("title", "在修渠动员会上的讲话")
ADDRESS = FrontLine("salutation", "同志们：")
SECTIONS = tuple(Section(mark, heading, body=("要抓紧。",)) for mark, heading in (("一、", "清好渠"), ("二、", "管好闸")))
SOUND = Speech((TITLE, ADDRESS), ("今天讲两件事。",), SECTIONS, ("同志们，抓紧干。",))


def found(speech: Speech) -> dict[str, tuple[str, str]]:
    return {one.part: (one.level, one.why) for one in confidences(speech, MinedSpeech())}


def test_a_sound_speech_leaves_no_doubt():
    assert found(SOUND) == dict.fromkeys(("title", "salutation", "opening", "sections", "closing"), ("high", ""))


CHANGES: list[tuple[str, dict[str, Any], str, str]] = [
    ("title", {"front": (ADDRESS,)}, "medium", "no line reads like a title"),
    (
        "title",
        {"front": (FrontLine("title", "首页 > 新闻 > 在会上的讲话"), ADDRESS)},
        "low",
        "it holds signs that stand in the lines of web pages",
    ),
    (
        "title",
        {"front": (FrontLine("title", "今天很高兴，我说两句。"), ADDRESS)},
        "low",
        "it reads like a sentence, or like an address",
    ),
    ("title", {"front": (FrontLine("title", "清渠记"), ADDRESS)}, "medium", "it ends with no word for a kind of speech"),
    ("date", {"front": (TITLE, FrontLine("date", "那一天"), ADDRESS)}, "low", "it does not read like a date"),
    (
        "speaker",
        {"front": (TITLE, FrontLine("speaker", "来源：县水务局"), ADDRESS)},
        "low",
        "it holds signs that stand in the lines of web pages",
    ),
    (
        "speaker",
        {"front": (TITLE, FrontLine("speaker", "我们大家一起说的"), ADDRESS)},
        "medium",
        "it holds no name or post that is known",
    ),
    (
        "salutation",
        {"front": (TITLE,), "opening": ("同志们，今天讲两件事。",)},
        "low",
        "a paragraph of the opening begins like one",
    ),
    ("opening", {"opening": ("编辑推荐", "今天讲两件事。")}, "low", "it begins with a short line that is no sentence"),
    ("opening", {"opening": ("来源：县水务局", "今天讲两件事。")}, "low", "it holds signs that stand in the lines of web pages"),
    ("sections", {"opening": ("今天讲三点意见。",)}, "medium", "the opening announces another number of them"),
    ("sections", {"sections": SECTIONS[:1], "opening": ("先说一句。",)}, "low", "there is only one"),
    (
        "sections",
        {"sections": (SECTIONS[0], SECTIONS[1]._replace(mark="四、")), "opening": ("先说一句。",)},
        "low",
        "their numbers do not count on",
    ),
    (
        "sections",
        {"sections": (SECTIONS[0], SECTIONS[1]._replace(mark="")), "opening": ("先说一句。",)},
        "low",
        "only some have numbers",
    ),
    (
        "sections",
        {"sections": tuple(one._replace(mark="") for one in SECTIONS), "opening": ("先说一句。",)},
        "medium",
        "they have no numbers",
    ),
    ("sections", {"sections": (SECTIONS[0], SECTIONS[1]._replace(body=()))}, "medium", "some have no text"),
    (
        "sections",
        {"sections": (), "opening": ("一、清渠。", "二、管闸。", "三、修路。")},
        "low",
        "paragraphs with numbers belong to none",
    ),
    ("closing", {"closing": ("渠修好了田就有水。",)}, "medium", "no word says that the end comes"),
    (
        "closing",
        {"closing": ("同志们，抓紧干。", "联系我们", "相关链接", "网站地图")},
        "low",
        "it holds several short lines that are no sentences",
    ),
    ("closing", {"closing": ("同志们，" + "抓紧干。" * 40,)}, "low", "it is long"),
    (
        "closing",
        {"closing": (), "sections": (SECTIONS[0], SECTIONS[1]._replace(body=("要抓紧。", "同志们，回去就办。")))},
        "low",
        "the last paragraph of the last section begins like one",
    ),
]


@pytest.mark.parametrize(("part", "change", "level", "why"), CHANGES, ids=[f"{part}: {why}" for part, _, _, why in CHANGES])
def test_a_part_that_reads_otherwise_is_in_doubt(part: str, change: dict[str, Any], level: str, why: str):
    assert found(SOUND._replace(**change))[part] == (level, why)


def test_what_was_taken_out_is_in_doubt_where_it_was_sentences():
    assert of_noise(()) is None
    assert of_noise([Removed("首页", 1, "menu")]).level == "high"
    assert of_noise([Removed("今天" * 20 + "讲完了。", 1, "menu")]).level == "medium"


def test_the_json_says_it_of_every_part_that_is_there():
    for known in known_texts():
        mined = to_json(mine_text(SourceText(known.name, known.text)))
        for speech in mined["speeches"]:
            assert set(speech["confidence"]) <= set(PARTS)
            assert all(speech[part] or one["why"] for part, one in speech["confidence"].items())


def test_known_texts_are_rarely_in_doubt():
    levels = [
        one["level"]
        for known in known_texts()
        for speech in to_json(mine_text(SourceText(known.name, known.text)))["speeches"]
        for one in speech["confidence"].values()
    ]
    assert levels.count("low") <= 0.02 * len(levels)


def test_the_summary_names_what_is_in_doubt(monkeypatch: pytest.MonkeyPatch):
    mined = mine_text(
        SourceText("a.txt", "在修渠动员会上的讲话\n同志们：\n今天说说渠。\n一、清好渠\n要抓紧。\n三、管好闸\n要抓紧。\n")
    )
    monkeypatch.setenv("DRAFTER_LANG", "en")
    assert "├ doubtful: sections – their numbers do not count on" in tree(mined).split("\n")
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    assert "├ 存疑：部分——序号不连贯" in tree(mined).split("\n")
