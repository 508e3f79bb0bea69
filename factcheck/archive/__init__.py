"""The archive: all that a newsroom has read, in one SQLite file."""

from __future__ import annotations

from factcheck.archive.comparing import compare
from factcheck.archive.database import opened
from factcheck.archive.intake import Added, add
from factcheck.archive.removing import purge, remove
from factcheck.archive.state import State, state

__all__ = ["Added", "State", "add", "compare", "opened", "purge", "remove", "state"]
