"""The nightly run: takes in what is new, compares it, and tells what became of the findings of an archive."""

from __future__ import annotations

from factcheck.nightly.documents import INDEX, documents
from factcheck.nightly.lock import alone
from factcheck.nightly.nights import finish
from factcheck.nightly.run import Job, run
from factcheck.nightly.told import Told
from factcheck.nightly.words import line

__all__ = ["INDEX", "Job", "Told", "alone", "documents", "finish", "line", "run"]
