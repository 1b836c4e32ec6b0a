"""Reads the lines in front of a speech: notes, title, subtitle, date, speaker, salutation.

``names`` knows persons, ``glued`` the lines that hold several of these, ``evidence`` what speaks for a line being one of them, and
``parse`` finds the reading of all lines for which most speaks. Cleaning calls it to take notes away and to part glued lines,
segmenting to give each line its kind.
"""
