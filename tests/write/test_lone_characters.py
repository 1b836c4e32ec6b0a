"""No heading ends with a line of a single character where a hair less between its characters avoids it."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from drafter import api

ONE_TOO_MANY = "坚持分段包干，形成河道清淤与岸坡绿化同步推进的良好局面"
assert len(ONE_TOO_MANY) == 27


def outline(heading: str, **more: str) -> str:
    keys = "".join(f"    {key}: {value}\n" for key, value in more.items())
    return f"标题: 在清淤会上的讲话\n部分:\n  - 小标题: {heading}\n    正文: 先清上游。\n{keys}"


def spacings(text: str, layout: str = "gbt9704") -> list[tuple[int, str]]:
    with ZipFile(BytesIO(api.render(text, layout=layout).data)) as package:
        document = package.read("word/document.xml").decode()
    found = re.findall(r'<w:rPr><w:spacing w:val="(-?\d+)"/></w:rPr><w:t[^>]*>([^<]*)', document)
    return [(int(space), words) for space, words in found]


@pytest.mark.parametrize("less", [0, 1, 2])
def test_one_character_too_many_is_drawn_in(less):
    """26 characters stand on a line behind the indent, 一、 among them."""
    heading = ONE_TOO_MANY[: 25 - less] if less else ONE_TOO_MANY[:25]
    found = spacings(outline(heading))
    assert bool(found) == (less == 0), found
    for space, words in found:
        assert -20 <= space < -5
        assert words == f"一、{heading}"


def test_two_characters_too_many_stay_on_their_line():
    assert not spacings(outline(ONE_TOO_MANY[:26]))


def test_a_heading_of_three_lines_too():
    assert spacings(outline(ONE_TOO_MANY + ONE_TOO_MANY[:26]))


def test_text_and_points_keep_their_type():
    text = f"标题: 在清淤会上的讲话\n部分: 无\n开头: [{'水' * 26}。, {{修渠: {'好' * 24}。}}]\n"
    assert not spacings(text)


def test_a_copy_to_read_aloud_ends_its_lines_at_words_instead():
    assert not spacings(outline(ONE_TOO_MANY[:25]), "reading-copy")


def test_pulling_and_mining_see_the_heading_alone():
    text = outline(ONE_TOO_MANY[:25])
    data = api.render(text).data
    pulled = api.pull(data, text)
    assert (pulled.outline, pulled.notices) == (text, ())
