"""YAML read with places: every value as the text it is, every fault with its line and column.

Outlines, the front matter of templates, layouts and ``drafter.yaml`` are read through this package. `compose.read_documents` makes nodes of
a text (those of PyYAML; `plain` composes the commonest texts without libyaml) and names the typos of a Chinese keyboard. `fields.Record` reads a mapping by a table of its fields; the same table
makes the JSON Schema. `kinds` has the kinds of values that several mappings share. All faults of a text are collected in its `source.Source`.
`writing` is the way back: values as YAML.
"""
