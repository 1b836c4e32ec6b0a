"""Templates: Markdown with Jinja, found on a search path, run in a sandbox, rendered into a speech."""
