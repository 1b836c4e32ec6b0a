"""The keys of a layout file: names, Chinese aliases, kinds of values."""

from __future__ import annotations

from yaml.nodes import Node, ScalarNode

from drafter.layout import units
from drafter.layout.own import LayoutRecord
from drafter.nodes.fields import WRONG, Field, Kind, Record
from drafter.nodes.kinds import FALSE, TRUE, boolean, choice, free_mapping, items_of, one_line, record, text
from drafter.nodes.source import Source
from drafter.speech.lines import KINDS

_ALIGN = {"左对齐": "left", "居中": "center", "居中对齐": "center", "右对齐": "right", "两端对齐": "justify"}
_PLACE = {"外侧": "outside", "居中": "center", "右": "right", "右侧": "right", "无": "none"}
_PAGES = {"首页": "first", "每页": "every"}
_TURN = {"横向": "landscape", "纵向": "portrait", "横": "landscape", "纵": "portrait", "竖向": "portrait", "竖": "portrait"}
_FAR = 1600.0

_TYPE_FIELDS = (
    Field("font", "字体", units.font, "font of Chinese text, by the name that Word shows"),
    Field("latin", "西文字体", units.font, "font of Latin letters and digits"),
    Field("size", "字号", units.size, "type size: 三号 or 16pt"),
    Field("bold", "加粗", boolean, "bold"),
    Field("align", "对齐", choice("left", "center", "right", "justify", aliases=_ALIGN), "alignment"),
    Field("line", "行距", units.pitch, "line pitch, exact (28.95pt) or a multiple of single spacing (1.5倍)"),
    Field("tracking", "字距", units.tracking, "added behind each character: -0.25pt"),
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
    Field("phrases", "按词句断行", boolean, "lines end at marks and between words, pages with sentences; only in body"),
    Field("snap", "对齐网格", boolean, "lines stand on the page's line grid"),
    Field("indent-left", "左缩进", units.length(0, 400, "字"), "indent of all lines at the left: 2字"),
    Field("indent-right", "右缩进", units.length(0, 400, "字"), "indent of all lines at the right: 4字"),
    Field("italic", "倾斜", boolean, "italic"),
    Field("underline", "下划线", boolean, "underlined"),
    Field("color", "颜色", units.color, "colour: red, or '#C00000'"),
)
TYPE = Record("layout-type", _TYPE_FIELDS)
LINE_TYPE = Record(
    "layout-type",
    (*_TYPE_FIELDS, Field("shown", "显示", boolean, "whether such lines are shown; no leaves them out of every format")),
)


def _read_line_numbers(source: Source, node: Node) -> object:
    found = one_line(source, node)
    word = str(found).lower()
    if found is WRONG or word in TRUE or word in FALSE:
        return WRONG if found is WRONG else int(word in TRUE)
    if word.isdecimal() and len(word) < 5 and 1 <= int(word) <= 100:
        return int(word)
    source.add("layout.line-numbers", node, found=found)
    return WRONG


_line_numbers = Kind(_read_line_numbers, {"anyOf": [boolean.schema, {"type": "integer", "minimum": 1, "maximum": 100}]})

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
        Field("grid", "网格", units.length(5, 400), "line pitch of the page's grid, 0 for none"),
        Field(
            "gap",
            "题下空",
            units.length(0, 400, "行"),
            "space below title, speaker and date: 1行",
        ),
        Field("orientation", "方向", choice("portrait", "landscape", aliases=_TURN), "portrait or landscape, whatever the paper"),
        Field("line-numbers", "行号", _line_numbers, "numbers in the margin: yes for each line, 5 for every fifth"),
    ),
)

_LETTERS = ("font", "latin", "size", "bold", "line", "tracking", "snap", "italic", "underline", "color")
_LETTER_FIELDS = tuple(field for field in _TYPE_FIELDS if field.name in _LETTERS)


def _read_has(source: Source, node: Node) -> object:
    """A truth value; ``none`` is false."""
    return False if isinstance(node, ScalarNode) and node.value in ("none", "无") else boolean.read(source, node)


_has = Kind(_read_has, {"anyOf": [boolean.schema, {"enum": ["none", "无"]}]})

PAGE_NUMBER = Record(
    "layout-page-number",
    (
        *_LETTER_FIELDS,
        Field("form", "样式", units.form, "how the number looks, 1 or {page} standing for it: — 1 —"),
        Field(
            "place",
            "位置",
            choice("outside", "center", "right", "none", aliases=_PLACE),
            "outside: odd right, even left",
        ),
        Field("inset", "空", units.length(0, 400, "字"), "distance from the edge of the text: 1字"),
        Field("first", "首页", _has, "whether the first page has one"),
    ),
)

_CELL_FIELDS = (
    Field("left", "左", units.cell, "at the left: a text with the fields {page} {pages} {title} {date}"),
    Field("middle", "中", units.cell, "in the middle"),
    Field("right", "右", units.cell, "at the right"),
)
CELLS = Record("layout-cells", _CELL_FIELDS)


def _read_cells(source: Source, node: Node) -> object:
    """The texts of certain pages; ``none`` for a page with nothing there."""
    if isinstance(node, ScalarNode) and node.value in ("none", "无"):
        return {}
    return _CELLS.read(source, node)


_CELLS = record(CELLS)
_cells = Kind(_read_cells, {"anyOf": [_CELLS.schema, {"enum": ["none", "无"]}]})

RUNNING_HEAD = Record(
    "layout-running-head",
    (
        *_CELL_FIELDS,
        Field("first", "首页", _cells, "what stands there on the first page instead; none for nothing"),
        Field("even", "双页", _cells, "what stands there on left pages, which have even numbers"),
        Field("rule", "横线", boolean, "a line between it and the text"),
        *_LETTER_FIELDS,
    ),
)


