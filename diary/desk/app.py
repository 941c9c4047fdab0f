"""The table of routes: which address asks what, behind the guard; and what is said where something goes wrong."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from diary.desk import comparing, drop, grid, leaflets, mapping, reports, settings, templates
from diary.desk.asked import body_of
from diary.desk.guard import READING, Guard
from diary.desk.pages import desk_of, page, static_files
from diary.refusal import Refusal
from diary.texts import LANGUAGES, texts

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from diary.desk.desk import Desk


def application(desk: Desk) -> ASGIApp:
    """Return the desk as an application, with the guard before it."""
    app = Starlette(routes=ROUTES, exception_handlers={HTTPException: _missing, Refusal: _refused, Exception: _faulty})
    app.state.desk = desk
    return Guard(app, desk.access, desk.sentence, desk.was_asked, desk.takes)


async def static(request: Request) -> Response:
    """Answer with a script or a look of ours."""
    name = request.path_params["name"]
    served = static_files().get(name)
    if served is None:
        raise HTTPException(404)
    return Response(served, media_type=mimetypes.guess_type(name)[0])


async def language(request: Request) -> Response:
    """Let the desk speak another language."""
    wanted = (await body_of(request, language=str))["language"]
    if wanted not in LANGUAGES:
        raise HTTPException(400)
    desk_of(request).words = texts(wanted)
    return Response(status_code=204)


async def ticket(request: Request) -> Response:
    """Give a word that lets a browser in once, to a call that opens one."""
    return JSONResponse({"ticket": desk_of(request).ticket()})


async def stop(request: Request) -> Response:
    """End the desk; work that is unsaved is asked about first."""
    desk = desk_of(request)
    if desk.shelf.unsaved and not (await body_of(request)).get("sure"):
        asked = {"sentence": desk.words("desk.unsaved.stop"), "yes": desk.words("desk.ask.stop")}
        return JSONResponse(asked, 409)
    desk.stopped = True
    return page(request, "stopped")


async def _missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = desk_of(request).words
    key = f"desk.status.{status}"
    return _said(request, words(key if words.has(key) else "desk.status.400"), status)


async def _refused(request: Request, error: Exception) -> Response:
    words = desk_of(request).words
    return _said(request, words.refusal(error) if isinstance(error, Refusal) else words("desk.status.500"), 422)


async def _faulty(request: Request, error: Exception) -> Response:
    return _said(request, desk_of(request).words("cli.our_fault", fault=error), 500)


def _said(request: Request, sentence: str, status: int) -> Response:
    """Say a sentence: as a page to whoever goes to an address, as data to a page that asked for a change."""
    if request.method in READING:
        return page(request, "message", status, sentence=sentence)
    return JSONResponse({"sentence": sentence}, status)


ROUTES = [
    Route("/", drop.home),
    Route("/list", drop.shown_list),
    Route("/named", drop.named),
    Route("/diaries", drop.put_down, methods=["POST"]),
    Route("/diaries/{id}", reports.diary),
    Route("/diaries/{id}", drop.close, methods=["DELETE"]),
    Route("/diaries/{id}/report", reports.report),
    Route("/diaries/{id}/record", reports.text),
    Route("/diaries/{id}/save/{format}", reports.save),
    Route("/diaries/{id}/form", mapping.form),
    Route("/diaries/{id}/form", mapping.choose, methods=["POST"]),
    Route("/diaries/{id}/form/again", mapping.begin_again, methods=["POST"]),
    Route("/diaries/{id}/form/read", mapping.read, methods=["POST"]),
    Route("/diaries/{id}/form/remember", mapping.remember, methods=["POST"]),
    Route("/compare", comparing.choose),
    Route("/compare/report", comparing.report),
    Route("/compare/save/{format}", comparing.save),
    Route("/leaflet", leaflets.choose),
    Route("/leaflet/save/{format}", leaflets.save),
    Route("/template", templates.choose),
    Route("/template/save", templates.save),
    Route("/settings", settings.show),
    Route("/settings", settings.save, methods=["POST"]),
    Route("/settings/logo", settings.logo, methods=["POST"]),
    Route("/diaries/{id}/grid", grid.shown),
    Route("/diaries/{id}/cells", grid.write, methods=["POST"]),
    Route("/diaries/{id}/undo", grid.undo, methods=["POST"]),
    Route("/diaries/{id}/keep", grid.keep, methods=["POST"]),
    Route("/typed", grid.paper),
    Route("/typed", grid.begin, methods=["POST"]),
    Route("/language", language, methods=["POST"]),
    Route("/ticket", ticket, methods=["POST"]),
    Route("/stop", stop, methods=["POST"]),
    Route("/static/{name}", static),
]
