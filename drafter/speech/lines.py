"""Kinds of lines: paragraphs of a speech that are set in a way of their own, such as a signature, a cue or a quotation.

`KINDS` has a row for each kind. Outlines, Markdown, every writer, layouts, mining and pulling read it, so a new kind is a new row. Its look
is a type of the layout with the same name; the words by which mining knows it stand in ``drafter/mine/data/lines.yaml``. Users have kinds of
their own, whose names only their layouts know.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple, SupportsIndex

from drafter.speech.text import END_MARKS

PAGE_BREAK = "page-break"
"""The kind of line that stands for the end of a page."""
PICTURE, PICTURE_CAPTION = "picture", "picture-caption"
"""The kinds of lines that are a picture, whose text is the name of its file, and the caption below it."""
FOOTNOTE = "footnote"
"""The kind of a footnote. A tree has footnotes at their marks (`Note`); a page has them as lines behind the speech."""
ATTACHMENT_TITLE = "attachment-title"
"""The kind of the title of an attachment."""


class LineKind(NamedTuple):
    """A kind of line.

    name: its class in Markdown and HTML, and its type in a layout.
    key, alias: its key in a body of an outline, in English and in Chinese; "" for a line that has none of its own.
    style, style_name: the id and the name of its style in Word. Word's own styles have English names.
    inherits: the type of a layout that supplies what the layout does not say of this kind.
    spoken: whether it is read aloud, and so counts for the length.
    words: whether it has words. A page break has none.
    beside: the kind that may stand beside it in its mapping: the source of a quotation.
    new_page: whether it begins a page.
    row: of a row of a table, how its lines are drawn: ``three-line`` or ``boxed``. Its cells are parted by tabs; rows that follow one
    another are one table.
    before, after: what is put around its text where the text does not have it: ``（`` and ``）`` around 全体起立.
    others: what people write for its key: 呼语, which is the layout's name of a turn to the hearers.
    """

    name: str
    key: str
    alias: str
    style: str
    style_name: str
    inherits: str = "body"
    spoken: bool = True
    words: bool = True
    before: str = ""
    after: str = ""
    beside: str = ""
    new_page: bool = False
    row: str = ""
    others: tuple[str, ...] = ()

    def typed(self, text: str) -> str:
        """A text without what is put around it: 全体起立 of ``（全体起立）``."""
        inside = text.removeprefix(self.before).removesuffix(self.after)
        return inside if inside and self.shown(inside) == text else text

    def shown(self, text: str) -> str:
        """A text with what is put around it; half-width brackets and other dashes become it: ``(掌声)``, ``--《论语》``."""
        text = self.put_right(text)
        if not text or (self.before and text[0] in _BEFORE) or (self.after and not self.before and text[-1] in END_MARKS):
            return text
        return f"{self.before}{text}{self.after}"

    def put_right(self, text: str) -> str:
        """A text whose own brackets or dash are written as those that its kind puts before it."""
        if self.before == "（":
            return re.sub(r"\A[(（]([^()（）]*)[)）]\Z", r"（\1）", text)
        return re.sub(r"\A[-—―–]+", self.before, text) if self.before == "——" else text


_BEFORE = "（(【[〔—―-"
"""The brackets and dashes that somebody may have typed already."""


KINDS: tuple[LineKind, ...] = (
    LineKind("turn", "salutation", "称呼", "Turn", "呼语", "salutation", after="：", others=("呼语", "再称呼")),
    LineKind("cue", "cue", "提示语", "Cue", "提示语", spoken=False, before="（", after="）", others=("提示", "舞台提示")),
    LineKind("quote", "quote", "引文", "Quote", "Quote", beside="source", others=("引语", "引用", "引用文字")),
    LineKind("verse", "verse", "诗句", "Verse", "诗句", beside="source", others=("诗", "诗词", "诗歌", "古诗")),
    LineKind("source", "source", "出处", "Source", "出处", before="——"),
    LineKind(
        "speaker-note",
        "speaker-note",
        "讲者备注",
        "SpeakerNote",
        "讲者备注",
        spoken=False,
        before="〔",
        after="〕",
        others=("备注", "讲者提示"),
    ),
    LineKind(PAGE_BREAK, "page-break", "分页", "", "", spoken=False, words=False, others=("分页符", "换页", "另起一页")),
    LineKind("caption", "", "", "Caption", "caption", spoken=False),
    LineKind(PICTURE, "", "", "Picture", "图片", spoken=False),
    LineKind(PICTURE_CAPTION, "", "", "PictureCaption", "图题", "caption", spoken=False),
    LineKind(FOOTNOTE, "", "", "FootnoteText", "footnote text", spoken=False),
    LineKind("table-row", "", "", "TableText", "表格文字", spoken=False, row="three-line"),
    LineKind("table-head", "", "", "TableHead", "表头", "table-row", spoken=False, row="three-line"),
    LineKind("boxed-head", "", "", "BoxedHead", "框线表头", "table-head", spoken=False, row="boxed"),
    LineKind("boxed-row", "", "", "BoxedText", "框线表格文字", "table-row", spoken=False, row="boxed"),
    LineKind("attachments", "", "", "Attachments", "附件说明", spoken=False),
    LineKind("attachments-more", "", "", "AttachmentsMore", "附件说明续", "attachments", spoken=False),
    LineKind("signature", "", "", "Signature", "Signature", spoken=False),
    LineKind("signed", "", "", "Signed", "落款日期", "signature", spoken=False),
    LineKind("attachment", "", "", "Attachment", "附件", "heading-1", spoken=False, new_page=True),
    LineKind(ATTACHMENT_TITLE, "", "", "AttachmentTitle", "附件标题", "title", spoken=False),
)
"""Every kind of line. GB/T 9704-2012 has the list of attachments (附件说明, 7.3.4), the signature (发文机关署名) with its date (成文日期, 7.3.5),
and attachments (7.3.7).
"""

BY_NAME: Mapping[str, LineKind] = {kind.name: kind for kind in KINDS}
BY_KEY: Mapping[str, LineKind] = {key: kind for kind in KINDS for key in (kind.key, kind.alias) if key}
MEANT: Mapping[str, str] = {word: kind.alias for kind in KINDS for word in kind.others}
"""From words that people write for the keys of lines to these keys."""
ROWS: Mapping[str, str] = {kind.name: kind.row for kind in KINDS if kind.row}
"""The kinds of rows of tables, each with how its lines are drawn."""
HEADS = frozenset(name for name in ROWS if name.endswith("-head"))
"""The kinds of rows that repeat on each page of their table."""
ENDING = ("attachments", "attachments-more", "signature", "signed", "attachment")
"""The kinds with which begins what stands below a closing, in their order there."""
UNSPOKEN = frozenset(kind.name for kind in KINDS if not kind.spoken)
"""The kinds that do not count for the length of a speech."""


OWN_STYLE = "Own-"
"""How the id of the style of a user's own kind of lines begins; behind it stands the name of the kind, which is the style's name too."""
OWN_HINT = "own-"
"""The same of a line's hint, which a reader finds (`drafter.read.source.SourceText`)."""


