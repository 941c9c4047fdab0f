"""How a command's line is parsed where Typer's own way does not do: names that are understood and not shown."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

FORMER_NAMES = {"form": "--layout"}
"""What an option was called before, which keeps working."""


class Command(TyperCommand):
    """A command that understands the former names of its options too."""

    def make_parser(self, ctx: Any) -> Any:
        """Return the parser of the command's line."""
        parser: Any = super().make_parser(ctx)
        for option in self.params:
            if option.name in FORMER_NAMES:
                parser.add_option(obj=option, opts=[FORMER_NAMES[option.name]], dest=option.name)
        return parser
