"""The explorer: a Textual application over the query layer."""
