"""A bladder and bowel diary, read, checked and reported: read → analyse → compose → render."""

__version__ = "0.1.0"