def is_own_name(text: str) -> bool:
    """Whether a text can be the name of a user's own kind of lines: letters (Chinese ones too), digits and ``-``; no name of Drafter's."""
    return text not in BY_NAME and re.fullmatch(r"[^\W\d_][\w-]{1,30}", text) is not None


_OF_PAGES = re.compile(
    r"own-.*|sheet|head|head-end|line|turned|folio|long|three-line|boxed|contents-heading|(?:section|point)[1-4]"
)
"""Classes of a web page that Drafter has for other elements."""
_FRONT = frozenset(("title", "subtitle", "speaker", "date", "salutation", "bundle-title", "bundle-count"))


def own_class(kind: str) -> str:
    """The class in a web page of a user's own kind of lines: its name, with ``own-`` in front where the page has a class of that name."""
    return f"own-{kind}" if _OF_PAGES.fullmatch(kind) else kind


def own_kind(name: str) -> str:
    """The user's own kind of lines that a class of a paragraph in a web page of Drafter's is; "" for any other class."""
    kind = name.removeprefix("own-")
    return kind if own_class(kind) == name and name not in _FRONT and is_own_name(kind) else ""


class Note(str):
    """The mark of a footnote inside a text. As a `str` it is empty: a text has no character for it.

    name: by which the mark and its footnote find each other. text: the footnote; None where it is not known yet.
    """

    __slots__ = ("name", "text")
    name: str
    text: str | None

    def __new__(cls, name: str, text: str | None = None) -> "Note":
        made = super().__new__(cls)
        made.name, made.text = name, text
        return made

    def __getnewargs__(self) -> tuple[str, str | None]:  # type: ignore[override]  # what `__new__` takes
        return self.name, self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Note) and (self.name, self.text) == (other.name, other.text)

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __repr__(self) -> str:
        return f"Note({self.name!r}, {self.text!r})"


