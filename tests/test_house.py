"""The rules of the house that a program can guard."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary.analysis.findings import CODES
from diary.analysis.findings.doctor import DOCTOR_REASONS
from diary.analysis.metrics import CATALOGUE, KEYS
from diary.analysis.reference import references
from diary.limits import fact, population
from diary.texts import LANGUAGES, texts

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "diary").rglob("*.py"))
LONGEST_ROOM = 300
DOORS = {
    "python_calamine": {"diary/reading/files/workbook.py"},
    "openpyxl": "diary/template/",
    "jinja2": {"diary/reports/html.py", "diary/desk/pages.py"},
    "starlette": "diary/desk/",
    "uvicorn": "diary/desk/serving.py",
    "tomlkit": "diary/desk/settings_form.py",
    "pyarrow": ("diary/exchange/tabular/", "diary/cohort/dataset"),
    "dask": "diary/cohort/cluster.py",
    "distributed": "diary/cohort/cluster.py",
    "typst": "diary/reports/pdf.py",
}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library: str) -> None:
    users = {str(path.relative_to(ROOT)) for path in MODULES if library in _imports(path)}
    door = DOORS[library]
    strangers = {user for user in users if (user not in door if isinstance(door, set) else not user.startswith(door))}
    assert users
    assert not strangers


def test_every_module_opens_with_its_contract() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not silent


def test_rooms_stay_small() -> None:
    large = {
        str(path.relative_to(ROOT)): lines
        for path in MODULES
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_ROOM
    }
    assert not large


def test_no_loop_over_diaries_or_rows_in_analysis() -> None:
    """No iterrows, itertuples, apply or groupby-apply: every size is computed by the same few operations."""
    slow = re.compile(r"\.(iterrows|itertuples|apply|map)\(")
    guilty = [path.name for path in (ROOT / "diary/analysis").glob("*.py") if slow.search(path.read_text("utf-8"))]
    assert not guilty


def _texts_of(path: Path) -> set[str]:
    """Return the texts in a module, without its docstrings, or in a table of data."""
    if path.suffix == ".toml":
        return set(_leaves(tomllib.loads(path.read_text("utf-8"))))
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    }


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        node = [*node, *node.values()]
    if isinstance(node, list):
        for part in node:
            yield from _leaves(part)
    elif isinstance(node, str):
        yield node


def test_analysis_holds_numbers_and_codes_and_no_words_of_a_language() -> None:
    """A word has one home: two words in a row are a sentence, and sentences stand in the texts."""
    units = {metric.unit for metric in CATALOGUE}
    files = [path for path in sorted((ROOT / "diary/analysis").rglob("*")) if path.suffix in (".py", ".toml")]
    spoken = {
        (path.name, text)
        for path in files
        for text in _texts_of(path) - units
        if re.search(r"[^\W\d_]{2,}[ ,] ?[^\W\d_]{2,}", text)
    }
    assert len(files) > 30
    assert spoken == set()


def test_every_metric_and_finding_has_the_same_name_on_every_door() -> None:
    assert len(set(KEYS)) == len(KEYS)
    for language in LANGUAGES:
        words = texts(language)
        assert all(words.has(f"metrics.{key}.{part}") for key in KEYS for part in ("label", "clinical", "definition"))
        assert all(words.has(f"findings.{code}.name") for code in CODES)
        assert all(words.has(f"report.unit.{metric.unit}") for metric in CATALOGUE)
        assert all(words.has(f"doctor.noted.{reason}") for reason in DOCTOR_REASONS)
        sources = {key for reference in references().values() for key in reference.source.split("; ")}
        assert all(words.has(f"sources.{key}.{part}") for key in sources for part in ("short", "full"))


def test_every_reference_is_whole() -> None:
    for reference in references().values():
        assert reference.low is not None or reference.high is not None
        assert reference.source and reference.page
        for language in LANGUAGES:
            assert population(reference, texts(language)) and fact(reference, texts(language))


@pytest.mark.parametrize(
    "module",
    ["pandas", "numpy", "openpyxl", "python_calamine", "jinja2", "typst", "pyarrow", "pydantic", "zipfile",
     "diary.commands.report", "diary.commands.common"],
)  # fmt: skip
def test_help_imports_nothing_heavy(module: str) -> None:
    code = (
        "import sys; sys.argv = ['diary', '--help']\n"
        "from diary.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_a_report_of_our_workbook_loads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    """What weighs a form of someone else, or guards other files, comes when it is asked for."""
    recognise, files = "diary.reading.recognise", "diary.reading.files"
    unused = {"openpyxl", "typst", "PIL", "tomlkit", "starlette", "diary.settings_file", f"{files}.delimited"}
    unused |= {f"{files}.guard.ods", f"{files}.guard.xls"}
    unused |= {f"{recognise}.{name}" for name in ("walk", "declared", "form", "nearest")}
    asked = ["report", str(ROOT / "samples" / "frequent-small-voids.xlsx"), "-q", "-o", str(tmp_path / "report.html")]
    code = "import sys\nfrom diary.cli import main\ntry:\n    main()\nfinally:\n    print(*sys.modules)"
    nothing_set = {name: value for name, value in os.environ.items() if name != "DIARY_SETTINGS"}
    env = nothing_set | {"XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code, *asked], capture_output=True, text=True, check=True, env=env)
    assert not unused & set(done.stdout.split())


def test_the_repo_speaks_of_the_product_alone() -> None:
    """No package registry's host, no word of how the work was organised, in any tracked text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        files = [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    else:
        files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    unwanted = re.compile("|".join(("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.org", "deb" + r"ian\.org")))
    guilty = [
        path.name
        for path in files
        if path.suffix in {".py", ".md", ".toml", ".txt", ".yml", ".typ", ".css", ".html", ""}
        if path.is_file() and unwanted.search(path.read_text("utf-8", errors="ignore"))
    ]
    assert not guilty
