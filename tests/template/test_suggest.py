"""Which templates are suggested for an occasion, a listener and a length."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.template.frontmatter import TemplateInfo
from drafter.template.suggest import groups, suggestions

TALK = TemplateInfo("talk", "护林讲话", occasions=("防火会",), to=("below",), minutes="5-10")
PAPER = TemplateInfo("paper", "材料", to=("above",), minutes="20")


def names(*answers) -> list[str]:
    return [one.info.name for one in suggestions((PAPER, TALK), *answers)]


def test_a_word_of_the_occasion_counts():
    assert names("森林防火会") == ["talk"]
    assert names("护林") == ["talk"]


def test_a_word_that_any_occasion_has_does_not():
    assert names("讲话") == []


def test_who_hears_it_counts_for_and_against():
    assert names("", "above") == ["paper"]
    assert names("防火会", "above") == ["paper"]


def test_the_length_alone_is_too_little_and_decides_between_two():
    assert names("", "", 20) == []
    assert suggestions((TALK,), "防火会", "", 6)[0].points > suggestions((TALK,), "防火会", "", 60)[0].points


def test_the_reasons_are_told():
    (found,) = suggestions((TALK,), "防火会", "below", 6)
    assert found.reasons == ("for 防火会", "a leader to those he leads", "5-10 minutes")


@pytest.mark.parametrize(
    "entry", [entry for entry in api.list_templates(()) if entry.name != "bundle"], ids=lambda entry: entry.name
)
def test_each_shipped_template_is_in_a_group_and_is_found_by_its_genre(entry):
    info = entry.info
    assert info.group in groups()
    assert info.to
    assert info.minutes
    if entry.name != "speech":
        assert entry.name in [one.info.name for one in api.suggest_templates(info.genre, folders=())]


@pytest.mark.parametrize(
    ("occasion", "first"),
    [
        ("主持表彰大会", "host-script"),
        ("主持座谈会", "host-script"),
        ("主持会员大会", "host-script"),
        ("开学典礼的主持词", "host-script"),
        ("表彰大会", "commendation"),
        ("师德表彰颁奖典礼", "commendation"),
        ("在动员大会上表态", "pledge"),
        ("在调研座谈会上汇报工作", "work-briefing"),
        ("毕业典礼上致辞", "address"),
        ("经验交流会发言", "work-exchange"),
        ("参加培训班的心得体会", "reflections"),
        ("培训班开班", "ceremony"),
    ],
)
def test_what_one_does_goes_before_where_one_does_it(occasion, first):
    assert api.suggest_templates(occasion, folders=())[0].info.name == first


def test_an_act_in_the_name_of_a_meeting_is_none():
    points = {one.info.name: one.points for one in api.suggest_templates("汇报会上的讲话", folders=())}
    assert points["work-briefing"] < 4
