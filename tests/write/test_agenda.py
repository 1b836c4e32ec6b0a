"""One agenda of twelve items gives the host's words, the programme and the cards, which agree in every name and time."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import yaml
from lxml import etree

from drafter.api import check, outline_from, render
from drafter.errors import UsageError
from drafter.outline.load import load
from drafter.outline.model import lines_of
from drafter.outline.schedule import Slot, schedule, spoken_clock
from drafter.speech.numbering import to_han
from tests.samples.rendering import FOLDER
from tests.validating import audit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "village-revival-agenda.yaml"
OUTLINE = (FOLDER / NAME).read_text(encoding="utf-8")


def slots(text: str = OUTLINE) -> tuple[Slot, ...]:
    (outline,) = load(text)[0].outlines
    return schedule(outline.agenda, outline.start)


def body(to: str, text: str = OUTLINE):
    with zipfile.ZipFile(io.BytesIO(render(text, to=to).data)) as package:
        return etree.fromstring(package.read("word/document.xml")).find(f"{W}body")


def words(element) -> str:
    return "\n".join("".join(node.text or "" for node in paragraph.iter(f"{W}t")) for paragraph in element.iter(f"{W}p"))


def rows(text: str = OUTLINE) -> list[list[str]]:
    return [[words(cell) for cell in row.iter(f"{W}tc")] for row in body("agenda", text).iter(f"{W}tr")]


def cards(text: str = OUTLINE) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    name = ""
    for paragraph in body("cards", text).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        if style == "Title":
            name = words(paragraph)
            found.setdefault(name, [])
        else:
            found[name].append(words(paragraph))
    return {name: "\n".join(lines) for name, lines in found.items()}


def test_the_sample_has_twelve_items_and_a_break():
    assert len(slots()) == 12
    assert [slot.item.item for slot in slots() if slot.number is None] == ["休息"]


def long_agenda(count: int) -> str:
    """An agenda that goes on behind midnight: every tenth item is a break, some are done by two, and of some the post has a comma in it."""
    lines = [
        "template: host-script",
        "title: 守岁晚会主持词",
        "slots: {议程: 议程}",
        'start: "22:40"',
        "opening: 现在开始。",
        "agenda:",
    ]
    for number in range(1, count + 1):
        who = [f"第{number}村党委书记、村主任邢宝山{number}号同志", f"[演员何有田{number}号, 演员孟秋{number}号]"][number % 3 == 0]
        lines += (
            ["- {item: 休息, minutes: 7}"]
            if number % 10 == 0
            else [f"- {{item: 表演节目{number}号, who: {who}, minutes: {number % 4 + 0.5:g}}}"]
        )
    return "\n".join([*lines, "closing: 散会。", ""])


@pytest.mark.parametrize("text", [OUTLINE, long_agenda(12), long_agenda(100)], ids=["sample", "twelve", "hundred"])
def test_host_programme_and_cards_agree_in_every_name_and_time(text):
    said = render(text, to="txt").text
    header, *table = rows(text)
    assert header == ["序号", "时间", "事项", "人员", "分钟"]
    assert len(table) == len(slots(text))
    by_name = cards(text)
    for slot, (number, time, item, who, minutes) in zip(slots(text), table, strict=True):
        assert (number, time, item) == (str(slot.number or ""), slot.time, slot.item.item)
        assert who.split("\n") == [*slot.who] or not slot.who
        assert minutes == f"{slot.item.minutes:g}"
        for name in slot.who:
            assert re.search(f"{time}.*\n{item}", by_name[name]), name
        if slot.number is None:
            assert f"现在{item}{minutes}分钟，{spoken_clock(slot.ends or 0)}继续。" in said
        else:
            asked = f"请{'、'.join(slot.who)}" if slot.who else ""
            assert f"进行第{to_han(slot.number)}项，{asked}{item}。" in said
    assert {*by_name} == {name for slot in slots(text) for name in slot.who}


def test_the_hours_behind_midnight_begin_anew():
    said, table = render(long_agenda(100), to="txt").text, rows(long_agenda(100))
    assert [row[1] for row in table if row[1].startswith("23:5")][-1].endswith("—0:00")
    assert "现在休息7分钟，2点55分继续。" in said


def test_what_is_said_when_an_item_is_done_begins_a_paragraph():
    said = render(OUTLINE, to="txt").text.split("\n")
    at = next(number for number, words in enumerate(said) if words.endswith("关于表彰先进村的决定。"))
    assert said[at + 1].startswith("受表彰的五个村")
    assert any(words.endswith("奏唱国歌。全体起立。") for words in said)


def test_the_programme_says_the_day_and_the_hours():
    assert words(body("agenda")).split("\n")[:3] == [
        "全镇乡村振兴工作推进会议程",
        "时间：2026年3月18日　9:00—11:21",
        "主持：青石镇党委副书记、镇长　林建业",
    ]


def test_each_item_of_a_speaker_has_a_half_sheet_with_the_name():
    assert cards()["镇党委书记程志远同志"].count("分钟") == 2
    titles = [
        paragraph
        for paragraph in body("cards", OUTLINE).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Title" and words(paragraph) == "镇党委书记程志远同志"
    ]
    assert len(titles) == 2
    assert all(title.find(f"{W}pPr/{W}pageBreakBefore") is not None for title in titles[1:])


def test_speakers_of_one_item_know_of_each_other():
    assert "同项：驻西坡村工作队队长叶知秋同志" in cards()["东河村党支部书记邢宝山同志"]


def test_items_that_stand_alone_and_items_that_run_on_are_one_list_when_they_are_read_back():
    drafted = outline_from(render(OUTLINE).data, source="a.docx", chinese=False)
    back = yaml.safe_load(drafted.text)
    assert drafted.template == "host-script"
    assert len(back["sections"]) == 11
    assert len(back["closing"]) == 5
    assert render(drafted.text, to="txt").text.split("\n")[-5:] == render(OUTLINE, to="txt").text.split("\n")[-5:]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("李站长、王镇长", ["李站长", "王镇长"]),
        ("东口镇镇长周涛、西口镇镇长李强国", ["东口镇镇长周涛", "西口镇镇长李强国"]),
        ("县委书记、县长王某", ["县委书记、县长王某"]),
        ("农技站站长李春生同志、种子站站长王芳同志", ["农技站站长李春生同志", "种子站站长王芳同志"]),
        ("镇党委书记、镇长程志远同志", ["镇党委书记、镇长程志远同志"]),
        ("各村党支部书记、村委会主任", ["各村党支部书记、村委会主任"]),
    ],
)
def test_persons_that_are_typed_in_one_line_have_a_card_each(who: str, names: list[str]):
    text = f"template: host-script\ntitle: 主持词\nopening: 开会。\nclosing: 散会。\nagenda:\n- {{item: 发言, who: {who}, minutes: 5}}\n"
    assert [*cards(text)] == names
    assert rows(text)[1][2].split("\n") == names
    assert f"请{who}发言。" in render(text, to="txt").text


def test_items_are_numbered_or_not():
    unnumbered = render(OUTLINE.replace("  议程: 议程\n", ""), to="txt").text
    assert "项" not in re.sub("各项|一项", "", unnumbered)
    assert "\n首先，奏唱国歌。" in unnumbered
    assert "\n下面，请副镇长丁海燕同志通报" in unnumbered
    assert "\n最后，请镇党委书记程志远同志讲话。" in unnumbered


def test_the_count_leaves_breaks_out():
    assert "今天的会议共有十一项议程。" in render(OUTLINE, to="txt").text


def test_names_that_stand_in_the_item_are_said_once():
    text = "template: host-script\ntitle: 主持词\nopening: 开会。\nclosing: 散会。\nagenda:\n- {item: 请李站长通报墒情, who: 李站长}\n- {item: 讲话, who: 镇长}\n"
    rendered = render(text, to="txt")
    assert rendered.text.count("李站长") == 1
    assert rendered.notices == ()
    assert [row[2] for row in rows(text)[1:]] == ["李站长", "镇长"]


def test_without_times_there_are_no_columns_of_them():
    assert rows("title: 主持词\nagenda: [{item: 讲话, who: 镇长}]\nopening: 开会。\n")[0] == ["序号", "事项", "人员"]


def test_what_a_template_does_not_show_is_said():
    rendered = render("template: speech\ntitle: 讲话\nagenda: [{item: 讲话, who: 刘镇长}]\n")
    assert [(notice.code, notice.facts["found"]) for notice in rendered.notices] == [("outline.not-shown", "刘镇长")]


def columns(who: str) -> list[int]:
    text = f"标题: 主持词\n开始: 9:00\n议程: [{{事项: 通报渠道清淤、防渗和绿化情况, 人员: {who}, 分钟: 9}}]\n"
    return [int(column.get(f"{W}w")) for column in body("agenda", text).iter(f"{W}gridCol")]


def test_who_does_an_item_stands_on_one_line_where_there_is_room():
    usual, wider = columns("许田同志"), columns("县渠道巡护站站长欧阳渠同志")
    assert wider[3] > usual[3]
    assert wider[2] < usual[2]
    assert abs(sum(wider) - sum(usual)) <= 2
    assert wider[3] / 20 - 10.8 >= 13 * 11.75


def test_where_there_is_none_the_columns_are_as_they_were():
    assert columns("石梁县渠道巡护和用水管理局党组书记、局长何有田同志") == columns("许田同志")


def test_one_who_has_no_room_does_not_keep_others_from_a_line():
    long, short = "石梁县渠道巡护和用水管理局党组书记、局长何有田同志", "县渠道巡护站站长欧阳渠同志"
    assert columns(f"['{long}', {short}]") == columns(short)


def sizes(text: str) -> set[str]:
    return {size.get(f"{W}val") for size in body("cards", text).iter(f"{W}sz")}


def test_a_card_with_much_about_others_stands_on_its_half_sheet():
    bodies = (
        "农业农村局局长邢宝山",
        "渠道巡护和用水管理局党组书记何有田",
        "供电公司总经理欧阳渠",
        "南坪镇党委书记水生",
        "北坡镇镇长田禾",
    )
    who = f"[{', '.join(f'石梁县{one}同志' for one in bodies)}]"
    items = f"{{事项: 通报渠道清淤、防渗和绿化情况, 人员: 许田同志, 分钟: 9}}, {{事项: 作表态发言, 人员: {who}, 分钟: 15}}, {{事项: 作第二轮发言, 人员: {who}, 分钟: 5}}"
    text = f"标题: 主持词\n场合: 石梁县春季渠道清淤现场推进会\n开始: 9:00\n议程: [{items}]\n"
    assert sizes(text) == {"24"}
    (margins,) = body("cards", text).iter(f"{W}pgMar")
    assert int(margins.get(f"{W}footer")) < int(margins.get(f"{W}bottom"))
    assert "同项：石梁县渠道巡护和用水管理局党组书记何有田同志、" in cards(text)["石梁县农业农村局局长邢宝山同志"]
    assert audit(render(text, to="cards").data) == []


def test_a_card_with_room_has_the_type_of_the_text():
    assert not sizes("标题: 主持词\n开始: 9:00\n议程: [{事项: 讲话, 人员: 许田同志, 分钟: 9}, {事项: 休息, 分钟: 5}]\n")


@pytest.mark.parametrize("to", ["agenda", "cards"])
def test_without_an_agenda_there_is_none_to_write(to):
    with pytest.raises(UsageError) as caught:
        render("title: 讲话\nopening: 大家好。\n", to=to)
    assert [fault.code for fault in caught.value.faults] == ["write.no-agenda"]


def test_an_agenda_that_names_nobody_has_no_cards():
    with pytest.raises(UsageError) as caught:
        render("title: 主持词\nagenda: [奏唱国歌]\n", to="cards")
    assert [fault.code for fault in caught.value.faults] == ["write.no-speakers"]


def test_an_overrun_is_a_finding():
    proofs = check(OUTLINE.replace("150分钟", "120分钟"), source=NAME)
    assert [(proof.finding.check, proof.finding.facts["excess"]) for proof in proofs.proofs] == [("agenda", "21")]


def test_a_bundle_has_a_programme_for_each_agenda():
    both = f"bundle: 合集\n---\n{OUTLINE}---\n{OUTLINE.replace('全镇', '全区')}"
    assert words(body("agenda", both)).count("推进会议程") == 2


def test_the_lines_of_an_agenda_are_known():
    (outline,) = load(OUTLINE)[0].outlines
    assert lines_of(outline.agenda[9].who) == ("东河村党支部书记邢宝山同志", "驻西坡村工作队队长叶知秋同志")


@pytest.mark.parametrize("to", ["agenda", "cards"])
@pytest.mark.parametrize("layout", ["gbt9704", "strict", "meeting-paper", "reading-copy"])
def test_word_can_open_them(to, layout):
    assert audit(render(OUTLINE, to=to, layout=layout).data) == []
