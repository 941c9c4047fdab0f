"""Looks for inputs whose time grows faster than they do: twice as long, and more than 2.5 times as slow.

    python -m fuzz.growth --minutes 60 [--seed 1]

A few signs and words are drawn and repeated, in one place of a diary (a cell, a heading, a row, a day, the name of a
file or a sheet, how many sheets), of the settings or of a form, which is then read, or reported on, at doubling
lengths in processor time. What grows too fast in two doublings one after the other, measured again, is printed; it
becomes a case of `tests/test_growth.py`.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

from diary.exchange.tabular import Column, Sheet, write
from diary.exchange.tabular.writable import writable
from diary.journeys.in_force import InForce
from diary.journeys.opening import Source, open_diary
from diary.journeys.report import report
from diary.reading.reader import read_content
from diary.reading.recognise import form_file
from diary.record import CannotRead
from diary.settings_file import WrongSettings
from diary.settings_file import load as load_settings
from diary.texts import texts

GROWS, LONG_ENOUGH_S = 2.5, 0.1
"""How much slower twice the length may be, and the processor time above which that is told from noise."""
SHORTEST, LONGEST = 64, 1 << 15
"""Characters of the part that grows; a cell of a workbook holds no more."""
IN_FORCE = InForce(texts("en"))
HEADINGS = ("Datum", "Tijd", "Gedronken (ml)", "Wat", "Geplast (ml)", "Aandrang", "Verlies", "Bijzonderheden")
ROW = ("2-3-2026", "08:15", "200", "thee", "310", "2", "druppels", "pijn bij het plassen")
PIECES = (
    *"0159:.,;/-+()[]'\"%±½~=_ \t", "\n", "ml", "uur", "u", "h", "x", "am", "pm", "cl", "l", "12", "2026", "08:15",
    "2-3-2026", "half", "kwart", "over", "voor", "tot", "van", "en", "of", "ja", "nee", "thee", "kopje", "glas", "plas",
    "pijn", "type", "Bristol", "dag", "maart", "niet", "geen", "opgestaan", "naar bed", "March", "cup of tea", "woke",
    "Tijd", "Datum", "é", "\N{ZERO WIDTH JOINER}", "\N{COMBINING ACUTE ACCENT}",
)  # fmt: skip


def _table(heading: Mapping[int, str] = {}, row: Mapping[int, str] = {}, rows: int = 1) -> bytes:
    quoted = [
        ";".join('"' + changed.get(at, usual).replace('"', '""') + '"' for at, usual in enumerate(line))
        for line, changed in ((HEADINGS, heading), (ROW, row))
    ]
    return "\n".join([quoted[0], *quoted[1:] * rows]).encode()


def _day(text: str) -> bytes:
    """Return a diary of one day, with an event a sign of the text."""
    rows = (f"2-3-2026;{8 + ord(sign) % 14}:{at % 60:02};{100 + ord(sign)}" for at, sign in enumerate(text))
    return "\n".join(("Datum;Tijd;Geplast (ml)", *rows)).encode()


def _book(names: Sequence[str]) -> bytes:
    """Return a workbook with the same small diary on each sheet; a name may have any length."""
    columns = tuple(Column(name, "text") for name in HEADINGS)
    numbered = [f"NAME{number}." for number, _ in enumerate(names)]
    made, renamed = io.BytesIO(), io.BytesIO()
    write(made, "xlsx", [Sheet(name, columns, [ROW]) for name in numbered])
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(renamed, "w") as new:
        for part in old.namelist():
            xml = old.read(part).decode()
            for number, name in zip(numbered, names, strict=True) if part == "xl/workbook.xml" else ():
                xml = xml.replace(number, escape(writable(name), {'"': "&quot;"}))
            new.writestr(part, xml)
    return renamed.getvalue()


def _read(data: bytes, name: str = "diary.csv") -> None:
    with suppress(CannotRead):
        read_content(data, name)


def _report(data: bytes) -> None:
    with suppress(CannotRead):
        report(open_diary(Source("diary.csv", data), IN_FORCE), ["html", "record"], IN_FORCE)


def _as_file(load: Callable[[Path], object], template: str) -> Callable[[str], None]:
    def loaded(text: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file.toml"
            path.write_text(template.replace("{}", text.replace("\\", "").replace('"', "").replace("\n", "")), "utf-8")
            with suppress(WrongSettings, CannotRead):
                load(path)

    return loaded


PLACES: Mapping[str, Callable[[str], None]] = {
    **{f"cell of {heading}": lambda text, at=at: _read(_table(row={at: text})) for at, heading in enumerate(HEADINGS)},
    **{f"heading {heading}": lambda text, at=at: _read(_table({at: text})) for at, heading in enumerate(HEADINGS)},
    **{
        f"report on {heading}": lambda text, at=at: _report(_table(row={at: text}))
        for at, heading in enumerate(HEADINGS)
    },
    "day": lambda text: _read(_day(text)),
    "report on a day": lambda text: _report(_day(text[: len(text) // 16])),
    "sheet name": lambda text: _read(_book([text]), "diary.xlsx"),
    "sheets": lambda text: _read(_book([f"{text[:20]} {number}" for number in range(len(text) // 64)]), "diary.xlsx"),
    "file name": lambda text: _read(_table(), text.replace("/", "") + ".csv"),
    "text": lambda text: _read(text.encode()),
    "rows": lambda text: _read(_table(row={7: text[:8]}, rows=len(text) // 16)),
    "settings value": _as_file(load_settings, '[practice]\nname = "{}"\n'),
    "settings key": _as_file(load_settings, '[limits]\n"{}" = 3\n'),
    "form value": _as_file(form_file.load, '[[sheets]]\nkind = "{}"\n'),
}


def cpu(read: Callable[[str], None], text: str) -> float:
    """Return the processor seconds of reading it, the better of two."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        read(text)
        taken.append(time.process_time() - began)
        if taken[0] > 1:
            break
    return min(taken)


