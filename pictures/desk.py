"""Makes the picture of the desk in the README anew: the page of a desk on which three samples were dropped."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[1]
DROPPED = ("frequent-small-voids.xlsx", "child-wet-nights.xlsx", "half-filled.xlsx")
WIDTH, HEIGHT = 1000, 900


def main() -> None:
    """Sit down at a desk, drop the samples on it, and keep what it shows."""
    with TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.toml"
        settings.touch()
        command = [str(Path(sys.executable).with_name("diary")), "desk", "--no-open", "--language", "nl"]
        process = subprocess.Popen(
            [*command, "--settings", str(settings)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"XDG_RUNTIME_DIR": folder},
        )
        try:
            assert process.stdout is not None
            _draw(process.stdout.readline().strip(), ROOT / "docs" / "desk.png")
        finally:
            process.terminate()
            process.wait()


def _draw(address: str, picture: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(address)
        page.set_input_files("#files", [ROOT / "samples" / name for name in DROPPED])
        expect(page.locator(".diaries h3")).to_have_count(len(DROPPED), timeout=60_000)
        page.screenshot(path=picture, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
