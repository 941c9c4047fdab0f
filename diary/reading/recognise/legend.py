"""A line or a heading that says what letters stand for, `S = scheutje` or `droog (D)`, and the cells it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.words import plain
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import Rows, cell_at, texts_in
from diary.reading.recognise.head import Head
from diary.reading.recognise.layout import Place

FEWEST_LETTERS = 2
OF_CODES = frozenset(("urge", "bristol", "stool"))
"""Columns whose numbers are read as they stand, by their own scale, however a legend words them."""
FEWEST_INITIALS = 3
"""So many words behind their initials, `S small`, are a legend without a sign between them."""
MOST_IN_A_LINE = 2
"""Cells: a longer row below a heading explains the columns."""
_SIGN = r"\w|[xX]{2,4}"
"""A letter, or a row of crosses: `XX`."""
_EQUALS = re.compile(rf"(?<!\w)({_SIGN})\s*=\s*([^\W\d_][^,;=()]*?)\s*(?=[,;.()]|$|\s(?:{_SIGN})\s*=)")
_INITIALS = re.compile(r"(?<!\w)([A-Z]) ([a-z]+)(?=\s*(?:[,;.]|$))")
_BRACKETED = re.compile(r"([^\W\d_]+)\s*\((\w)\)")


def lines_below(rows: Rows, first: int) -> Mapping[int, str]:
    """Return the rows from one on that explain letters, alone or with those around them, each with what it says."""
    lines = {
        row: " ".join(text for _, text in texts_in(rows[row]))
        for row in range(first, len(rows))
        if any(isinstance(cell, str) and "=" in cell for cell in rows[row])
        and len(texts_in(rows[row])) == sum(not is_blank(cell) for cell in rows[row]) <= MOST_IN_A_LINE
    }
    legends = {row: text for row, text in lines.items() if _EQUALS.search(text)}
    if not letters_in(", ".join(legends.values())):
        return {}
    title = min(legends) - 1
    texts = texts_in(rows[title])
    names = title >= first and len(texts) == 1 == sum(not is_blank(cell) for cell in rows[title])
    return {title: "", **legends} if names and texts[0][1].strip().endswith(":") else legends


def legends_of(lines: Iterable[str]) -> list[str]:
    """Return what the lines of a legend say, in one text for each of which one begins with its name: `Verlies: 1 = …`.

    >>> legends_of(["Verlies: D = druppels", "V = veel", "Aandrang: L = licht"])
    ['Verlies: D = druppels, V = veel', 'Aandrang: L = licht']
    """
    found: list[str] = []
    for line in lines:
        if found and ":" not in line:
            found[-1] = f"{found[-1]}, {line}"
        else:
            found.append(line)
    return found


@lru_cache(1024)
def letters_in(text: str) -> Mapping[str, str]:
    """Return what each letter stands for by a text; empty where it explains fewer than two.

    >>> letters_in("Verlies: D = druppels, V = veel"), letters_in("Broek: droog (D) of nat (N)")
    ({'d': 'druppels', 'v': 'veel'}, {'d': 'droog', 'n': 'nat'})
    >>> letters_in("NAT: X = druppel, XX = scheut"), letters_in("Leak: N none, S small, L large")
    ({'x': 'druppel', 'xx': 'scheut'}, {'n': 'none', 's': 'small', 'l': 'large'})
    """
    found = {letter.casefold(): word for letter, word in _EQUALS.findall(text)}
    for word, letter in _BRACKETED.findall(text):
        if word.casefold().startswith(letter.casefold()):
            found.setdefault(letter.casefold(), word)
    named = {letter.casefold(): word for letter, word in _INITIALS.findall(text) if word[0] == letter.casefold()}
    found = named | found if len(named) >= FEWEST_INITIALS else found
    return found if len(found) >= FEWEST_LETTERS else {}


def spelled(rows: Rows, numbers: Sequence[int], head: Head, titles: Iterable[str]) -> Mapping[Place, str]:
    """Return the cells below a heading whose letter is explained, there or in a title, with what each stands for."""
    found: dict[Place, str] = {}
    above = [(title, letters) for title in titles if (letters := letters_in(title))]
    for index, title in head.titles.items():
        own = letters_in(title.text)
        legends = [own] if own else [letters for text, letters in above if _is_about(text, title.text, head)]
        if not OF_CODES.isdisjoint(words_in(title.text)):
            legends = [letters for letters in legends if not all(map(str.isdecimal, letters))]
        for letters in legends:
            found |= _explained(rows, numbers, index, letters)
    return found


def _is_about(text: str, heading: str, head: Head) -> bool:
    """Tell whether a legend may be of a column: that which it names before its colon, or any where it names none."""
    named = set(plain(text.partition(":")[0]).split()) if ":" in text else set()
    if not any(named & set(plain(title.text).split()) for title in head.titles.values()):
        return True
    return bool(named & set(plain(heading).split()))


def _explained(rows: Rows, numbers: Sequence[int], index: int, letters: Mapping[str, str]) -> Mapping[Place, str]:
    cells = {(row, index): cell for row in numbers if not is_blank(cell := cell_at(rows, (row, index)))}
    found = {place: letters[written] for place, cell in cells.items() if (written := plain(as_text(cell))) in letters}
    return found if len(found) >= threshold("events") * len(cells) else {}


def spelled_rows(rows: Rows, words: Mapping[Place, str]) -> Rows:
    """Return the rows with their letters written in words."""
    if not words:
        return rows
    changed: dict[int, list[CellValue]] = {}
    for (row, index), word in words.items():
        changed.setdefault(row, list(rows[row]))[index] = word
    return [changed.get(number, row) for number, row in enumerate(rows)]
