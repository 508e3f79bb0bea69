"""The command line: `factcheck check` and `factcheck extract`."""

from __future__ import annotations

from factcheck.cli.app import main

__all__ = ["main"]
