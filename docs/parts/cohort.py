"""The parts of docs/cohort.md: the columns of the table, its marks, the tables of events, and what is said."""

from __future__ import annotations

import tomllib

from diary.analysis.findings import CODES
from diary.analysis.findings.judging import LEVELS
from diary.analysis.metrics import KEYS
from diary.cohort.columns import LISTED, OF_DIARY, TIDY, shape
from diary.cohort.dataset import WRITTEN
from diary.cohort.package import column_meaning
from diary.texts import texts
from docs.parts.markdown import PACKAGE, code, explained_constants, listed, spoken, table

KINDS = {
    "number": "number",
    "time": "local time, without a zone",
    "date": "day",
    "text": "text",
    "flag": "true, false, or null where it was not filled in",
    "mark": "true or false",
}


def _words() -> dict[str, str | dict[str, str]]:
    return tomllib.loads((PACKAGE / "texts/en/cohort.toml").read_text("utf-8"))


def columns() -> str:
    """Return how many columns of each kind the table has, and where each is explained."""
    return table(
        ["Columns", "How many", "Hold"],
        [
            [code("file"), "1", "the key of the diary; empty where the file could not be opened"],
            [code("code"), "1", "the patient's code as written in the diary"],
            [code("problems"), "1", "the codes of what was wrong, separated by `; `"],
            [
                f"{code(KEYS[0])} … {code(KEYS[-1])}",
                str(len(KEYS)),
                "each [metric](metrics.md), in the order of the manual; empty where it is withheld",
            ],
            [
                f"{code(CODES[0] + '_level')} … {code(CODES[-1] + '_level')}",
                str(len(CODES)),
                f"the level of each [finding](metrics.md#findings): {listed(LEVELS)}",
            ],
            [
                f"{code(OF_DIARY[0].name)} … {code(OF_DIARY[-1].name)}",
                str(len(OF_DIARY)),
                "what the diary covers, whose it is and how it was read: as in the table `diaries`",
            ],
            [
                f"{code(LISTED[0].name)} … {code(LISTED[-1].name)}",
                str(len(LISTED)),
                "with `--list` alone: what the list of visits says",
            ],
        ],
    )


def tidy() -> str:
    """Return the columns of the tidy tables, each with what it is."""
    words = texts("en")
    rows = [
        [code(name), code(column.name), column_meaning(column.name, words)]
        for name in TIDY
        for column in shape(name, listed=True)
    ]
    return table(["Table", "Column", "Is"], rows)


def marks() -> str:
    """Return what may stand under `problems` beside the problems of reading."""
    found = _words()["marks"]
    return table(["Under `problems`", "Means"], [[code(mark), said] for mark, said in dict(found).items()])


def tables() -> str:
    """Return the tables of a data set of events, with the kind of each column."""
    kinds = table(["Kind", "Is"], [[code(kind), said] for kind, said in KINDS.items()])
    held = [
        [code(name), ", ".join(f"{code(column)} {kind}" for column, kind in columns)]
        for name, columns in WRITTEN.items()
    ]
    return kinds + "\n\n" + table(["Table", "Its columns and their kinds"], held)


def constants() -> str:
    """Return the constants that decide how the work is divided."""
    found = explained_constants(PACKAGE / "cohort")
    rows = [[code(name), code(value), said, code(module)] for module, name, value, said in found]
    return table(["Constant", "Value", "Decides", "Module"], rows)


def messages() -> str:
    """Return everything that is said about many diaries."""
    words = _words()
    of_list = dict(words["list"]).items()
    said = [(key, text) for key, text in words.items() if isinstance(text, str)]
    said += [(f"list.{key}", text) for key, text in of_list if isinstance(text, str)]
    return table(["Message", "In words"], [[code(f"cohort.{key}"), spoken(text)] for key, text in said])
