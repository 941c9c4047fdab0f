"""Numbers: what the recorded facts amount to. No words, no files."""
