"""The parts of the manual that are made from the code, one module a page."""
