"""What collectors did, and what was sent to them."""
