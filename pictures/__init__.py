"""The small pictures of the workbook: drawn with the strokes of the report's drawings, kept in the package as PNG."""
