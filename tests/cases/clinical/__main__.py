"""Tell what the reports say of the vignettes: `python -m tests.cases.clinical [NAME ...]`, and what they should say."""

import sys

from tests.cases.clinical import VIGNETTES, checked


def main(wanted: list[str]) -> None:
    held = total = whole = 0
    paths = [path for path in VIGNETTES if not wanted or any(part in path.name for part in wanted)]
    for path in paths:
        checks = checked(path)
        good = sum(holds for holds, _ in checks)
        held, total, whole = held + good, total + len(checks), whole + (good == len(checks))
        print(f"{path.name.removesuffix('.expect.json')}: {good} of {len(checks)}")
        for holds, words in checks:
            if not holds:
                print(f"    {words}")
    print(f"{whole} of {len(paths)} vignettes hold as a whole, {held} of {total} expectations")


if __name__ == "__main__":
    main(sys.argv[1:])
