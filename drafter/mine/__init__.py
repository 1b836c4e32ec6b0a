"""Mining: speeches that someone wrote become templates and outlines.

``read`` (bytes → text) → ``clean`` (noise and repairs) → ``segment`` (text → tree) → ``frames``, ``formulas`` (what siblings and genres share) →
``skeleton`` (one value with all of it, and its JSON) → ``emit`` (template and outline). `mine_text` is the way through; `drafter.api` calls it.
"""
