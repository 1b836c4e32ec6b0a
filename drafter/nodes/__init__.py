"""YAML read with places: every value as the text it is, every fault with its line and column.

Outlines, the front matter of templates and layouts are read through this package: `compose.read_documents` gives PyYAML nodes and names
the slips of a Chinese keyboard, `fields.Record` reads a mapping by a table of fields and collects all faults in the `source.Source`; the
same table makes the JSON Schema. `kinds` holds the kinds of values that several mappings share.
"""
