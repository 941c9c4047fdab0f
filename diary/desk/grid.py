"""A diary as a table: cells written over, undone and saved; and a diary that is typed over from paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from diary.correction import Correction
from diary.desk.asked import body_of
from diary.desk.grid_pieces import begun, kept_workbook, tabled
from diary.desk.pages import desk_of, filled, page
from diary.desk.pieces import lines
from diary.desk.reports import kept_of
from diary.journeys.source import Source, Typed
from diary.refusal import Refusal
from diary.texts import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.desk.desk import Desk
    from diary.desk.grid_pieces import Tabled
    from diary.desk.shelf import Kept

MOST_STEPS = 500
"""Steps that can be undone."""
MOST_DAYS = 31
WHOM = ("adult", "child")


class WrongTyped(Refusal):
    """What was asked of a diary to type in cannot be."""

    keys = ("desk.typed.wrong.*",)


async def shown(request: Request) -> Response:
    """Show a diary as tables, with its report or a paper beside them."""
    kept = kept_of(request)
    found = await _tabled(request, kept, kept.source)
    name = "tables" if "part" in request.query_params else "grid"
    return page(request, name, kept=kept, found=found)


async def write(request: Request) -> Response:
    """Write over the cells that are named, and answer with what every cell says now."""
    kept = kept_of(request)
    cells = [_correction(one) for one in (await body_of(request, cells=list))["cells"]]
    async with kept.turn:
        return await _changed(request, kept, cells)


async def undo(request: Request) -> Response:
    """Take back the last step, or the correction of the cell that is named."""
    kept, body = kept_of(request), await body_of(request)
    async with kept.turn:
        if "cell" in body:
            left = tuple(
                one for one in kept.source.corrections if (one.sheet, one.cell) != (body.get("sheet"), body["cell"])
            )
            return await _settled(request, kept, replace(kept.source, corrections=left), step=True)
        if not kept.before:
            return await _settled(request, kept, kept.source, step=False)
        back = replace(kept.source, corrections=kept.before.pop())
        return await _settled(request, kept, back, step=False)


async def keep(request: Request) -> Response:
    """Answer with the workbook to save; nothing of it is unsaved then."""
    desk, kept = desk_of(request), kept_of(request)
    async with kept.turn:
        as_set = desk.as_set_for(kept)
        data = await desk.workers.do(kept_workbook, kept.source, as_set, about=kept.source)
        kept.unsaved = False
    called = quote(saved_name(kept, desk.words("desk.grid.saved")))
    return Response(data, media_type="application/octet-stream", headers={"x-name": called})


async def paper(request: Request) -> Response:
    """Ask for whom a diary is that is to be typed, in which language, and of how many days."""
    return page(request, "typed", whom=WHOM, most=MOST_DAYS)


async def begin(request: Request) -> Response:
    """Lay an empty diary on the desk, to type in."""
    desk = desk_of(request)
    desk.shelf.require_room(0)
    try:
        source = await desk.workers.do(begun, _typed(await body_of(request)))
    except WrongTyped as wrong:
        return JSONResponse({"sentence": desk.words.refusal(wrong)}, 409)
    source = replace(source, name=_free(source.name, {kept.source.name for kept in desk.shelf.diaries.values()}))
    kept = desk.shelf.add(source, await desk.workers.do(lines, source, desk.as_set, about=source))
    return JSONResponse({"id": kept.id}, 201, {"location": f"/diaries/{kept.id}/grid"})


def _free(name: str, taken: Collection[str]) -> str:
    """Return the name, with a number where a diary that is open has it."""
    path = Path(name)
    names = (path.with_stem(f"{path.stem}-{number}").name for number in count(2))
    return name if name not in taken else next(each for each in names if each not in taken)


async def _changed(request: Request, kept: Kept, cells: list[Correction]) -> Response:
    own = {(one.sheet, one.cell): one for one in (*kept.source.corrections, *cells)}
    source = replace(kept.source, corrections=tuple(own.values()))
    return await _settled(request, kept, source, step=source != kept.source)


async def _settled(request: Request, kept: Kept, source: Source, *, step: bool) -> Response:
    """Keep the diary as it is now, unless a cell of it is none of the file, and answer with what it says."""
    desk = desk_of(request)
    try:
        found = await _tabled(request, kept, source)
    except Refusal as refusal:
        return JSONResponse({"sentence": desk.words.refusal(refusal)}, 409)
    if found.source != kept.source:
        if step:
            kept.before = [*kept.before[1 - MOST_STEPS :], kept.source.corrections]
        kept.source, kept.unsaved, kept.stale = found.source, True, True
        if bool(found.refused) != bool(kept.lines[desk.words.language].refused):
            await desk.renew_lines()
    noted = filled(desk, "noted", kept=kept, found=found)
    answer = {"cells": found.cells(), "shape": found.shape, "noted": noted, "readable": not found.refused}
    return JSONResponse(answer)


async def _tabled(request: Request, kept: Kept, source: Source) -> Tabled:
    desk: Desk = desk_of(request)
    return await desk.workers.do(tabled, source, desk.as_set_for(kept), desk.words.language, about=source)


def _correction(one: Any) -> Correction:
    try:
        sheet, cell, becomes = one["sheet"], one["cell"], one["is"]
    except (TypeError, KeyError):
        raise HTTPException(400) from None
    if not all(isinstance(value, str) for value in (sheet, cell, becomes)):
        raise HTTPException(400)
    return Correction(sheet, cell, becomes)


def _typed(body: dict[str, Any]) -> Typed:
    """Return what is asked of a diary to type in; WrongTyped with what is wrong with it."""
    language, whom, days, start = (body.get(name, "") for name in ("language", "for", "days", "start"))
    if language not in LANGUAGES or whom not in WHOM:
        raise HTTPException(400)
    if not (str(days).isascii() and str(days).isdecimal() and 1 <= int(days) <= MOST_DAYS):
        raise WrongTyped("days", most=MOST_DAYS)
    try:
        dt.date.fromisoformat(str(start))
    except ValueError:
        raise WrongTyped("start") from None
    return Typed(language, int(days), start, child=whom == "child")


def saved_name(kept: Kept, word: str) -> str:
    """Return the name of what is saved: that of the file, with a word after it where it is corrected."""
    stem = Path(kept.source.name).stem
    return f"{stem}.xlsx" if kept.source.typed else f"{stem}-{word}.xlsx"
