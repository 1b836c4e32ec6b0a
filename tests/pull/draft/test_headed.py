"""Rows of paragraphs that begin with headings without ordinals are sections; what only looks like them stays in the text."""

from __future__ import annotations

import pytest

from tests.pull.draft.test_parts import headings, outline_of

PIECES = (
    "六座水闸逐座体检，查出隐患三十一处，一闸一策定方案，逐项写明谁来修、哪天完。",
    "县里的钱一笔一笔打进专户，按进度分三次拨付，账目贴在站门口，谁都可以来看。",
    "监理全天守在工地，水泥进场先验后用，每道工序都拍照，三方签字才进下一道。",
    "夜里换班的人要当面说清水位，本子上写不清的不能走，第二天由站长逐条核对。",
)
"""Texts behind headings."""
CALLED = "各位师傅："


def with_texts(heads: list[str], end: str = "。") -> list[str]:
    return [f"{head}{end}{piece}" for head, piece in zip(heads, PIECES, strict=False)]


@pytest.mark.parametrize(
    ("lead", "heads"),
    [
        ("今年主要做了以下工作：", ["摸清险情底数", "落实加固资金", "严格施工管理"]),
        ("两个月学下来，我的收获可以概括为三句话。", ["图纸是方向盘", "算账是基本功", "守闸是试金石"]),
        ("这次修闸的做法是：", ["宣传先行", "修管结合", "专人看护"]),
        ("对今后的工作，我提四点希望：", ["腿要勤一点点", "嘴要甜一点", "心要细一点点", "手要快一点"]),
    ],
)
def test_short_headings_to_which_words_lead_are_sections(lead: str, heads: list[str]):
    outline = outline_of("水闸维修工作汇报", CALLED, lead, *with_texts(heads), "以上汇报，请批评指正。")
    assert headings(outline) == heads
    assert outline["结尾"] == ["以上汇报，请批评指正。"]


@pytest.mark.parametrize(
    ("lead", "heads"),
    [
        ("下面我讲一讲那天夜里的经过：", ["大雨下来了", "师傅赶到了", "水位降了"]),  # a tale
        ("说几句修闸的事。", ["先摸清底数", "再落实资金", "要严格管理"]),  # nothing leads to them
        ("今年的口号是：", ["先修后用", "这句话说来简单也难", "去年修了六座"]),
        ("下面我谈四点：", ["摸清险情底数", "落实加固资金", "严格施工管理"]),  # another number is announced
        ("今年主要做了以下工作：", ["今天先修东闸", "首先摸清底数", "最后验收合格"]),
    ],
)
def test_other_first_sentences_stay_in_the_text(lead: str, heads: list[str]):
    outline = outline_of("水闸维修工作汇报", CALLED, lead, *with_texts(heads), "以上汇报，请批评指正。")
    assert outline.get("部分") in (None, "无")


def test_much_text_behind_a_row_is_no_closing_and_the_row_no_sections():
    heads = ["摸清险情底数", "落实加固资金", "严格施工管理"]
    outline = outline_of("修闸见闻", CALLED, "我看见的情形是：", *with_texts(heads), *(PIECES[3] * 2 for _ in range(3)))
    assert outline.get("部分") in (None, "无")


def test_labels_that_the_paragraph_above_names_are_sections():
    lead = "下面，我从德、能、勤、绩、廉五个方面述职，请大家评议。"
    pieces = [f"{label}：{piece}" for label, piece in zip("德能勤绩廉", (*PIECES, PIECES[0]), strict=True)]
    found = headings(outline_of("护渠员述职报告", CALLED, lead, *pieces, "以上是我的述职，请大家批评指正。"))
    assert [heading.rstrip("：") for heading in found] == list("德能勤绩廉")
    for other in ("下面，我向大家述职，请评议。", "下面，我从德、勤、能、绩、廉五个方面述职。"):
        outline = outline_of("护渠员述职报告", CALLED, other, *pieces, "谢谢大家！")
        assert outline.get("部分") in (None, "无")


DONE = [
    "我们管好六座水闸，守住了全年平安",
    "我们清淤二十里，渠水一直到田头",
    "我们敞开站门办事，来的人越来越多",
    "我们把账目贴在墙上让人看得明白",
]


def test_what_we_did_in_a_row_is_sections_where_it_is_most_of_the_text():
    front, end = ("护渠站新年献词", CALLED, "过去的一年，是护渠站不平凡的一年。"), "新的一年，祝大家平安！"
    rows = [f"{head}。{piece}{piece}" for head, piece in zip(DONE, PIECES, strict=True)]
    assert headings(outline_of(*front, *rows, end)) == DONE
    for tale in (
        [
            "我们住过漏雨的土坯房，挤一床被子",
            "我们修过山后六道渠，手磨出血泡",
            "我们守过大水，三夜都没有合眼",
            "我们送走老站长那天，都湿了眼睛",
        ],
        ["我们管闸", "我们清淤二十里，渠水一直到田头", "我们守好每一道坝，也守好每一座桥和每一块田", "我们把账目贴在墙上"],
        DONE[:3],
    ):
        rows = [f"{head}。{piece}{piece}" for head, piece in zip(tale, PIECES, strict=False)]
        assert outline_of(*front, *rows, end).get("部分") in (None, "无")


