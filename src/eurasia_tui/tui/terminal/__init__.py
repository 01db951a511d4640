"""The terminal: bytes in as events, painted frames out in few bytes."""
