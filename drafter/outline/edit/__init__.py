"""Where the values of an outline stand in its text, and edits that change one value and no other character of the text."""
