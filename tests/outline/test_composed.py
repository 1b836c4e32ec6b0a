"""What is composed without libyaml has the nodes of libyaml, with its marks."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.nodes.compose import Loader
from drafter.nodes.plain import Sentences, composed
from drafter.nodes.source import Source

SAMPLES = Path(__file__).parent.parent.parent / "samples"
PIECES = (
    *(
        "标题: 讲话\n",
        "部分:\n",
        "  - 小标题: 抓学习\n",
        "    正文:\n",
        "      - 学在前头: 人人都要学。\n",
        "      - 人人都要学。\n",
    ),
    *(
        "- 学。\n",
        "开头:\n",
        "正文:\n- 人人都要学。\n",
        "\n",
        "  ",
        "\n  ",
        ": ",
        ":",
        "- ",
        "--",
        "---\n",
        "...\n",
        "?",
        "? ",
        ",",
        "，",
        "。",
    ),
    *(
        "“学。”",
        "学",
        "a",
        "1",
        "12:30",
        "\u3000",
        "\xa0",
        "\u200b",
        "\ue000",
        "𠀀",
        "[a]",
        "{",
        "'",
        '"',
        "%",
        "@",
        "|",
        ">",
        "~",
        "<<",
        "!",
    ),
)


def facts(node: Node) -> object:
    """All that a node says: its kind, how it is written, where it begins and ends, and what is in it."""
    start, end = node.start_mark, node.end_mark
    said = (
        *(
            isinstance(node, ScalarNode),
            isinstance(node, MappingNode),
            node.tag,
            getattr(node, "style", None),
            getattr(node, "flow_style", None),
            start.name,
        ),
        *(start.index, start.line, start.column, end.index, end.line, end.column),
    )
    if isinstance(node, ScalarNode):
        return (*said, node.value)
    if isinstance(node, MappingNode):
        return (*said, [(facts(key), facts(value)) for key, value in node.value])
    return (*said, [facts(item) for item in node.value])


def by_libyaml(text: str) -> object:
    try:
        return [facts(node) for node in yaml.compose_all(text, Loader=Loader)]
    except yaml.YAMLError as error:
        return error


@settings(max_examples=2_000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
@example("开头:\n- 一。\n- 人人都要学。\n标题: 讲话")
@example("正文:\n- 人人都要学。\n\n\n标题:\n")
@example("正文:\n  - 人人都要学。\n    又学。\n")
@example("正文:\n  - 人人: 都要: 学。\n")
@example("正文:\n  - 人人都要学。\n  标题: 讲话\n")
@example("标题: 讲话\n  部分: 学\n")
def test_what_is_composed_without_libyaml_is_what_libyaml_composes(text):
    node = composed(text) if Source("a.yaml", text).printable else None
    if node is not None:
        assert [facts(node)] == by_libyaml(text)


def test_most_outlines_are_composed_without_libyaml():
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES.glob("*.yaml")]
    nodes = [composed(text) for text in texts]
    assert sum(node is not None for node in nodes) > len(texts) / 2
    for node, text in zip(nodes, texts, strict=True):
        assert node is None or [facts(node)] == by_libyaml(text)


def test_a_list_of_sentences_has_no_nodes_before_they_are_asked_for():
    root = composed("正文:\n  - 人人都要学。\n  - 学在前头: 人人都要学。\n")
    assert root is not None
    body = root.value[0][1]
    assert isinstance(body, Sentences)
    assert body.items == [("", "人人都要学。"), ("学在前头", "人人都要学。")]
    assert "value" not in vars(body)
    assert len(body.value) == 2
    assert body.value is body.value


@pytest.mark.parametrize(
    "text",
    ["标题: 讲话 # 初稿\n", "标题: '讲话'\n", "标题: [讲话]\n", "- 讲话。\n", "标题: 讲话\n\t部分: 学\n", "标题：讲话\n", ""],
)
def test_what_is_special_is_left_to_libyaml(text):
    assert not Source("a.yaml", text).printable or composed(text) is None
