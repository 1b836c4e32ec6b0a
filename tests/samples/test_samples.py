"""The samples are whole speeches, and what they announce is what they hold."""

from __future__ import annotations

import re

import pytest

from drafter.mine.skeleton import enrich_speech
from drafter.outline.load import load
from drafter.outline.model import Outline
from drafter.speech.flow import paragraphs
from drafter.speech.text import count_characters
from drafter.speech.tree import Item, Point, Section, Speech, speeches_of
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore
from tests.samples.rendering import FOLDER, SAMPLES, rendered


def points(items: tuple[Item, ...]) -> list[Point]:
    return [item for item in items if isinstance(item, Point)]


def outlines(name: str) -> tuple[Outline, ...]:
    path = FOLDER / f"{name}.yaml"
    return load(path.read_text(encoding="utf-8"), str(path))[0].outlines


def only(name: str) -> Speech:
    (speech,) = speeches_of(rendered(name).document)
    return speech


# How many points each section has, then the closing; how the sections and the points are set. Of other samples the golden text shows it.
STRUCTURE = {
    "branch-party-lecture": ("一、 alone", [3, 3, 4], 0, "一是 own"),
    "branch-yearend-custom": ("一、 run-in", [3, 3, 3, 3], 0, "一是 run-on"),
    "bureau-self-examination": ("一、 alone", [0, 4, 3, 4], 0, "一是 own"),
    "bureau-symposium": ("一、 run-in", [4, 4, 4, 4, 3], 3, "一是 run-on"),
    "campus-safety-host-script": ("下面，进行第一项， run-in", [0, 0, 0, 0, 0], 3, ""),
    "commerce-welcome-address": ("", [], 0, ""),
    "company-work-exchange": ("一、 alone", [0, 4, 3, 0], 0, "一是 run-on"),
    "coop-short-address": ("", [], 0, ""),
    "county-civility-mobilization": ("一、 alone", [3, 3, 4], 0, "一是 run-on"),
    "county-government-report": ("一、 alone", [4, 5, 0], 0, "一是 own"),
    "district-integration-exchange": (" run-in", [0, 3, 3], 0, " run-on"),
    "field-study-reflections": ("一、 alone", [0, 0, 0], 0, ""),
    "health-duty-report": ("一、 alone", [5, 0, 3, 4], 0, "一是 own"),
    "hospital-regular-meeting": ("一、 alone", [0, 0, 4], 0, "一是 own"),
    "librarian-candidacy": ("一、 alone", [0, 4, 4], 0, "一是 run-on"),
    "office-study-seminar": ("第一， run-in", [0, 0, 0], 0, ""),
    "school-graduation-address": ("一、 alone", [0, 0, 0, 0], 0, ""),
    "school-opening": ("一、 alone", [0, 0, 0, 0], 0, ""),
    "township-pledge": ("第一， run-in", [0, 0, 0], 0, ""),
    "transit-commendation": ("一、 alone", [0, 0, 0], 0, ""),
    "village-revival-agenda": ("下面，进行第一项， run-in", [0] * 12, 3, ""),
    "water-works-deployment": ("一、 alone", [0, 4, 4], 0, "一要 own"),
    "water-supply-briefing": ("一、 alone", [0, 4, 3, 3], 0, "一是 own"),
}


def test_every_template_has_a_sample():
    used = {outline.template for name in SAMPLES for outline in outlines(name)}
    wanted = {*TemplateStore().names(), "branch-yearend"} - {"bundle"}
    assert used >= wanted, f"write an outline of a whole speech into samples/ for these templates: {wanted - used}"
    assert used == wanted


@pytest.mark.parametrize("name", STRUCTURE)
def test_a_sample_has_its_sections_and_points(name):
    speech = only(name)
    sections, counts, closing, style = STRUCTURE[name]
    first = next(iter(speech.sections), None)
    assert (f"{first.mark} {'run-in' if first.run_in else 'alone'}" if first else "") == sections
    assert [len(points(section.body)) for section in speech.sections] == counts
    assert len(points(speech.closing)) == closing
    found = [point for section in speech.sections for point in points(section.body)]
    assert {f"{point.mark} {'own' if point.own_paragraph else 'run-on'}" for point in found if point.mark in ("一是", "")} <= {
        style,
        " run-on",
    }
    assert bool(found) == bool(style)


def test_the_bundle_holds_a_study_speech_and_an_exchange():
    study, exchange = speeches_of(rendered("seminar-bundle").document)
    assert [section.mark for section in study.sections] == ["第一，", "第二，", "第三，"]
    assert [(section.mark, len(points(section.body))) for section in exchange.sections] == [("", 0), ("", 3), ("", 3)]
    assert rendered("seminar-bundle").text.split("\n")[1] == "（2篇）"


