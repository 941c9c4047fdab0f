"""The floor of a report: import its libraries, read the workbook bare. Nothing more."""

import sys

import jinja2  # noqa: F401  imported because a report must
import numpy  # noqa: F401
import python_calamine
import typer  # noqa: F401

book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
cells = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]

if "pdf" in sys.argv[2:]:
    import typst

    typst.compile(b"floor")
