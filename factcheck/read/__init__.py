"""Reading: files, folders, manifests and standard input become articles, with their layout marked."""

from __future__ import annotations

from factcheck.read.drafts import Desk, read_desk, with_sources
from factcheck.read.embargo import withheld
from factcheck.read.language import language_problem
from factcheck.read.origin import origins
from factcheck.read.reader import article_from_text, article_id, read, read_again

__all__ = [
    "Desk",
    "article_from_text",
    "article_id",
    "language_problem",
    "origins",
    "read",
    "read_again",
    "read_desk",
    "with_sources",
    "withheld",
]
