"""Markdown: tables, code and the docstrings of the code as sentences."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "diary"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a line break within a cell becomes a space."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(" ".join(cell.split()) for cell in line) + " |" for line in lines)


def code(text: object) -> str:
    """Write as code, also within a table; text that holds a backtick is fenced by two."""
    written = str(text).replace("|", "\\|")
    return f"`` {written} ``" if "`" in written else f"`{written}`"


def listed(items: Iterable[object]) -> str:
    """Write the items as code, side by side."""
    return " ".join(code(item) for item in items)


def codes(file: str) -> list[str]:
    """Return the codes that a file of the texts has words for, in its order."""
    return list(tomllib.loads((PACKAGE / "texts" / "en" / f"{file}.toml").read_text("utf-8")))


def sentence(docstring: str | None) -> str:
    """Return a docstring on one line, without its examples and its unit."""
    text = re.split(r"^\s*>>>", inspect.cleandoc(docstring or ""), flags=re.MULTILINE)[0]
    return re.sub(r"\s*Unit: [^.]*\.", "", " ".join(text.split()).replace("``", "`"))


def contract(path: Path) -> str:
    """Return the first paragraph of a module's docstring."""
    return " ".join((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n\n")[0].split())


def dotted(path: Path) -> str:
    """Return a module's path below the package: `analysis/voiding.py`."""
    return path.relative_to(PACKAGE).as_posix()


def explained_constants(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield module, name, value and explanation of every constant that a docstring follows."""
    for path in sorted(folder.rglob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        for statement, after in pairwise(body):
            if isinstance(statement, ast.Assign | ast.AnnAssign) and isinstance(after, ast.Expr):
                said, value = after.value, statement.value
                target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
                if isinstance(said, ast.Constant) and isinstance(said.value, str) and value and _plain(value):
                    yield dotted(path), ast.unparse(target).strip("()"), _value(value), sentence(said.value)


def _plain(value: ast.expr) -> bool:
    """Tell whether a value is written out: numbers, words, dates and durations, not a pattern or a table."""
    calls = {ast.unparse(node.func) for node in ast.walk(value) if isinstance(node, ast.Call)}
    return calls <= {"dt.date", "dt.timedelta"} and not isinstance(value, ast.Dict | ast.Set | ast.Subscript)


def _value(value: ast.expr) -> str:
    written = ast.unparse(value)
    return written[1:-1] if isinstance(value, ast.Tuple) else written


def spoken(text: str) -> str:
    """Show the placeholders of a sentence as what stands there when it is said: `{file}` → ‹file›."""
    return text.replace("{", "‹").replace("}", "›")
