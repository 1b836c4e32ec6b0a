"""The desk: a speech on the screen as a page, a form and a source, which are the same text at every moment.

`sitting` is one outline that is being edited; it knows nothing of files and networks. `desk` holds the open sittings and is what a
front end calls, `folder` reads and writes their files, and `server` is the way to them from a browser on the same machine.
"""
