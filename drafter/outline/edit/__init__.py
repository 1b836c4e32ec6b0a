"""Changes to an outline's text in one place: every other character stays as it is."""
