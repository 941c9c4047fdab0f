"""The parts of docs/reading.md about layouts: their names, what the messy samples became, and clinics' own forms."""

from __future__ import annotations

from diary.reading.reader import read
from diary.reading.recognise import form_file
from diary.reading.recognise.headings import keys_of
from diary.record import Reading
from docs.parts.markdown import ROOT, code, listed, table
from docs.parts.reading import notes

MESSY = ROOT / "samples" / "messy"
OWN_FORM = MESSY / "clinics-own-form.toml"


def layouts() -> str:
    """Return the names of the layouts with what each is."""
    return table(["Layout", "How it is written"], [[code(name), said] for name, said in notes("layouts").items()])


def samples() -> str:
    """Return what each messy sample was read as, when this page was made."""
    rows = []
    for path in sorted(MESSY.iterdir()):
        if path.suffix != ".toml":
            found = _read(path)
            count = found.rows
            events = sum(len(getattr(found.diary, name)) for name in ("voids", "drinks", "leaks", "bowel"))
            shown = f"{count.present} = {count.read} + {count.skipped} + {count.refused}"
            guesses = listed(dict.fromkeys(guess.code for guess in found.guesses)) or "–"
            rows.append([code(path.name), code(found.layout), shown, str(events), guesses])
    return table(["Sample", "Layout", "Rows = read + skipped + refused", "Events", "Guesses"], rows)


def _read(path: object) -> Reading:
    own = MESSY / f"{path.stem}.toml"  # type: ignore[attr-defined]
    return read(path, form=form_file.load(own) if own.exists() else None)  # type: ignore[arg-type]


def own_form() -> str:
    """Return the example of a clinic's form."""
    return f"```toml\n{OWN_FORM.read_text('utf-8').strip()}\n```"


def own_form_keys() -> str:
    """Return what may stand in a clinic's form: the kinds of sheets, and what a column or a label may be."""
    rows = [["`kind`", listed(form_file.KINDS)]]
    rows += [
        [f"`[sheet.columns]` of {code(kind)}", listed(sorted(keys_of(kind)))]
        for kind in form_file.KINDS
        if keys_of(kind)
    ]
    rows.append(["`[sheet.labels]`", listed(sorted(keys_of("labels")))])
    rows.append(["`[sheet.events]`", listed(sorted(form_file.EVENTS))])
    return table(["Where", "What may stand there"], rows)
