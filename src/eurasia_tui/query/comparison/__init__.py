"""Comparison: states and sets of states side by side."""
