"""Text made fit for any page: characters that no typeface can draw, or that hide in it, become visible marks."""

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNDRAWABLE = {"Cc", "Cn", "Co", "Cs"}


def printable(text: str) -> str:
    r"""Return the text with white space as spaces and control, private or unassigned characters replaced.

    >>> printable("een\ttab, een bel\a")
    'een tab, een bel�'
    """
    if text.isprintable():
        return text
    return "".join(
        " " if character.isspace() else REPLACEMENT if unicodedata.category(character) in _UNDRAWABLE else character
        for character in text
    )