@pytest.mark.parametrize("own_lines", [True, False])
@pytest.mark.parametrize(
    "heads", [["我想对看闸的人说", "我想对清淤的人说", "我想对巡堤的人说"], ["要给新师傅讲", "要给老师傅讲", "要给女师傅讲"]]
)
def test_words_to_each_of_several_are_sections(heads: list[str], own_lines: bool):
    rows = [f"{head}：{chr(10) * own_lines}{piece}" for head, piece in zip(heads, PIECES, strict=False)]
    found = headings(outline_of("护渠大会寄语", CALLED, "离汛期还有一百天，我有许多话。", *rows, "祝大家平安！"))
    assert [heading.rstrip("：") for heading in found] == heads


@pytest.mark.parametrize(
    "heads",
    [
        ["父亲对我说", "母亲对我说", "站长对我说"],
        ["我想对看闸的人说", "堤要有人巡", "渠要有人清"],
        ["我想对他说", "我想对他说", "我想对他说"],
    ],
)
def test_who_said_what_is_no_section(heads: list[str]):
    rows = [f"{head}：\n{piece}" for head, piece in zip(heads, PIECES, strict=False)]
    outline = outline_of("护渠大会寄语", CALLED, "离汛期还有一百天，我有许多话。", *rows, "祝大家平安！")
    assert outline.get("部分") in (None, "无")
    quoted = [f"我想对{who}说：“{piece}”" for who, piece in zip(("父亲", "母亲", "站长"), PIECES, strict=False)]
    assert outline_of("护渠大会寄语", CALLED, "离汛期还有一百天，我有许多话。", *quoted, "祝大家平安！").get("部分") in (None, "无")


@pytest.mark.parametrize(
    "heads",
    [
        ["我将牢记嘱托", "我将勤奋学习", "我将廉洁自律"],
        ["感谢水站", "感谢师傅", "感谢工友"],
        ["学会看水", "学会算账", "学会帮人"],
        ["要有理想", "要有本领", "要有担当"],
        ["我们是水的守门人", "我们是渠的清道夫", "我们是田的送水工"],
        ["我们会守好闸，睡得踏实", "我们会清好渠，流得顺畅", "我们会管好账，看得明白"],
    ],
)
def test_vows_and_thanks_in_a_row_are_sections(heads: list[str]):
    rows = [f"{head}。{piece}" for head, piece in zip(heads, PIECES, strict=False)]
    assert headings(outline_of("在护渠大会上的发言", CALLED, "今天我第一次上台。", *rows, "再见！")) == heads


@pytest.mark.parametrize(
    "heads",
    [
        ["忘不了那条路", "忘不了那口井", "忘不了那碗面"],
        ["要说水大", "要不是他", "要求很多"],
        ["先生学问扎实", "先生待人厚道", "先生看淡名利"],
        ["我将来会老的", "我要说一件事", "我会记住他们"],
        ["我们是三月到的", "我们走了五天", "我们是六月回的"],
        ["我将牢记嘱托", "这是站长说的", "我将廉洁自律"],
    ],
)
def test_memories_in_a_row_are_none(heads: list[str]):
    rows = [f"{head}。{piece}" for head, piece in zip(heads, PIECES, strict=False)]
    assert outline_of("在护渠大会上的发言", CALLED, "今天我第一次上台。", *rows, "再见！").get("部分") in (None, "无")


LONE = ("现在，我代表水管站报告工作，请大家审议。", *PIECES)
"""The first words of a report, and what stands below its heading."""


@pytest.mark.parametrize("line", ["2024年护渠工作回顾", "上半年主要做法", "下一步工作打算"])
def test_the_only_line_that_is_no_sentence_heads_what_stands_below(line: str):
    outline = outline_of("水管站工作报告", CALLED, LONE[0], line, *LONE[1:], "谢谢大家！")
    assert (headings(outline), outline["结尾"]) == ([line], ["谢谢大家！"])


@pytest.mark.parametrize("line", ["过去三年的主要工作", "上半年主要做法"])
def test_between_such_a_line_and_its_text_the_hearers_are_called(line: str):
    assert headings(outline_of("水管站工作报告", CALLED, LONE[0], line, "各位师傅！", *LONE[1:])) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        [LONE[0], "渠水谣", *LONE[1:]],  # it ends as no heading does
        [LONE[0], "一渠清水入田来", "各位师傅！", *LONE[1:]],
        [*LONE, "下一步工作打算", PIECES[0]],  # most of the text stands above
        ["墙上写着一行字：", "全年护渠工作目标", *PIECES],  # the words above lead to it
        [LONE[0], "让我们一起做好护渠工作", *LONE[1:]],  # a call
    ],
)
def test_other_lines_alone_head_nothing(lines: list[str]):
    assert outline_of("水管站工作报告", CALLED, *lines).get("部分") in (None, "无")


