"""Colours, icons and the one stylesheet."""
