"""Words, dates, amounts and numbers in the person's language."""
