"""An outline and its page: which value each stretch of the page shows, where that stands in the file, and how to change it there.

What pulls a document back and what proofreads an outline have in common.
"""
