"""The keys of a layout file: names, Chinese aliases, kinds of values."""

from __future__ import annotations

from drafter.layout import units
from drafter.nodes.fields import Field, Record
from drafter.nodes.kinds import boolean, choice, free_mapping, record, text
from drafter.speech.lines import KINDS

_ALIGN = {"左对齐": "left", "居中": "center", "右对齐": "right", "两端对齐": "justify"}
_PLACE = {"外侧": "outside", "居中": "center", "右": "right", "无": "none"}
_FAR = 1600.0

_TYPE_FIELDS = (
    Field("font", "字体", units.font, "font of Chinese text, by the name that Word shows"),
    Field("latin", "西文字体", units.font, "font of Latin letters and digits"),
    Field("size", "字号", units.size, "type size: 三号 or 16pt"),
    Field("bold", "加粗", boolean, "bold"),
    Field("align", "对齐", choice("left", "center", "right", "justify", aliases=_ALIGN), "alignment"),
    Field("line", "行距", units.length(5, 400), "exact line pitch: 28.95pt"),
    Field("tracking", "字距", units.length(-5, 20), "added behind each character: -0.25pt"),
    Field("indent", "首行缩进", units.length(0, 400, "字"), "indent of the first line: 2字"),
    Field("before", "段前", units.length(0, 400, "行"), "space above: 1行 or 10pt"),
    Field("after", "段后", units.length(0, 400, "行"), "space below: 1行 or 10pt"),
    Field("keep-next", "与下段同页", boolean, "stays on the page of the next paragraph"),
    Field(
        "keep-lines",
        "段中不分页",
        boolean,
        "is not parted by a page's end, unless longer than half a page",
    ),
    Field("snap", "对齐网格", boolean, "lines stand on the page's line grid"),
    Field("indent-left", "左缩进", units.length(0, 400, "字"), "indent of all lines at the left: 2字"),
    Field("indent-right", "右缩进", units.length(0, 400, "字"), "indent of all lines at the right: 4字"),
)
TYPE = Record("layout-type", _TYPE_FIELDS)
LINE_TYPE = Record(
    "layout-type",
    (*_TYPE_FIELDS, Field("shown", "显示", boolean, "whether such lines are shown; no leaves them out of every format")),
)

PAGE = Record(
    "layout-page",
    (
        Field("paper", "纸张", units.sheet, "A4, or 210 x 297mm"),
        Field("top", "上边距", units.length(0, _FAR), "top margin"),
        Field("bottom", "下边距", units.length(0, _FAR), "bottom margin"),
        Field("left", "左边距", units.length(0, _FAR), "left margin"),
        Field("right", "右边距", units.length(0, _FAR), "right margin"),
        Field("header", "页眉", units.length(0, _FAR), "distance of the header from the edge"),
        Field("footer", "页脚", units.length(0, _FAR), "distance of the page number from the edge"),
        Field("grid", "网格", units.length(5, 400), "line pitch of the page's grid"),
        Field(
            "gap",
            "题下空",
            units.length(0, 400, "行"),
            "space below title, speaker and date: 1行",
        ),
    ),
)

PAGE_NUMBER = Record(
    "layout-page-number",
    (
        *(field for field in _TYPE_FIELDS if field.name in ("font", "latin", "size", "bold", "line", "tracking", "snap")),
        Field("form", "样式", units.form, "how the number looks, 1 standing for it: — 1 —"),
        Field(
            "place",
            "位置",
            choice("outside", "center", "right", "none", aliases=_PLACE),
            "outside: odd right, even left",
        ),
        Field("inset", "空", units.length(0, 400, "字"), "distance from the edge of the text: 1字"),
    ),
)


def _type(name: str, alias: str, doc: str) -> Field:
    return Field(name, alias, record(TYPE), doc)


_LINES = (
    ("turn", "呼语", "a turn to the hearers inside the speech: 同志们：; as salutation"),
    ("cue", "提示语", "a cue for the stage or the speaker: （全体起立）"),
    ("quote", "引文", "a quotation, set off from the text"),
    ("verse", "诗句", "a line of verse"),
    ("source", "出处", "the source below a quotation: ——《论语》"),
    ("speaker-note", "讲者备注", "a note to the speaker"),
    ("caption", "题注", "the caption of a table"),
    ("table-row", "表格文字", "the text of a table"),
    ("table-head", "表头", "the first row of a table; as table-row"),
    ("boxed-head", "框线表头", "the first row of a boxed table; as table-head"),
    ("boxed-row", "框线表格文字", "the text of a boxed table; as table-row"),
    ("attachments", "附件说明", "the list of attachments behind the text"),
    ("attachments-more", "附件说明续", "its second line and the others; as attachments"),
    ("signature", "落款", "who signs at the end"),
    ("signed", "落款日期", "the date at the end; as signature"),
    ("attachment", "附件", "the line above an attachment: 附件1; as heading-1"),
    ("attachment-title", "附件标题", "the title of an attachment; as title"),
)
"""The kinds of lines, each with its Chinese key and what it is."""

LAYOUT = Record(
    "layout",
    (
        Field("extends", "继承", text, "the layout whose values stand where this file gives none"),
        Field("summary", "说明", text, "one line for the list of layouts"),
        Field("page", "页面", record(PAGE), "sheet, margins, grid"),
        _type("body", "正文", "body text; what the others do not say, they take from it"),
        _type("title", "标题", "the title"),
        _type("subtitle", "副标题", "the subtitle"),
        _type("speaker", "署名", "the speaker's line"),
        _type("date", "日期", "the date's line"),
        _type("salutation", "称谓", "the salutation"),
        _type("heading-1", "一级标题", "headings of level 1: 一、"),
        _type("heading-2", "二级标题", "headings of level 2: （一）"),
        _type("heading-3", "三级标题", "headings of level 3: 1."),
        _type("heading-4", "四级标题", "headings of level 4: （1）"),
        _type("point-2", "二级要点", "run-in headings of points in a section of level 1; as heading-2 where nothing is said"),
        _type("point-3", "三级要点", "run-in headings of points one level deeper; as heading-3"),
        _type("point-4", "四级要点", "run-in headings of points two levels deeper; as heading-4"),
        _type("bundle-title", "合集标题", "a bundle's title; as title"),
        _type("bundle-count", "篇数", "a bundle's count line; as subtitle"),
        _type("contents-heading", "目录标题", "the word above a bundle's contents; as heading-1"),
        _type("contents-line", "目录行", "a line of a bundle's contents"),
        Field("contents-title", "目录二字", text, "the word above a bundle's contents; empty for none"),
        *(Field(name, alias, record(LINE_TYPE), doc) for name, alias, doc in _LINES),
        Field("page-number", "页码", record(PAGE_NUMBER), "the page number"),
        Field(
            "substitutes",
            "代用字体",
            free_mapping(units.font, "layout-substitutes"),
            "fonts that may stand in",
        ),
    ),
)

INHERITS: dict[str, str] = {
    "title": "body",
    "subtitle": "body",
    "speaker": "body",
    "date": "speaker",
    "salutation": "body",
    "heading-1": "body",
    "heading-2": "body",
    "heading-3": "body",
    "heading-4": "body",
    "point-2": "heading-2",
    "point-3": "heading-3",
    "point-4": "heading-4",
    "bundle-title": "title",
    "bundle-count": "subtitle",
    "contents-heading": "heading-1",
    "contents-line": "body",
    "page-number": "body",
    **{kind.name: kind.inherits for kind in KINDS if kind.words},
}
"""From each type to the type that supplies its missing values."""
