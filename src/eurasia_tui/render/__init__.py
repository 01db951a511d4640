"""Turns pages into terminal lines, text, Markdown, HTML and JSON: one renderer a target."""
