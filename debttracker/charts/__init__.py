"""Charts: plain rows, and figures drawn from them."""
