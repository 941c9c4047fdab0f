"""What one diary does not pay for: its report, its data, its check and its leaflet load neither pandas nor pyarrow."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLES

HEAVY = "pandas", "pyarrow"
DIARY = str(SAMPLES / "healthy.xlsx")
AFTER_EACH_OTHER = [str(SAMPLES / f"frequent-small-voids-week-{week}.xlsx") for week in (6, 12)]
OF_ONE = {
    "a report as HTML": ["report", DIARY, "-o", "out.html"],
    "a report as PDF": ["report", DIARY, "-o", "out.pdf"],
    "a report as JSON": ["report", DIARY, "-o", "out.json"],
    "an export as CSV": ["export", DIARY, "-o", "out.csv"],
    "an export as XLSX": ["export", DIARY, "-o", "out.xlsx"],
    "an export as JSON": ["export", DIARY, "-o", "out.json"],
    "an export as FHIR": ["export", DIARY, "--to", "fhir", "-o", "out.fhir.json"],
    "a comparison": ["compare", *AFTER_EACH_OTHER, "-o", "out.html"],
    "a check": ["check", DIARY, "--explain"],
    "a leaflet": ["leaflet", "--for", AFTER_EACH_OTHER[0], "-o", "out.html"],
}


@pytest.mark.parametrize("words", OF_ONE.values(), ids=OF_ONE)
def test_of_one_diary_no_data_set_is_made(words: list[str], tmp_path: Path) -> None:
    code = (
        f"import sys; sys.argv = ['diary', *{words!r}]\n"
        "from diary.cli import main\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code, ended.code\n"
        f"assert not set({HEAVY!r}) & sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False, text=True)
    assert not done.returncode, done.stderr
