"""Proofreading files: outlines, texts, Word documents; findings at their places, repairs, reports.

`drafter.check` finds; this package knows where that stands and what to do about it. `file` is the way in.
"""
