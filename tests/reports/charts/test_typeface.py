"""Which characters the charts' typeface has."""

import subprocess
import sys

from diary.reports.charts.typeface import REGULAR, USUAL, characters, has


def test_the_typeface_has_what_is_usual_and_no_emoji() -> None:
    assert set(map(ord, USUAL)) <= characters(REGULAR)
    assert (has("☐"), has("ž"), has("Ω"), has("💩")) == (True, True, True, False)


def test_a_usual_text_reads_no_typeface() -> None:
    asked = "import sys; from diary.reports.charts import typeface as t; t.has('½'); print('fontTools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
