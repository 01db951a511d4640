"""The query layer: everything a screen, a command or a notebook asks of the catalogue."""
