"""Filled forms and vignettes with what must come of them, made up apart from the product, judged in one process."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from typer.testing import CliRunner

from diary.cli import app


def reported(path: Path, *options: object, page: bool = False) -> tuple[dict[str, Any] | None, str, str]:
    """Return the results of `diary report` on a file (None: no report), its page where asked for, and what was said."""
    with TemporaryDirectory() as folder:
        results, html = Path(folder, "x.json"), Path(folder, "x.html")
        outputs = ["-o", str(results), *(["-o", str(html)] if page else [])]
        ran = CliRunner().invoke(app, ["report", str(path), *outputs, "--quiet", *map(str, options)])
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        if not results.exists():
            return None, "", ran.stderr
        return json.loads(results.read_text("utf-8")), html.read_text("utf-8") if page else "", ran.stderr
