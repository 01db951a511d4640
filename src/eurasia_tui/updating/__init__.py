"""Brings figures and office-holders up to date from open services, as a pack of its own (``eurasia update``).

``http`` asks, ``worldbank`` and ``wikidata`` know each service's format, ``files`` reads the same from disk,
``decide`` compares what came with what the reference holds, and ``pack`` writes it.
"""
