"""What can be paid: budget and offers."""
