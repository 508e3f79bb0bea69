"""The command line: `factcheck check`, `extract`, `explain`, `why`, `checks` and `serve`."""

from __future__ import annotations

from factcheck.cli.app import main

__all__ = ["main"]
