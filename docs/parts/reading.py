"""The parts of docs/reading.md: the template, the words above columns, moments, rows, problems and guesses."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import get_args

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import WHOLE_CELL, read_toml
from diary.reading.timeline import moments as moment
from diary.reading.timeline.ledger import Ledger
from diary.record import Fate
from diary.texts import texts
from docs.parts.markdown import PACKAGE, code, codes, explained_constants, listed, spoken, table

DUTCH, WORDS = texts("nl"), texts("en")
SHEETS = ("about", "day", "next_morning", "bowel", "exercises")
SECTIONS = {
    "sheets": "Names of sheets, where the content does not tell",
    "labels": "Labels before a value",
    "day": "Columns of a day",
    "bowel": "Columns of the bowel sheet",
    "exercises": "Columns of the exercise sheet",
    "list": "Columns of a list, beside those of a day",
    "events": "What happened, in the rows of a list",
}


def notes(section: str) -> dict[str, str]:
    """Return a section of `notes.toml`."""
    found: dict[str, str] = tomllib.loads(Path(__file__).with_name("notes.toml").read_text("utf-8"))[section]
    return found


def template() -> str:
    """Return every sheet of the template with its labels and columns in both languages."""
    written = tomllib.loads((PACKAGE / "texts/en/template.toml").read_text("utf-8"))
    blocks = []
    for sheet in SHEETS:
        names = [code(words(f"template.sheets.{sheet}", number="1")) for words in (DUTCH, WORDS)]
        keys = [f"template.{sheet}.{name}" for name, entry in written[sheet].items() if "label" in entry]
        rows = [[DUTCH(f"{key}.label"), WORDS(f"{key}.label"), WORDS(f"{key}.help")] for key in keys]
        blocks.append(f"**{' / '.join(names)}**\n\n" + table(["Dutch", "English", "What to fill in"], rows))
    return "\n\n".join(blocks)


def headings() -> str:
    """Return the words by which every column and label is recognised."""
    blocks, file = [], read_toml("columns.toml", "diary.reading.recognise")
    for section, title in SECTIONS.items():
        entries = file[section].get("columns", file[section])
        rows = [[code(key), *(_words(entry[language]) for language in ("nl", "en"))] for key, entry in entries.items()]
        blocks.append(f"**{title}**\n\n" + table(["What it is", "Dutch", "English"], rows))
        if "one_of" in file[section]:
            parts = [listed(file[section]["needs"])] if file[section]["needs"] else []
            parts += [f"one of {listed(file[section][part])}" for part in ("either", "one_of") if part in file[section]]
            blocks.append(f"Needs {' and '.join(parts)}.")
    return "\n\n".join(blocks)


def _words(words: list[str]) -> str:
    return listed(word.removeprefix(WHOLE_CELL) if word.startswith(WHOLE_CELL) else f"…{word}…" for word in words)


def measures() -> str:
    """Return the household measures."""
    rows = [[code(key), f"{entry['ml']} ml", listed(entry["words"]), entry["source"]]
            for key, entry in read_toml("household_measures.toml").items()]  # fmt: skip
    return table(["Measure", "Holds", "Written as", "Where the size comes from"], rows)


def remarks() -> str:
    """Return what is recognised in a remark."""
    lists = read_toml("remark_words.toml")
    rows = [[code(key), listed(entry["words"]), listed(entry.get("never", [])) or "–"]
            for key, entry in lists.items() if key != "negation"]  # fmt: skip
    said = f"Taken back by {listed(lists['negation']['words'])} shortly before it, in the same clause."
    return table(["Remark", "Recognised by", "Unless it says"], rows) + "\n\n" + said


def moments() -> str:
    """Return an example of times on one sheet and the moments they become."""
    got_up, date = 7 * 60, dt.date(2026, 3, 2)
    clocks = ["06:40", "07:10", "12:00", "11:30", "23:50", "00:20", "03:15", "06:50"]
    minutes = [found.minutes for found in map(clock, clocks) if isinstance(found, Clock)]
    leading = moment.rows_before_rising(minutes, got_up)
    limit = moment.latest(moment.at_clock(date, got_up), moment.at_clock(date, got_up + DAY_MIN))
    placed = moment.place(date, minutes, got_up, leading, limit)
    rows = [
        [
            written,
            f"{one.at:%A %d %B %H:%M}",
            "guess [`row_out_of_order`](#row_out_of_order)" if one.out_of_order else "",
        ]
        for written, one in zip(clocks, placed, strict=True)
    ]
    return table(["Written", "Becomes", ""], rows)


def constants() -> str:
    """Return every number that decides how something is read."""
    rows = [[code(name), code(value), said, code(module)]
            for module, name, value, said in explained_constants(PACKAGE / "reading")]  # fmt: skip
    return table(["Constant", "Value", "What it decides", "Module"], rows)


def fates() -> str:
    """Return what may become of a row, and how severe a problem with it is."""
    rows = [[code(fate), code(_severity(fate)), WORDS(f"report.fate.{fate}")] for fate in get_args(Fate)]
    return table(["Fate", "Severity, unless stated otherwise", "What the report says"], rows)


def _severity(fate: Fate) -> str:
    ledger = Ledger()
    ledger.problem("any", fate)
    return ledger.problems[0].severity


def problems() -> str:
    """Return every problem with what is expected and its remedy."""
    blocks = []
    for name in codes("problems"):
        lines = [f"#### `{name}`", "", spoken(WORDS(f"problems.{name}.what")), ""]
        if WORDS.has(f"problems.{name}.expected"):
            lines.append(f"* Expected: {WORDS(f'problems.{name}.expected')}")
        else:
            lines.append("* The file gives no report; exit code 1.")
        lines.append(f"* Remedy: {WORDS(f'problems.{name}.remedy')}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def guesses() -> str:
    """Return every guess with how to check it."""
    check = notes("check")
    return "\n\n".join(
        f"#### `{name}`\n\n{WORDS(f'guesses.{name}.what')}\n\n* Check: {check[name]}" for name in codes("guesses")
    )
