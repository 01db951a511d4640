"""Versions: of the program, and of what other programs read."""

__version__ = "1.0.0"
JSON_VERSION = 1
"""Of the JSON that commands print; it grows when a key is taken away, renamed or changes its meaning (docs/api.md)."""
