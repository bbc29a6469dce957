"""Amounts and the time value of money."""
