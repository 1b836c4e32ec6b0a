"""What others add: checks, filters, writers and templates, by argument and by the entry points of installed packages."""

from __future__ import annotations

import json
import sys
from importlib import invalidate_caches
from pathlib import Path

import pytest

from drafter import api
from drafter.files import plugins

OUTLINE = "标题: 在年会上的讲话\n称呼: 同志们\n开头: 找到抓手就好办。\n部分: [{抓落实: 挨家走一遍。}]\n结尾: 谢谢大家！\n"
MODULE = '''
from drafter.api import Found, Message, Writer, own_check

def no_jargon(text, settings):
    """Jargon of our office.

    It is not to be heard.
    """
    for number, line in enumerate(text.lines):
        at = line.text.find("抓手")
        if at >= 0:
            yield Found(number, at, at + 2)

CHECK = own_check("no-jargon", no_jargon, Message("“{found}” is jargon", "take another word"), source="our office")

def shout(text):
    return f"{text}！"

def write(document, layout, properties):
    return f"<{document.title}>".encode()

WRITER = Writer("angle", ".angle", "the title in brackets", write)
NOTHING = None
'''


@pytest.fixture
def installed(tmp_path: Path, monkeypatch):
    """Installs a package whose entry points are given by group and name."""

    def install(**groups: dict[str, str]) -> Path:
        site = tmp_path / "site"
        info = site / "office_words-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: office-words\nVersion: 1.0\n", encoding="utf-8")
        lines = [
            line
            for group, rows in groups.items()
            for line in (f"[drafter.{group}]", *(f"{name} = {value}" for name, value in rows.items()))
        ]
        (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        package = site / "office_words"
        package.mkdir()
        (package / "__init__.py").write_text(MODULE, encoding="utf-8")
        (package / "broken.py").write_text("raise ValueError('no such thing')\n", encoding="utf-8")
        (package / "office.md.j2").write_text("---\ntitle: 局\n---\n# {{ title }}\n\n本局讲话。\n", encoding="utf-8")
        monkeypatch.syspath_prepend(str(site))
        invalidate_caches()
        return site

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAFTER_LANG", "en")
    plugins.entry_points.cache_clear()
    yield install
    plugins.entry_points.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] == "office_words"]:
        del sys.modules[name]


def title_of(document: api.Document, layout: api.Layout, properties: api.Properties) -> bytes:
    return document.title.encode()


def own_check() -> api.Check:
    made: dict[str, object] = {}
    exec(MODULE, made)
    check = made["CHECK"]
    assert isinstance(check, api.Check)
    return check


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_an_own_check_is_reported_in_every_form(form):
    proofs = api.check(OUTLINE, checks=[*api.CHECKS, own_check()])
    said = api.report([proofs], form)
    assert "no-jargon" in said
    assert "is jargon" in said
    if form == "sarif":
        run = json.loads(said)["runs"][0]
        (result,) = [result for result in run["results"] if result["ruleId"] == "no-jargon"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "no-jargon"


def test_an_own_check_is_known_to_comments_and_to_the_configuration(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    own = own_check()
    passed = OUTLINE.replace("就好办。", "就好办。  # drafter: ignore=no-jargon so they talk")
    assert api.check(OUTLINE, checks=[own]).proofs[0].finding.severity == "warning"
    found = api.check(passed, checks=[own])
    assert (found.proofs, found.notices) == ((), ())
    (tmp_path / "drafter.yaml").write_text("checks: {no-jargon: error}\n", encoding="utf-8")
    assert api.check(OUTLINE, checks=[own]).proofs[0].finding.severity == "error"
    with pytest.raises(api.ConfigError):
        api.check(OUTLINE)


def test_an_own_filter_and_an_own_writer(tmp_path: Path):
    (tmp_path / "own.md.j2").write_text("---\ntitle: 自\n---\n# {{ title | shout }}\n", encoding="utf-8")
    outline = "template: own\ntitle: 甲*\n"
    made = api.render(outline, to="txt", folders=[tmp_path], filters={"shout": lambda text: f"{text}！"})
    assert made.data.decode() == "甲*！\n"  # what a filter gives is a value, and makes no structure
    with pytest.raises(api.TemplateError, match="shout"):
        api.render(outline, to="txt", folders=[tmp_path])
    writer = api.Writer("own", ".own", "a title", title_of)
    assert api.render(OUTLINE, to=writer).data.decode() == "在年会上的讲话"


def test_installed_checks_run_where_all_run(installed):
    installed(checks={"no-jargon": "office_words:CHECK"})
    assert [proof.finding.check for proof in api.check(OUTLINE).proofs if "抓手" in str(proof)] == ["no-jargon"]
    assert api.explain("no-jargon").summary == "Jargon of our office."
    assert [check.id for check in api.choose_checks(["no-jargon"])] == ["no-jargon"]
    assert "no-jargon" not in [check.id for check in api.choose_checks(ignore=["no-jargon"])]


def test_installed_filters_writers_and_templates_are_found_where_a_name_is_unknown(installed, tmp_path: Path):
    installed(
        filters={"shout": "office_words:shout"}, writers={"angle": "office_words:WRITER"}, templates={"office": "office_words"}
    )
    assert api.render(OUTLINE, to="angle").data.decode() == "<在年会上的讲话>"
    (tmp_path / "own.md.j2").write_text("---\ntitle: 自\n---\n# {{ title | shout }}\n", encoding="utf-8")
    assert api.render("template: own\ntitle: 甲\n", to="txt", folders=[tmp_path]).data.decode() == "甲！\n"
    assert api.render("template: office\ntitle: 甲\n", to="txt").data.decode() == "甲\n本局讲话。\n"
    assert "office" in [entry.name for entry in api.list_templates()]


@pytest.mark.parametrize(
    ("group", "value", "said"),
    [
        ("checks", "office_words.broken:X", "ValueError: no such thing"),
        ("checks", "office_words:absent", "AttributeError"),
        ("checks", "office_words:WRITER", "none that belongs into the group drafter.checks"),
        ("writers", "office_words:CHECK", "none that belongs into the group drafter.writers"),
        ("filters", "office_words:NOTHING", "none that belongs into the group drafter.filters"),
        ("templates", "office_words:CHECK", "none that belongs into the group drafter.templates"),
        ("templates", "no_such_package", "ModuleNotFoundError"),
    ],
)
def test_a_broken_package_is_named_with_what_is_wrong(installed, tmp_path: Path, group, value, said):
    installed(**{group: {"bad": value}})
    (tmp_path / "own.md.j2").write_text("---\ntitle: 自\n---\n# {{ title | bad }}\n", encoding="utf-8")
    use = {
        "checks": lambda: api.check(OUTLINE),
        "writers": lambda: api.render(OUTLINE, to="bad"),
        "filters": lambda: api.render("template: own\ntitle: 甲\n", folders=[tmp_path]),
        "templates": lambda: api.render("template: absent\ntitle: 甲\n"),
    }
    with pytest.raises(api.ToolError) as caught:
        use[group]()
    assert len(caught.value.faults) == 1
    assert said in str(caught.value)
    assert "office-words" in str(caught.value)


def test_a_broken_package_does_not_stop_what_does_without_it(installed):
    installed(**{group: {"bad": "office_words.broken:X"} for group in ("checks", "writers", "filters", "templates")})
    assert api.render(OUTLINE, to="txt").data
    assert api.check(OUTLINE, checks=api.choose_checks(["quotes"])).proofs == ()
