"""The archive: all that a newsroom has read, in one SQLite file."""

from __future__ import annotations

from factcheck.archive.answering import Among, Answer, answer
from factcheck.archive.comparing import compare
from factcheck.archive.crew import Crew, crew
from factcheck.archive.database import is_archive, opened
from factcheck.archive.intake import Added, add
from factcheck.archive.learning import Lesson, learn, merged
from factcheck.archive.neighbours import Neighbours
from factcheck.archive.remarking import mark_again
from factcheck.archive.removing import purge, remove
from factcheck.archive.repetition import Least
from factcheck.archive.state import State, state
from factcheck.archive.tables import export

__all__ = [
    "Added",
    "Among",
    "Answer",
    "Crew",
    "Least",
    "Lesson",
    "Neighbours",
    "State",
    "add",
    "answer",
    "compare",
    "crew",
    "export",
    "is_archive",
    "learn",
    "mark_again",
    "merged",
    "opened",
    "purge",
    "remove",
    "state",
]
