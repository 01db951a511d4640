"""Eurasia: a terminal reference on wider Eurasia."""

__version__ = "1.0.0"
