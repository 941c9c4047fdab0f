"""Files and cells: what a spreadsheet says, and which cell says it."""
