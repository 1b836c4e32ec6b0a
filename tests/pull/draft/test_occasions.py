"""A text of an occasion finds its template, and its parts stand in the right places."""

from __future__ import annotations

import pytest
import yaml

from drafter import api

HOST = """全镇春耕推进会议主持词
同志们：
现在开会。今天说春耕。
会议进行第一项：请李站长通报墒情。
大家听清了。
会议进行第二项：请王镇长讲话，大家欢迎！
会议的各项议程已经进行完了。刚才两位讲了。再说两点：
一要早动手。三月前翻完地。
二要看天气。雨前不下种。
散会。
"""
COURSE = """在农技培训班开班式上的讲话
同志们：
今天开班。在此，我代表农技站，向大家表示热烈的欢迎！下面，我讲两点意见。
一、用心听
听不懂就问。
二、动手做
回去就试。
祝大家学有所成！
"""
DUTY = """2026年度述职报告
各位代表：
我管水。现将一年来管水的情况报告如下。
一、主要工作
修塘12口。
二、存在的问题
走得不勤。
以上报告，请予审议。
"""
PARTY = """党支部2026年度组织生活会对照检查材料
会前谈了心。现将对照检查情况报告如下。
一、主要问题
学得不深。
二、整改措施
每月读一本书。
以上对照检查，请同志们批评指正。
"""
REPORT = """石河乡人民政府工作报告
各位代表：
现在，我代表乡人民政府，向大会报告政府工作，请予审议，并请列席人员提出意见。
一、去年的工作
修路8公里，从乡里一直修到石河口。架灯120盏，夜里下山不再摸黑。建起3座水窖，两个村的人不用再到沟里挑水。
二、今年的任务
再修5公里，把最后一个村接上。栽果树600亩，请县里的师傅来教剪枝。办一个食堂，让老人中午吃上热饭。
各位代表，路通了，日子就活了！
"""
POST = """竞选护林队长的演讲稿
乡亲们：
我想当护林队长。我跑山二十年，哪条沟有水都知道。
谢谢大家！
"""
PLEDGE = """在护林会上的表态发言
各位领导：
我完全拥护、坚决服从镇党委的决定。在此，我代表石桥村作两点表态。
第一，看住火。清明前山口设卡。
第二，看住人。每天巡山两遍。
谢谢大家！
"""
TALKING_HOST = """全镇防汛会议主持词
同志们：
现在开会。今天的会议有两项议程，一项是通报水情，一项是领导讲话。
下面先进行第一项议程，请李站长通报水情。
大家听清了，水位还在涨。
下面让我们以热烈的掌声欢迎王镇长讲话。
同志们，刚才李站长通报了水情，王镇长讲了要求，请大家照着办。
会议到此结束。
"""
WELCOME = "春茶节欢迎辞\n各位来宾：\n我谨代表全村，向各位来宾表示热烈的欢迎！\n茶刚炒好。\n预祝春茶节圆满成功！\n"


@pytest.mark.parametrize(
    ("text", "template", "sections", "closing"),
    [
        (HOST, "host-script", 2, 4),
        (COURSE, "ceremony", 2, 1),
        (DUTY, "duty-report", 2, 0),
        (PARTY, "self-examination", 2, 0),
        (REPORT, "government-report", 2, 1),
        (POST, "candidacy", 0, 0),
        (PLEDGE, "pledge", 2, 0),
        (WELCOME, "address", 0, 0),
    ],
)
def test_a_text_of_an_occasion_finds_its_template(text: str, template: str, sections: int, closing: int):
    drafted = api.outline_from(text, source="draft.txt", chinese=False)
    outline = yaml.safe_load(drafted.text)
    found = outline.get("sections") or []
    assert (drafted.template, drafted.complete) == (template, True)
    assert len([] if found == "none" else found) == sections
    assert len(outline.get("closing") or []) == closing or isinstance(outline.get("closing"), str)


