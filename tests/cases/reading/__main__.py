"""Tell how well the filled forms are read: `python -m tests.cases.reading [-v] [NAME ...]`, a line each and a total."""

import sys
from collections import Counter

from tests.cases.reading import TRUTHS, judged

KINDS = ("wrong", "missing", "unread", "told", "silent", "invented")


def main(arguments: list[str]) -> None:
    wanted = [argument for argument in arguments if argument != "-v"]
    total: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    paths = [path for path in TRUTHS if not wanted or any(part in path.name for part in wanted)]
    for path in paths:
        verdict = judged(path)
        total += verdict.count
        ends[verdict.ended] += 1
        numbers = ", ".join(f"{kind} {verdict.count[kind]}" for kind in KINDS if verdict.count[kind]) or "right"
        name = path.name.removesuffix(".truth.json")
        print(f"{verdict.count['right']:3}/{verdict.count['events']:<3} {name}: {numbers}", verdict.ended)
        for fault in verdict.faults if "-v" in arguments else ():
            print("        " + fault)
    print(
        f"{len(paths)} files: {total['right']} of {total['events']} events right,", *(f"{total[k]} {k}" for k in KINDS)
    )
    print(*(f"{count} {ended}" for ended, count in sorted(ends.items()) if ended), sep="; ")
    print(f"urge and kind of drink kept in {total['kept']} of {total['details']}")


if __name__ == "__main__":
    main(sys.argv[1:])
