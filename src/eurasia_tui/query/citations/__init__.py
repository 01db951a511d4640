"""Bibliographies and citations: authors, styles, BibTeX, CSL-JSON and RIS."""
