"""Where a visit begins: the list of what is open, and diaries that are put down and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse, Response

from diary.desk.pages import desk_of, filled, page
from diary.journeys.source import Source
from diary.plain import printable
from diary.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.desk.shelf import Kept

LONGEST_NAME = 200
"""Characters of a file's name that are kept."""
LONGEST_PLACE = 16
"""Figures of a time in milliseconds, and more."""


def clean_name(given: str) -> str:
    """Return the name of a file without its folder, on one line, as long as a name may be.

    >>> clean_name("C:\\\\diaries\\\\patient.xlsx"), clean_name("../../etc/passwd"), clean_name("/")
    ('patient.xlsx', 'passwd', 'diary')
    """
    last = printable(given.replace("\\", "/").rpartition("/")[2]).strip()
    return (last[-LONGEST_NAME:] if last.strip(".") else "") or "diary"


async def home(request: Request) -> Response:
    """Show what is open, and where to drop more."""
    await desk_of(request).renew_lines()
    return page(request, "home", diaries=_listed(request), awaited=desk_of(request).awaited)


async def shown_list(request: Request) -> Response:
    """Show the list alone, for a page that was left and looked at again."""
    await desk_of(request).renew_lines()
    return page(request, "list", diaries=_listed(request), awaited=desk_of(request).awaited)


def _listed(request: Request) -> list[Kept]:
    return list(desk_of(request).shelf.diaries.values())


async def named(request: Request) -> Response:
    """Go to the diary that was named when the desk began, once it is read; of several, or of none, to the list."""
    desk = desk_of(request)
    await desk.all_read.wait()
    ids = list(desk.shelf.diaries)
    return RedirectResponse(f"/diaries/{ids[0]}" if len(ids) == 1 else "/", 303)


async def put_down(request: Request) -> Response:
    """Read the diary that a request brings, and answer with its line."""
    desk = desk_of(request)
    source = Source(clean_name(request.query_params.get("name", "")), await request.body())
    try:
        kept = await desk.put_down(source, _place(request))
    except Refusal as refusal:
        return JSONResponse({"sentence": desk.words.refusal(refusal), "name": source.name}, 409)
    line = filled(desk, "line", kept=kept)
    return JSONResponse({"id": kept.id, "line": line}, 201, {"location": f"/diaries/{kept.id}"})


def _place(request: Request) -> int | None:
    """Return the place that the page gives a file among those that are put down together."""
    given = request.query_params.get("place", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= LONGEST_PLACE else None


async def close(request: Request) -> Response:
    """Take a diary away; work on it that is unsaved is asked about first."""
    desk = desk_of(request)
    kept = desk.shelf.diaries.get(request.path_params["id"])
    if kept is not None and kept.unsaved and "sure" not in request.query_params:
        asked = {
            "sentence": desk.words("desk.unsaved.close", name=kept.source.name),
            "yes": desk.words("desk.ask.close"),
        }
        return JSONResponse(asked, 409)
    desk.shelf.close(request.path_params["id"])
    return Response(status_code=204)
