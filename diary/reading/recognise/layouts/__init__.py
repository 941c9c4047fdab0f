"""The layouts in which diaries are written: each recogniser makes of a sheet the parts that can be read."""