def test_a_line_that_only_calls_heads_nothing_and_nothing_stands_in_its_way():
    lines = [
        "各位领导",
        "入秋以来，我站认真查渠，扎实护闸，把一段段渠堤",
        "走了三遍，修好渗漏十处，换好闸板四块，没有误一天水。",
        "请指正。",
    ]
    outline = outline_of("护渠情况汇报", "交流、各位师傅：", *lines)
    assert outline["开头"] == lines


MANY = (
    "头三天手上全是泡，第四天就不疼了，再往后挖得比谁都快，坚持下来才知道自己能行。",
    "不懂的时候少说多看，师傅怎么下闸，怎么看水，一样一样记在心里，回去再琢磨。",
    "水涨的时候人容易慌，一慌就数错，数错就要出事，先喘一口气再看，看准了再报。",
    "谁替值过班，谁借过雨靴，都记在本子上，过年的时候一家一家去说声谢。",
)


@pytest.mark.parametrize(
    ("opening", "heads"),
    [
        ("春去秋来，渠水不息。一个学期又过去了，收获不少。", ["学会坚持", "学会沉默", "学会心平气和地看水位", "学会谢人"]),
        ("渠上的日子很长。我说说自己的打算。", ["坚持", "坚持学", "坚持做", "坚持把每一本水账算清"][1:]),
    ],
)
def test_a_row_that_begins_with_one_word_stands_apart_from_a_sentence_above_that_does_not(opening: str, heads: list[str]):
    texts = [f"{head}。{text}" for head, text in zip(heads, MANY, strict=False)]
    outline = outline_of("渠校学习心得", opening, *texts, "这是我认为比较要紧的几点。")
    found = outline.get("部分")
    assert (headings(outline) if isinstance(found, list) else []) == (heads if len(heads) > 3 else [])


LONG_HEAD = "青年渠工要做清水的守护者、乡亲的贴心人、规矩的执行者，向老站长学习，向劳模学习，把汗水洒在三十里长渠上，让下游的每一块田都能按时喝上水"


@pytest.mark.parametrize(
    "heads",
    [
        ["青年渠工要吃得起苦，做渠上的尖兵", "青年渠工要学得进技术，做闸上的行家", LONG_HEAD],
        ["渠校学生要有志气", "渠校学生要有本事", "渠校学生要有良心，不浪费一滴水，不糟蹋一棵苗"],
        ["护渠队员必须守时", "护渠队员必须守信", "护渠队员必须守规矩"],
    ],
)
def test_what_the_same_people_must_do_in_a_row_is_sections(heads: list[str]):
    texts = [f"{head}。{text}" for head, text in zip(heads, MANY, strict=False)]
    found = headings(outline_of("在渠校的讲话", CALLED, "大家来这里学护渠。", *texts, "祝大家进步！"))
    assert [head.rstrip("。") for head in found] == heads


@pytest.mark.parametrize(
    "texts",
    [
        ["年轻人要敢闯。去年站里来了六个。", "年轻人要多听。那天夜里水涨了，小虎不听劝。", *PIECES],
        ["党员要讲规矩。规矩是渠堤，堤垮了水就乱了。", "那年冬天，老王多放了一夜水。", "党员要讲规矩。这是老站长的话。", *PIECES],
        ["渠工要我说了算。" + MANY[0], "渠工要那把锁。" + MANY[1], "渠工要他过来了。" + MANY[2]],
    ],
)
def test_other_sentences_about_people_are_none(texts: list[str]):
    assert outline_of("渠上旧事", CALLED, "说几件事。", *texts).get("部分") in (None, "无")


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("words", [["实在", "实用"], ["理论深", "情谊深"]])
def test_first_and_second_in_a_few_words_are_sections_where_they_are_most_of_the_text(words: list[str], alone: bool):
    marks = ["首先是", "其次是"]
    texts = [[f"{mark}{word}。", text + more] for mark, word, text, more in zip(marks, words, MANY, PIECES, strict=False)]
    lines = [line for pair in texts for line in (pair if alone else ["".join(pair)])]
    outline = outline_of("四天的培训，总的感觉一个字：“实”。", *lines)
    assert [head.rstrip("。") for head in headings(outline)] == words


@pytest.mark.parametrize(
    "texts",
    [
        ["首先是感谢。没有师傅就没有我。", "其次，要说说闸上的事。闸板旧了，该换了。"],
        ["首先是站长讲话。站长讲了三件事，大家都记了下来。", "其次是副站长讲话。夜里要加人。", *PIECES],
        ["其次是实用。" + MANY[0], "首先是实在。" + MANY[1]],
    ],
)
def test_what_is_told_in_order_is_none(texts: list[str]):
    assert outline_of("在渠会上的发言", CALLED, *texts).get("部分") in (None, "无")