def _read_running_head(source: Source, node: Node) -> object:
    """A header or footer; a text alone stands in the middle, ``none`` is an empty one."""
    if not isinstance(node, ScalarNode):
        return _RUNNING_HEAD.read(source, node)
    found = units.cell.read(source, node)
    if found is WRONG:
        return WRONG
    alone = {"left": "", "right": "", "even": None, "first": None, "rule": False}
    return {**alone, "middle": "" if found in ("none", "无") else found}


_RUNNING_HEAD = record(RUNNING_HEAD)
_running_head = Kind(_read_running_head, {"anyOf": [_RUNNING_HEAD.schema, text.schema]})

MARK = Record(
    "layout-mark",
    (
        Field("text", "文字", text, "the words: 内部资料　注意保存"),
        Field("pages", "页", choice("first", "every", aliases=_PAGES), "on the first page or on every page"),
        *_LETTER_FIELDS,
        *(field for field in _TYPE_FIELDS if field.name in ("align", "before", "after")),
    ),
)

WATERMARK = Record(
    "layout-watermark",
    (
        Field("text", "文字", text, "the words across the page: 草稿"),
        Field("font", "字体", units.font, "their font"),
        Field("size", "字号", units.size, "their size; without it they fill three quarters of the text's width"),
        Field("color", "颜色", units.color, "their colour"),
    ),
)


def _or_text(table: Record) -> Kind:
    """A mapping, or its ``text`` alone."""
    whole = record(table)

    def read(source: Source, node: Node) -> object:
        if not isinstance(node, ScalarNode):
            return whole.read(source, node)
        found = one_line(source, node)
        return WRONG if found is WRONG else {"text": found}

    return Kind(read, {"anyOf": [whole.schema, text.schema]})


def _read_stand_ins(source: Source, node: Node) -> object:
    found = _STAND_INS.read(source, node)
    return WRONG if found is WRONG else ",".join(found)  # type: ignore[arg-type]  # the form of w:altName


_STAND_INS = items_of(units.font, single=True)
_stand_ins = Kind(_read_stand_ins, _STAND_INS.schema)


def _type(name: str, alias: str, doc: str, keys: Record = TYPE) -> Field:
    return Field(name, alias, record(keys), doc)


_LINES = (
    _type("turn", "呼语", "a turn to the hearers inside the speech: 同志们：; as salutation", LINE_TYPE),
    _type("cue", "提示语", "a cue for the stage or the speaker: （全体起立）", LINE_TYPE),
    _type("quote", "引文", "a quotation, set off from the text", LINE_TYPE),
    _type("verse", "诗句", "a line of verse", LINE_TYPE),
    _type("source", "出处", "the source below a quotation: ——《论语》", LINE_TYPE),
    _type("speaker-note", "讲者备注", "a note to the speaker", LINE_TYPE),
    _type("caption", "表题", "the caption of a table", LINE_TYPE),
    _type("picture", "图片", "the paragraph of a picture", LINE_TYPE),
    _type("picture-caption", "图题", "the caption below a picture; as caption", LINE_TYPE),
    _type("footnote", "脚注", "a footnote", LINE_TYPE),
    _type("table-row", "表格文字", "the text of a table", LINE_TYPE),
    _type("table-head", "表头", "the first row of a table; as table-row", LINE_TYPE),
    _type("boxed-head", "框线表头", "the first row of a boxed table; as table-head", LINE_TYPE),
    _type("boxed-row", "框线表格文字", "the text of a boxed table; as table-row", LINE_TYPE),
    _type("attachments", "附件说明", "the list of attachments behind the text", LINE_TYPE),
    _type("attachments-more", "附件说明续", "its second line and the others; as attachments", LINE_TYPE),
    _type("signature", "落款", "who signs at the end", LINE_TYPE),
    _type("signed", "落款日期", "the date at the end; as signature", LINE_TYPE),
    _type("attachment", "附件", "the line above an attachment: 附件1; as heading-1", LINE_TYPE),
    _type("attachment-title", "附件标题", "the title of an attachment; as title", LINE_TYPE),
)
"""The kinds of lines."""

LAYOUT = LayoutRecord(
    (
        Field("extends", "继承", text, "the layout whose values stand where this file gives none"),
        Field(
            "base",
            "底稿",
            text,
            "a Word file of your office: its letterhead, headers, styles and page stay, the speech is put into it",
        ),
        Field(
            "base-styles",
            "底稿样式",
            choice("file", "layout", aliases={"底稿": "file", "版式": "layout"}),
            "whose styles set the speech: those of the base file, or of this layout; without it, those of the file that somebody set",
        ),
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
        Field("contents-speakers", "目录署名", boolean, "whether the contents say below each title who speaks"),
        Field("cover", "封面", boolean, "whether a bundle's title has a page of its own, and its contents begin the next"),
        *_LINES,
        Field("page-number", "页码", record(PAGE_NUMBER), "the page number"),
        Field("header", "页眉", _running_head, "what stands above the text of each page"),
        Field("footer", "页脚", _running_head, "what stands below it, beside the page number"),
        Field("mark", "密级", _or_text(MARK), "a mark above the first page's text: 内部资料　注意保存, 秘密★1年"),
        Field("watermark", "水印", _or_text(WATERMARK), "words across the page: 草稿"),
        Field("own", "样式", free_mapping(record(TYPE), "layout-own"), "types of your own kinds of lines, by their names"),
        Field(
            "substitutes",
            "代用字体",
            free_mapping(_stand_ins, "layout-substitutes"),
            "fonts that may stand in: one, or a list",
        ),
    ),
    TYPE,
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
    "header": "page-number",
    "footer": "page-number",
    "mark": "body",
}
"""From each type to the type that supplies its missing values."""
