"""How much of an archive was held against something, kept group by group."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.archive.articles import Version
from factcheck.model import Report


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of what stands: articles, claims and values, of these the compared ones, the facts that they tell of, and
    how many of the facts sources agree on or one alone gives.
    """

    articles: int
    claims: int
    values: int
    compared: int
    facts: int
    agreed: int
    single: int


_STANDS = "version.current = 1 AND article.withdrawn IS NULL"


def keep_coverage(connection: sqlite3.Connection, versions: Sequence[Version], report: Report) -> None:
    """Keep what was compared in a group of versions, and which of them count as one. Inside :func:`writing`.

    `report` is that on the group; its counts stand with the first version, so that they are counted once.
    """
    summary, origins = report.summary, {article.id: article.origin for article in report.articles}
    counts = (summary.compared, summary.facts, len(report.corroborations), len(report.single_source))
    connection.executemany(
        "UPDATE version SET counted_as = ?, compared = ?, facts = ?, agreed = ?, single = ? WHERE id = ?",
        [(origins[one.article.id], *(counts if at == 0 else (0, 0, 0, 0)), one.at) for at, one in enumerate(versions)],
    )


def coverage(connection: sqlite3.Connection) -> Coverage:
    """What was compared of all that stands, as far as it is not pending."""
    joined = "version JOIN article ON article.id = version.article"
    articles, *counts = connection.execute(
        "SELECT count(*), coalesce(sum(compared), 0), coalesce(sum(facts), 0), coalesce(sum(agreed), 0),"
        f" coalesce(sum(single), 0) FROM {joined} WHERE {_STANDS}"
    ).fetchone()
    claims, values = (
        connection.execute(f"SELECT count(*) FROM {tables} WHERE {_STANDS}").fetchone()[0]
        for tables in (
            f"claim JOIN version ON version.id = claim.version {joined.removeprefix('version ')}",
            "value JOIN claim ON claim.id = value.claim JOIN version ON version.id = claim.version"
            f" {joined.removeprefix('version ')}",
        )
    )
    return Coverage(articles, claims, values, *counts)
