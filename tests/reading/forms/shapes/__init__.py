"""The shapes of forms: each takes a diary and a manner, and writes a book."""
