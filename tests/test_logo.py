"""The logo in the letterhead: made small and plain, shown with its words, or refused in a sentence."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from diary import logo
from diary.logo import LARGEST, MOST_BYTES, NoLogo, read_logo
from diary.settings_file import WrongSettings, load
from diary.texts import LANGUAGES, texts
from tests.reports.test_pdf import tags

SAMPLE = Path("samples/healthy.xlsx")


def picture(path: Path, size: tuple[int, int] = (60, 40), mode: str = "RGBA", **how: object) -> Path:
    Image.new(mode, size).save(path, **how)
    return path


def settings(tmp_path: Path, practice: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(f"[practice]\n{practice}\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "mode", "expected"),
    [("a.png", "RGBA", "RGBA"), ("a.png", "RGB", "RGB"), ("a.png", "I;16", "RGB"), ("a.jpg", "RGB", "RGB"),
     ("a.jpg", "CMYK", "RGB"), ("a.dat", "L", "RGB")],
)  # fmt: skip
def test_a_png_or_jpeg_of_any_kind_becomes_a_plain_png(tmp_path: Path, name: str, mode: str, expected: str) -> None:
    found = read_logo(picture(tmp_path / name, mode=mode, format="PNG" if name != "a.jpg" else "JPEG"))
    with Image.open(io.BytesIO(found.png)) as shown:
        assert (shown.format, shown.mode, shown.size) == ("PNG", expected, (60, 40))
    assert (found.width, found.height) == (60, 40)
    assert found == read_logo(tmp_path / name)


def test_what_else_the_file_holds_reaches_no_report(tmp_path: Path) -> None:
    details = Image.Exif()
    details[0x010E] = "taken at home"
    found = read_logo(picture(tmp_path / "a.jpg", mode="RGB", exif=details))
    assert b"taken at home" in (tmp_path / "a.jpg").read_bytes()
    assert b"taken at home" not in found.png


@pytest.mark.parametrize(
    ("size", "expected"), [(LARGEST, LARGEST), ((1600, 240), (800, 120)), ((240, 480), (120, 240))]
)
def test_a_large_logo_is_made_smaller(tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]) -> None:
    found = read_logo(picture(tmp_path / "a.png", size))
    assert (found.width, found.height) == expected


def _padded(extra: int) -> Callable[[Path], object]:
    """A good picture, with bytes after its end up to the bound and so many more."""

    def make(path: Path) -> None:
        data = picture(path).read_bytes()
        path.write_bytes(data + bytes(MOST_BYTES + extra - len(data)))

    return make


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing there": (lambda path: None, "logo_not_found"),
    "too many bytes": (_padded(1), "logo_too_large"),
    "too many pixels": (lambda path: picture(path, (5001, 5000), "1"), "logo_too_large"),
    "many too many": (lambda path: picture(path, (10_000, 10_000), "1"), "logo_too_large"),
    "far too many": (lambda path: picture(path, (20_000, 20_000), "1"), "logo_too_large"),
    "an svg": (lambda path: path.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "logo_not_a_picture"),
    "a gif": (lambda path: picture(path, mode="P", format="GIF"), "logo_not_a_picture"),
    "half a picture": (lambda path: path.write_bytes(picture(path, (90, 90)).read_bytes()[:60]), "logo_not_a_picture"),
    "an empty file": (lambda path: path.write_bytes(b""), "logo_not_a_picture"),
    "a folder": (Path.mkdir, "logo_not_a_picture"),
    "a pipe": (os.mkfifo, "logo_not_a_picture"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_logo_that_cannot_be_is_an_error_of_the_settings(diary, tmp_path: Path, what: str, language: str) -> None:
    make, code = BAD[what]
    make(tmp_path / "logo.png")
    path = settings(tmp_path, 'logo = "logo.png"')
    with pytest.raises(WrongSettings) as wrong:
        load(path)
    assert [(one.code, one.values["key"]) for one in wrong.value.problems] == [(code, "practice.logo")]
    ran = diary("report", SAMPLE, "-o", tmp_path / "r.html", "--settings", path, "--language", language)
    assert ran.code == 2
    assert ran.err.strip() == texts(language)(f"settings.{code}", **wrong.value.problems[0].values)
    assert not (tmp_path / "r.html").exists()


def test_within_the_bounds_a_logo_is_read(tmp_path: Path) -> None:
    _padded(0)(tmp_path / "a.png")
    assert read_logo(tmp_path / "a.png").width == 60
    assert read_logo(picture(tmp_path / "b.png", (5000, 5000), "1")).height == LARGEST[1]


def test_a_logo_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(file: Path, most: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(logo, "read_small", refused)
    with pytest.raises(NoLogo) as none:
        read_logo(picture(tmp_path / "a.png"))
    assert (none.value.code, none.value.values["reason"]) == ("logo_not_readable", "Permission denied")


def test_a_wrong_logo_is_named_beside_the_other_faults(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings) as wrong:
        load(settings(tmp_path, 'logo = "no.png"\nname = 3'))
    assert [one.code for one in wrong.value.problems] == ["wrong_value", "logo_not_found"]


@pytest.mark.parametrize(("name", "alt"), [("De Linde", "De Linde"), ("", "Logo van de praktijk")])
def test_the_letterhead_shows_the_logo_with_its_words(diary, tmp_path: Path, name: str, alt: str) -> None:
    (tmp_path / "pictures").mkdir()
    picture(tmp_path / "pictures" / "logo.png")
    path = settings(tmp_path, f'name = "{name}"\nlogo = "pictures/logo.png"')
    ran = diary("report", SAMPLE, "-q", "-o", tmp_path / "r.html", "-o", tmp_path / "r.pdf", "--settings", path)
    assert ran.code == 0
    page = (tmp_path / "r.html").read_text("utf-8")
    assert re.findall(r'<img src="data:image/png;base64,[^"]+" alt="([^"]*)" width="60" height="40">', page) == [alt]
    with pikepdf.open(tmp_path / "r.pdf") as paper:
        assert alt in [str(tag.Alt) for tag in tags(paper) if tag.S == "/Figure"]
    assert "pictures/logo.png" in diary("settings", "--settings", path).out


def test_a_report_can_do_without_the_letterhead(diary, tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    path = settings(tmp_path, 'name = "De Linde"\nlines = ["Laan 1"]\nlogo = "logo.png"')
    pages = {}
    for option in ("--letterhead", "--no-letterhead"):
        assert diary("report", SAMPLE, "-q", "-o", tmp_path / "r.html", "--settings", path, option).code == 0
        pages[option] = (tmp_path / "r.html").read_text("utf-8")
    for shown in ("De Linde", "Laan 1", "<img"):
        assert shown in pages["--letterhead"]
        assert shown not in pages["--no-letterhead"]
