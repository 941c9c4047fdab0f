"""Data out: the results and the tables in forms that other programs read."""
