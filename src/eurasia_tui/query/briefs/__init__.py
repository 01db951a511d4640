"""Briefs: one page about a state, two states or any other entity, cut to fit."""
