"""Screens as APL documents, for Echo devices with a display."""
