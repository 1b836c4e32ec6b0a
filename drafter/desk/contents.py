"""The contents of a bundle on the sheets of the desk.

They are not in the outline. So their words are attributes, not text: the text of the page stays that of the outline, and a click on
them finds no place in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from drafter.layout.model import Layout
from drafter.speech.flow import speakers_of
from drafter.speech.tree import Bundle, Document
from drafter.write.docx.contents import first_pages


def contents_html(document: Document, layout: Layout) -> Iterator[str]:
    """An HTML element for each line of the contents, as in the Word file; none for a single speech.

    ``data-words`` holds the words of a line, ``data-page`` the page number that stands behind them.
    """
    if not isinstance(document, Bundle) or not any(speech.title for speech in document.speeches):
        return
    if layout.contents_title:
        yield f'<p class="contents-heading" data-words="{escape(layout.contents_title)}"></p>'
    for speech, page in zip(document.speeches, first_pages(document, layout), strict=True):
        if speech.title:
            yield f'<nav><li data-words="{escape(speech.title)}" data-page="{page}"><i></i></li></nav>'
            if layout.contents_speakers:
                yield from (f'<nav><li data-words="　　{escape(speaker)}"></li></nav>' for speaker in speakers_of(speech))
