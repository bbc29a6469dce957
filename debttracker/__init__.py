"""Offline desktop program for people who owe money, and for the debt counselors beside them."""

__version__ = "0.1.0"
