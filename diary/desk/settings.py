"""The practice's settings as a form: what the file says, each fault beside its field, written when the user saves."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response

from diary.desk.asked import body_of
from diary.desk.drop import clean_name
from diary.desk.more_pieces import limits_in_words
from diary.desk.pages import desk_of, page
from diary.desk.settings_form import as_percent, changed, fields, problems
from diary.files import make_folder, write_whole
from diary.logo import NoLogo, logo_of
from diary.regular import NotRegular, TooLong, read_small
from diary.settings_file import LOGO, WrongSetting, WrongSettings, content, understood

if TYPE_CHECKING:
    from starlette.requests import Request

    from diary.desk.desk import Desk
    from diary.desk.more_pieces import Limit
    from diary.texts import Texts

ABOVE = ("practice.name", "practice.lines", LOGO, "sleep_times.bed", "sleep_times.rise", "evening_hour", "timezone")


PICTURES = frozenset((".png", ".jpg", ".jpeg"))


async def show(request: Request) -> Response:
    """Show the settings as the file has them, each fault of the file beside its field."""
    desk = desk_of(request)
    wrong = None
    try:
        limits = await desk.workers.do(limits_in_words, desk.speaking())
        data = _content(desk.settings_file)
        shown = fields(data, desk.settings_file, percents_of(limits))
    except WrongSettings as error:
        return page(request, "settings", shown=None, told=_told(error, desk.words, ())[""], path=desk.settings_file)
    try:
        understood(data, desk.settings_file)
    except WrongSettings as error:
        wrong = error
    told = _told(wrong, desk.words, percents_of(limits)) if wrong else {}
    beside = [sentence for key, sentences in told.items() if key not in shown for sentence in sentences]
    ends = {limit: [key for key in shown if key.rpartition(".")[0] == f"limits.{limit}"] for limit in limits}
    values: dict[str, Any] = {"limits": limits, "ends": ends, "above": ABOVE, "seen": _fingerprint(data)}
    return page(request, "settings", shown=shown, faults=told, told=beside, path=desk.settings_file, **values)


async def save(request: Request) -> Response:
    """Write what was changed into the file, where it is right; a file that changed meanwhile is asked about."""
    desk = desk_of(request)
    asked = await body_of(request, seen=str, changes=dict, sure=list)
    path, sure = desk.settings_file, asked["sure"]
    percents = percents_of(await desk.workers.do(limits_in_words, desk.speaking()))
    try:
        data = _content(path)
        if asked["seen"] != _fingerprint(data) and "meanwhile" not in sure:
            return _asked(desk, "meanwhile", "settings.meanwhile", "save")
        known = fields(data, path)
        written = {key: str(value) for key, value in asked["changes"].items() if key in known}
        picture = _picture(desk, written)
        after = changed(data, written, path, percents=percents, without_logo=picture is not None)
    except WrongSettings as error:
        told = {key: " ".join(sentences) for key, sentences in _told(error, desk.words, percents).items()}
        return JSONResponse({"sentence": desk.words("desk.settings.look"), "problems": told}, 422)
    if picture is not None and _stands(*picture) and "logo" not in sure:
        return _asked(desk, "logo", "settings.logo_taken", "replace", file=picture[0].name)
    make_folder(path.parent)
    if picture is not None:
        write_whole(*picture, force=True)
    write_whole(path, after, force=True)
    desk.picture = None
    desk.renew()
    for kept in desk.shelf.diaries.values():
        kept.stale = True
    sentence = desk.words("desk.settings.saved", path=path)
    return JSONResponse({"sentence": sentence, "seen": _fingerprint(after)})


def _asked(desk: Desk, about: str, key: str, yes: str, **values: object) -> Response:
    """Ask before anything is written over."""
    sentence = desk.words(f"desk.{key}", **values)
    return JSONResponse({"sentence": sentence, "about": about, "yes": desk.words(f"desk.ask.{yes}")}, 409)


async def logo(request: Request) -> Response:
    """Hold the picture that was chosen until the settings are saved; what is no logo is refused."""
    desk = desk_of(request)
    name = clean_name(request.query_params.get("name", ""))
    data = await request.body()
    try:
        if Path(name).suffix.lower() not in PICTURES:
            raise NoLogo("logo_not_a_picture", file=name)
        logo_of(data, Path(name))
    except NoLogo as refusal:
        return JSONResponse({"sentence": desk.words(f"desk.settings.wrong.{refusal.code}", **refusal.values)}, 422)
    desk.picture = (name, data)
    return JSONResponse({"name": name})


def _picture(desk: Desk, written: Mapping[str, str]) -> tuple[Path, bytes] | None:
    """Return where the picture that was chosen goes, and the picture; None where the logo is another, or stays."""
    if desk.picture is None or written.get(LOGO) != desk.picture[0]:
        return None
    return desk.settings_file.parent / desk.picture[0], desk.picture[1]


def _stands(path: Path, data: bytes) -> bool:
    """Tell whether another file has the name."""
    try:
        return read_small(path, max(len(data), 1)) != data
    except FileNotFoundError:
        return False
    except (TooLong, NotRegular, OSError):
        return True


def _content(path: Path) -> bytes:
    """Return the content of the file; nothing where there is none yet."""
    return content(path) if path.exists() else b""


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def percents_of(limits: Mapping[str, Limit]) -> frozenset[str]:
    """Return the limits that are shares, which the form has as percentages."""
    return frozenset(limit for limit, told in limits.items() if told.unit == "%")


def _told(wrong: WrongSettings, words: Texts, percents: Collection[str]) -> dict[str, list[str]]:
    """Return what is wrong in words, by the field that it is about; what is about none is under the empty key."""
    return {key: [_sentence(each, words, percents) for each in about] for key, about in problems(wrong).items()}


def _sentence(problem: WrongSetting, words: Texts, percents: Collection[str]) -> str:
    own = f"desk.settings.wrong.{problem.code}"
    if not words.has(own):
        return words(f"settings.{problem.code}", **problem.values)
    kind, key = problem.values.get("kind"), str(problem.values.get("key", ""))
    numbers = {name: as_percent(value, key, percents) for name, value in problem.values.items()}
    return words(own, **numbers, expected=words(f"desk.settings.expected.{kind}") if kind else "")
