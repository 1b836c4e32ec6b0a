"""Developers' programs: pages of docs/ made from the program itself. Not part of the wheel."""
