"""One module for each change of the tables since version 1, named after the version it leads to."""
