"""An empty diary to fill in or print: for whom, in which language, how many days, from when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from diary.desk.more_pieces import empty_diary
from diary.desk.pages import desk_of, page
from diary.desk.saving import to_save
from diary.refusal import Refusal
from diary.texts import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.template.writer import TemplateChoice

WHOM = ("adult", "easy", "child")


class WrongChoice(Refusal):
    """There is no such empty diary."""

    keys = ("desk.template.*",)


async def choose(request: Request) -> Response:
    """Show what can be chosen."""
    from diary.template.writer import MOST_BOWEL_DAYS, MOST_DAYS, USUAL_DAYS, TemplateChoice

    most = {"most_days": MOST_DAYS, "most_bowel_days": MOST_BOWEL_DAYS}
    return page(request, "template", whom=WHOM, usual=USUAL_DAYS, usual_bowel=TemplateChoice().bowel_days, **most)


async def save(request: Request) -> Response:
    """Answer with the empty diary to save, byte for byte that of the command."""
    choice = _choice(request)
    desk = desk_of(request)
    made = await desk.workers.do(empty_diary, choice)
    return to_save(made, "xlsx", desk.words("desk.template.file"))


def _choice(request: Request) -> TemplateChoice:
    """Return what an address asks for; what is only asked of an adult is left out for others, whose page has it not."""
    from diary.template.writer import MOST_BOWEL_DAYS, MOST_DAYS, USUAL_DAYS, TemplateChoice

    asked = request.query_params
    whom, language = asked.get("for", WHOM[0]), asked.get("language", LANGUAGES[0])
    if whom not in WHOM or language not in LANGUAGES:
        raise HTTPException(400)
    usual = USUAL_DAYS["child" if whom == "child" else "adult"]
    return TemplateChoice(
        language,
        _number(request, "days", usual, MOST_DAYS),
        _number(request, "bowel_days", TemplateChoice().bowel_days, MOST_BOWEL_DAYS),
        _day(asked.get("start", "")),
        catheter=whom == "adult" and "catheter" in asked,
        pads=whom == "adult" and "pads" in asked,
        easy=whom == "easy",
        child=whom == "child",
    )


def _number(request: Request, name: str, usual: int, most: int) -> int:
    written = request.query_params.get(name, "").strip()
    if not written:
        return usual
    if not (written.isascii() and written.isdecimal() and 1 <= int(written) <= most):
        raise WrongChoice("wrong_number", value=written, most=most)
    return int(written)


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        raise WrongChoice("wrong_date", value=written) from None
