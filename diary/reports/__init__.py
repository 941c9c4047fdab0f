"""Words and ink: what the numbers mean to a reader, and how they look."""
