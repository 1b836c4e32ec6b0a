"""Findings for other programs: SARIF by its schema, workflow commands, JSON; and for people, in the terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from drafter import api
from drafter.check.registry import CHECKS
from drafter.errors import UsageError
from drafter.proofread.report import FORMS, check_form, report
from tests.proofread.proofreading import proofreader

OUTLINE = 'title: 在推进会上的讲话\nopening: 落实"一岗双责"，100% 压实“。\n'
FILE = "speeches, 2026/讲话:1.yaml"


@pytest.fixture
def found():
    return [proofreader("quotes").proofs(OUTLINE.encode(), FILE)]


def test_the_forms_are_those_of_the_table(found):
    for form in FORMS:
        check_form(form)
        assert report(found, form)
    with pytest.raises(UsageError):
        check_form("xml")


@pytest.mark.ooxml
def test_sarif_is_valid_by_its_schema(found, root: Path):
    schema = root / "tests" / "ooxml" / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "sarif-2.1.0.json"
    if not schema.exists():
        pytest.skip("npm install --prefix tests/ooxml")
    validator = jsonschema.Draft4Validator(json.loads(schema.read_text(encoding="utf-8-sig")))
    for results in (found, found[:0]):
        validator.validate(json.loads(report(results, "sarif")))


def test_sarif_names_every_check_and_the_place_of_every_finding(found):
    run = json.loads(report(found, "sarif"))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [check.id for check in CHECKS]
    result = run["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 12, "endColumn": 13}
    assert "%" in place["artifactLocation"]["uri"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "quotes"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "“"}


def test_sarif_describes_every_check(found):
    rules = {rule["id"]: rule for rule in json.loads(report(found, "sarif"))["runs"][0]["tool"]["driver"]["rules"]}
    for check in CHECKS:
        rule = rules[check.id]
        assert rule["shortDescription"]["text"], check.id
        assert rule["fullDescription"]["text"], check.id
        assert rule["properties"] == {"grade": check.grade, "standard": check.source}
    levels = {rules[check.id]["defaultConfiguration"]["level"] for check in CHECKS if check.severity == "info"}
    assert levels == {"note"}


def test_sarif_offers_no_repair_of_what_is_no_text():
    data = api.render(OUTLINE).data
    said = json.loads(report([proofreader("quotes").proofs(data, "a.docx")], "sarif"))
    assert [result for result in said["runs"][0]["results"] if "fixes" in result] == []
    assert len(said["runs"][0]["results"]) == 3


def test_a_problem_matcher_reads_the_github_form(found, root: Path):
    page = (root / "docs" / "checking.md").read_text(encoding="utf-8")
    matcher = json.loads(page.partition("```json\n")[2].partition("```")[0])["pattern"]
    lines = report(found, "github").split("\n")
    matches = [
        {name: match[place] for name, place in matcher.items() if name != "regexp"}
        for line in lines
        if (match := re.match(matcher["regexp"], line))
    ]
    assert len(matches) == len(lines)
    assert {(match["code"], match["severity"]) for match in matches} == {("quotes", "error")}
    assert [(match["line"], match["column"]) for match in matches] == [("2", "12"), ("2", "17"), ("2", "26")]
    assert matches[0]["file"] == "speeches%2C 2026/讲话%3A1.yaml"


def test_the_github_form_says_where_what_is_meant_ends():
    found = proofreader("confusable").proofs("title: 讲话\nopening: 今天布署工作。\n".encode(), "a.yaml")
    assert report([found], "github").startswith("::warning file=a.yaml,line=2,col=12,endColumn=14,title=confusable::")


def test_json_holds_every_fact(found):
    said = json.loads(report(found, "json"))
    first = said["files"][0]["findings"][0]
    assert said["schema"] == 1
    assert first.pop("message")
    assert first == {
        "check": "quotes",
        "severity": "error",
        "grade": "标准",
        "standard": "GB/T 15834-2011",
        "line": 2,
        "column": 12,
        "length": 1,
        "text": '"',
        "fix": "“",
    }


def test_the_terminal_shows_the_line_and_underlines_the_place(found):
    lines = report(found, "text").split("\n")
    assert len(lines) == 9
    assert lines[1].endswith(OUTLINE.split("\n")[1])
    assert lines[2].index("^") == len("  2 | opening: 落实") + 2
