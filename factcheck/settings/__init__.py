"""What a newsroom sets once, in factcheck.toml or in [tool.factcheck] of a pyproject.toml: file to frozen values.

A door asks for `load(...)`, and lays its own options over what it gives.
"""

from __future__ import annotations

from factcheck.settings.keys import schema
from factcheck.settings.load import NOTHING_SET, Settings, load
from factcheck.settings.repeated import read_repeated, repeated_text

__all__ = ["NOTHING_SET", "Settings", "load", "read_repeated", "repeated_text", "schema"]
