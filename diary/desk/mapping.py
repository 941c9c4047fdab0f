"""A diary's form on the desk: told column by column, read by at once, and remembered for the next file of it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response

from diary import forms_folder
from diary.desk.asked import body_of
from diary.desk.form_pieces import form_page, kept_of, read_by
from diary.desk.pages import desk_of, page
from diary.desk.reports import kept_of as kept_on
from diary.desk.work import Refused
from diary.files import CannotWrite
from diary.journeys.form_choice import KINDS, UNITS, NoChoice
from diary.reading.recognise.form import IGNORE

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.desk.desk import Desk
    from diary.desk.shelf import Kept
    from diary.reading.recognise.form import Form

MEASURED = frozenset(("urine", "drink", "amount", "catheter", "second_pass", "night_voids", "first_morning"))
"""The columns whose numbers may be in another unit than their heading says."""
USUAL = ("date", "time", "moment", "event", "amount", "urine", "drink", "what", "urge", "leak", "bristol", "remarks")
"""What a column is most often: offered first."""


async def form(request: Request) -> Response:
    """Show a diary's form: its sheets as they are, what is known of them, and what is read by it."""
    return page(request, "form", **await _shown(request, None))


async def choose(request: Request) -> Response:
    """Take one thing that is chosen of a form, and answer with the form and what it reads now."""
    asked = await body_of(request, table=int, what=str, at=str, value=str)
    choice = (asked["table"], asked["what"], asked["at"], asked["value"])
    return page(request, "form_part", **await _shown(request, choice))


async def begin_again(request: Request) -> Response:
    """Forget what was chosen of a form, and read the diary as it was read without it."""
    desk, kept = desk_of(request), kept_on(request)
    kept.told = kept.form = None
    await desk.read_anew(kept)
    return page(request, "form_part", **await _shown(request, None))


async def read(request: Request) -> Response:
    """Read the diary by the form from now on."""
    await _use(desk_of(request), kept_on(request))
    return Response(status_code=204)


async def remember(request: Request) -> Response:
    """Keep the form where the commands keep theirs, and read the diary by it; a name that is taken is asked about."""
    desk, kept = desk_of(request), kept_on(request)
    asked = await body_of(request, name=str)
    name = asked["name"].strip()
    form = await _use(desk, kept)
    made = await desk.workers.do(kept_of, kept.source, desk.speaking(), form, about=kept.source)
    try:
        forms_folder.remember(desk.forms, name, made, force="sure" in asked)
    except CannotWrite as refusal:
        if refusal.code != "exists":
            raise
        asked = {"sentence": desk.words("desk.form.taken", name=name), "yes": desk.words("desk.ask.replace")}
        return JSONResponse(asked, 409)
    except forms_folder.NoForm as refusal:
        return JSONResponse({"sentence": desk.words(f"desk.form.{refusal.code}", name=name)}, 422)
    desk.renew()
    for other in desk.shelf.diaries.values():
        if other.lines[desk.words.language].unknown_form:
            other.stale = True
    return JSONResponse({"sentence": desk.words("desk.form.remembered", name=name)})


async def _shown(request: Request, choice: tuple[int, str, str, str] | None) -> dict[str, Any]:
    """Return what the page of a form shows, with one more thing chosen."""
    desk, kept = desk_of(request), kept_on(request)
    try:
        view = await desk.workers.do(form_page, kept.source, desk.speaking(), kept.told, choice, about=kept.source)
    except Refused as refusal:
        if refusal.code == "not_a_diary" and not kept.lines[desk.words.language].refused:
            raise NoChoice("needs_none") from None  # an export of ours says itself what its columns are
        raise
    kept.told = view.told
    chosen = {"kinds": (*KINDS, IGNORE), "units": UNITS, "measured": MEASURED, "usual": USUAL}
    return {"kept": kept, "view": view, "name": _free_name(desk), **chosen}


async def _use(desk: Desk, kept: Kept) -> Form:
    """Read a diary by what is told of its form, and return the form."""
    told = kept.told
    if told is None:
        raise NoChoice("nothing_told")
    form, read = await desk.workers.do(read_by, kept.source, desk.speaking(), told, about=kept.source)
    if read[desk.words.language].refused:
        raise NoChoice("reads_nothing")
    kept.form, kept.lines = form, read
    return form


def _free_name(desk: Desk) -> str:
    """Return a name that no form has: never that of a file, which may be a patient's."""
    names = (f"{desk.words('desk.form.usual_name')}-{number}" for number in count(1))
    return next(name for name in names if not forms_folder.place(desk.forms, name).exists())
