"""The compiled form of a pack: one SQLite file, read by the query layer."""