def growth(place: str, pattern: str, longest: int = LONGEST) -> float:
    """Return how much slower twice the length was, twice in a row; 0 where no length took long enough to tell."""
    read, length, before, last = PLACES[place], SHORTEST, 0.0, 0.0
    worst = 0.0
    while length <= longest:
        taken = cpu(read, (pattern * (length // len(pattern) + 1))[:length])
        if last > LONG_ENOUGH_S / 4 and taken > LONG_ENOUGH_S and before:
            worst = max(worst, min(taken / last, last / before))
        if taken > 4 * LONG_ENOUGH_S:
            break
        before, last, length = last, taken, 2 * length
    return worst


def drawn(chance: random.Random) -> tuple[str, str]:
    """Return a place and a pattern to be repeated there."""
    pattern = "".join(chance.choice(PIECES) + chance.choice(("", "", " ")) for _ in range(chance.randint(1, 5)))
    return chance.choice(list(PLACES)), pattern


def search(seconds: float, seed: int) -> Iterator[tuple[str, str, float]]:
    """Yield each place and pattern that grows too fast, measured twice; say at the end how many were tried."""
    chance, end, tried = random.Random(seed), time.monotonic() + seconds, Counter[str]()
    while time.monotonic() < end:
        place, pattern = drawn(chance)
        tried[place] += 1
        if growth(place, pattern) > GROWS and (again := growth(place, pattern)) > GROWS:
            yield place, pattern, again
    print(f"{tried.total()} inputs in {len(tried)} places", file=sys.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    faults = 0
    for place, pattern, ratio in search(60 * asked.minutes, asked.seed):
        faults += 1
        print(f"{place}: {pattern!r} {ratio:.1f} times as slow at twice the length", flush=True)
    sys.exit(bool(faults))
