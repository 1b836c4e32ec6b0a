"""Letters, scripts of several hosts and texts whose title names no genre: their template, their ends, and who is addressed."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
import yaml

from drafter import api
from tests.pull.draft.laws import holds

LETTER = "护林倡议书\n乡亲们：\n清明上山的人多了，火苗也就多了。\n我们倡议带花不带纸，下山带走垃圾。\n祝大家平安！\n{ends}"


def outline_of(text: str, template: str | None = None) -> dict[str, object]:
    """The outline of a text, after its law was checked."""
    holds(text.encode(), "draft.txt", template)
    found: dict[str, object] = yaml.safe_load(api.outline_from(text, template, source="draft.txt", chinese=False).text)
    return found


@pytest.mark.parametrize(
    "ends",
    [
        ["倡议人：", "日期：____年__月__日"],
        ["倡议单位：", "日期："],
        ["石桥村护林队", "20260401"],
        ["石桥村护林队", "20__年_月_日"],
        ["石桥村护林队", "[日期]"],
        ["[单位名称]", "【成文日期】"],
    ],
)
def test_a_signature_that_waits_to_be_filled_in_is_the_signature(ends: list[str]):
    outline = outline_of(LETTER.format(ends="\n".join(ends)))
    signed = [str(outline[key]) for key in ("signature", "signed") if key in outline]
    shown = "".join(api.render(yaml.safe_dump(outline, allow_unicode=True), source="draft.yaml", to="txt").text.split())
    assert signed
    assert outline["slots"] == {"祝愿": "大家平安"}
    assert "祝大家平安！" in shown
    assert all("".join(end.split()) in shown or end == "20260401" for end in ends)


@pytest.mark.parametrize("last", ["去年全村修路8公里", "日期定在清明前", "1998.12", "20269999", "护林员：王小山说，山要常看。"])
def test_other_last_lines_are_no_date(last: str):
    outline = outline_of(LETTER.format(ends=last))
    assert "signed" not in outline


@pytest.mark.parametrize(
    "title", ["护林倡议书", "毕业前护林倡议书", "致护林员家属的一封信", "致护林队的感谢信", "致全体护林员的慰问信"]
)
def test_a_letter_is_a_short_address(title: str):
    text = f"{title}\n乡亲们：\n清明上山的人多了，火苗也就多了。\n带花不带纸。\n石桥村护林队\n2026年4月1日\n"
    assert api.outline_from(text, source="draft.txt", chinese=False).template == "short-address"


@pytest.mark.parametrize("office", ["石桥中学", "东河第二小学", "石桥一中", "东河茶业协会", "[主送单位]", "【收信单位】"])
def test_a_letter_without_a_title_addresses_an_office(office: str):
    outline = outline_of(f"{office}：\n欣闻贵处的林场建成五十年，我们表示热烈的祝贺！\n祝林木常青！\n石桥村\n2026年4月1日\n")
    assert outline["salutation"] in (office, f"{office}：")
    assert "title" not in outline


def test_a_first_line_with_a_colon_that_names_no_office_stays_in_the_opening():
    outline = outline_of("今年的活计：\n先修路，再栽树。\n路修到石河口，树栽到山顶上。\n", "speech")
    assert "salutation" not in outline
    assert "今年的活计" in str(outline["opening"])


@pytest.mark.parametrize(
    ("opening", "template"),
    [
        ("今天，我们在这里隆重举行茶学班毕业典礼，送各位下山。", "ceremony"),
        ("今天的雨下得好，茶芽都出来了。", "speech"),
    ],
)
def test_a_title_that_names_no_genre_leaves_it_to_the_opening(opening: str, template: str):
    text = f"把茶种进云里\n同学们：\n{opening}\n大家辛苦了，茶园里的路也修好了。\n"
    assert api.outline_from(text, source="draft.txt", chinese=False).template == template


@pytest.mark.parametrize("mark", ["：", "——", "…"])
def test_a_value_of_a_slot_begins_with_no_mark(mark: str):
    text = f"茶王赛闭幕词\n乡亲们：\n比了三天，分出了高下。\n现在，我宣布{mark}石桥村茶王赛闭幕！\n"
    outline = outline_of(text, "address")
    slots = outline.get("slots", {})
    assert isinstance(slots, dict)
    assert all(str(value)[0].isalnum() for value in slots.values())
    assert "石桥村茶王赛闭幕" in api.render(yaml.safe_dump(outline, allow_unicode=True), source="draft.yaml", to="txt").text


SECTIONED_HOST = """乡亲们：
今天的茶王赛有三项议程。
现在进行第一项议程：请李站长宣布赛程。
现在进行第二项议程：请老茶农代表发言。
现在进行第三项议程：请王镇长致闭幕词。
现在我宣布，茶王赛闭幕！
"""


def test_numbered_items_of_an_agenda_without_a_title_are_a_hosts():
    assert api.outline_from(SECTIONED_HOST, source="draft.txt", chinese=False).template == "host-script"


STAGE = """茶乡联欢会主持词
男：炒茶的火，映红了一山。
女：采茶的歌，唱绿了一湾。
合：乡亲们，晚上好！
男：下面请看石桥村带来的舞蹈《采茶忙》。
女：跳得真好，茶篓里装满了春天。
男：下面请听林场带来的合唱《山里人》。
女：唱了三段，还没听够。
合：茶乡联欢会到此结束，明年再见！
"""


@pytest.mark.parametrize("template", [None, "host-script", "speech"])
def test_the_script_of_several_hosts_stands_whole_in_the_outline(template: str | None):
    drafted = holds(STAGE.encode(), "draft.txt", template)
    outline = yaml.safe_load(drafted.text)
    assert drafted.template == (template or "host-script")
    assert "备注" not in outline
    page = "".join(api.render(drafted.text, source="draft.yaml", to="txt").text.split())
    places = [page.find("".join(line.split())) for line in STAGE.splitlines()]
    assert -1 not in places
    assert places == sorted(places)


def test_a_turn_that_hands_over_begins_a_section():
    outline = outline_of(STAGE, "host-script")
    sections = outline["sections"]
    assert isinstance(sections, list)
    assert [section["heading"][:5] for section in sections] == ["男：下面请", "男：下面请"]


def test_notes_with_labels_are_no_script():
    text = "护林会上的讲话\n乡亲们：\n说三件事。\n一要看住火。\n二要看住人。\n时间：清明前\n地点：山口\n"
    drafted = holds(text.encode(), "draft.txt", "speech")
    assert "时间" in drafted.text


@pytest.mark.parametrize("written", ["2026年04月01日", "2026.4.1", "2026/4/1"])
def test_a_date_of_figures_stands_in_the_signature_as_the_page_writes_it(written: str):
    text = (
        f"护林工作总结\n各位领导：\n一、巡山\n巡了九十天。\n二、补苗\n补了三百棵。\n以上总结，请审阅。\n石桥村护林队\n{written}\n"
    )
    drafted = api.outline_from(text, source="draft.txt", chinese=False)
    outline = yaml.safe_load(drafted.text)
    assert (outline["signature"], str(outline["signed"])) == ("石桥村护林队", "2026-04-01")
    changed = [notice.facts for notice in drafted.notices if notice.code == "draft.changed"]
    assert {"text": written, "shown": "2026年4月1日"} in changed


def test_an_address_with_a_greeting_is_the_salutation_of_a_word_document():
    word = docx.Document()
    texts = [
        "护林工作总结",
        "尊敬的各位领导、亲爱的同事们大家好！我是护林站的小周。",
        "一、巡山",
        "巡了九十天。",
        "二、补苗",
        "补了三百棵。",
    ]
    for text in texts:
        word.add_paragraph(text)
    file = BytesIO()
    word.save(file)
    outline = yaml.safe_load(api.outline_from(file.getvalue(), source="a.docx", chinese=False).text)
    assert outline["salutation"] == "尊敬的各位领导、亲爱的同事们大家好！"
    assert outline["opening"] == ["我是护林站的小周。"]


def test_a_plain_address_stays_in_the_paragraph_of_a_word_document():
    word = docx.Document()
    for text in ["在护林会上的讲话", "同志们！清明快到了，山上的火苗要看住。", "一、巡山", "两遍。", "二、补苗", "三百棵。"]:
        word.add_paragraph(text)
    file = BytesIO()
    word.save(file)
    outline = yaml.safe_load(api.outline_from(file.getvalue(), source="a.docx", chinese=False).text)
    assert outline["opening"] == ["同志们！清明快到了，山上的火苗要看住。"]


def test_a_paragraph_that_the_template_parts_is_told():
    text = (
        "在全县教育工作会议上的讲话\n同志们：\n刚才三所学校作了发言，讲得都很实在。下面，我讲两点意见。\n"
        "一、抓质量\n每所学校都要把课上好。\n二、抓安全\n每所学校都要把门守好。\n谢谢大家！\n"
    )
    drafted = api.outline_from(text.encode(), "deployment", source="draft.txt")
    (fault,) = [notice for notice in drafted.notices if notice.code == "draft.divided"]
    assert (fault.place.line, fault.facts["shown"]) == (3, "下面，我讲两点意见。")
