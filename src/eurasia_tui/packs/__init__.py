"""Packs: which ones are stacked, and their catalogues brought up to date and opened."""
