"""What findings are called by: hashes of what they are made of, the same on every machine and in every run."""

from __future__ import annotations

import hashlib
import re

_LENGTH = 16
# A whole identity, as reports and ledgers write it.
IDENTITY = re.compile(rf"[0-9a-f]{{{_LENGTH}}}")


def identity(*parts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the parts with zero bytes between them."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
