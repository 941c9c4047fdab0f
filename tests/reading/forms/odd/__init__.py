"""Forms that a reader may well refuse or ask about, and may never read wrongly in silence."""
