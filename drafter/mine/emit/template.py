"""The text of a template: front matter, then the blocks in which it differs from the plain template, in the order of the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from drafter.mine.emit import jinja
from drafter.mine.emit.header import front_matter
from drafter.mine.emit.model import Skeleton
from drafter.mine.emit.plain import plain
from drafter.mine.emit.remarks import comments_on
from drafter.mine.emit.styles import SectionStyle
from drafter.mine.emit.texts import block
from drafter.nodes.writing import mapping_lines
from drafter.speech.numbering import recognise
from drafter.speech.style import FULL_STOP, OPEN_FRAME, RUN_ON, HeadingStyle
from drafter.speech.tree import Section


def template_text(skeleton: Skeleton, required: Collection[str]) -> str:
    """The text of the file. required: the keys for which all speeches of the template have content."""
    front = "\n".join(mapping_lines(front_matter(skeleton, required)))
    return f"---\n{front}\n---\n{template_blocks(skeleton, comments=True)}"


def template_blocks(skeleton: Skeleton, *, comments: bool = False) -> str:
    """The text below the front matter. comments: whether it has comments for people."""
    frames = skeleton.sections.frames
    blocks = [
        *skeleton.front.blocks,
        ("opening", skeleton.opening.template),
        ("section", section_block(skeleton.speech.sections, skeleton.sections)),
        ("closing", block("closing", text=skeleton.closing.template)),
    ]
    lines = [block("extends")]
    for name, text in blocks:
        if text == plain().blocks[name]:
            continue
        lines.append("")
        if comments:
            lines += map(jinja.comment, comments_on(name, skeleton))
        if name == "section" and frames:
            lines.append(block("point_frames", frames=", ".join(map(jinja.string, frames))))
        lines.append(block("block", name=name, text=text))
    return "\n".join(lines) + "\n"


def section_block(sections: Sequence[Section], style: SectionStyle) -> str:
    """The block that writes a section. Its heading is Markdown if all sections are alike, else a call of the filter `heading`."""
    points = style.points._replace(frame=jinja.Expression(block("point_frame"))) if style.frames else style.points
    written = {
        "paragraphs": jinja.call("paragraphs", points),
        "subsections": jinja.call("subsections", style.below),
    }
    if not all(_fits(section, style.heading) for section in sections):
        return block("differing", heading=jinja.call("heading", style.heading), **written)
    return block(style.heading.paragraph, marks=jinja.string(style.heading.marks), heading=_heading(style.heading), **written)


def _heading(style: HeadingStyle) -> str:
    """The Jinja expression of a section's heading without its mark."""
    heading = "section.heading"
    if style.frame != OPEN_FRAME:
        heading += f" | frame({jinja.string(style.frame)})"
    if style.end:
        heading += " | sentence" if style.end == FULL_STOP else f" | sentence({jinja.string(style.end)})"
    return heading


def _fits(section: Section, style: HeadingStyle) -> bool:
    """Whether a heading can be written as Markdown: it is placed like the others, and reading recognises its mark."""
    found = recognise(f"{section.mark}{section.heading}{section.end}")
    mark_is_found = not section.mark or (found is not None and found.text == section.mark)
    return section.run_in == (style.paragraph == RUN_ON) and mark_is_found
