"""Report or leaflet → one self-contained page: no script, nothing loaded, on screen and paper; only user of jinja2."""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from diary.plain import printable
from diary.reports import style
from diary.reports.document import Chart, Report
from diary.reports.layout import day_tables, rows
from diary.reports.letterhead import Picture

if TYPE_CHECKING:
    from diary.reports.leaflet.document import Leaflet, LineDrawing

SENTENCE = 40
"""Characters: a cell with more is a sentence, which keeps a readable width on a narrow screen."""

_COMPILED = Path(__file__).parent / "__pycache__"
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
    folder = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=_CompiledOnce(str(_COMPILED), "%s.template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.globals |= {
        "css": Markup("\n".join((style.css(), *(folder.joinpath(one).read_text("utf-8") for one in _LOOKS[name])))),  # noqa: S704
        "rows": rows,
        "phone": style.PHONE,
        "inline": {"page": _inline, "leaflet": _picture}[name],
        "day_tables": day_tables,
        "as_data": _as_data,
    }
    environment.tests["sentence"] = lambda cell: len(cell.gloss or cell.text) > SENTENCE
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment.get_template(f"{name}.html")


class _CompiledOnce(FileSystemBytecodeCache):
    """Keeps the compiled template beside Python's own compiled files, where that can be: it costs half of a page."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it when the folder can be written."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


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
    from diary.reports.drawings import draw

    svg = _COLOUR.sub(lambda match: _VARIABLES[match[0]], draw(one.name))
    head = Markup('<svg role="img" aria-label="{}"').format(printable(one.alt))
    return head + Markup(svg.removeprefix("<svg"))  # noqa: S704
