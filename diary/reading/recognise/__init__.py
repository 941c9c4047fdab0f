"""A sheet → how it is to be read: which cells are what, and what tells so."""
