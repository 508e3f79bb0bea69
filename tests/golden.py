"""Comparison with golden files; `UPDATE_GOLDEN=1` writes them anew, to be read before they are kept."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def matches_golden(name: str, text: str) -> None:
    """Assert that the text is, byte for byte, that of the golden file."""
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(text.encode("utf-8"))
    assert text.encode("utf-8") == path.read_bytes(), f"{path} differs; if that is meant, run with UPDATE_GOLDEN=1"