_STOP = attrgetter("stop")


class Styled(str):
    """A text of the tree that is more than plain: a line of a kind of its own, or a text with emphasis or footnotes in it.

    It is a `str`: whatever reads texts alone reads it as its text, and compares it as its text.
    kind: the name of its kind, "" for an ordinary paragraph. spans: its characters with a look, and the places of the marks of its
    footnotes, see `drafter.speech.emphasis.Span`.
    """

    __slots__ = ("kind", "spans")
    kind: str
    spans: tuple[Any, ...]

    def __new__(cls, text: str, kind: str = "", spans: tuple[Any, ...] = ()) -> "Styled":
        made = super().__new__(cls, text)
        made.kind, made.spans = kind, spans
        return made

    def __getnewargs__(self) -> tuple[str, str, tuple[Any, ...]]:  # type: ignore[override]  # what `__new__` takes
        return str(self), self.kind, self.spans

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        """A part; a slice keeps the spans in it, and the footnotes behind its characters."""
        part = super().__getitem__(key)
        if not self.spans or not isinstance(key, slice) or key.step not in (None, 1):
            return part
        first, last, _ = key.indices(len(self))
        kept = []
        begin = bisect_left(self.spans, first, key=_STOP)  # they stand in order; a text may have thousands, and be sliced for each
        for span in islice(self.spans, begin, None):
            if span.start > last:
                break
            if (
                span.start < last and span.stop > first
                if span.note is None
                else first < span.stop <= last or first == span.stop == 0
            ):
                kept.append(span._replace(start=max(span.start, first) - first, stop=min(span.stop, last) - first))
        return Styled(part, "", tuple(kept)) if kept else part

    def __add__(self, other: str) -> str:
        return joined((self, other))

    def __radd__(self, other: str) -> str:
        return joined((other, self))

    def __repr__(self) -> str:
        kind = f", {self.kind!r}" if self.kind else ""
        spans = ", spans=" + repr(tuple((start, stop, *looks) for start, stop, looks in self.spans)) if self.spans else ""
        return f"Styled({str(self)!r}{kind}{spans})"


def parted(text: str, at: int) -> tuple[str, str]:
    """A text in two, as an ordinal and its heading. A footnote directly at the border goes with the second part.

    A slice leaves it with the first, which is right behind a word: 一、[^1]旱情 has the footnote of 旱情, 旱情[^1]仍重 that of 旱情 too.
    """
    notes = [span for span in getattr(text, "spans", ()) if span.note is not None and span.stop == at]
    if not notes:
        return text[:at], text[at:]
    spans = [span for span in getattr(text, "spans", ()) if span not in notes]
    first, second = (Styled(str(text), "", tuple(spans))[part] for part in (slice(at), slice(at, None)))
    return first, Styled(str(second), "", (*(span._replace(start=0, stop=0) for span in notes), *getattr(second, "spans", ())))


def joined(texts: Iterable[str]) -> str:
    """Texts one behind the other, with the spans of each."""
    parts: list[str] = []
    spans: list[Any] = []
    length = 0
    for text in texts:
        for span in getattr(text, "spans", ()):
            last = spans[-1] if spans else None
            if last and last.stop == length + span.start and last.looks == span.looks and last.note is None:
                spans[-1] = spans[-1]._replace(stop=length + span.stop)
            else:
                spans.append(span._replace(start=length + span.start, stop=length + span.stop))
        parts.append(text)
        length += len(text)
    whole = "".join(parts)
    return Styled(whole, "", tuple(spans)) if spans else whole


def has_spans(text: str) -> bool:
    """Whether a text has emphasis or footnotes in it."""
    return type(text) is not str and bool(getattr(text, "spans", None))


def notes_in(text: str) -> list[Note]:
    """The footnotes of a text, in order."""
    return [] if type(text) is str else [span.note for span in getattr(text, "spans", ()) if span.note is not None]


def shown_line(text: str) -> str:
    """A line with what its kind puts around it; any other text as it is."""
    kind = BY_NAME.get(kind_of(text))
    if kind is None or not text:
        return text
    bare = kind.shown(str(text))
    spans = getattr(text, "spans", ())
    shift = max(0, bare.find(str(text))) if spans else 0
    return Styled(bare, kind.name, tuple(span._replace(start=span.start + shift, stop=span.stop + shift) for span in spans))


def kind_of(text: str) -> str:
    """The kind of a line, "" for an ordinary paragraph."""
    return "" if type(text) is str else getattr(text, "kind", "")
