"""Proofreading of files (outlines, texts, Word documents): findings with their places in the file, repairs, reports.

`drafter.check` finds mistakes in the lines of a page. This package finds their places in the file and repairs them. Begin with
`file`.
"""
