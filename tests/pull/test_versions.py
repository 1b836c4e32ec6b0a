"""The outline was edited after rendering: the edits of both sides meet, and what both changed is told."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from random import Random

import pytest

from drafter.pull.edited import PageLine
from drafter.pull.versions import united
from drafter.pull.word import read_page
from drafter.speech import digests
from tests.pull.editing import document, edited, lines, pulled, remove, replace, text_of
from tests.pull.test_structure import DEEP, EDITS

RENDERED = "甲 乙 丙 丁 戊"

MEETINGS = {
    # the outline, the document, the page, the clashes
    "nothing": ("甲 乙 丙 丁 戊", "甲 乙 丙 丁 戊", "甲 乙 丙 丁 戊", []),
    "both the same": ("甲 乙子 丙 丁 戊", "甲 乙子 丙 丁 戊", "甲 乙子 丙 丁 戊", []),
    "both the same, with a paragraph twice": ("甲 乙 丙 丁 戊 丙 子", "甲 乙 丙 丁 戊 丙 子", "甲 乙 丙 丁 戊 丙 子", []),
    "only the document": ("甲 乙 丙 丁 戊", "甲 乙子 丙 戊", "甲 乙子 丙 戊", []),
    "neighbours": ("甲 乙子 丙 丁 戊", "甲 乙 丙丑 丁 戊", "甲 乙子 丙丑 丁 戊", []),
    "one paragraph": ("甲 乙子 丙 丁 戊", "甲 乙丑 丙 丁 戊", "甲 乙子 丙 丁 戊", [("乙子", "乙丑")]),
    "one paragraph the same, one not": ("甲 乙子 丙子 丁 戊", "甲 乙子 丙丑 丁 戊", "甲 乙子 丙子 丁 戊", [("丙子", "丙丑")]),
    "deleted in the outline": ("甲 丙 丁 戊", "甲 乙 丙 丁丑 戊", "甲 丙 丁丑 戊", []),
    "deleted in the outline, changed in the document": ("甲 丙 丁 戊", "甲 乙丑 丙 丁 戊", "甲 乙丑 丙 丁 戊", [("", "乙丑")]),
    "changed in the outline, deleted in the document": ("甲 乙子 丙 丁 戊", "甲 丙 丁 戊", "甲 乙子 丙 丁 戊", [("乙子", "")]),
    "deleted by both": ("甲 丙 丁 戊", "甲 丙 丁 戊丑", "甲 丙 丁 戊丑", []),
    "added by both": ("甲 子 乙 丙 丁 戊", "甲 丑 乙 丙 丁 戊", "甲 子 丑 乙 丙 丁 戊", []),
    "added in front by the outline": ("子 甲 乙 丙 丁 戊", "甲 乙 丙 丁 戊丑", "子 甲 乙 丙 丁 戊丑", []),
    "added behind what the document deleted": ("甲 乙 子 丙 丁 戊", "甲 丙 丁 戊", "甲 子 丙 丁 戊", []),
    "moved in the document, changed in the outline": ("甲 乙子 丙 丁 戊", "甲 丙 丁 乙 戊", "甲 丙 丁 乙子 戊", []),
    "split in the document, changed in the outline": ("甲 乙子 丙 丁 戊", "甲 乙丑 乙寅 丙 丁 戊", "甲 乙丑 乙寅 乙子 丙 丁 戊", [("乙子", "乙丑乙寅")]),
    "one became two in the document, one of them new": (
        "甲 送来锦旗二十面 丙 丁 戊", "甲 新修水渠 送来锦旗十二面 丙 丁 戊", "甲 新修水渠 送来锦旗二十面 丙 丁 戊",
        [("送来锦旗二十面", "送来锦旗十二面")],
    ),
    "one became two on both sides": (
        "甲 办好三件事 送来锦旗二十面 丙 丁 戊", "甲 新修水渠 送来锦旗十二面 丙 丁 戊", "甲 办好三件事 新修水渠 送来锦旗二十面 丙 丁 戊",
        [("送来锦旗二十面", "送来锦旗十二面")],
    ),
    "one became two in the outline, one in the document": (
        "甲 送来锦旗二十面 群众满意 丙 丁 戊", "甲 送来锦旗十二面 丙 丁 戊", "甲 送来锦旗二十面 群众满意 丙 丁 戊",
        [("送来锦旗二十面", "送来锦旗十二面")],
    ),
    "one became two in the outline": ("甲 乙子 乙卯 丙 丁 戊", "甲 乙 丙 丁丑 戊", "甲 乙子 乙卯 丙 丁丑 戊", []),
}  # fmt: skip


@pytest.mark.parametrize("case", MEETINGS)
def test_the_edits_of_both_meet_in_one_page(case):
    outline, word, page, clashes = MEETINGS[case]
    made, wanted = ([PageLine(text) for text in side.split()] for side in (outline, word))
    found = united([digests.digest(text) for text in RENDERED.split()], made, wanted)
    assert " ".join(line.text for line in found.lines) == page
    assert [(clash.made, clash.wanted) for clash in found.clashes] == clashes


def _side(rendered: list[str], name: str, random: Random) -> list[str]:
    """A page after some edits by somebody."""
    side = list(rendered)
    for number in range(random.randint(1, 4)):
        at = random.randrange(len(side) + 1)
        match random.randrange(4):
            case 0:
                side.insert(at, f"{name}新{number}")
            case 1 if at < len(side):
                side[at] += name
            case 2 if at < len(side):
                del side[at]
            case 3 if at < len(side):
                moved = side.pop(at)
                side.insert(random.randrange(len(side) + 1), moved)
    return side


def test_nothing_of_either_side_is_lost_whatever_both_did():
    for seed in range(2000):
        random = Random(seed)
        rendered = [f"段{number}" for number in range(random.randint(1, 8))]
        sides = [_side(rendered, name, random) for name in "子丑"]
        found = united([digests.digest(text) for text in rendered], *([PageLine(text) for text in side] for side in sides))
        told = " ".join(f"{clash.made} {clash.wanted}" for clash in found.clashes)
        told += " ".join(sides[0][at] for at in found.reverted)
        page = [line.text for line in found.lines]
        for text in {*sides[0], *sides[1]} - set(rendered):
            assert text in page or text in told, (seed, rendered, sides, page, told)


def test_a_section_moved_in_the_document_and_edited_in_the_outline_has_both():
    change = EDITS["a section with two levels in it"][1]
    newer = DEEP.replace("翻到一尺深", "翻到两尺深")
    back = pulled(edited(document(DEEP), change), newer)
    assert back.complete
    assert "      - 翻土: 翻到两尺深。" in back.outline
    assert text_of(back.outline).index("二、备好种子") > text_of(back.outline).index("一、整好田块")


def test_a_document_of_a_former_version_counts_as_edited_in_word_alone():
    data = edited(document(DEEP), lambda d: replace(d, "三尺宽", "四尺宽"))
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/custom.xml":
                content = re.sub(rb'<(\w+:)?property [^>]*name="DrafterPage\d+".*?</(\w+:)?property>', b"", content)
            new.writestr(name, content)
    back = pulled(saved.getvalue(), DEEP.replace("翻到一尺深", "翻到两尺深"))
    assert "翻到一尺深" in back.outline
    assert "四尺宽" in back.outline


def test_what_both_sides_changed_has_its_place():
    back = pulled(
        edited(document(DEEP), lambda d: replace(d, "翻到一尺深", "翻到半尺深")), DEEP.replace("翻到一尺深", "翻到两尺深")
    )
    (fault,) = back.notices
    assert (fault.code, fault.facts) == ("pull.both", {"text": "翻到半尺深。", "made": "翻到两尺深。"})
    assert fault.place is not None
    assert fault.place.line == DEEP.split("\n").index("      - 翻土: 翻到一尺深。") + 1


def test_a_deleted_paragraph_is_told_with_the_line_above():
    newer = DEEP.replace("closing: 大家回去就动手。\n", "")
    back = pulled(edited(document(DEEP), lambda d: replace(d, "动手", "下田")), newer)
    assert [fault.code for fault in back.notices] == ["pull.deleted-here"]
    assert "大家回去就下田。" in text_of(back.outline)


def test_an_untouched_document_of_another_outline_says_what_it_replaces():
    newer = DEEP.replace("翻到一尺深", "翻到两尺深")
    back = pulled(document(DEEP), newer)
    assert (back.outline, back.complete) == (DEEP, True)
    assert [(fault.code, fault.facts["text"]) for fault in back.notices] == [("pull.reverted", "翻到两尺深。")]


def test_a_page_that_was_only_saved_again_has_its_digests():
    data = edited(document(DEEP), lambda _: None)
    page = read_page(data, "a.docx")
    assert list(page.rendered) == [digests.digest(line) for line in lines(data)]
    assert not pulled(edited(data, lambda d: remove(d, "沟要直")), DEEP).notices
