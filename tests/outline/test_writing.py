"""What is written as YAML is read as the same texts."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.nodes.writing import can_be_key, mapping_lines, scalar
from drafter.speech.emphasis import plain, typed
from tests.mine.emit.strategies import texts
from tests.outline.reading import outline


@settings(max_examples=300)
@given(texts)
@example("\\~")
def test_a_text_comes_back_wherever_it_stands(text):
    written = typed(text)  # a mark of emphasis is text behind a backslash
    read = outline(
        "\n".join(
            mapping_lines(
                {
                    "title": written,
                    "speaker": [written, written],
                    "slots": {"名称": written},
                    "closing": [written, {"heading": written, "body": written}],
                }
            )
        )
    )
    assert plain(written) == text
    assert (read.title, read.speaker, read.slots["名称"], read.closing[0]) == (written, (written, written), written, written)
    assert (read.closing[1].heading, read.closing[1].body) == (written, (written,))


@settings(max_examples=200)
@given(texts.filter(can_be_key), st.lists(texts, min_size=2, max_size=3))
def test_so_it_does_as_a_key_and_in_brackets(key, words):
    from drafter.nodes.writing import Flow
    from drafter.outline.kinds import POINT

    written = [typed(word) for word in words]
    read = outline("\n".join(mapping_lines({"opening": [{typed(key): "早"}, {"heading": Flow(written), "body": "晚"}]})))
    if key not in POINT.by_key:
        assert read.opening[0].heading == typed(key)
    assert read.opening[1].heading.words == tuple(written)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("我们学习", "我们学习"),
        ("“学”与“做”", "“学”与“做”"),
        ("125", "125"),
        ("文本内容:\u3000强化支部", "'文本内容:\u3000强化支部'"),
        ("a: b", "'a: b'"),
        ("it's #1", "'it''s #1'"),
        ("- 一", "'- 一'"),
        ("null", "'null'"),
        ("", "''"),
        (" 一", '"\\x20一"'),
        ("一\t二", '"一\\x09二"'),
        ("一\u200b", '"一\\u200b"'),
        ("市局　李明", "市局　李明"),
    ],
)
def test_it_is_quoted_where_it_must_be(text, written):
    assert scalar(text) == written
