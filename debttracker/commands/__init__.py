"""The commands of the command line, by question; nothing heavy is imported before one runs."""
