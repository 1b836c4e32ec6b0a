"""A sitting: text, form and page are the same speech after every action, and every click finds its place."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from drafter.desk.attached import start_of_name
from drafter.desk.differences import difference
from drafter.desk.findings import findings
from drafter.desk.sitting import Sitting, StaleError
from drafter.errors import DrafterError, OutlineError, UsageError
from drafter.outline.edit.edit import applied
from tests.desk.playing import played

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "samples"
SOURCE = str(FOLDER / "outline")
SAMPLES = sorted(path for path in FOLDER.glob("*.yaml") if "custom" not in path.stem)

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
  - 小标题: 抓学习   # 头一件
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
          - 深: 话。   # 深的
          # 更深
          - 深二:
              # 最深
              - 再深。
              - 还深。  # 尾
  - 抓五:
      - 一段。
      # 二的说明
      - 二段。   # 边上
      - 三段。
结尾: 谢谢大家。
备注: 不印
"""


OWN = """# 各种行
标题: 在春耕动员会上的讲话
称呼: 同志们
开头:
  # 先奏国歌
  - 提示语: 全体起立，奏国歌   # 看指挥
  - 讲者备注: [看一下会场, 再开始]
  - 今年要种**二十万亩**，减排CO~2~一千吨。
  - {引文: 春种一粒粟，秋收万颗子。, 出处: 李绅《悯农》}
  - 诗句: |
      锄禾日当午，
      汗滴禾下土。
    出处: （同上）
  - 表格:
      # 单位：亩
      表题: 各乡任务
      线: 框线
      行:
        - [乡镇, 任务, 备注]
        - [城关镇, 1200亩, '']   # 大乡
        -
          - 青山乡
          - 800亩
          - ''
  - 分页:
  - 表格:
    - [甲, 乙]
    - [一, 二]
议程:
  # 头一项
  - 奏唱国歌
  - {事项: 颁奖, 人员: 张书记, 分钟: 5}
  - 事项: 讲话   # 主要的
    人员: [张书记, 李镇长]
    分钟: 30
    小结: 讲得好。
  - 休息
结尾:
  - 称呼: 同志们
  - 抓紧干！
附件:
  - 任务分工表   # 一
  - 名单: [张三, 李四]
  - 办法:
      - 第一条: 干。
落款: [县农业局, 县水务局]
落款日期: 2026-03-01
备注:
  - 不印
"""


