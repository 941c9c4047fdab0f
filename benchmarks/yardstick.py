"""The yardstick of the goals: what the floor of a report did when they were set. It is kept as it was.

It imports the libraries of that time, reads the workbook bare and draws four bare axes.
"""

import io
import sys

import jinja2  # noqa: F401  imported because a report had to
import pandas  # noqa: F401
import python_calamine
import typer  # noqa: F401
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
cells = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]

if "pdf" in sys.argv[2:]:
    import typst

    typst.compile(b"floor")

figure = Figure(figsize=(8, 8))
for place in range(4):
    figure.add_subplot(4, 1, place + 1)
FigureCanvasSVG(figure).print_svg(io.StringIO())
