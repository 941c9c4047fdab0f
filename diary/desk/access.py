"""By what the user's own browser is known: a key, and all that follows from it. Nothing is loaded with it."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

KEY_BYTES = 32
"""Of randomness in the key."""
TOKEN = "x-diary-token"  # noqa: S105  the name of a header


@dataclass(frozen=True)
class Access:
    """The port and the key; everything else follows from these."""

    port: int
    key: str

    @property
    def cookie(self) -> str:
        """The name of the cookie: a desk on another port has another."""
        return f"diary-desk-{self.port}"

    @property
    def token(self) -> str:
        """What a page of ours puts into each request that changes something."""
        return hmac.new(self.key.encode(), b"token", hashlib.sha256).hexdigest()

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which this machine may be asked."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def address(self) -> str:
        """Where the desk is."""
        return f"http://127.0.0.1:{self.port}"

    def is_key(self, given: str) -> bool:
        """Tell whether this is the key, in the same time whatever it is."""
        return _same(given, self.key)

    def is_token(self, given: str) -> bool:
        """Tell whether this is the token of our pages."""
        return _same(given, self.token)


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), right.encode())
