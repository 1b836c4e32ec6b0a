"""An outline as frozen values.

Named tuples and no dataclasses: a dataclass takes 0.6 ms to define at every start, a named tuple 0.07 ms.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import Place
from drafter.outline.typed import Note, TypedOrdinal

if TYPE_CHECKING:
    from drafter.speech.pictures import Picture

Text = str
"""A paragraph or a heading as typed: one line, no break."""


class Blanks(NamedTuple):
    """A heading written as the blanks of its template's frame: ``[突出思想教育, 实现“一强”]`` for ``{}，务求{}``.

    ended: False where the outline says that no mark ends it.
    """

    words: tuple[str, ...]
    place: Place
    ended: bool = True


Heading = Text | Blanks


class OutlinePoint(NamedTuple):
    """A point: its heading (None without one), its paragraphs and deeper points, and the marks of those points.

    mark: its own, as shown, where counting does not give it; "" for none, None where it is counted.
    typed: the ordinal that its author typed before the heading, where counting gives it too.
    paragraph: ``own`` or ``run-on`` where it stands otherwise than its siblings.
    end: "" where no mark is added, neither between heading and text nor behind the text; None where the template decides.
    unended: the notice that its last paragraph, or its heading where it has no other text, has no end mark, for templates that add one, or ends
        with a comma; None if it ends with a mark, or with ``end: none``.
    before: the notice that the paragraph before it has no end mark, for a point that runs on to it; else None.
    """

    heading: Heading | None
    body: "Body" = ()
    marks: str | None = None
    points: str | None = None
    mark: str | None = None
    paragraph: str | None = None
    end: str | None = None
    typed: TypedOrdinal | None = None
    unended: Note | None = None
    before: Note | None = None


Body = tuple[Text | OutlinePoint, ...]


class PlainBody(tuple[Text | OutlinePoint, ...]):
    """A body of sentences, and of points in short form with a sentence each, in which no character means anything in Markdown.

    What becomes of each is known beforehand, so that nothing has to be asked of each.
    """


class OutlineSection(NamedTuple):
    """A section.

    heading: None where it is not written yet; "" where the heading is only a mark.
    marks: the numbering style of its points where it differs from the template's (``一是``, ``none``).
    points: ``own`` where each point opens a paragraph, ``run-on`` where it runs on; None leaves it to the template.
    mark, end, typed: as of a point. unheard: the notice for a template that ignores the mark that the section names.
    paragraph: ``own`` where its heading stands alone, ``run-on`` where it runs in to its text; None leaves it to the template.
    """

    heading: Heading | None
    body: Body = ()
    sections: "tuple[OutlineSection, ...]" = ()
    marks: str | None = None
    points: str | None = None
    mark: str | None = None
    paragraph: str | None = None
    end: str | None = None
    typed: TypedOrdinal | None = None
    unheard: Note | None = None


class Attachment(NamedTuple):
    """An attachment: its name, and its text; without a text it is only listed."""

    name: Text
    body: Body = ()


class NoSections(tuple[OutlineSection, ...]):
    """The sections of an outline with ``sections: none``. It is empty like a missing key, but no blank is shown for it."""


Lines = str | tuple[str, ...]
"""A line of the front, or several."""


def lines_of(value: Lines) -> tuple[str, ...]:
    """The lines of a key of the front, as a tuple. An empty value has none."""
    return value if isinstance(value, tuple) else (value,) if value else ()


class Limit(NamedTuple):
    """How long the speech may be: an amount of ``characters`` or ``minutes``."""

    amount: float
    unit: str


class AgendaItem(NamedTuple):
    """An item of an agenda.

    item: what is done. who: who does it, empty where nobody is named.
    minutes: how long it takes; None where it is not said.
    introduction, remark: what the host says of it, before it and behind it.
    is_break: whether it is a break, which is not counted among the items.
    says_who: whether `item` has the names already: 请李站长通报墒情.
    """

    item: str
    who: Lines = ()
    minutes: float | None = None
    introduction: Lines = ()
    remark: Lines = ()
    is_break: bool = False
    says_who: bool = False


class Outline(NamedTuple):
    """The outline of one speech. A missing key is an empty text or tuple. `notes` is not kept: no page shows it.

    start: when the agenda begins, in minutes after midnight. footnotes: by the names that the texts refer to, ``[^名]``.
    pictures: by the names of their files.
    A key of the front is a text, or a tuple where it has several lines (a long title, two speakers).
    """

    template: str = "speech"
    title: Lines = ""
    subtitle: Lines = ""
    speaker: Lines = ""
    date: Lines = ""
    occasion: str = ""
    salutation: tuple[str, ...] = ()
    slots: Mapping[str, str] = MappingProxyType({})
    opening: Body = ()
    sections: tuple[OutlineSection, ...] = ()
    closing: Body = ()
    attachments: tuple[Attachment, ...] = ()
    signature: Lines = ""
    signed: Lines = ""
    agenda: tuple[AgendaItem, ...] = ()
    start: int | None = None
    limit: Limit | None = None
    rate: float | None = None
    layout: str = ""
    place: Place = Place("")
    places: Mapping[str, Place] = MappingProxyType({})
    footnotes: Mapping[str, str] = MappingProxyType({})
    pictures: "Mapping[str, Picture]" = MappingProxyType({})

    def place_of(self, key: str) -> Place:
        """Where the value of a key stands; ``slots.NAME`` asks for a slot, ``date.1`` for the second line of a date, ``agenda.1`` for the second item. The place of the outline where the key is missing."""
        return self.places.get(key, self.place)


class BundleFront(NamedTuple):
    """The front of a bundle: what stands above its speeches."""

    title: str
    template: str = "bundle"
    layout: str = ""
    place: Place = Place("")


class OutlineFile(NamedTuple):
    """The outlines of a file, in order. bundle: the front of a bundle, if the file begins with one."""

    outlines: tuple[Outline, ...]
    bundle: BundleFront | None = None
