"""What the person chose for the program, kept outside the case."""
