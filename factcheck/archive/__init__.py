"""The archive: all that a newsroom has read, in one SQLite file."""
