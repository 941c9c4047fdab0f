"""Diaries written in ever other forms, read back and held against what is true in them.

    python -m fuzz.forms --count 100000
    python -m fuzz.forms --count 2000 --by time --faults FOLDER

Says of each shape of form (`--by`: of each choice of another kind) which share was read exactly, asked about, refused,
read wrongly in silence, and read with events that nobody wrote. With `--faults` the smallest form of each kind of fault
is kept, with its truth.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from diary.reading.reader import read_content
from diary.record import CannotRead
from tests.reading.forms.drawing import Form, form
from tests.reading.forms.judging import Verdict, judge
from tests.reading.forms.manner import Manner
from tests.reading.forms.smaller import smallest

OUTCOMES = ("exact", "asked", "refused", "silent", "invented", "crashed")
CHUNK = 50


def verdict(of: Form) -> Verdict:
    """Read a form, and return how that went."""
    try:
        reading = read_content(of.data, of.file)
    except CannotRead as refused:
        return judge(of.truth, refused)
    except Exception as crash:
        place = traceback.extract_tb(crash.__traceback__)[-1]
        return Verdict(crashed=f"{type(crash).__name__} in {Path(place.filename).name}:{place.lineno}")
    return judge(of.truth, reading)


def fault(of: Form) -> str:
    """Return the kind of fault of a form in a few words, "" when nothing is wrong in silence."""
    judged = verdict(of)
    if judged.outcome in ("exact", "asked"):
        return ""
    if judged.crashed:
        return f"{of.manner.shape}: crashed, {judged.crashed}"
    if judged.refused:
        return f"{of.manner.shape}: refused, {judged.refused}"
    line = next((line for line in judged.faults if not line.startswith("TOLD")), "INVENTED diary")
    if line.startswith("INVENTED"):
        return f"{of.manner.shape}: invented {line.split()[1]}"
    kind, became = line.split()[1], line.rsplit(": ", 1)[1]
    if "had to be named" in line:
        return f"{of.manner.shape}: not named, {became}"
    same_time = re.findall(r"\d\d \d\d:\d\d", line)
    how = "missing" if became == "missing" else "moved" if len(set(same_time)) > 1 else "other value"
    return f"{of.manner.shape}: {kind} {how}"


@dataclass(frozen=True)
class Outcome:
    """How the form of a number was read."""

    number: int
    manner: Manner
    word: str  # one of OUTCOMES
    guessed: bool
    fault: str


def outcome(number: int) -> Outcome:
    """Read the form of a number."""
    of = form(number)
    judged = verdict(of)
    wrong = judged.outcome not in ("exact", "asked")
    return Outcome(number, of.manner, judged.outcome, bool(judged.guessed), fault(of) if wrong else "")


def outcomes(count: int, first: int, processes: int) -> Iterator[Outcome]:
    """Yield the outcome of each form, on as many processes."""
    numbers = range(first, first + count)
    if processes == 1:
        yield from map(outcome, numbers)
        return
    with multiprocessing.Pool(processes) as pool:
        yield from pool.imap(outcome, numbers, CHUNK)


def shares(counted: dict[str, Counter[str]]) -> Iterable[str]:
    """Yield a line for each choice and one for all, in percent."""
    total = sum(counted.values(), Counter[str]())
    yield f"{'':18}{'forms':>8}" + "".join(f"{name:>10}" for name in OUTCOMES)
    for name, count in [*sorted(counted.items()), ("all", total)]:
        yield f"{name:18}{count.total():8}" + "".join(f"{count[key] / count.total():10.2%}" for key in OUTCOMES)


def main() -> None:
    """Read forms and say how that went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first form")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--by", default="shape", help="the choice by which shares are told: shape, dates, time, unit …")
    parser.add_argument("--faults", type=Path, help="a folder for the smallest form of each kind of fault")
    args = parser.parse_args()
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    faults: dict[str, list[int]] = defaultdict(list)
    guessed = Counter[str]()
    for ended in outcomes(args.count, args.first, args.processes):
        counted[str(getattr(ended.manner, args.by))][ended.word] += 1
        guessed[ended.word] += ended.guessed
        if ended.fault:
            faults[ended.fault].append(ended.number)
    print("\n".join(shares(counted)))
    print(f"of the exact ones {guessed['exact']} with something guessed and listed")
    for kind, numbers in sorted(faults.items(), key=lambda entry: -len(entry[1])):
        print(f"{len(numbers):6}  {kind}  (forms {', '.join(map(str, numbers[:5]))})")
        if args.faults:
            print("\n".join(f"        {line}" for line in keep(args.faults, kind, numbers[0]).faults[:3]))


def keep(folder: Path, kind: str, number: int) -> Verdict:
    """Write the smallest form with this kind of fault, and its truth; return how it is read."""
    small = smallest(form(number), lambda of: fault(of) == kind)
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "_", kind)
    (folder / f"{name}.{small.manner.file}").write_bytes(small.data)
    text = json.dumps(small.truth | {"file": f"{name}.{small.manner.file}"}, ensure_ascii=False, indent=1)
    (folder / f"{name}.truth.json").write_text(text.replace(f'"{Path(small.file).stem}"', f'"{name}"'), "utf-8")
    return verdict(small)


if __name__ == "__main__":
    main()