def test_what_a_host_says_when_he_hands_over_begins_a_section_and_gets_no_ordinal():
    drafted = api.outline_from(TALKING_HOST, source="draft.txt", chinese=False)
    outline = yaml.safe_load(drafted.text)
    assert drafted.template == "host-script"
    assert [section["heading"][:6] for section in outline["sections"]] == ["请李站长通报", "下面让我们以"]
    assert [section["mark"] for section in outline["sections"]] == ["下面先进行第一项议程，", "none"]
    assert outline["sections"][0]["body"] == "大家听清了，水位还在涨。"
    assert outline["closing"] == ["同志们，刚才李站长通报了水情，王镇长讲了要求，请大家照着办。"]
    page = api.render(drafted.text, source="draft.yaml", to="txt").text
    assert "进行第一项，下面" not in page


@pytest.mark.parametrize(
    ("title", "template"),
    [
        ("在种子站工作会议上的主持词", "host-script"),
        ("秋季新学期开学典礼校长致辞", "ceremony"),
        ("护林员表彰会发言稿", "commendation"),
        ("在人民代表大会第一次会议闭幕式上的讲话", "address"),
        ("在果园剪枝现场会上的讲话", "deployment"),
        ("2026年新年祝词", "address"),
        ("农技培训心得", "reflections"),
        ("茶场副场长述职述廉报告", "duty-report"),
        ("领导在换届工作动员会上的讲话", "mobilization"),
        ("在县护林工作会议上的主持词", "host-script"),
        ("竞聘茶场会计演讲稿", "candidacy"),
        ("采茶百日誓师大会校长发言稿", "mobilization"),
        ("在庆祝护士节大会上的讲话", "commendation"),
        ("水塘竣工仪式上的讲话", "address"),
        ("场长在茶园通报会讲话", "speech"),
    ],
)
def test_the_last_words_of_a_title_choose_the_template(title: str, template: str):
    text = f"{title}\n同志们：\n今年的茶采得早，卖得也早。\n大家辛苦了，茶园里的路也修好了。\n"
    assert api.outline_from(text, source="draft.txt", chinese=False).template == template


@pytest.mark.parametrize(
    ("opening", "template"),
    [
        ("我今天来竞选护林队长，跑山二十年，哪条沟有水都知道。", "candidacy"),
        ("今天，我们在这里为今年的采茶学员举行毕业典礼。", "ceremony"),
        ("我的述职报告分三段，先说修路。", "duty-report"),
        ("刚才听了几位同志的述职，讲得都很实在。", "speech"),
        ("今年的茶采得早，卖得也早。", "speech"),
    ],
)
def test_the_opening_of_a_text_without_a_title_chooses_the_template(opening: str, template: str):
    text = f"同志们：\n{opening}\n大家辛苦了，茶园里的路也修好了。\n"
    assert api.outline_from(text, source="draft.txt", chinese=False).template == template


def test_the_last_word_of_a_heading_chooses_the_template_of_a_text_without_a_title():
    text = "三月里去看了八处茶园。\n一、几点体会\n路要先修。\n二、回去以后\n先修路。\n"
    assert api.outline_from(text, source="draft.txt", chinese=False).template == "reflections"


HANDING_OVER = """乡亲们：
首先，请允许我宣布茶王赛正式开始！
今天的茶王赛有两项议程。
下面首先请李站长通报赛程。
请老茶农代表讲话；
下面，让我们大家再一次以热烈的掌声对老茶农的讲话表示感谢！
最后，再次感谢大家的到来，茶王赛到此结束，谢谢大家！
"""


@pytest.mark.parametrize("title", ["茶王赛动员大会致辞", ""])
def test_who_hands_over_twice_is_a_host(title: str):
    drafted = api.outline_from(f"{title}\n{HANDING_OVER}", source="draft.txt", chinese=False)
    outline = yaml.safe_load(drafted.text)
    assert (drafted.template, drafted.complete) == ("host-script", True)
    assert [section["heading"] for section in outline["sections"]] == ["下面首先请李站长通报赛程", "请老茶农代表讲话；"]
    assert outline["closing"] == ["最后，再次感谢大家的到来，茶王赛到此结束，谢谢大家！"]


