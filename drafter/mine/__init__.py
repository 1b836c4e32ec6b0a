"""Mining: speeches that someone wrote become templates and outlines.

The way of a source, after `drafter.read` has made a text of it:

1. ``clean``: its paragraphs, noise taken out and losses restored
2. ``segment``: the tree of its speech, or of several
3. ``skeleton``: what the tree shows, by ``formulas`` (sentences that recur in a genre), ``roles`` (what a section does) and
   `drafter.speech.frames` (what sibling headings share)
4. ``emit``: the template and the outline that make the same speech again; or ``json_form``, ``report``

``pipeline`` does the first three for one source, ``batch`` all for many.
"""
