"""The values of an outline where they stand in its text, and changes of that text in one place: every other character stays as it is."""
