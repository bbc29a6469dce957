"""Table models: rows in, display strings out; they know no database."""