def test_what_a_site_says_between_title_and_salutation_hides_no_salutation():
    text = "竞聘护林队长演讲稿\n护林队长管着一座山。下面，我为大家分享竞聘护林队长的演讲稿，希望对大家有所帮助！\n乡亲们：\n我想当护林队长。\n谢谢大家！\n"
    drafted = api.outline_from(text, source="draft.txt", chinese=False)
    assert (yaml.safe_load(drafted.text)["salutation"], drafted.template) == ("乡亲们", "candidacy")
    assert "draft.noise" in [notice.code for notice in drafted.notices]


@pytest.mark.parametrize(
    ("ends", "closing"),
    [
        (["祝大家新年快乐！", "谢谢大家！"], 2),
        (["最后，衷心祝愿乡亲们茶叶卖个好价钱！"], 1),
        (["茶园里的路也修好了，祝愿都写在路牌上了，大家去看。今年接着修。"], 0),
        (["感谢了一圈，还是要说到修路。"], 0),
    ],
)
def test_wishes_and_thanks_at_the_end_of_a_text_without_sections_are_its_closing(ends: list[str], closing: int):
    text = "\n".join(["新年致辞", "乡亲们：", "今年的茶采得早。", "路也修好了。", *ends, ""])
    outline = yaml.safe_load(api.outline_from(text, "speech", source="draft.txt", chinese=False).text)
    assert outline.get("closing", []) == (ends if closing else [])


def test_a_section_that_is_a_heading_alone_keeps_its_end():
    text = PLEDGE.replace("第一，看住火。清明前山口设卡。", "第一，看住火！").replace(
        "第二，看住人。每天巡山两遍。", "第二，看住人。"
    )
    drafted = api.outline_from(text, "pledge", source="draft.txt", chinese=False)
    assert [section["heading"] for section in yaml.safe_load(drafted.text)["sections"]] == ["看住火！", "看住人"]
    assert (
        api.render(drafted.text, source="draft.yaml", to="txt")
        .data.decode()
        .endswith("第一，看住火！\n第二，看住人。\n谢谢大家！\n")
    )


def test_a_report_addresses_an_office():
    text = "关于茶园修路的自查报告\n县督查室：\n现将修路情况报告如下：\n一、路基\n修了三公里。\n二、路面\n还没有铺。\n特此报告\n20xx年xx月xx日\n"
    drafted = api.outline_from(text, source="draft.txt", chinese=False)
    outline = yaml.safe_load(drafted.text)
    assert (drafted.template, outline["salutation"], outline["signed"]) == ("work-briefing", "县督查室", "20xx年xx月xx日")
    assert (outline["closing"], outline.get("signature")) == (["特此报告"], None)


def test_a_host_sums_up_when_the_agenda_is_done():
    text = HOST.replace("会议的各项议程已经进行完了。", "防汛第一次会议的议程全部完成。")
    assert len(yaml.safe_load(api.outline_from(text, source="draft.txt", chinese=False).text)["closing"]) == 4


def test_a_report_to_the_congress_fills_its_blanks_whatever_it_calls_itself():
    outline = yaml.safe_load(api.outline_from(REPORT, source="draft.txt", chinese=False).text)
    assert outline["slots"] == {"机关": "乡人民政府", "列席人员": "列席人员", "报告": "报告政府工作"}


@pytest.mark.parametrize(
    ("title", "template"),
    [
        ("在水利论坛上的演讲", "speech"),
        ("在全县水利科技大会讲话", "speech"),
        ("第一季度思想汇报", "reflections"),
        ("推优演讲稿", "candidacy"),
    ],
)
def test_words_of_every_genre_lead_to_none(title: str, template: str):
    text = f"{title}\n各位同志：\n去年我在渠上守了一年，说说我看到的。\n渠里的水一天比一天清。\n谢谢大家！\n"
    assert api.outline_from(text, source="draft.txt", chinese=False).template == template


def test_an_office_is_addressed_directly_above_the_first_section():
    text = "关于渠道清淤情况的报告\n[主送单位]：\n一、清淤\n清了三公里。\n二、补漏\n补了六处。\n特此报告。\n"
    outline = yaml.safe_load(api.outline_from(text, source="draft.txt", chinese=False).text)
    assert (outline["salutation"], outline.get("opening")) == ("[主送单位]", None)
