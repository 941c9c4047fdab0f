"""Tests of what a report says: its lists, its marks, its order."""
