"""Reads packs of TOML, reports every problem with its position, writes catalogues."""
