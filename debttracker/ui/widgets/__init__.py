"""Small parts that pages and dialogs are made of."""
