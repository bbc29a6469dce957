"""Use cases. Reads return plain views; each write returns Changes."""
