"""What an archive holds, in numbers."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from factcheck.archive.database import reading


@dataclass(frozen=True, slots=True)
class State:
    """Counts of what an archive holds. `pending` articles are still to be held against the others, `size` is in bytes;
    `first` and `last` are the days on which articles came, None while there are none.
    """

    articles: int
    versions: int
    withdrawn: int
    sources: int
    claims: int
    values: int
    errors: int
    warnings: int
    notes: int
    closed: int
    rulings: int
    pending: int
    size: int
    first: str | None
    last: str | None


_QUESTIONS = {
    "articles": "SELECT count(*) FROM current_articles",
    "versions": "SELECT count(*) FROM version",
    "withdrawn": "SELECT count(*) FROM article WHERE withdrawn IS NOT NULL",
    "sources": "SELECT count(DISTINCT source) FROM current_articles",
    "claims": "SELECT count(*) FROM claim",
    "values": "SELECT count(*) FROM value",
    "errors": "SELECT count(*) FROM open_findings WHERE severity = 'error'",
    "warnings": "SELECT count(*) FROM open_findings WHERE severity = 'warning'",
    "notes": "SELECT count(*) FROM open_findings WHERE severity = 'note'",
    "closed": "SELECT count(*) FROM finding WHERE closed IS NOT NULL",
    "rulings": "SELECT count(*) FROM ruling",
    "pending": "SELECT count(*) FROM version JOIN article ON article.id = version.article"
    " WHERE pending = 1 AND current = 1 AND withdrawn IS NULL",
    "size": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
}


def state(connection: sqlite3.Connection) -> State:
    """What the archive holds now."""
    with reading(connection):
        counts = {name: int(connection.execute(question).fetchone()[0]) for name, question in _QUESTIONS.items()}
        first, last = connection.execute("SELECT min(added), max(added) FROM version").fetchone()
    return State(**counts, first=first, last=last)