def _texts() -> list[tuple[str, str]]:
    return [("odd", ODD), ("own", OWN), *((path.stem, path.read_text(encoding="utf-8")) for path in SAMPLES)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_character_of_the_page_has_a_place(path):
    sitting = Sitting(path.read_text(encoding="utf-8"), SOURCE)
    assert sitting.shown is not None
    files = {start_of_name(node) for node, _ in sitting.shown.traced.content.files}
    for number, shown in enumerate(sitting.shown.blocks):
        line = sitting.shown.traced.lines[shown.line] if shown.line is not None else ""
        for at in range(0, len(line), 7):
            if shown.runs and shown.runs[0].start in files:  # a table in a file
                assert sitting.origin(number, at) == {"kind": "value", "start": shown.runs[0].start}
                continue
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


@pytest.mark.parametrize("at", [0, 2, 4])
def test_undoing_a_cut_puts_the_caret_where_it_was_made(at: int):
    sitting = Sitting("title: 讲话\nsections:\n  - 一事: 做好。\nopening:\n  - 水要清。\n  - 路要平。\n", "outline")
    sitting.act(sitting.version, {"do": "split", "path": "0/opening/0", "at": at})
    sitting.undo()
    assert sitting.view()["caret"] == {"start": sitting.text.index("水要清。") + at, "path": "0/opening/0", "at": at}


def test_an_edit_of_an_old_version_is_refused():
    sitting = Sitting("title: 讲话\nsections:\n  - 一事: 做好。\n", "outline")
    sitting.type(sitting.version, [[7, 7, "新"]])
    with pytest.raises(StaleError):
        sitting.type(1, [[7, 7, "旧"]])


def test_what_a_page_typed_that_goes_away_holds_what_it_told_before():
    sitting = Sitting("opening:\n  - 甲段。\n  - 乙段。\n", "speech.yaml")
    end = sitting.text.index("乙段。") + 3
    sitting.type(1, [[end, end, "丙"]])
    sitting.type(1, [[end, end, "丙丁。"]], last=True)
    assert sitting.text == "opening:\n  - 甲段。\n  - 乙段。丙丁。\n"
    start = sitting.text.index("甲段")
    sitting.type(2, [[start, start, "新"]], last=True)
    assert sitting.text == "opening:\n  - 新甲段。\n  - 乙段。丙丁。\n"


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


def test_a_heading_has_its_path_and_in_a_frame_each_blank_has_one_of_its_own():
    text = "模板: symposium\n标题: 讲\n部分:\n- 小标题: [修渠, 通水]\n  正文: 话。\n- 小标题: 清淤，务求见底\n  正文: 话。\n"
    sitting = Sitting(text, SOURCE)
    assert sitting.shown is not None
    framed, plain = (section["heading"] for section in sitting.form["documents"][0]["sections"])
    assert framed == {
        "path": "0/sections/0/heading",
        "pieces": [
            {"path": "0/sections/0/heading/0", "text": "修渠", "start": text.index("修渠")},
            {"fixed": "，务求"},
            {"path": "0/sections/0/heading/1", "text": "通水", "start": text.index("通水")},
        ],
    }
    assert (plain["path"], plain["text"]) == ("0/sections/1/heading", "清淤，务求见底")


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


def _play(text: str, *actions: dict[str, object]) -> str:
    return played(Sitting(text, "outline"), *actions)


@pytest.mark.parametrize(
    ("action", "old", "new"),
    [
        ({"do": "set", "path": "0/opening/0/cue", "text": ""}, "提示语: 全体起立，奏国歌", "提示语: 【待补：提示语】"),
        ({"do": "set", "path": "0/opening/3/source", "text": ""}, "万颗子。, 出处: 李绅《悯农》}", "万颗子。}"),
        (
            {"do": "set", "path": "0/opening/4/verse", "text": "一行"},
            "诗句: |\n      锄禾日当午，\n      汗滴禾下土。\n",
            "诗句: 一行\n",
        ),
        ({"do": "set", "path": "0/opening/4/source", "text": ""}, "\n    出处: （同上）", ""),
        ({"do": "set", "path": "0/opening/5/caption", "text": ""}, "      表题: 各乡任务\n      线", "      线"),
        ({"do": "set", "path": "0/opening/5/rows/1/1", "text": "一、二"}, "1200亩", "一、二"),
        (
            {"do": "set", "path": "0/opening/7/caption", "text": "数"},
            "表格:\n    - [甲, 乙]\n    - [一, 二]",
            "表格:\n      表题: 数\n      行:\n        - [甲, 乙]\n        - [一, 二]",
        ),
        ({"do": "add", "path": "0/opening/7/rows", "at": 1, "kind": "row"}, "- [一, 二]", "- [【待补】, '']\n    - [一, 二]"),
        ({"do": "up", "path": "0/opening/7/columns/1"}, "[甲, 乙]\n    - [一, 二]", "[乙, 甲]\n    - [二, 一]"),
        ({"do": "down", "path": "0/opening/7/rows/0"}, "- [甲, 乙]\n    - [一, 二]", "- [一, 二]\n    - [甲, 乙]"),
        ({"do": "remove", "path": "0/opening/7/columns/0"}, "[甲, 乙]\n    - [一, 二]", "[乙]\n    - [二]"),
        (
            {"do": "kind", "path": "0/opening/0", "kind": "text"},
            "- 提示语: 全体起立，奏国歌   # 看指挥",
            "# 看指挥\n  - 全体起立，奏国歌",
        ),
        ({"do": "kind", "path": "0/closing/1", "kind": "quote"}, "- 抓紧干！", "- 引文: 抓紧干！"),
        ({"do": "kind", "path": "0/closing/0", "kind": "cue"}, "- 称呼: 同志们\n  - 抓", "- 提示语: 同志们\n  - 抓"),
        ({"do": "add", "path": "0/closing", "at": 1, "kind": "page-break"}, "- 抓紧干", "- 分页: ''\n  - 抓紧干"),
        ({"do": "set", "path": "0/agenda/0/minutes", "text": "3"}, "- 奏唱国歌", "- 事项: 奏唱国歌\n    分钟: 3"),
        ({"do": "set", "path": "0/agenda/1/remark", "text": "好。"}, "分钟: 5}", "分钟: 5, 小结: 好。}"),
        ({"do": "set", "path": "0/agenda/1/who", "text": "甲\n乙"}, "人员: 张书记, 分", "人员: [甲, 乙], 分"),
        ({"do": "set", "path": "0/agenda/2/who", "text": ""}, "    人员: [张书记, 李镇长]\n", ""),
        (
            {"do": "down", "path": "0/agenda/0"},
            "  # 头一项\n  - 奏唱国歌\n  - {事项: 颁奖, 人员: 张书记, 分钟: 5}\n",
            "  - {事项: 颁奖, 人员: 张书记, 分钟: 5}\n  # 头一项\n  - 奏唱国歌\n",
        ),
        (
            {"do": "add", "path": "0/attachments/0/body", "at": 0, "kind": "text", "text": "话。"},
            "- 任务分工表   # 一",
            "- 任务分工表:   # 一\n      - 话。",
        ),
        ({"do": "set", "path": "0/attachments/1/name", "text": "新名单"}, "- 名单:", "- 新名单:"),
        ({"do": "set", "path": "0/signed", "text": ""}, "落款日期: 2026-03-01", "落款日期:"),
    ],
)
def test_lines_of_their_own_tables_agenda_and_attachments_are_edited_at_their_place(action, old, new, monkeypatch):
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    assert OWN.count(old) == 1
    assert _play(OWN, action) == OWN.replace(old, new)


def test_a_line_of_the_users_own_kind_is_edited_in_the_form():
    text = "title: 讲话\nopening:\n  - {样式: motto, 文字: 知行合一}\n  - 话。\n"
    assert "{样式: motto, 文字: 【待补：text】}" in _play(text, {"do": "set", "path": "0/opening/0/text", "text": ""})
    made = _play(text, {"do": "set", "path": "0/opening/0/text", "text": "知"}, {"do": "down", "path": "0/opening/0"})
    assert made.endswith("  - 话。\n  - {样式: motto, 文字: 知}\n")


def test_emphasis_stays_when_a_paragraph_is_typed_in_the_form():
    sitting = Sitting("title: 讲话\nopening: 今年要种**二十万亩**。\n", "outline")
    assert sitting.shown is not None
    item = sitting.form["documents"][0]["opening"]["items"][0]
    assert item["text"] == "今年要种**二十万亩**。"
    sitting.act(sitting.version, {"do": "split", "path": item["path"], "at": 4})
    assert sitting.text == "title: 讲话\nopening:\n  - 今年要种\n  - '**二十万亩**。'\n"


def test_where_a_value_is_not_written_as_it_reads_its_runs_are_told():
    sitting = Sitting("title: 讲话\nopening: 一行\n  又一行。\n", "outline")
    assert sitting.shown is not None
    item = sitting.form["documents"][0]["opening"]["items"][0]
    assert item == {"path": "0/opening/0", "kind": "text", "text": "一行又一行。", "start": 19, "runs": [[0, 19, 2], [2, 24, 4]]}


def test_notes_to_the_speaker_stand_in_a_reading_copy_alone():
    sitting = Sitting("title: 讲话\nopening:\n  - 做好：\n  - speaker-note: 停一停\n  - 干。\n", "outline")
    assert sitting.shown is not None
    assert sitting.shown.traced.lines[1:3] == ["做好：", "干。"]
    sitting.look("reading-copy")
    assert sitting.shown.traced.lines[1:4] == ["做好：", "〔停一停〕", "干。"]


@pytest.mark.parametrize(
    ("chosen", "hints"), [("en", ["head", "footnote", "cue", "attachments"]), ("zh", ["表头", "注文", "提示语", "附件"])]
)
def test_hints_of_new_blanks_are_in_the_language_of_messages(chosen, hints, monkeypatch):
    monkeypatch.setenv("DRAFTER_LANG", chosen)
    for text, key in (("title: 讲话\nopening:\n- 一段话。\n", "cue"), ("标题: 讲话\n开头:\n- 一段话。\n", "提示语")):
        made = played(
            Sitting(text, "outline"),
            {"do": "add", "path": "0/opening", "at": 0, "kind": "table"},
            {"do": "footnote", "path": "0/opening/1", "at": 3},
            {"do": "add", "path": "0/opening", "at": 0, "kind": "cue"},
            {"do": "add", "path": "0/attachments", "at": 0, "kind": "attachment"},
        )
        assert all(f"【待补：{hint}】" in made for hint in hints)
        assert f"{key}: 【待补：{hints[2]}】" in made


def test_a_blank_line_becomes_an_empty_paragraph_whatever_the_language_of_its_hint(monkeypatch):
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    sitting = Sitting("title: 讲话\nopening:\n- cue: 【待补：cue】\n- 一段话。\n", "outline")
    assert "待补" not in played(sitting, {"do": "kind", "path": "0/opening/0", "kind": "text"})


def test_a_point_has_its_mark_though_it_follows_its_heading_at_once():
    sitting = Sitting(
        "template: symposium\ntitle: 讲话\nsections:\n- heading: [抓学习, 学深]\n  body:\n  - heading: [治]\n    body: 干。\n  - heading: [改]\n    body: 干。\n"
        "- heading: [抓安全, 稳]\n  body:\n  - heading: [党建引领]\n    body: 干。\n  - 收尾: 好。\n",
        "outline",
    )
    one, two = sitting.form["documents"][0]["sections"]
    assert [item["mark"] for section in (one, two) for item in section["body"]["items"]] == ["一是", "二是", "一是", "二是"]
    assert [piece.get("fixed") for piece in two["body"]["items"][0]["heading"]["pieces"]] == ["突出“", None]


@pytest.mark.parametrize("chosen", ["en", "zh"])
def test_the_form_has_every_label_in_both_languages(chosen, monkeypatch):
    monkeypatch.setenv("DRAFTER_LANG", chosen)
    sitting = Sitting(OWN, "outline")
    assert sitting.shown is not None
    assert len(sitting.form["documents"][0]["agenda"]["items"]) == 4


def test_the_limit_is_divided_as_the_template_divides_it():
    text = "template: work-briefing\ntitle: 汇报\nlimit: 1000字\nsections:\n- 基本情况: 好。\n- 主要做法: 好。\n- 问题: 好。\n"
    sections = [part for part in findings(Sitting(text, "outline"))["stats"]["parts"] if part["kind"] == "section"]
    assert abs(sections[1]["due"] - 3 * sections[0]["due"]) <= 2  # rounded
    assert all(part["due"] is None for part in findings(Sitting("title: 讲话\nopening: 话。\n", "outline"))["stats"]["parts"])


def test_what_could_be_cut_is_shown_of_a_speech_that_is_too_long():
    text = "title: 讲话\nlimit: 10字\nopening: 短句。各单位都要把这件事情放在心上、抓在手上、落实到行动上。\n"
    sitting = Sitting(text, "outline")
    (cut,) = findings(sitting)["stats"]["cut"]
    longest = cut["sentences"][0]
    assert longest["text"] == "各单位都要把这件事情放在心上、抓在手上、落实到行动上。"
    assert text[longest["start"] :].startswith(longest["text"])
    assert sitting.shown is not None
    assert sitting.shown.traced.lines[longest["block"]][longest["at"] :].startswith(longest["text"])
    assert findings(Sitting(text.replace("10字", "100字"), "outline"))["stats"]["cut"] == []


def test_minutes_beside_an_agenda_are_those_of_the_meeting():

    assert findings(Sitting("title: 讲话\nlimit: 8分钟\nopening: 话。\n", "outline"))["stats"]["limit"] == 1600
    assert findings(Sitting("title: 讲话\nlimit: 8分钟\nopening: 话。\nagenda: [颁奖]\n", "outline"))["stats"]["limit"] is None


def test_a_copy_to_read_aloud_has_readings_above_rare_characters_and_the_same_text(tmp_path):
    (tmp_path / "drafter.yaml").write_text("layout: reading-copy\n", encoding="utf-8")
    sitting = Sitting("title: 讲话\nopening: 瞿县长来了。\n", "outline", tmp_path)
    assert sitting.shown is not None
    assert '<span class="sound" data-sound="qú">瞿</span>' in sitting.shown.blocks[1].html
    assert re.sub("<[^>]*>", "", sitting.shown.blocks[1].html) == sitting.shown.traced.lines[1]
    sitting.look("gbt9704")
    assert "data-sound" not in sitting.shown.blocks[1].html


def test_rows_of_a_table_have_the_columns_of_the_word_file():
    sitting = Sitting("title: 讲话\nopening:\n  - table:\n      - [甲, 乙]\n      - [很长的一格, 二]\n", "outline")
    assert sitting.shown is not None
    head, row = (block.html for block in sitting.shown.blocks[1:3])
    assert "data-first" in head
    assert "<span>甲</span>\t<span>乙</span>" in head
    assert "data-last" in row
    widths = re.findall('data-columns="([^"]*)"', head + row)
    assert widths[0] == widths[1]
    first, second = map(float, widths[0].split())
    assert first > second


@pytest.fixture
def with_files(tmp_path):
    """The path of an outline with two pictures and a table in a file."""
    picture = (ROOT / "samples" / "waste-sorting" / "kitchen.png").read_bytes()
    (tmp_path / "a.png").write_bytes(picture)
    (tmp_path / "b.png").write_bytes(picture)
    (tmp_path / "表.csv").write_text("街道,户数\n东桥,34\n学苑,22\n", encoding="utf-8")
    path = tmp_path / "speech.yaml"
    path.write_text(
        "模板: speech\n标题: 题\n开头:\n  - 图片: a.png\n  - 一段。\n"
        "  - 图片: {文件: 'b.png', 图题: 图二, 宽: 5cm}\n  - 图片: a.png\n"
        "  - 表格: {表题: 表一, 文件: 表.csv}\n  - 【待补：结语】\n",
        encoding="utf-8",
    )
    return path


def test_the_page_knows_where_the_name_of_an_attachment_goes_on(tmp_path):
    text = "标题: 在会上的讲话\n部分: 无\n开头: 好。\n附件: [名单, 图纸]\n"
    sitting = Sitting(text, str(tmp_path / "a.yaml"), tmp_path)
    assert [re.findall('data-hanging="(.*?)"', block.html) for block in sitting.shown.blocks][-2:] == [
        ["94.5 -62.5"],
        ["95.25 -15.25"],
    ]


def test_pictures_and_tables_in_files_stand_on_the_page(with_files):
    text = with_files.read_text(encoding="utf-8")
    sitting = Sitting(text, str(with_files), with_files.parent)
    shown = [
        (block.line, text[sitting.index_at(number, 0) :].split("\n")[0][:5]) for number, block in enumerate(sitting.shown.blocks)
    ]
    assert shown[:11] == [
        (0, "题"), (None, "a.png"), (1, "一段。"), (None, "b.png"), (2, "图二, 宽"), (None, "a.png"),
        (3, "表一, 文"), (4, "表.csv"), (5, "表.csv"), (6, "表.csv"), (7, "【待补：结"),
    ]  # fmt: skip
    assert 'data-width="141.732"' in sitting.shown.blocks[3].html
    assert 'alt="图二"' in sitting.shown.blocks[3].html
    assert "style=" not in "".join(block.html for block in sitting.shown.blocks)
    assert sitting.origin(1, 0) == {"kind": "value", "start": text.index("a.png")}
    assert sitting.place_at(text.index("b.png")) == (3, 0)
    assert findings(sitting)["blanks"][0]["block"] == 10


def test_a_picture_is_sent_once(with_files):
    text = with_files.read_text(encoding="utf-8")
    sitting = Sitting(text, str(with_files), with_files.parent)
    first = sitting.view()["pictures"]
    assert len(first) == 1  # both files are the same picture
    assert next(iter(first.values())).startswith("data:image/png;base64,")
    version = sitting.version
    sitting.type(version, [[text.index("一段"), text.index("一段"), "又"]])
    assert sitting.view(version)["pictures"] == {}
    assert sitting.view()["pictures"] == first


def test_the_form_says_where_the_file_of_a_table_is_named(with_files):
    text = with_files.read_text(encoding="utf-8")
    form = Sitting(text, str(with_files), with_files.parent).view()["form"]
    table = next(item for item in form["documents"][0]["opening"]["items"] if item["kind"] == "table")
    assert {field["name"]: field["start"] for field in table["fields"]} == {
        "caption": text.index("表一"),
        "file": text.index("表.csv"),
    }


def test_an_action_against_an_older_text_keeps_what_another_window_changed():
    sitting = Sitting("title: 题\nopening:\n- 甲\n- 乙\n- 丙\n", "outline")
    version = sitting.version
    sitting.act(version, {"do": "add", "path": "0/opening", "at": 0, "kind": "text", "text": "新"})
    sitting.act(version, {"do": "set", "path": "0/opening/2", "text": "丙丙"})  # the third paragraph of the text that it saw
    assert sitting.text == "title: 题\nopening:\n- 新\n- 甲\n- 乙\n- 丙丙\n"
    version = sitting.version
    sitting.act(version, {"do": "remove", "path": "0/opening/0"})
    with pytest.raises(StaleError):
        sitting.act(version, {"do": "split", "path": "0/opening/0", "at": 1})


@pytest.mark.parametrize(
    ("now", "parts"),
    [("新的一句。二句。", "- 新的一句。\n- 二句。\n"), ("一句。二句。三句。", "- 一句。\n- 二句。三句。\n")],
)
def test_a_paragraph_that_another_window_wrote_in_is_cut_at_the_same_words(now, parts):
    sitting = Sitting("title: 题\nopening:\n- 一句。二句。\n", "outline")
    version = sitting.version
    sitting.act(version, {"do": "set", "path": "0/opening/0", "text": now})
    sitting.act(version, {"do": "split", "path": "0/opening/0", "at": 3})
    assert sitting.text == f"title: 题\nopening:\n{parts}"


@pytest.mark.parametrize(
    ("path", "first", "second", "both"),
    [
        ("0/title", "题目", "题解", "title: 题目解"),
        ("0/title", "新题", "老题", "title: 新老题"),
        ("0/opening/0", "今年种**二十**万亩。", "今年种了**十**万亩。", "  - 今年种了**二十**万亩。"),
        ("0/opening/0", "今年种**十**万亩。好", "今年种**十**万亩。: 坏", "  - '今年种**十**万亩。好: 坏'"),
        ("0/sections/0/heading", "抓实", "抓好", "- 抓实好: 话。"),
        ("0/agenda/0/who", "李书记", "书记、县长", "  who: 李书记、县长"),
    ],
)
def test_what_two_windows_put_into_one_value_both_stays(path, first, second, both):
    text = "title: 题\nopening:\n  - 今年种**十**万亩。\n  - 二段。\nsections:\n- 抓: 话。\nagenda:\n- item: 讲话\n  who: 书记\n"
    sitting = Sitting(text, "outline")
    version = sitting.version
    for words in (first, second):
        sitting.act(version, {"do": "set", "path": path, "text": words})
    assert sitting.readable
    assert both in sitting.text


@pytest.mark.parametrize("seed", range(20))
def test_letters_that_two_windows_type_are_all_there(seed):
    """Each window tells what it has, made of the last text that it saw."""
    chance = random.Random(seed)
    sitting = Sitting("title: 题\nopening: [开头的一段话。]\n", "outline")
    seen = [(sitting.version, "开头的一段话。")] * 2
    letters = ("甲乙丙丁戊己庚辛", "子丑寅卯辰巳午未")
    left = [list(letters[0]), list(letters[1])]
    while any(left):
        window = chance.choice([one for one in (0, 1) if left[one]])
        version, words = seen[window]
        at = chance.randint(0, len(words))
        sitting.act(version, {"do": "set", "path": "0/opening/0", "text": words[:at] + left[window].pop(0) + words[at:]})
        assert sitting.shown is not None
        seen[window] = sitting.version, sitting.form["documents"][0]["opening"]["items"][0]["text"]
    assert sorted(set(seen[0][1] + seen[1][1])) == sorted({*"开头的一段话。", *letters[0], *letters[1]})
    shown = max(seen)[1]
    assert all(shown.count(letter) == 1 for letter in letters[0] + letters[1])


def test_an_outline_with_files_is_edited_from_any_folder(with_files):
    text = with_files.read_text(encoding="utf-8")
    sitting = Sitting(text, str(with_files), with_files.parent)
    sitting.act(sitting.version, {"do": "set", "path": "0/title", "text": "新题"})
    assert sitting.text == text.replace("标题: 题", "标题: 新题")


@pytest.mark.parametrize(
    ("path", "typed", "after"),
    [
        ("0/opening/0", "水要清[^注9]。", "水要清[^注9]。"),
        ("0/date", "2026年13月", "2026年13月"),
        ("0/limit", "很长", "很长"),
    ],
)
def test_a_wrong_value_stops_neither_typing_nor_moving(path: str, typed: str, after: str):
    sitting = Sitting("title: 讲话\ndate: 2026-11-21\nlimit: 8分钟\nopening:\n  - 水要清。\n  - 路要平。\n", "outline")
    sitting.act(sitting.version, {"do": "set", "path": path, "text": typed})
    view = sitting.view()
    assert (view["readable"], view["editable"]) == (False, True)
    assert after in str(view["form"])
    sitting.act(sitting.version, {"do": "split", "path": "0/opening/1", "at": 2, "was": "路要平。"})
    old = sitting.version
    sitting.act(old, {"do": "up", "path": "0/opening/1", "was": "路要"})
    sitting.act(old, {"do": "set", "path": "0/opening/2", "text": "平坦。", "was": "平。"})  # what the page told of the form before
    assert [item["text"] for item in sitting.view()["form"]["documents"][0]["opening"]["items"]][0::2] == ["路要", "平坦。"]
    while sitting.undo():
        pass
    assert sitting.readable


def test_what_is_no_outline_has_no_form_of_its_own():
    sitting = Sitting("title: 讲话\nopening:\n  - 水要清。\n", "outline")
    sitting.type(sitting.version, [[0, 0, "坏: [\n"]])
    since = sitting.version - 1
    assert not sitting.view()["editable"]
    assert sitting.view()["form"]["documents"][0]["title"] == "讲话"
    assert "form" not in sitting.view(since)
    with pytest.raises(OutlineError):
        sitting.act(sitting.version, {"do": "set", "path": "0/title", "text": "新"})


def test_behind_pasted_points_the_caret_is_at_their_end():
    sitting = Sitting("title: 讲话\nopening:\n  - 水要清。\n", "outline")
    sitting.act(
        sitting.version, {"do": "paste", "path": "0/opening/0", "at": 4, "text": "一是抓学习。每周一课。\n二是抓监督。每月一查。"}
    )
    caret = sitting.view()["caret"]
    assert sitting.text[: caret["start"]].endswith("每月一查。")
    assert caret["path"] == "0/opening/2/body/0"


def test_a_heading_that_is_not_filled_shows_the_fixed_words_of_its_frame():
    sitting = Sitting(
        "template: symposium\ntitle: 讲话\nsections:\n  - heading: 【待补：紧扣……，务求……】\n    body: 做好。\n", "outline"
    )

    def pieces() -> list[Any]:
        found: list[Any] = sitting.form["documents"][0]["sections"][0]["heading"]["pieces"] if sitting.form else []
        return [piece.get("fixed") or (piece["text"], piece.get("hint", "")) for piece in found]

    assert pieces() == [("", "紧扣……"), "，务求", ("", "……")]
    sitting.act(sitting.version, {"do": "set", "path": "0/sections/0/heading/1", "text": "有效", "was": "", "of": 2})
    assert "  - heading: [【待补】, 有效]\n" in sitting.text
    assert pieces() == [("", ""), "，务求", ("有效", "")]
    sitting.act(sitting.version, {"do": "set", "path": "0/sections/0/heading/0", "text": "紧扣主业", "was": ""})
    assert pieces() == [("紧扣主业", ""), "，务求", ("有效", "")]
    sitting.act(sitting.version, {"do": "set", "path": "0/sections/0/heading/0", "text": "", "was": "紧扣主业"})
    assert pieces() == [("", ""), "，务求", ("有效", "")]


@pytest.mark.parametrize("written", ["\n  - 北渠县水务局\n  - 北渠管理站\n", " [北渠县水务局, 北渠管理站]\n"])
def test_each_line_of_a_field_has_its_place(written: str):
    sitting = Sitting(f"title: 讲话\nsignature:{written}", "outline")
    assert sitting.form is not None
    field = next(field for field in sitting.form["documents"][0]["ending"] if field["name"] == "signature")
    for at, start, length in field["runs"]:
        assert sitting.text[start : start + length] == field["value"][at : at + length]
    assert sum(length for *_, length in field["runs"]) == len("北渠县水务局北渠管理站")


HIDING = {
    "a mapping for a text": ("讲话人:\n  姓名: 李明\n  职务: 局长", {"do": "set", "path": "0/speaker", "text": "王强"}),
    "a key of no kind": ("开头:\n- 引文: 子曰\n  注: 论语", {"do": "kind", "path": "0/opening/0", "kind": "text"}),
    "an unknown key of a section": (
        "部分:\n- 小标题: 抓落实\n  正文: 要落\n  时间: 三分钟",
        {"do": "kind", "path": "0/sections/0", "kind": "text"},
    ),
    "a text for a list": (
        "附件: 任务清单\n日期: 2026-02-31",
        {"do": "add", "path": "0/attachments", "at": 0, "kind": "attachment", "text": ""},
    ),
    "a list for a text": ("开头:\n- [十, 百]\n- 千", {"do": "join", "path": "0/opening/1"}),
    "a list for an item": ("议程:\n- 开会\n- [八, 九]", {"do": "set", "path": "0/agenda/1/item", "text": "十"}),
    "a mapping for a heading": (
        "部分:\n- 小标题: {坏: 头}\n  正文: 要落",
        {"do": "set", "path": "0/sections/0/heading", "text": "抓"},
    ),
    "a mapping for a line": ("开头:\n- 提示语: {掌: 声}", {"do": "set", "path": "0/opening/0/cue", "text": "鼓掌"}),
}


@pytest.mark.parametrize(("text", "action"), HIDING.values(), ids=HIDING)
def test_what_the_form_cannot_show_of_a_faulty_outline_stays(text: str, action: dict[str, Any]):
    sitting = Sitting(f"标题: 讲话\n{text}\n", "outline")
    before = sitting.text
    assert sitting.faults
    with pytest.raises(UsageError):
        sitting.act(sitting.version, action)
    assert sitting.text == before


def test_two_blanks_side_by_side_are_a_frame_too(tmp_path: Path):
    front = "---\ntitle: 讲话\n---\n"
    body = '{% extends "speech.md.j2" %}\n{% block sections %}\n{% for section in sections %}\n## {{ section.heading | frame("{}{}见效") }}\n\n{% endfor %}\n{% endblock %}\n'
    (tmp_path / "two.md.j2").write_text(front + body, encoding="utf-8")
    sitting = Sitting(
        "模板: two\n标题: 讲话\n部分:\n- 小标题: 【待补：抓学习见效】\n", str(tmp_path / "a.yaml"), tmp_path, (tmp_path,)
    )
    assert sitting.form is not None
    assert sitting.form["documents"]
