"""What became of findings since a night told of them: from the happenings that the archive keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Happening:
    """The last that happened to a finding (its number), and why; `before` is what had happened last until then.

    Both are `new`, `closed` or `reopened`; `before` is None where the finding was not known.
    """

    what: str
    why: str
    before: str | None

    @property
    def was_open(self) -> bool:
        """Whether it stood before."""
        return self.before in ("new", "reopened")


def happenings(connection: sqlite3.Connection, *, since: int) -> Mapping[int, Happening]:
    """By the number of the finding: the last happening after the number `since`, of those that have one."""
    last = "SELECT max(id) FROM happening WHERE id {} GROUP BY finding"
    query = "SELECT finding, what, why FROM happening WHERE id IN ({})"
    before = {finding: what for finding, what, _ in connection.execute(query.format(last.format("<= ?")), (since,))}
    rows = connection.execute(query.format(last.format("> ?")), (since,))
    return {finding: Happening(what, why, before.get(finding)) for finding, what, why in rows}
