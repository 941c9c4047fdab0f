"""Diaries of one or more days with their voids and drinks, for the tests of the findings."""


def day(*by_day: int, night: tuple[int, ...] = (), closing: int = 200, opening: int = 300, person: str = "") -> str:
    """Return a day of voids: the opening one, those by day, those at night, and the one that closes it."""
    lines = [f"person: {person}", "2026-03-04 07:00 rise", f"2026-03-04 07:00 void {opening}"]
    lines += [f"2026-03-04 {8 + n:02}:00 void {ml}" for n, ml in enumerate(by_day)]
    lines += ["2026-03-04 23:00 bed", *(f"2026-03-05 0{n + 1}:00 void {ml}" for n, ml in enumerate(night))]
    return "\n".join([*lines, "2026-03-05 07:00 rise", f"2026-03-05 07:00 void {closing}"])


def drinking(text: str, ml: int) -> str:
    return f"{text}\n2026-03-04 08:30 drink {ml} water"
