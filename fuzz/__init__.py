"""Mutated diaries, read until the time is over: `python -m fuzz.reading`."""
