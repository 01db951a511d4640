"""Questions and answers.

A question is cut into tokens; names and words of the lexicon (``words/*.toml``) give readings of them; a chart parser
joins the readings to a logical form (:mod:`.logical_form`); the form is evaluated over sets of entities and put into a sentence.
Nothing is answered unless every word that says something is part of the form.
"""

from __future__ import annotations

from .answer import Answer, Cited, Showing
from .asking import ask

__all__ = ["Answer", "Cited", "Showing", "ask"]
