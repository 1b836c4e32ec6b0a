"""What an outline and its template call the blanks that are to be filled in."""

from __future__ import annotations

import re

from drafter.check.model import Asked
from drafter.errors import DrafterError, TemplateError
from drafter.files.tables import any_of, read_table
from drafter.outline.keys import ALIASES
from drafter.outline.model import NoSections, Outline, OutlineFile
from drafter.speech.flow import document_paragraphs
from drafter.speech.numbering import HAN
from drafter.template.render import Renderer

_SECTIONS = "sections"


def asked_of(outline: Outline, renderer: Renderer | None, *, chinese: bool) -> Asked:
    """The names of an outline's keys, the hints of its template's slots, and whether the template can do without sections.

    renderer: that of its template; without it nothing is known of that. chinese: whether the outline has Chinese keys.
    """
    names = tuple((name, alias if chinese else name) for name, alias in ALIASES.items())
    if renderer is None or not outline.template:
        return Asked(names)
    info = renderer.info(outline.template)
    hints = tuple((slot.name, slot.hint) for slot in info.slots.values() if slot.hint)
    lacks = not outline.sections and not isinstance(outline.sections, NoSections) and _SECTIONS in info.required
    if not lacks or not _announces(outline.template, renderer):
        return Asked(names, hints)
    return Asked(names, hints, announces=True, others=_without_sections(renderer))


def _announces(template: str, renderer: Renderer) -> bool:
    """Whether a template's own words announce what nobody hears where a speech has no sections: 下面，我讲几点要求.

    A template that needs more than a speech of no words has (it divides by the number of sections) tells nothing.
    """
    bare = Outline(template, title="题", salutation=("同志们",), sections=NoSections())
    try:
        document = renderer.document(OutlineFile((bare,)))
    except DrafterError:
        return False
    announced = re.compile(f"[几两数多0-9{HAN}](?:{any_of(read_table('check', 'parts')['announced'])})")
    return any(announced.search(paragraph.text) for _, paragraph in document_paragraphs(document))


def _without_sections(renderer: Renderer) -> tuple[str, ...]:
    """The names of the templates that need no sections."""
    found = []
    for name in renderer.store.names():
        try:
            info = renderer.info(name)
        except TemplateError:
            continue
        if _SECTIONS not in info.required and "opening" in info.required:
            found.append(name)
    return tuple(found)
