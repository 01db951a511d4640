"""The explorer in a browser: textual-serve's page and sessions behind our own small server."""
