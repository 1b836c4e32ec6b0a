"""A sitting: text, form and page are the same speech after every action, and every click finds its place."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from drafter import api
from drafter.desk.sitting import Sitting, StaleError, difference
from drafter.errors import DrafterError, UsageError
from drafter.outline.edit.edit import applied
from drafter.speech.lines import BY_KEY
from tests.desk.playing import KEEPS, comments_of, parts_of, play, texts_of

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "samples").glob("*.yaml") if "custom" not in path.stem)

ODD = """# 一行说明
模板: speech
标题: [第一行, 第二行]
称呼: 同志们   # 边注
开头: |
  第一段。
  第二段。

  第三段。
部分:
  # 关于学习
  - 小标题: 抓学习
    正文: [先学一步。, {学在前: 带头学。}, "双引号。"]
  # 关于安全
  # 两行
  - 抓安全: 一段话。
  - {小标题: 抓服务, 正文: [上门。], 部分: [{小标题: 里, 正文: 话。}]}
  - 小标题: 抓四
    本序号: 四、
    部分:
      - 里一: 一。
      # 里头的说明
      - 里二:
          - 深: 话。
          - 深二:
              - 再深。
结尾: 谢谢大家。
备注: 不印
"""


def _texts() -> list[tuple[str, str]]:
    """Of every sample but that with an agenda, which the form does not show."""
    shown = [path for path in SAMPLES if not path.stem.endswith("-agenda")]
    return [("odd", ODD), *((path.stem, path.read_text(encoding="utf-8")) for path in shown)]


@pytest.mark.parametrize(("name", "text"), _texts(), ids=[name for name, _ in _texts()])
@pytest.mark.parametrize("seed", range(2))
def test_text_form_and_page_agree_after_random_actions(name, text, seed):
    chance = random.Random(f"{name} {seed}")
    sitting = Sitting(text, "outline")
    first = sitting.text
    old = texts_of(sitting)
    for action, before in play(sitting, 40, chance):
        if not sitting.readable:  # a slot that wants a number got words
            sitting.undo()  # perhaps with the typing before it in the same place
            old = texts_of(sitting)
            continue
        new = texts_of(sitting)
        if action["do"] in KEEPS:
            assert new == old, action
        elif action["do"] in ("split", "join", "kind"):
            assert not _characters(old) - _characters(new), action
        if action["do"] != "remove":
            assert not comments_of(before) - comments_of(sitting.text), action
        assert sitting.shown is not None
        page = api.render(sitting.text, source="outline", to="txt").data.decode().split("\n")
        lines = [line for line in sitting.shown.traced.lines if not line.startswith("〔")]  # notes to the speaker are not shown
        assert [line for line in page if line.strip()] == lines
        texts = Counter(text for text in texts_of(sitting).elements() if text)
        assert not Counter(_shown(sitting)) - texts
        assert (
            _OWN_KIND.search(sitting.text) or Counter(_shown(sitting)) == texts
        )  # lines of a kind of their own are not in the form
        old = new
    while sitting.undo():
        pass
    assert sitting.text == first


_OWN_KIND = re.compile(rf"(?m)^ *- (?:{'|'.join(BY_KEY)}|表格|附件):|^附件:")


def _characters(texts: Counter[str]) -> Counter[str]:
    return Counter("".join(re.sub(r"[\s，。：]", "", text) for text in texts.elements()))


def _shown(sitting: Sitting) -> list[str]:
    """The texts of the form's places, front and slots aside."""
    from drafter.desk.paths import part_of

    assert sitting.shown is not None
    content = sitting.shown.traced.content
    found = []
    for path, kind in parts_of(sitting.shown.form):
        part = part_of(content, path)
        if kind == "text" and part.value is not None:
            found.append(part.value.text)
        elif kind == "field" or kind in ("heading", "blank"):
            nodes = part.node.value if part.node is not None and isinstance(part.node.value, list) else [part.node]
            for node in nodes:
                found += [value.text for value in content.in_scalar.get(node, [])]
    return [text for text in found if text]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_character_of_the_page_has_a_place(path):
    sitting = Sitting(path.read_text(encoding="utf-8"), "outline")
    assert sitting.shown is not None
    for number, line in enumerate(sitting.shown.traced.lines):
        for at in range(0, len(line), 7):
            origin = sitting.origin(number, at)
            assert origin is not None
            if origin["kind"] == "value":
                written = sitting.text[origin["start"]]
                assert written == line[at] or (line[at] in "年月日0123456789" and written.isdigit())
                block, back = sitting.place_at(origin["start"]) or (-1, -1)
                # the title of an attachment stands in the list and above the attachment
                same = (block, back) == (number, at) or sitting.origin(block, back) == origin
                assert same or line[at] in "年月日0123456789"
            else:
                assert (
                    Path(origin["file"]).read_text(encoding="utf-8").split("\n")[origin["line"] - 1].strip()
                    == origin["excerpt"]
                    != ""
                )


