"""The workbooks that a patient fills in: the only user of openpyxl."""
