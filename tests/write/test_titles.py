"""Titles of several lines."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import api
from drafter.layout import load_layout
from drafter.write.docx import titles_segments, titles_units, titles_words
from drafter.write.docx.titles import title_lines
from drafter.write.docx.titles_posts import post_breaks

GBT = load_layout("gbt9704")

TITLES = [
    "在全县安全生产暨消防工作会议上的讲话",
    "关于一九八六年以来/全市统计督察整改有关情况的说明",
    "在2026年新任职干部培训班春季学期/结业典礼上的讲话提纲",
    "在全市科技系统庆祝建党105周年/总结表彰大会上的讲话",
    "携手创新、共谋发展、服务民生/——在第六届“数字乡村”国际合作论坛/开幕式上的主旨演讲",
    "在传达学习/习近平新时代中国特色社会主义思想/专题读书班交流研讨会上的发言",
    "在市第九届人民代表大会/第二次会议闭幕会上的讲话",
    "在全区深化“一网通办”改革/优化营商环境工作推进会议上的讲话",
    "在县委理论学习中心组党纪学习教育/专题学习研讨会上的发言",
    "在市直机关基层党组织书记抓党建工作/述职评议考核会上的点评讲话",
    "在全省推动高质量发展/重大项目建设现场会上的表态发言",
    "在全县上半年经济形势分析/暨下半年重点工作调度推进会议上的讲话",
    "在中国共产党平山县第十二届委员会/第七次全体会议上的讲话",
    "认真学习《基层党组织选举工作条例》/专题辅导报告",
    "在县总商会成立二十周年/暨优秀民营企业表彰大会上的讲话",
    "在全市推进义务教育与职业教育融合发展/工作动员大会上的讲话",
    "在第七届纪律检查委员会/第三次全体会议上的工作报告",
    "以“红色引擎”工程为抓手/推动基层党建全面进步全面过硬",
    "团结奋斗　开拓创新　/奋力谱写新时代工会工作新篇章",
    "在全州文化和旅游产业发展/第十五个五年规划论证会上的讲话",
    "关于进一步提升全县农村供水保障的意见/和城乡水务一体化实施方案",
    "关于提升老旧小区物业服务的办法/和居民自治试点工作方案",
    "在全市总结推广城市社区治理的经验/和老旧小区改造现场会上的讲话",
    "县水利局关于开展2026年/灌区渠道清淤工作的通知",
    "在全市水上运输从业人员权益保障/座谈会上的讲话",
    "关于申报2026年度/渔业船员技能提升项目的通知",
    "关于做好2026年汛期/山塘水库安全运行工作的通知",
    "关于印发江海市船闸检验结果/公示办法和登记规则的通知",
    "关于举办全市会计系列/中、初级职称培训班的通知",
    "在石梁县高校毕业生/就业创业工作指导委员会年度会议上的讲话",
    "关于做好石梁县重大动物疫病/秋季集中免疫工作的通知",
    "在青少年渠道科技小制作大赛/优秀指导教师座谈会上的讲话",
    "在石梁县2026年/宣传思想文化工作会议上的讲话",
    "在石梁县2026年意识形态工作会议/暨宣传部长会议上的讲话",
    "在石梁县农村人居环境整治提升/三年行动总结会上的讲话",
]


def lines(title: str) -> list[str]:
    return title_lines(title, GBT.title, GBT.page.text_width)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_breaks_where_its_words_end(title):
    assert "/".join(lines(title.replace("/", ""))) == title


@pytest.mark.parametrize("title", TITLES)
def test_no_line_begins_with_a_particle_or_closing_mark_or_ends_with_and(title):
    assert not [
        line for line in lines(title.replace("/", "")) if re.match("[的、，。”》）]", line) or line.endswith(("和", "与", "及"))
    ]


@pytest.mark.parametrize("title", TITLES)
def test_no_line_ends_with_a_word_that_leads_on(title):
    assert not [line for line in lines(title.replace("/", "")) if re.search("[与暨在把对“《]$", line)]


@pytest.mark.parametrize(
    "subtitle",
    ["——2026年1月14日/在梧塘县第十六届人民代表大会第五次会议上", "——2026年1月14日/在政协石梁市第九届委员会第一次全体会议上"],
)
def test_a_line_ends_behind_the_date_of_a_subtitle_and_not_inside_the_date_or_the_name_of_a_county(subtitle):
    found = title_lines(subtitle.replace("/", ""), GBT.subtitle, GBT.page.text_width)
    assert "/".join(found) == subtitle


def test_what_the_table_does_not_know_is_kept_whole_where_it_can_be():
    assert lines("在欧阳娜娜诸葛孔明司马相如东方不败座谈会上的讲话") == ["在欧阳娜娜诸葛孔明司马相如东方不败", "座谈会上的讲话"]


def test_a_title_of_more_than_five_lines_is_left_to_word():
    assert lines("会" * 101) == ["会" * 101]


@pytest.mark.parametrize(
    "speaker",
    [
        "云岭彝族自治州青河回族自治县人民政府/工业和信息化局党组书记、局长　杨　帆",
        "中共石梁县委委员、县渠道巡护和用水局/党组书记、局长　柳青青青",
        "西山回族自治州住房和城乡建设局党组成员、/副局长兼机关党委书记　阿依古丽·买买提",
        "省林业科学院党委委员、副院长、/国家杉木良种工程技术中心首席专家、研究员　东方晓",
        "市委常委、政法委书记、市委秘书长，/市法学会党组书记、会长兼机关工委书记　关　山",
        "石梁县第二人民医院党总支书记、院长，/县中医药学会会长、教授　上官渠",
    ],
)
def test_a_long_line_of_a_speaker_breaks_before_a_body_or_a_post(speaker):
    found = title_lines(speaker.replace("/", ""), GBT.speaker, GBT.page.text_width)
    assert "/".join(found) == speaker


@pytest.mark.parametrize(
    ("speaker", "whole"),
    [
        ("石梁县人民代表大会常务委员会党组副书记、副主任兼县总工会主席　阿不都·热西提", ("常务委员会", "阿不都·热西提")),
        ("中国农业发展银行股份有限公司石梁县支行党委委员、纪委书记兼工会主席　欧阳小河", ("股份有限公司", "欧阳小河")),
        ("石梁职业技术学院马克思主义学院思想政治理论课教研部主任、副教授　柳小河", ("马克思主义学院", "柳小河")),
    ],
)
def test_a_name_of_several_parts_and_a_body_stay_whole_in_a_long_line_of_a_speaker(speaker, whole):
    found = title_lines(speaker, GBT.speaker, GBT.page.text_width)
    assert len(found) > 1
    assert all(any(part in line for line in found) for part in whole)


@pytest.mark.parametrize(
    "title",
    [
        "坚持节水优先、空间均衡、系统治理/扎实推进石梁县灌区现代化改造",
        "深入学习、认真领会、坚决贯彻，/以实干开创石梁县水利工作新局面　勇争先",
        "致全县村党支部书记、/村民委员会主任和渠长的一封信",
    ],
)
def test_a_title_is_no_row_of_posts(title):
    assert not post_breaks(title.replace("/", ""))
    assert "/".join(lines(title.replace("/", ""))) == title


def test_a_line_of_a_speaker_that_fits_is_not_broken():
    speaker = "石梁县水务局局长　石大山"
    assert list(title_lines(speaker, GBT.speaker, GBT.page.text_width)) == [speaker]


def test_a_narrow_sheet_breaks_a_short_title_too():
    assert title_lines("在全市科技系统党建工作座谈会上的讲话", GBT.title, 260) == ["在全市科技系统", "党建工作座谈会上的讲话"]


@given(st.text(st.sampled_from("在全市会议上的和与、，《》“”（）——2026年Ab 工作讲话　"), max_size=90))
def test_no_character_is_lost_and_every_line_fits_where_the_title_is_parted(title):
    found = lines(title)
    assert "".join(found) == title
    if len(found) > 1:
        assert all(line and len(line) <= 40 for line in found)


SOME_WORDS = re.findall(
    r"\S+",
    "在 全市 推进 满意度 先进性 、 和 与 暨 会议 领导人 峰会 三年 行动 “一把手” （局） 厅 长 时的 2026年 第三次 灌区 讲话 上的 "
    "“清渠” 石大山 接见 省委 十二届三次全会 适用 法律 担当作为 人 ，",
)


@pytest.mark.parametrize("mark", ["”", "）", ")", "》", "、", "—", " ", "和", "并", "BG", "届"])
def test_a_mark_or_word_that_nothing_stands_in_front_of_is_parted_without_a_loss(mark):
    title = f"{mark}巡察动员会上的讲话和在石梁县护渠表彰大会上的讲话{mark}"
    assert "".join(lines(title)) == title


@given(st.lists(st.sampled_from(SOME_WORDS), max_size=16).map("".join))
def test_words_in_any_order_are_parted_without_a_loss(title):
    found = lines(title)
    assert "".join(found) == title


def lines_of_title(text, own=()):
    layout = load_layout("gbt9704")
    return title_lines(text, layout.title, layout.page.text_width, own)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("在河东区党员干部深入学习党的二十届四中全会精神专题研讨班上的讲话", "党的二十届四中全会精神"),
        ("在庆祝澳门回归祖国周年大会暨特别行政区第七届政府就职典礼上的讲话", "第七届政府"),
        ("在石梁县法学会第七次全国会员代表大会筹备工作会议上的讲话", "第七次全国会员代表大会"),
        ("在海东县第十二届中国—东盟博览会农产品推介活动开幕式上的致辞", "中国—东盟博览会"),
        ("在石梁县供销集团公司二〇二六年工作会议暨六届三次职工代表大会上的讲话", "六届三次职工代表大会"),
        ("在北河大学二〇二六级本（专）科生开学典礼暨军训动员会上的讲话", "本（专）科生"),
        ("在全县学习贯彻习近平文化思想暨石梁国际水车贸易交易会筹备会上的讲话", "石梁国际水车贸易交易会"),
        ("在海东县人民政府与中国邮政储蓄银行战略合作签约仪式上的致辞", "战略合作"),
        ("在石梁县与农业发展银行海东省分行支持粮食仓储设施建设签约仪式上的致辞", "海东省分行"),
        ("在深化农村供水管理体制改革与发展壮大村级集体经济现场会上的讲话", "发展壮大"),
    ],
)
def test_sessions_bodies_and_fairs_stay_whole(title, whole):
    lines = lines_of_title(title)
    assert len(lines) > 1
    assert any(whole in line for line in lines)


@pytest.mark.parametrize(
    "title",
    [
        "在全县巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作推进会上的讲话",
        "在石梁县纪念建党一百零五周年暨全县先进基层党组织表彰大会上的讲话",
        "在北河市着力培育壮大特色产业集群现场观摩推进会上的讲话",
        "在全县水库大坝安全管理工作会议以及春灌用水调度协调会上的讲话",
    ],
)
def test_no_line_ends_with_what_leads_to_the_next(title):
    assert not any(line.endswith(("同", "以及", "全县", "全国", "培育", "推进", "深化")) for line in lines_of_title(title)[:-1])


@pytest.mark.parametrize(
    ("slogan", "last"),
    [
        ("坚定不移沿着中国特色社会主义道路前进为全面建成小康社会而奋斗", "为全面建成小康社会而奋斗"),
        ("凝聚乡情乡力为石梁水利发展贡献乡贤智慧和力量", "为石梁水利发展贡献乡贤智慧和力量"),
        ("提振精气神　展现新作为为建设现代化新城区贡献巾帼力量", "为建设现代化新城区贡献巾帼力量"),
    ],
)
def test_a_clause_of_purpose_begins_a_line(slogan, last):
    assert lines_of_title(slogan)[-1] == last


def test_an_office_has_names_of_its_own():
    title = "在第三届望江阁青年治水论坛开幕式暨圩田故事分享会上的致辞"
    names = ("望江阁青年治水论坛", "圩田故事分享会")
    found = lines_of_title(title, names)
    assert "".join(found) == title
    assert all(any(name in line for line in found) for name in names)


def test_names_of_the_configuration_reach_the_document(tmp_path):
    (tmp_path / "drafter.yaml").write_text("标题词语: [望江阁青年治水论坛, '']\n", encoding="utf-8")
    outline = tmp_path / "a.yaml"
    outline.write_text("标题: 在石梁县第三届望江阁青年治水论坛开幕式上的致辞\n部分: [{甲: 乙。}]\n", encoding="utf-8")
    (made,) = api.render_many([outline])
    lines = docx.Document(BytesIO(made.result().data)).paragraphs[0].text.split("\n")
    assert len(lines) == 2
    assert any("望江阁青年治水论坛" in line for line in lines)


PHRASES = {
    "a second meeting begins a line": "在石梁县深化作风建设动员部署会议/暨重点项目推进大会上的讲话",
    "who speaks stands by himself": "石梁县供销社主任何望山/在全省棉花收购工作会议上的发言",
    "an ordinal stands with what it counts": "在石梁县残疾人联合会/第八次代表大会开幕式上的致词",
    "the second year begins a line": "关于石梁县2025年预算执行情况/和2026年预算草案的报告",
    "an anniversary stays with what it counts from": "在纪念石梁大桥建成通车三十周年/座谈会上的讲话",
    "a short quotation stays with its noun": "在石梁县谋划“十五五”时期/水利发展规划座谈会上的讲话",
    "a long quotation is no part of the meeting": "在全县“田间地头话丰收”/主题宣讲活动启动仪式上的致辞",
    "meetings in a row take a line each": "在石梁县科学技术协会代表大会、/石梁县文学艺术界代表大会上的致辞",
    "short items stay with what they share": "在全县林业、水利、农机系统/安全生产工作会议上的讲话",
    "a short bracket stays with its word": "在石梁县人民政府全体（扩大）会议/暨廉政工作会议上的讲话",
    "a line ends with its clause": "修好一条渠，救活一片田，/让山里人家都喝上自来水",
    "who decides stands by himself in front of 关于": "石梁县水利灌溉管理委员会/关于调整灌区用水秩序的若干规定",
    "the verbs of a ceremony stay with it": "在石梁县前进乡红星村级光伏电站/落成启用仪式上的讲话",
    "the second of two verbs begins a line": "关于加强护林员队伍建设/优化巡护服务的指导意见",
    "a word that belongs to the next ends no line": "关于石梁县供水行业/积极稳妥推进农村水价改革的意见",
    "a coordinated part is not begun at the end of a line": "石梁县供销社接见棉花收购员/与轧花厂工人代表的谈话记录",
    "two words that often stand side by side": "关于实施石梁县优秀传统文化/传承发展工程的意见",
    "a range of years": "石梁县农产品加工业/2026—2028年提质增效行动方案",
    "two short phrases share a line": "凝心聚力　担当实干　/奋力谱写石梁县水利事业新篇章",
    "a name is not torn at a word that it happens to contain": "在石梁县现代化建设进程中/共同创造更加幸福的生活",
    "what stands behind a dash is a title of its own": "护好一渠水/——在石梁县水利青年骨干培训班上的讲话",
    "an adverb begins the second clause of a slogan": "扎实开展石梁县乡村水利设施普查/奋力谱写灌区改造新篇章",
    "a ceremony stays with what is done there": "在石梁县三级干渠通水典礼/暨功勋渠碑揭幕仪式上的致辞",
    "a verb and its object stay with the ceremony": "在石梁县清明时节向治水先辈/敬献花篮仪式上的讲话",
    "hearers belong to their meeting": "在石梁县完善乡村水价形成机制/种粮大户和专家座谈会上的讲话",
    "a short quotation stays with its work": "在石梁县“清水清渠”工作领导小组/全体会议上的讲话",
    "volumes stay with their book": "在石梁县灌区管理局/学习《灌区志》第一卷、第二卷/交流会上的发言",
    "autonomous counties are one name": "在石梁县结对帮扶青河土家族苗族自治县/座谈会上的讲话",
    "two short ceremonies are one": "在石梁县第三届渠工技能竞赛/闭幕式暨颁奖典礼上的讲话",
    "the word that modifies does not end a line": "在石梁县灌区改造/重点工程建设现场交流活动上的致辞",
    "words with a noun in common stay together": "关于石梁县水利成果转化和产业化情况的/专项工作报告",
    "a committee is named by a verb": "在庆祝石梁县农产品贸易促进委员会/建会三十周年大会上的致辞",
    "an anniversary with 两 is a number": "在石梁县防汛抢险救援队伍/组建两周年座谈会上的讲话",
    "years belong to the campaign behind them": "在石梁县灌区改造提升工程/三年攻坚动员大会上的讲话",
    "members belong to their meeting": "在石梁县水利局机关党支部/换届选举党员大会上的主持词",
    "a plan of three years": "在石梁县水库安全专项整治三年行动/动员部署视频会议上的讲话",
    "a session with a bare number stays with its congress": "关于石梁县十七届人大四次会议/代表建议办理情况的报告",
    "同 begins a line": "在石梁县巩固拓展灌区改造成果/同乡村振兴有效衔接座谈会上的讲话",
    "a bracket that extends a meeting stays with it": "在石梁县水利局理论学习中心组/（扩大）学习会上的发言",
    "a verb of one character keeps its object": "在石梁县水利产业稳增长促转型/工作会议上的讲话",
    "work stays with its subject where the meeting has another name": "在石梁县二期干渠征地拆迁工作/攻坚动员大会上的讲话",
    "two parts of equal length stay together": "在石梁县水管单位领导班子和领导干部/年度考核测评会上的发言",
    "a set subject stays whole": "在石梁县渠道沿线单位/火灾隐患排查整治会议上的讲话",
    "和 begins a line between long parts": "在石梁县水库移民后期扶持/和库区道路建设工作会议上的讲话",
    "和 begins a line before a quotation": "在石梁县灌区发展规划编制/和“两线三带”划定工作会议上的讲话",
    "和 begins a line behind a ceremony": "在石梁县老渠工荣休仪式/和新渠工拜师仪式上的讲话",
    "及 begins a line": "在石梁县水费收缴基本盘稳定/及用水合作社培育座谈会上的讲话",
    "two short words joined by 和 are not parted": "关于石梁县水利系统/进一步加强作风和学风建设的实施意见",
    "what joins two parts with modifiers of their own": "在石梁县水库“清淤”绩效评价/和渠道质量提升工作会上的讲话",
    "two verbs beside 、 stay together": "关于石梁县灌区水费征收、使用计划/和渠道维护方案执行情况的报告",
    "a noun that ends like a preposition ends a line": "始终坚持石梁县水利改革方向/加快建设节水型灌区",
    "two verbs joined by 和 share their object": "石梁县水利局等七个部门/关于加强和改进河湖巡护工作的意见",
    "items that end alike stand side by side": "关于组织石梁县巡渠队伍、护渠队伍/进一步开展联合行动的通知",
    "festivals behind a year stand side by side": "关于石梁县做好清明、谷雨期间/护林防火工作的通知",
    "a Latin word stays with its noun": "在石梁县城乡供水项目/PPP合同续签工作汇报会上的讲话",
    "two nouns made of verbs stay together": "在石梁县水利局移民后期扶持项目/资金管理使用情况汇报会上的讲话",
    "the bracket of a draft begins a line": "关于《石梁县水利工程管理条例/（修订草案）》的说明",
    "a body stays whole before its meeting": "护好一渠水/——在县委党的建设工作领导小组/会议上的讲话",
    "a numbered meeting ends a line": "在石梁县政协十二届三次会议/农林委员和侨胞座谈会上的致辞",
    "a modifier does not end a line": "关于促进石梁县普通高校毕业生/到基层水管单位实习的通知",
    "a letter is addressed on a line of its own": "关于倡导节约用水爱护渠道/致石梁县农户朋友的倡议书",
    "等 stays with its number": "关于命名前进乡等12个乡镇/为石梁县冬修水利示范乡镇的决定",
    "a verb of one character keeps its quotation": "关于做好石梁县汛期/纠“四乱”护河湖工作的通知",
    "a word that seldom ends a phrase ends no line": "在石梁县水库重点水域/生态流量监测工作会议上的讲话",
    "nor does one in front of a meeting": "在石梁县水库汛期巡查先进事迹/巡回报告会上的主持词",
    "a place ends a line however seldom a phrase": "关于石梁县渠道测量暨浙江省/与石梁县灌区水费结算工作会议的纪要",
    "two verbs that often stand side by side": "在石梁县乡镇水管站组织开展渠道普查/动员会上的讲话",
    "two phrases of one length share a line without a mark behind them": "护渠爱水惠民生　修库蓄水保丰收/奋力谱写石梁水利新篇章",
    "and two that are not quite alike": "凝聚灌区全体力量　守好一库水/谱写石梁县水利事业新篇章",
    "a verb that is the object of another begins no clause": "凝心聚力　/全力推动实施石梁县灌区现代化改造工程",
    "a reform stays with its quotation": "关于石梁县灌区/“渠长负责”改革情况的调研报告",
    "a verb stays with its anniversary": "在纪念石梁灌区供水协议/缔结四十周年座谈会上的致辞",
    "two names of one length stand side by side": "关于石梁县水文站、水务站/联合巡查工作的通知",
    "long parts beside 、 take a line each": "关于石梁县渠道养护、/水库除险加固联合检查情况的通报",
    "an attribute in 性 ends no line": "在石梁县中小学研究性学习节水成果/评比会上的讲话",
    "an adverb in front of 把 begins a line": "贯彻落实灌区用水的各项规定/不断把节水工作引向深入",
    "a bare number stays with its noun": "关于石梁县灌区闸门2.0改造计划/进展情况的报告",
    "a republic is not parted from its name": "关于石梁县灌区与太平洋岛国共和国/水务代表团会谈情况的报告",
    "a line ends in front of a year behind a blank as without it": "石梁县水利局领导班子 /2025 年度民主生活会对照检查材料",
    "a number with 〇 stays whole": "在新疆生产建设兵团第四师/七〇团棉花收购现场会上的讲话",
    "a battle has one name": "在全县打好污染防治攻坚战/“清河一百天”专项行动推进会上的讲话",
    "a session stays with its assembly": "在县第十四届人民代表大会第三次会议/石梁代表团全体会议上的发言",
    "what is counted is no heading of its own": "清渠计划：/一场关于灌区用水风气的“静悄悄”式变革",
    "暨 begins a line behind a quotation too": "在全县河湖保护“渠长制”/暨违法占用河道整治工作推进会上的讲话",
    "an office stays with its field": "在全县乡镇（街道）/社会工作办公室主任业务培训班上的讲话",
    "a counted plenary session stays whole": "在县总工会十四届五次/全委（扩大）会议上的工作报告",
    "a named drive of three years stays whole": "在全县水库运行领域安全生产/治本攻坚三年行动推进会上的讲话",
    "a plenary session with a bare number stays whole": "在政协石梁县第十届委员会/三次全体会议开幕式上的讲话",
    "an unknown word is found among common ones": "在县作物学会学术年会/暨种业振兴院士工作站揭牌仪式上的致辞",
    "a single dash begins a subtitle": "水脉·渠网·人心/—山区灌区布局与乡村治理研究",
    "a single dash in front of 纪念 too": "传承治水精神 建设美丽灌区/—纪念石梁大渠建成通水六十周年",
    "a dash between two places does not": "在第十二届中国—东盟农田水利合作论坛/开幕式上的致辞",
    "nor does one between two names behind a verb": "加快推进东河—石梁跨县输水工程/前期工作情况汇报",
    "nor one between two words of one length behind a verb": "扎实推进城市—乡村供水一体化/努力开创石梁县水务工作新局面",
    "nor one in a quotation": "在“政府—企业—农户”用水合作机制/经验交流会上的发言",
    "strokes of a box are dashes": "守好一渠清水，养育一方人/──石梁县水利局局长石大山/在2026年全县灌区工作会议上的讲话",
    "horizontal bars are dashes": "让渠水流进每一块田/――石大山站长在石梁县水管员/毕业典礼上的讲话",
    "two hyphens are a dash": "把水送到最远的那块田/--在石梁县灌区末级渠系现场会上的讲话",
    "a blank between clauses ends a line though it costs a line more": "坚持节水优先方针 /加快推进石梁县大中型灌区/续建配套与现代化改造",
    "and what stands behind it has lines of its own": "全面落实河湖长制各项重点任务 /以新气象新本领/守护石梁三十万百姓安居乐业好家园",
    "a session counted twice stays whole": "石梁县灌区管理局/第六届第二次工会会员代表大会开幕词",
    "an ordinal stays with its quotation": "在石梁县灌区管理局/第三期“青年渠长训练营”开班式上的讲话",
    "暨 begins a line though that costs a line more": "在东河流域第三届渠长对话会/暨第二十一届石梁农田水利/新技术年会上的致辞",
    "and where two lines do": "在石梁县庆祝教师节大会/暨第十二届山区教育论坛开幕式上的讲话",
    "no ordinal stands apart from what it counts": "在东河流域第三届渠长对话会/暨第二十一届石梁县农田水利/新技术年会上的致辞",
    "a ceremony begins a line behind its meeting": "在石梁县2026年灌区产业发展大会/签约仪式上的讲话",
    "behind an annual meeting": "在石梁县渠道保护行业协会2026年会/开幕式上的致辞",
    "and behind a course": "在石梁县水利局年轻干部培训班/开班式上的讲话",
    "but two ceremonies stay together": "在石梁县“护渠杯”青年技能大赛/闭幕式暨颁奖典礼上的讲话",
    "an anniversary stays with any word before it": "石大山同志在前进乡/庆祝妇女节110周年座谈会上的讲话",
    "and ends a line well": "在石梁县纪念东河大渠60周年/青年座谈会上的讲话",
    "but not before the festival that it makes": "在石梁县第一中学/建校80周年校庆文艺晚会上的致辞",
    "three things that a meeting does stay together": "在石梁县大中型灌区末级渠系清淤/巡查讲评调度会上的发言",
    "what is shown stays with the showing": "石大山在石梁县水文化馆/非遗展演推介活动上的致辞",
    "but it is a noun elsewhere": "关于石梁县灌区水权转让案例/分析座谈会的通知",
    "a verb behind its object is a noun in front of a meeting": "在石梁县委统筹推进集镇绿化/工作会议上的讲话",
    "but it begins a line as a verb": "关于石梁县乡村水利建设/优化水管服务工作的意见",
    "a plan stays with the verb that it is named by": "在石梁县水务集团下属公司监事会/管理层考核办法宣讲会上的讲话",
    "no line begins with the end of an item": "团结带领全县水利职工/为打造产业高地、水利福地再立新功",
    "nor with that of the first of three": "动员全县农民为建设生态良田、/美丽水乡、幸福河湖再立新功",
    "an item ends a line": "关于开展水利设施、农机设备、/农电线路春季检修工作的通知",
    "those who are trained stay with their course": "在全县第十五期《灌区志》编修人员培训班/开班典礼上的讲话",
    "a place is not parted from its congress": "2026年石梁省政府工作报告/——2026年1月27日/在石梁省第十四届人民代表大会第四次会议上",
    "but a school may be from its own": "石梁县渠首镇中心学校/第一届教职工代表大会开幕词",
    "成为 is one word": "护渠精神：/三十年来已成为石梁的一张靓丽名片",
    "a body is not parted from its country": "在石梁县水利学会年会/和中国水利学会青年论坛上的致辞",
    "nor from its province": "在东河县人民政府与陕西水务发展集团/战略合作签约仪式上的致辞",
    "a year stays with its numbered session": "在县消防安全委员会/2026年第二次全体成员会议上的讲话",
    "全县 begins a line rather than ends one": "关于进一步加强和改进新时代/全县住房公积金归集扩面工作的意见",
    "two verbs that name a platform stay together": "在全县渠道运行管理服务平台建设工作/专题会议上的讲话",
    "a word varied in a bracket stays whole": "在全县村（社区）党组织书记/和村（居）委会主任培训班上的授课提纲",
    "and one that a bracket stands inside": "在全省水务厅（局）长会议/暨冬修水利动员会上的讲话",
    "what was done at a meeting begins a line": "在全县水利干部大会上/宣布水利局领导职务调整时的讲话",
    "a range of months is a unit": "关于石梁县2026年1至9月/灌区用水情况的分析报告",
    "two posts stay together": "在全县国有水务企业党委书记、董事长/座谈会上的讲话",
    "重要论述 stays with what it is about": "在学习贯彻习近平总书记/关于保障国家水安全的重要论述/专题研讨班上的讲话",
    "a month is one word with 份": "关于石梁县2026年10月份/渠道水质监测情况的通报",
    "前 belongs to the number behind it": "关于石梁县2026年前三季度/水利投资情况的通报",
    "a congress stays with its body and its spirit": "在全省水利工会干部/学习贯彻中国工会十八大精神培训班/结业式上的讲话",
    "what becomes of a noun stays with it": "在全市加快推进灌区/农业人口市民化工作会议上的讲话",
    "but not in front of a verb": "在全县渠道巡查常态化开展/动员部署会上的讲话",
    "the name of a numbered meeting takes the year": "在石梁县水利局党组理论学习中心组/2026年第六次集体学习会上的发言",
    "a clause begins behind the quotation of the first": "深入实施农村供水“清源工程”/加快建设石梁县城乡一体水网",
    "and behind a short one that is an object": "关于进一步推广“渠长制”/加强渠道管护工作的若干意见",
    "but not behind one that is none": "以“一库清水”保障农业生产用水/专题调研座谈会上的发言",
    "a drive stays with the verb that names it": "在全县灌区管护能力提升三年行动/部署会上的讲话",
    "but a verb begins a line elsewhere": "关于石梁县水利系统/优化计划管理流程和岗位职责的通知",
    "a dash joins names though the second begins as subtitles do": "在石梁县与中国—以色列节水灌溉示范园/合作签约仪式上的致辞",
    "a dash in the name of a book begins no line": "关于《石梁县志——水利卷》/编纂工作情况的汇报",
    "work stays with what is done": "在全省节水型城市创建工作/迎检冲刺誓师动员大会上的讲话",
    "a group begins a line with what it does": "在全省水旱灾害防御督察组/督察石梁县工作动员会上的发言",
    "a half-width comma ends a clause": "守住水、护好渠,以更足的干劲,/推动石梁水利工作再上新台阶",
    "a verb behind 把 goes on the clause": "不忘来时路 奋进新征程 /努力把石梁灌区建设成为人民满意的/节水型示范灌区",
    "three verbs of one character keep their objects": "在全省水利行业强监管补短板/促发展工作会议上的讲话",
    "two campaigns with 大 stand side by side": "在全县水利工程隐患大排查大整治/动员部署会上的讲话",
    "an institute is not parted from its field": "在石梁县水务局与省水利科学研究所/灌溉试验站共建签约仪式上的致辞",
    "a country stays with the institute that it names": "在石梁县与中国水利水电科学研究院/合作备忘录签署仪式上的致辞",
    "two places stay together": "关于赴江苏、安徽考察/农业水价综合改革情况的报告",
    "the name of a person in front of 同志 is one word": "在东河县水利局退休干部/石大山同志追悼会上的悼词",
    "but not a word that begins with a family name": "在石梁县水利系统退休老同志/春节团拜会上的致辞",
    "所作的 belongs to what is said": "县水利局局长石大山/在县十八届人大六次会议上所作的工作报告",
    "a class of a year stays with what it does": "在石梁职业技术学院水利工程系/2026届毕业典礼上的讲话",
    "the verb of a clause of purpose begins a line": "坚定文化自信建设文化强县/为推进中国式现代化石梁实践/提供强大精神力量",
    "four verbs of one character": "争做有理想敢担当能吃苦肯奋斗的/新时代水利好青年",
    "a conference stays with the verb noun that names it": "在全县新业态用水户权益保障联席会议/第二次全体会议上的讲话",
    "树立 begins a line": "在全县推进移风易俗/树立文明乡风建设文明渠村工作会议上的讲话",
    "no clause begins in a line that ends inside it": "扛牢全县水旱灾害防御工作责任，/以新气象新本领/守护石梁三十万百姓安居乐业好家园",
    "a short speaker goes on": "县委书记石大山在全县冬修水利总结/暨表彰大会上的讲话",
    "a longer one has a line of his own": "国家灌溉排水委员会主席石大山/在国际灌溉论坛开幕式上的致辞",
    "no third line where two cut nothing": "石大山局长在2026年全县水利工作会议/暨廉政建设会议上的讲话",
    "a place stays with a bare summit": "石大山主席在石梁水利合作论坛/内罗毕峰会上的致辞",
    "a year stays with an annual meeting": "在中国灌溉排水学会2026年年会上的主旨报告",
    "who meets stays with the meeting": "石大山在亚太灌区联盟/第十一次领导人非正式会议上的讲话（全文）",
    "who meets ends a line before a counted meeting": "石大山主席在二十国集团水利部长/及领导人第三次峰会上的讲话",
    "the spirit of a session is no part of a meeting": "在学习宣传贯彻县委十二届三次全会精神/宣讲报告会上的主持词",
    "a session stays with its committee": "关于贯彻落实/县委十二届三次全会精神情况的汇报",
    "应 begins a line": "申请石梁县水利科学基金/应注意的问题与改进办法",
    "a verb stays with the quotation that is its object": "全力以赴答好“水网之问”/以实干奋力开创石梁水利新局面",
    "a number stays with what it counts behind a place": "石大山在石梁县灌区48家用水合作社/2026年春灌动员会上的讲话",
    "who receives stands before what he does": "石梁县水利局局长石大山/接见护渠队员代表时的讲话",
    "two twins without a mark before a leading group": "在全面推行河长制渠长制/工作领导小组会议上的讲话",
    "two nouns of doing share their head": "在石梁县灌区水文理论研究和建设工程工作/座谈会上的讲话",
    "what somebody has stays with him": "在全县开展保持水利党员先进性/具体要求大讨论动员大会上的讲话",
    "与 joins two nouns of doing": "在石梁县农业灌溉技术推广/体系改革与建设工作会议上的讲话",
    "a final check ends no line": "在石梁县灌区渠系建设规划/终期评估迎检工作会议上的讲话",
    "verbs with their objects take a line each": "在加强和创新灌区管护、/推进用水户自治建设工作会议上的讲话",
    "publishing and putting in force stay together": "在纪念《石梁县渠道保护条例》/颁布实施二十周年座谈会上的讲话",
    "暨 does not begin a line of its own in need": "石大山在全县水利工作会议/暨县政府第六次全县灌区建设先进集体/表彰大会上的讲话",
    "a dash behind a bracket joins two places": "在中国（石梁）—东盟灌溉设备博览会/开幕式上的致辞",
    "three meetings in a row": "在省水利学会第二十次会员大会、/省灌溉学会第十五次会员大会/和省水文学会第十次代表大会上的讲话",
    "a quotation that is a word ends a line": "石大山同志在县乡党政“一把手”/水利建设专题研讨班上的讲话",
    "厅（局）长 is one word": "在全省2026年度水利/厅（局）长会议上的工作报告",
    "two short clauses share a line": "爱渠护渠守水，惠农兴农富民，/争当新时代水利人",
    "laws begin a line behind cases": "最高人民法院关于审理渠道损害纠纷案件/适用法律若干问题的解释",
    "担当作为 ends a line": "守护水源担当作为/推动石梁水利工作再上新台阶",
    "暨 ends no line whose second part would fill the next": (
        "在庆祝石梁水利学会成立二十五周年大会/暨石梁水利学会第六届理事会/就职典礼上的讲话"
    ),
    "暨 begins a line inside a name too": "在全省纪念中国人民抗日战争/暨世界反法西斯战争胜利80周年/文艺晚会上的致辞",
    "a province of one character stays with its body": "在全县农业系统贯彻落实市农业局/工作会议精神大会上的讲话",
    "and the body with who heads it": "石梁县水利法庭庭长/在全院贯彻落实省法院院长会议精神/大会上的讲话",
    "behind verbs that a table has as one": "关于加快推进县公安局/执法办案管理中心建设情况的汇报",
    "a committee stays with its departments": "在区审计局党组专题研究/区委组织部反馈意见整改会上的讲话",
    "no province begins inside a word": "在全市贯彻教育强省战略/暨教师队伍建设工作会议上的讲话",
    "nor between provinces and counties": "在全省市县法院院长工作会议/暨队伍建设推进会上的讲话",
    "verbs stay with their object behind who does it": "在全县科级干部/深入学习贯彻党的十九届六中全会精神/研讨班上的讲话",
    "also a row of three": "在各人民团体负责人/学习宣传贯彻党的二十届四中全会精神/座谈会上的讲话",
    "and where nobody does it no line more": "在全县学习贯彻党的二十届四中全会精神/宣讲报告会上的讲话",
    "verbs in a row share their object": "关于学习宣传贯彻落实/《石梁县灌区管理条例》的实施意见",
    "short nouns beside 、 share their head": "关于石梁灌区水资源调度、配置方案/和农业水价综合改革推进情况的汇报",
    "also behind a verb": "关于2026年度水费征收、分配方案/和灌区维修养护计划执行情况的报告",
    "persons beside 、 end before their verb": "——党办主任石大山在全院党员、中层干部/创“五好”动员会上的发言",
    "驻 begins a line": "在中国石梁水利建设集团公司/驻非洲各国项目负责人工作会议上的讲话",
    "赴 begins a line": "在欢送北河大学优秀毕业生/赴西部基层一线工作座谈会上的讲话",
    "but a town named with 驻 is one": "在驻马店市水利工程建设推进会/暨灌区改造现场会上的讲话",
    "a letter begins a line behind who writes it": "石梁县水利局/致全县广大农民用水户春灌节水倡议书",
    "a report begins a line behind who reports": "中国共产党石梁县第十四届纪律检查委员会/向县第十五次党代表大会的工作报告",
    "a party stays with its congress": "中国共产党北河大学委员会/向中国共产党北河大学/第七次党员代表大会的报告",
    "but not with its jubilee": "江大河同志在庆祝中国共产党/成立80周年大会上的讲话",
    "what is striven for is not cut": "深入贯彻新时代治水思路 /为2030年建成世界一流大型清洁能源企业/而努力奋斗",
    "nor goes a clause of purpose on behind its blank": "坚定信心真抓实干 /为加快建设中西部地区/现代化水利强县而团结奋斗",
    "nor before its last word": "为建成国际知名、国内一流的/高水平应用型大学而不懈奋斗",
    "an association stays with its county": "中国红十字会石梁县理事会/向石梁县红十字会第六次会员代表大会的报告",
    "what a body does behind 接受 stays with it": "县水利局负责人在接受县委巡察工作/动员会上的表态发言",
    "成为 begins no purpose": "为把石梁灌区建设成为全国一流现代化/生态灌区而不懈奋斗",
    "figures are half as wide": "关于2026年国民经济和社会发展计划执行情况/与2027年国民经济和社会发展计划草案的报告",
    "a title may end with what becomes of something": "锲而不舍落实石梁县河湖管护各项规定/推进灌区管护常态化长效化",
    "years stay with their plan": "加快建设石梁节水型灌区/五年行动计划（2026～2030年）",
    "a hyphen between two places does not end a line": "在首届中国-阿拉伯国家灌溉/合作大会上的主旨演讲",
    "a bracket stays with the place whose part it names": "中国（海南）自由贸易试验区/灌溉用水管理制度创新实施办法",
    "one character does not stand before 与": "以石梁灌区改造/全面推进人与自然和谐共生的现代化",
    "来 stays with its verb": "从石梁县整体利益/和长远发展来把握灌区改造大局",
    "an adverb before 为 begins a line": "赓续治水传统，推进灌区改造，/努力为石梁县乡村全面振兴作出更大贡献",
    "two verbs joined by 和 are not parted before their object": "进一步听取和审议石梁县灌区建设情况/专项工作报告的若干意见",
    "a short first clause stays where it is": "护渠，就是护住石梁县三十万百姓的/饮水安全和粮食安全",
    "a short word stays with its meeting behind a body": "在县委巡察组进驻县水利局/巡察动员会议上的表态发言",
    "a short word stays with its gathering behind a school": "在石梁市东河区“新渠高级中学”/高二集会上的发言",
    "a short word stays with its meeting behind a business": "在石渠公司水车业务BG/战略务虚会上的讲话及讨论发言",
    "a short word stays with its ceremony behind games": "石梁学子在第六届全县中小学生田径运动会/火炬点燃仪式上发言",
    "a short word that is what a body does behind 接受": "县水利局负责人在接受县纪委巡察/动员会议上的表态发言",
    "a quotation that belongs to work stays with it": "在2026年石梁镇村“两委”换届工作/动员部署会上的讲话",
    "preparations are one word": "在石梁镇村“两委”换届选举/准备工作调度会上的讲话",
    "members of a class stay with their ceremony": "石大山校长在渠水学院/2026级MBA新生开学典礼上的致辞",
    "a half-width bracket is a bracket": "石大山同志在全省水利学会/九届三次常委(扩大)会议上的讲话",
    "a title in brackets is parted as one without": "（2026年3月5日/在参加石梁县十八届人大三次会议/东河代表团审议时的讲话）",
    "a blank in front of 中 ends a line": "在石县长举行的欢迎宴会上 /中田先生的答谢词",
    "short phrases share a line with their marks": "牢记治水使命 守护“一江两渠” /奋力谱写石梁水利现代化建设新篇章",
    "a quotation that fits a line is not cut": "在2026年全市/“水利工程建设标准化规范化精细化提升年”/行动工作推进会上的讲话",
    "a meeting ends before 及": "县长在全县护渠表彰大会/及护渠员座谈会上的讲话",
    "a line ends before a subject behind a speaker": "石梁水务集团董事长、总经理石大山/在职工捐赠“护渠基金”启动仪式上的讲话",
    "并 begins a line": "石大山出席第三届石梁水利博览会/并在开幕式上发言",
    "a book stays with its jubilee": "石大山在《石梁灌区管理条例》颁布40周年/纪念会上的讲话",
    "what is celebrated stays with its verb": "石大山书记在庆祝石梁建县办灌溉试验区 /30 周年大会上的讲话",
    "an ordinal stays with its congress": "学习石大山同志/在十四届县人大一次会议上的讲话",
    "a second meeting begins with 和": "水利干部培训班开班式上的讲话/和在全县灌区改造工作推进会上的讲话",
    "a grade stays with its officials": "县委常委、组织部部长在全县新任科级干部/任职培训班开班式上的讲话",
    "a campaign stays with its name": "在全县纪念“三·一八”运动90周年/护渠歌咏比赛上的致辞",
    "letters set apart are one word": "石 梁 县 水 利 工 作 报 告2026年2月26日/在镇人民代表大会第三次会议上",
}


@pytest.mark.parametrize("title", PHRASES.values(), ids=PHRASES)
def test_a_title_is_parted_at_phrases(title):
    assert "/".join(lines(title.replace("/", ""))) == title


def test_a_title_of_one_line_needs_no_words():
    code = (
        "import sys\nfrom drafter.layout import load_layout\nfrom drafter.write.docx.titles import title_lines\n"
        "gbt = load_layout('gbt9704')\ntitle_lines('在全县农村工作会议上的讲话', gbt.title, gbt.page.text_width)\n"
        "print([name for name in sys.modules if name.startswith('drafter.write.docx.titles_')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert found.stdout.strip() == "[]"


def test_the_lexicon_is_read_by_first_characters():
    words = titles_segments.common_words("会")
    assert words["会议"] < words["会场"]
    assert {len(word) for word in words} <= {2, 3, 4, 5, 6}
    assert titles_segments.common_words("推")["推动"][1] == titles_segments.VERB
    assert titles_segments.common_words("龘") == {}


def rows_of_the_lexicon(lexicon=titles_segments._lexicon):
    return [row for row in lexicon().decode().splitlines() if not row.startswith("#")]


def test_what_a_line_costs_that_ends_with_a_word_that_seldom_ends_a_phrase():
    assert titles_segments.leads_on("巡回") > titles_segments.leads_on("开展") > 0
    assert titles_segments.leads_on("渠道") == titles_segments.leads_on("龘") == 0


def test_the_words_that_seldom_end_a_phrase_are_words_in_the_order_in_which_they_are_searched():
    rows = rows_of_the_lexicon(titles_segments._leads)
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for row in rows:
        groups = [group.split(" ") for group in row[1:].split("|")]
        rests = [rest for twos, *longer in groups for rest in (*twos, *longer)]
        assert len(groups) <= 3
        assert len(set(rests)) == len(rests)


def test_the_lexicon_stands_in_the_order_in_which_it_is_searched():
    firsts = [row[0] for row in rows_of_the_lexicon()]
    assert firsts == sorted(set(firsts))
    assert all(titles_segments.common_words(first) for first in firsts[::50])


def test_no_word_stands_twice_in_the_lexicon():
    for row in rows_of_the_lexicon():
        groups = [group.split(" ") for group in row[1:].split("|")]
        rests = [rest for twos, *longer in groups for rest in (*twos, *longer)]
        assert len(groups) <= 7
        assert len(set(rests)) == len(rests)


@pytest.mark.parametrize(
    ("text", "end", "kind"),
    [
        ("“十五五”时期", 5, titles_units.QUOTED),
        ("《条例》", 4, titles_units.OTHER),
        ("（扩大）会议", 4, titles_units.OTHER),
        ("二十届三中全会精神学习", 9, titles_units.SESSION),
        ("第九次全国代表大会", 3, titles_units.ORDINAL),
        ("2023—2024年行动方案", 10, titles_units.OTHER),
        ("中国—东盟博览会", 3, titles_units.JOINED),
        ("5G应用", 2, titles_units.OTHER),
        ("——在会上", 2, titles_units.OTHER),
        ("“没有下文", 0, titles_units.QUOTED),
        ("第", 0, titles_units.OTHER),
    ],
)
def test_a_unit_that_no_table_can_list(text, end, kind):
    assert titles_units.fixed_end(text, 0) == (end, kind)


@pytest.mark.parametrize(
    ("text", "alone", "counted"),
    [
        ("第十八届会议", 4, 4),
        ("105周年大会", 5, 5),
        ("3.5级", 4, 4),
        ("三军", 1, 0),
        ("第三小组", 2, 0),
        ("会议", 0, 0),
        ("第二中学", 2, 4),
    ],
)
def test_a_number_with_what_it_counts(text, alone, counted):
    assert titles_units.number_end(text, 0, alone=True) == alone
    assert titles_units.number_end(text, 0, alone=False) == counted


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("在县作物学会年会上的讲话", "在/县/作物/学会/年会/上的/讲话"),
        ("子公司监督型董事会", "子公司/监督型/董事会"),
        ("副主任何望山", "副主任/何望山"),
        ("第二学期第十五周", "第二学期/第十五周"),
        ("老", "老"),
        ("建国会市第九次代表大会", "建国会/市/第九次代表大会"),
        ("青河土家族苗族自治县政府", "青河土家族苗族自治县/政府"),
        ("西藏自治区", "西藏自治区"),
        ("党支部书记抓学习", "党支部书记/抓/学习"),
        ("连续四十年无重大险情", "连续/四十年/无/重大/险情"),
        ("关于县水利局工作", "关于/县/水利局/工作"),
        ("在“中国—太平洋岛国水利论坛”上", "在/“/中国—太平洋岛国/水利/论坛/”/上"),
    ],
)
def test_a_title_is_told_apart_into_words(title, words):
    assert "/".join(title[one.start : one.stop] for one in titles_segments.segments(title)) == words


def test_names_of_titles_are_no_words_of_running_text():
    text = "流动党员"
    assert len(titles_segments.segments(text, names=True)) == 1
    assert len(titles_segments.segments(text)) > 1
    assert titles_words.names_by_start()["流"].count(text) == 1
    assert text not in titles_words.known_by_start().get("流", ())


@pytest.mark.parametrize("subtitle", ["——党的二十届四中全会精神", "——十九届六中全会精神", "——党的二十大精神"])
def test_a_session_that_ends_the_subtitle_is_no_longer_than_it(subtitle):
    title = f"在石梁县水利局青年读书班上的发言{subtitle}"
    assert lines(title) == [title.removesuffix(subtitle), subtitle]
