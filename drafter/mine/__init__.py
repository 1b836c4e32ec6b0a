"""Mining: turns finished speeches into templates and outlines.

The steps for a source, after `drafter.read` has read it:

1. ``clean``: the paragraphs of the text, without noise and with damage repaired
2. ``segment``: the tree of its speech, or a bundle of speeches
3. ``skeleton``: formulas of the speech (``formulas``), roles of its sections (``roles``), frames of sibling headings
   (`drafter.speech.frames`)
4. ``emit``: the template and the outline that render to the same speech; or ``json_form``, ``report``

``pipeline`` does steps 1 to 3 for one source, ``batch`` makes the files of a source.
"""
