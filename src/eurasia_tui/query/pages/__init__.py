"""Pages: the sections of an entity as blocks."""
