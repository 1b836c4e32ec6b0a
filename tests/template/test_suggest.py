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
    assert [one.points for one in suggestions((TALK,), "防火会", "above")] == [1.0]


def test_where_a_template_is_for_the_occasion_no_other_is_suggested():
    assert names("防火会", "above") == ["talk"]


SPEECH = TemplateInfo("speech", "讲话稿", occasions=("讲话",), to=("below",), minutes="5-60")


def test_an_occasion_that_no_template_knows_is_said_to_be_none():
    (found,) = suggestions((PAPER, TALK, SPEECH), "追悼会", "below", 6)
    assert (found.info.name, found.reasons) == ("speech", ("no template is for “追悼会”, and this one fits any speech",))


def test_what_any_occasion_says_leads_to_who_hears_it():
    assert [one.info.name for one in suggestions((PAPER, TALK, SPEECH), "会议上的讲话", "above")] == ["paper"]


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
        ("村委会揭牌", "address"),
        ("招商推介会", "address"),
        ("巡察反馈会", "pledge"),
        ("务虚会", "study-seminar"),
        ("任前谈话", "speech"),
        ("追悼会", "speech"),
    ],
)
def test_what_one_does_goes_before_where_one_does_it(occasion, first):
    assert api.suggest_templates(occasion, folders=())[0].info.name == first


def test_an_act_in_the_name_of_a_meeting_is_none():
    points = {one.info.name: one.points for one in api.suggest_templates("汇报会上的讲话", folders=())}
    assert points["work-briefing"] < 4


@pytest.mark.parametrize(("to", "first"), [("below", "deployment"), ("above", "work-briefing")])
@pytest.mark.parametrize("topic", ["防汛", "信访工作", "全镇的整改"])
def test_work_is_assigned_to_those_below_and_reported_to_those_above(topic, to, first):
    assert api.suggest_templates(topic, to, 10, folders=())[0].info.name == first
