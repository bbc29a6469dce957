"""The version of the tables of a case file."""

SCHEMA_VERSION = 4
"""Goes up with every change of a table; `migrations/` then holds the step that leads there."""
