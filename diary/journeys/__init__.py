"""The journeys, one a file: bytes of diaries in, bytes of what is made of them out, for commands and pages alike."""