# What a speech says it will count, and how many there are: of its sections (None), of a section's points, of the closing's.
ANNOUNCED = [
    ("branch-party-lecture", "我讲三个方面的内容", "sections", 3),
    ("branch-yearend-custom", "主要做了四方面工作", "sections", 4),
    ("bureau-symposium", "主要做了五方面工作", "sections", 5),
    ("bureau-symposium", "“学、讲、练、考”四个字", 1, 4),
    ("bureau-symposium", "以下3个方面的工作", "closing", 3),
    ("company-work-exchange", "技能、安全、廉洁3个环节", 2, 3),
    ("district-integration-exchange", "谋划、推进、评价的完整链条", 1, 3),
    ("hospital-regular-meeting", "4个方面的融合", 2, 4),
    ("school-opening", "谈四点希望", "sections", 4),
    ("bureau-self-examination", "主要问题有四个方面", 1, 4),
    ("campus-safety-host-script", "共有五项议程", "sections", 5),
    ("campus-safety-host-script", "再强调三点", "closing", 3),
    ("county-civility-mobilization", "我讲三点意见", "sections", 3),
    ("county-civility-mobilization", "先打好三仗", 1, 3),
    ("county-government-report", "做好五个方面的工作", 1, 5),
    ("field-study-reflections", "我谈三点体会", "sections", 3),
    ("health-duty-report", "五件事上", 0, 5),
    ("health-duty-report", "主要是三条", 2, 3),
    ("librarian-candidacy", "四件事", 2, 4),
    ("school-graduation-address", "我提四点希望", "sections", 4),
    ("township-pledge", "作三点表态", "sections", 3),
    ("transit-commendation", "我提三点希望", "sections", 3),
    ("water-supply-briefing", "四条做法", 1, 4),
    ("water-supply-briefing", "集中在三个方面", 2, 3),
    ("water-works-deployment", "我讲三点意见", "sections", 3),
    ("water-works-deployment", "归纳起来是四件事", 1, 4),
]


@pytest.mark.parametrize(("name", "phrase", "where", "count"), ANNOUNCED)
def test_what_is_announced_is_there(name, phrase, where, count):
    speech = only(name)
    assert phrase in rendered(name).text
    if where == "sections":
        assert len(speech.sections) == count
    else:
        assert len(points(speech.closing if where == "closing" else speech.sections[where].body)) == count


LEAST = dict.fromkeys(
    (
        "candidacy",
        "ceremony",
        "commendation",
        "deployment",
        "duty-report",
        "host-script",
        "mobilization",
        "pledge",
        "reflections",
        "self-examination",
        "work-briefing",
    ),
    1000,
)
"""The fewest characters of a speech for which a programme leaves five to seven minutes."""


def template_of(name: str) -> str:
    """The template of a sample's first outline."""
    (first, *_) = outlines(name)
    return first.template


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_a_whole_speech_of_the_usual_length(name):
    for speech in speeches_of(rendered(name).document):
        length = count_characters("\n".join(paragraph.text for paragraph in paragraphs(speech)))
        least = LEAST.get(template_of(name), 1500) if speech.sections else 300
        assert least <= length <= 3500, f"samples/{name}.yaml has {length} characters; a sample has {least} to 3500"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_finished(name):
    blanks, notices = rendered(name).blanks, rendered(name).notices
    assert (blanks, notices) == (0, ()), f"samples/{name}.yaml: fill {blanks} blanks, mend {[str(notice) for notice in notices]}"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_keeps_within_its_limit(name):
    (first, *_) = outlines(name)
    if first.limit is not None:
        assert rendered(name).characters <= first.limit.amount * (1 if first.limit.unit == "characters" else 200)


# ---------------------------------------------------------------- what an editor would mark

SLIPS = {
    "two marks side by side": r"[，。；：、！？][，。；：、]",
    "an empty pair of quotes": r"“[”]|（）|《》",
    "a half-width mark in Chinese text": r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]",
    "a straight quote": r"[\"']",
    "a blank within the text": r"[\u4e00-\u9fff，。] +[\u4e00-\u9fff，。]",
    "a doubled word": r"的的|了了|是是|在在|和和|，，",
    "a number read twice": r"[一二三四五六七八九]是[一二三四五六七八九]是",
    "a placeholder": r"X{2,}|×{2,}|某某|TODO|……",
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_has(name, slip):
    assert [match[0] for match in re.finditer(SLIPS[slip], rendered(name).text)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_paragraph_ends_with_a_mark_and_every_quote_is_closed(name):
    for speech in speeches_of(rendered(name).document):
        for paragraph in paragraphs(speech):
            if paragraph.kind == "body":
                assert paragraph.text[-1] in "。：！？", paragraph.text[-20:]
            for opening, closing in ("“”", "（）", "《》", "‘’"):
                assert paragraph.text.count(opening) == paragraph.text.count(closing), paragraph.text[:20]


@pytest.mark.parametrize("name", SAMPLES)
def test_headings_of_siblings_are_no_sentences_of_their_own_and_all_different(name):
    def headings(sections: tuple[Section, ...]) -> list[str]:
        return [section.heading for section in sections]

    for speech in speeches_of(rendered(name).document):
        assert len(set(headings(speech.sections))) == len(speech.sections)
        assert not any("。" in heading for heading in headings(speech.sections))


def test_both_languages_of_keys_are_shown():
    texts = {name: (FOLDER / f"{name}.yaml").read_text(encoding="utf-8") for name in SAMPLES}
    assert sum("\n标题:" in text for text in texts.values()) >= 2
    assert sum("\ntitle:" in text for text in texts.values()) >= 2


@pytest.mark.parametrize("name", SAMPLES)
def test_mining_calls_the_blanks_of_a_shipped_template_as_it_does(name):
    templates = [outline.template for outline in outlines(name)]
    for template, speech in zip(templates, speeches_of(rendered(name).document), strict=True):
        if template in TemplateStore().names():
            mined = {slot for formula in enrich_speech(speech).formulas for slot, _ in formula.values}
            slots = Renderer(TemplateStore()).info(template).slots.values()
            unknown = {
                slot.name for slot in slots if slot.required and not slot.default
            } - mined  # others may stand in a frame or be fixed words
            assert not unknown, (
                f"mining finds no formula of {template} with {unknown}: add its rows to drafter/mine/data/formulas.yaml"
            )
