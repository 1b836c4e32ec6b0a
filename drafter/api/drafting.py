"""Drafting: turns the text that somebody has already into the outline of a template."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.api.folders import renderer_for, search_folders
from drafter.api.given import Folders, folders_of
from drafter.api.mining import refuse_outline
from drafter.errors import Fault, InputError, Place, UsageError
from drafter.messages.language import language
from drafter.pull.draft import Drafted, drafted
from drafter.read import read_bytes
from drafter.template.render import Filter

__all__ = ["Drafted", "outline_from"]


def outline_from(
    content: str | bytes,
    template: str | None = None,
    *,
    source: str = "speech",
    speech: int | None = None,
    folders: Folders | None = None,
    filters: Mapping[str, Filter] | None = None,
    encoding: str | None = None,
    chinese: bool | None = None,
) -> Drafted:
    """A text as the outline of a template.

    content: its text, or the bytes of a text, a Word document, a web page or a PDF.
    template: the template's name; without it, the one that fits best.
    source: the name of the text in messages. Its suffix counts where the first bytes do not show the format.
    speech: which of several speeches in the text, from 1; without it the first, and a notice says so.
    folders, filters: as in `render`.
    encoding: that of a text; without it, it is guessed.
    chinese: as in `new_outline`.
    Raises InputError for content that cannot be read, holds no text or is an outline already, TemplateError, UsageError for a speech that there is not.
    """
    if template == "bundle":
        raise UsageError(Fault("usage.from-bundle"))
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if not data.strip():
        raise InputError(Fault("input.empty", Place(source)))
    renderer = renderer_for(search_folders() if folders is None else folders_of(folders), filters)
    if template is not None:
        renderer.info(template)
    refuse_outline(data, source)
    text = read_bytes(data, source, encoding=encoding)
    in_chinese = language() == "zh" if chinese is None else chinese
    return drafted(text, renderer, template, speech=speech, chinese=in_chinese)
