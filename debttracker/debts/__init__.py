"""What is owed, to whom, since when."""
