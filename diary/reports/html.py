"""Report or leaflet → one self-contained page: no script, nothing loaded, on screen and paper; only user of jinja2."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from diary.reports import style
from diary.reports.document import Chart, Picture, Report
from diary.reports.drawings import draw
from diary.reports.layout import day_tables, rows
from diary.reports.leaflet.document import Leaflet, LineDrawing
from diary.reports.plain import printable

SENTENCE = 40
"""Characters: a cell with more is a sentence, which keeps a readable width on a narrow screen."""

_VARIABLES = {colour: f"var(--{name},{colour})" for name, colour in style.LIGHT.items()}
_COLOUR = re.compile("|".join(_VARIABLES))
_FONT = re.compile(r" font-family: '[^']*';")
_ROOT = re.compile(r'<svg [^>]*?width="([\d.]+)pt"[^>]*?viewBox="([^"]+)"[^>]*>')


def render(report: Report, drawn: Mapping[str, str]) -> str:
    """Return the whole page as text; `drawn` holds the SVG of every chart by its id."""
    return _template("page").render(report=report, drawn=drawn)


def render_leaflet(leaflet: Leaflet) -> str:
    """Return the whole leaflet as text."""
    return _template("leaflet").render(leaflet=leaflet)


_LOOKS = {"page": ("page.css",), "leaflet": ("page.css", "leaflet.css")}


@cache
def _template(name: str) -> Template:
    folder = files(__package__)
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.globals |= {
        "css": Markup("\n".join((style.css(), *(folder.joinpath(one).read_text("utf-8") for one in _LOOKS[name])))),  # noqa: S704
        "rows": rows,
        "inline": {"page": _inline, "leaflet": _picture}[name],
        "day_tables": day_tables,
        "as_data": _as_data,
    }
    environment.tests["sentence"] = lambda cell: len(cell.gloss or cell.text) > SENTENCE
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment.from_string(folder.joinpath(f"{name}.html").read_text("utf-8"))


def _as_data(picture: Picture) -> str:
    """Return a picture as an address that holds it whole."""
    return f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"


def _inline(chart: Chart, drawn: Mapping[str, str]) -> Markup:
    """Return a chart's SVG for inside the page: its colours follow light and dark, its name says what it shows."""
    svg = _FONT.sub("", _COLOUR.sub(lambda match: _VARIABLES[match[0]], drawn[chart.id]))
    root = _ROOT.search(svg)
    if root is None:
        raise ValueError(f"the drawing of {chart.id} has no SVG root")
    wide = "wide" if float(root[1]) > style.BESIDE_WIDTH else "narrow"
    head = Markup('<svg class="{}" viewBox="{}" role="img" aria-label="{}">')
    body = Markup(svg[root.end() :])  # noqa: S704
    return head.format(wide, root[2], printable(chart.alt)) + body


def _picture(one: LineDrawing) -> Markup:
    """Return a line drawing's SVG for inside the page, as `_inline` does a chart's."""
    svg = _COLOUR.sub(lambda match: _VARIABLES[match[0]], draw(one.name))
    head = Markup('<svg role="img" aria-label="{}"').format(printable(one.alt))
    return head + Markup(svg.removeprefix("<svg"))  # noqa: S704
