"""What is the user's own: notes, bookmarks, settings, and the place where one left off."""
