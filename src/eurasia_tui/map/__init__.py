"""The map: sphere, outlines, canvas and what is drawn on it. Nothing here knows a kind or a screen."""
