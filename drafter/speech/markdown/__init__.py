"""Markdown ⇄ Speech: the text form between a template and the tree.

A strict subset of CommonMark with attributes as pandoc writes them (``bracketed_spans``): a block is one line, with a blank line
between paragraphs.

=====================================  =======================================================================
``# 题目``                              title (several lines: several titles)
``[同志们：]{.salutation}``              a front line; also ``.subtitle`` ``.speaker`` ``.date``
``## 一、加强学习``                       a section heading; ``###`` to ``#####`` for levels 2 to 4
``[一、加强学习。]{.section}我们……``      a run-in section heading; ``.section2`` to ``.section4`` for deeper ones
``……[一是主动学标。]{.point}把……``      a point, at the start of a block or inside it; ``.point2`` to ``.point4``
``[]{.in-point}……``                    a further paragraph of the open point; ``.in-point2`` of the open point of level 2
``[]{.closing}……``                     the closing begins with this block
``新质生产力[^1]是``                       the mark of a footnote; ``[^1]: 以……`` is the footnote, a block anywhere in the text
``![图题](图.png){width=8cm}``            a picture with its caption, see `drafter.speech.pictures`
``[知行合一]{.motto}``                   a line of a kind of its own (`drafter.speech.lines`), or of the user's own kind
``* * *``                              the next speech of a bundle begins
``# [合集]{.bundle}``                   a bundle's title; ``[（2篇）]{.count}`` its count line
``**重点**``, ``10^8^``, ``CO~2~``       emphasis inside a text, see `drafter.speech.emphasis`
=====================================  =======================================================================

The mark of a heading or point is what `numbering.recognise` finds at its start. Two cases need care. If a heading begins with
characters that look like a mark and are none, its first character is written as an entity (``&#19968;、``). If a mark is not in the
table of ordinals, an attribute gives its length in characters: ``{.point mark=3}``.
Law: ``parse(write(s)) == canonical(s)`` for every speech that `check` accepts.
"""

from __future__ import annotations

from drafter.speech.lines import BY_NAME
from drafter.speech.markdown.blocks import body_blocks, footnote_block, section_blocks, write
from drafter.speech.markdown.escapes import escape, escape_block, escape_inline, unescape
from drafter.speech.markdown.reading import MarkdownError, parse
from drafter.speech.tree import FRONT_KINDS

CLASSES = frozenset(("bundle", "count", "section", "point", "in-point", "closing", *FRONT_KINDS, *BY_NAME))
"""Drafter's own classes. A template may write no others, but for the user's own kinds of lines."""

__all__ = [
    "CLASSES",
    "MarkdownError",
    "body_blocks",
    "escape",
    "escape_block",
    "escape_inline",
    "footnote_block",
    "parse",
    "section_blocks",
    "unescape",
    "write",
]
