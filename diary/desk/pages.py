"""Values → the pages of the desk: its templates, filled and escaped; the desk's door to jinja2."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from diary.plain import printable
from diary.texts import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.desk.desk import Desk

HERE = Path(__file__).parent
STATIC = HERE / "static"


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is made to."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, name: str, /, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page, or a part of one."""
    return HTMLResponse(filled(desk_of(request), name, **values), status)


def filled(desk: Desk, name: str, /, **values: Any) -> str:
    """Return a template of the desk as text."""
    common = {"words": desk.words, "token": desk.access.token, "languages": LANGUAGES}
    return _templates().get_template(f"{name}.html").render(common | values)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )


@cache
def static_files() -> dict[str, bytes]:
    """Return the scripts and looks that pages load, by name: what is not among them is not served."""
    from diary.reports import style

    served = {entry.name: Path(entry.path).read_bytes() for entry in os.scandir(STATIC) if entry.is_file()}
    return served | {"colours.css": style.css().encode()}
