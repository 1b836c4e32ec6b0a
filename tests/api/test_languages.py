"""The language of messages is asked for when something is said, so that one process can speak two."""

from __future__ import annotations

import gettext

import pytest

from drafter import api
from drafter.cli import main

WRONG = "tilte: 讲话\n"
SLIP = "title: 讲话\nopening: 今天布署秋收。\nsections: [{割稻: 抢晴天。}]\nclosing: 谢谢大家！\n"


def speaks(monkeypatch, language: str) -> None:
    monkeypatch.setenv("DRAFTER_LANG", language)


def test_the_words_of_an_error_are_chosen_when_they_are_read(monkeypatch):
    speaks(monkeypatch, "zh")
    with pytest.raises(api.OutlineError) as caught:
        api.render(WRONG)
    assert "没有" in str(caught.value)
    speaks(monkeypatch, "en")
    assert "there is no key" in str(caught.value)


def test_so_are_those_of_a_finding_and_of_a_report(monkeypatch):
    speaks(monkeypatch, "en")
    found = api.check(SLIP, source="a.yaml")
    english = [str(found.proofs[0]), str(found.proofs[0].finding), api.report([found])]
    speaks(monkeypatch, "zh")
    chinese = [str(found.proofs[0]), str(found.proofs[0].finding), api.report([found])]
    assert [one for one, other in zip(english, chinese, strict=True) if one == other] == []
    assert all("部署" in one for one in (*english, *chinese))


@pytest.mark.parametrize("order", [("zh", "en"), ("en", "zh")])
def test_a_new_outline_has_the_keys_of_the_language_of_now(monkeypatch, order):
    for language in order:
        speaks(monkeypatch, language)
        assert api.new_outline("pledge").startswith("模板:" if language == "zh" else "template:")


@pytest.mark.parametrize(
    "command", [["check", "--list"], ["check", "--explain", "quotes"], ["new", "--help"], ["templates", "schema"]]
)
def test_the_command_line_speaks_the_language_of_each_call(monkeypatch, capsys, command):
    said = []
    for language in ("en", "zh", "en"):
        speaks(monkeypatch, language)
        domain = gettext.textdomain()
        with pytest.raises(SystemExit):
            main(list(command))
        gettext.textdomain(domain)
        said.append(capsys.readouterr().out)
    assert said[0] == said[2] != said[1]
