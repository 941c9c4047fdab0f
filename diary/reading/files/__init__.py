"""Bytes → sheets of cells: any spreadsheet file within bounds, its faults named."""