def test_words_of_a_template_name_their_line():
    sitting = Sitting((ROOT / "samples" / "bureau-symposium.yaml").read_text(encoding="utf-8"), "outline")
    assert sitting.shown is not None
    block = next(number for number, line in enumerate(sitting.shown.traced.lines) if line.startswith("主要做了"))
    origin = sitting.origin(block, 1)
    assert origin is not None
    assert (origin["kind"], origin["excerpt"]) == ("template", "主要做了{{ sections | length | cn_count }}方面工作：")


def test_typing_changes_the_text_and_is_one_step_of_undo():
    sitting = Sitting("title: 讲话\nsections:\n  - 一事: 做好。\n", "outline")
    at = sitting.text.index("好。")
    sitting.type(sitting.version, [[at, at, "扎"]])
    sitting.type(sitting.version, [[at + 1, at + 1, "实"]])
    assert "做扎实好。" in sitting.text
    assert sitting.undo()
    assert sitting.text == "title: 讲话\nsections:\n  - 一事: 做好。\n"
    assert sitting.redo()
    assert "做扎实好。" in sitting.text


def test_an_edit_of_an_old_version_is_refused():
    sitting = Sitting("title: 讲话\nsections:\n  - 一事: 做好。\n", "outline")
    sitting.type(sitting.version, [[7, 7, "新"]])
    with pytest.raises(StaleError):
        sitting.type(1, [[7, 7, "旧"]])


def test_a_text_that_cannot_be_read_keeps_the_last_page():
    sitting = Sitting("title: 讲话\nsections:\n  - 一事: 做好。\n", "outline")
    sitting.type(sitting.version, [[len(sitting.text), len(sitting.text), "  坏了\n"]])
    view = sitting.view()
    assert not view["readable"]
    assert view["faults"][0]["line"] == 4
    assert view["blocks"][0]["html"] == '<h1 data-b="0" class="head-end">讲话</h1>'


def test_an_action_that_does_not_fit_changes_nothing():
    text = "title: 讲话\nsections:\n  - 一事: 做好。\n"
    sitting = Sitting(text, "outline")
    for action in (
        {"do": "up", "path": "0/sections/0"},
        {"do": "in", "path": "0/sections/0"},
        {"do": "move", "path": "0/sections/0", "to": "0/sections/0/sections", "at": 0},
        {"do": "remove", "path": "0/title"},
        {"do": "fly", "path": "0/title"},
        {"do": "set", "path": "0/sections/7/heading", "text": "无"},
    ):
        with pytest.raises(UsageError):
            sitting.act(sitting.version, action)
    assert sitting.text == text


def test_a_moved_section_takes_its_comment_along():
    sitting = Sitting("title: 讲话\nsections:\n  # 甲的说明\n  - 甲: 一。\n  - 乙: 二。\n", "outline")
    sitting.act(sitting.version, {"do": "down", "path": "0/sections/0"})
    assert sitting.text == "title: 讲话\nsections:\n  - 乙: 二。\n  # 甲的说明\n  - 甲: 一。\n"


def test_a_heading_that_is_typed_keeps_the_short_form():
    sitting = Sitting("title: 讲话\nsections:\n  - 甲: 一。\n", "outline")
    sitting.act(sitting.version, {"do": "set", "path": "0/sections/0/heading", "text": "抓学习"})
    assert sitting.text == "title: 讲话\nsections:\n  - 抓学习: 一。\n"


def test_pasted_paragraphs_become_points_by_their_ordinals():
    sitting = Sitting("title: 讲话\nsections:\n  - 甲: 一段。\n", "outline")
    text = "一是抓学习。带头读原著。\n二是抓落实。每周一调度。\n三是抓考核。年终算总账。"
    sitting.act(sitting.version, {"do": "paste", "path": "0/sections/0/body", "at": 1, "text": text})
    assert sitting.shown is not None
    assert sitting.shown.traced.lines[-1] == f"一段。{text}".replace("\n", "")
    sitting.undo()
    assert sitting.text == "title: 讲话\nsections:\n  - 甲: 一段。\n"


@pytest.mark.parametrize("seed", range(30))
def test_a_difference_makes_the_other_text(seed):
    chance = random.Random(seed)
    old, new = ("".join(chance.choices("一二三\n", k=chance.randint(0, 12))) for _ in range(2))
    assert applied(old, [difference(old, new)]) == new


def test_whatever_action_there_is_no_traceback():
    chance = random.Random(5)
    sitting = Sitting(ODD, "outline")
    paths = [
        "0/title",
        "0/opening/0",
        "0/opening/9",
        "7/title",
        "0",
        "",
        "0/sections/1/body/0/body/0",
        "0/slots/甲",
        "0/notes",
        "x/y",
    ]
    for _ in range(300):
        action = {
            "do": chance.choice(["set", "add", "split", "join", "remove", "move", "up", "down", "in", "out", "kind", "paste"]),
            "path": chance.choice(paths),
            "to": chance.choice(paths),
            "at": chance.randint(0, 9),
            "kind": chance.choice(["text", "point", "section", "x"]),
            "text": chance.choice(["", "字", "两\n行"]),
        }
        try:
            sitting.act(sitting.version, action)
        except DrafterError:
            sitting = Sitting(ODD, "outline")
