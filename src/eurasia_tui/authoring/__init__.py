"""Tools for those who write packs: skeletons, JSON Schema, renaming, exports."""
