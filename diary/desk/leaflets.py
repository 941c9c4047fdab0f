"""A leaflet: its topics to tick, those that a diary raises are ticked already, and the file to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from diary.desk.bounds import PAPER_S
from diary.desk.more_pieces import leaflet_of, topics_of
from diary.desk.pages import desk_of, page
from diary.desk.saving import to_save
from diary.outputs import LEAFLETS
from diary.refusal import Refusal
from diary.texts import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.desk.more_pieces import OneOf
    from diary.desk.shelf import Kept


class NothingTicked(Refusal):
    """A leaflet of nothing."""

    keys = ("desk.leaflet.*",)


async def choose(request: Request) -> Response:
    """Show the topics, and for whom they are."""
    desk, kept, language = desk_of(request), _kept(request), _language(request)
    child = "child" in request.query_params
    await desk.renew_lines()
    topics = await desk.workers.do(topics_of, _handed(request, kept), desk.speaking(), child)
    diaries = [each for each in desk.shelf.diaries.values() if not each.lines[desk.words.language].refused]
    values: dict[str, Any] = {"kept": kept, "language": language, "diaries": diaries, "formats": LEAFLETS.endings}
    return page(request, "leaflet", topics=topics, **values)


async def save(request: Request) -> Response:
    """Answer with the leaflet to save, byte for byte that of the command."""
    wanted = request.path_params["format"]
    if wanted not in LEAFLETS.endings:
        raise HTTPException(404)
    topics = tuple(dict.fromkeys(request.query_params.getlist("topic")))
    if not topics:
        raise NothingTicked("nothing_ticked")
    desk = desk_of(request)
    as_set = desk.speaking(_language(request))
    child = "child" in request.query_params
    made = await desk.workers.do(
        leaflet_of, topics, _handed(request, _kept(request)), as_set, wanted, child, seconds=PAPER_S
    )
    return to_save(made.data, made.format, f"{LEAFLETS.name}{LEAFLETS.endings[made.format]}")


def _kept(request: Request) -> Kept | None:
    """Return the diary for which it is, where one is named and open."""
    kept = desk_of(request).shelf.diaries.get(request.query_params.get("for", ""))
    return kept if kept and not kept.lines[desk_of(request).words.language].refused else None


def _handed(request: Request, kept: Kept | None) -> OneOf | None:
    return (kept.source, desk_of(request).as_set_for(kept, _language(request))) if kept else None


def _language(request: Request) -> str:
    asked = request.query_params.get("language", "")
    return asked if asked in LANGUAGES else ""
