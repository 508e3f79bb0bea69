"""How much of an archive was held against something, kept group by group."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.archive.articles import Version
from factcheck.archive.turns import unheld
from factcheck.model import Report
from factcheck.report.summary import given_once


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of what stands, as those of a run: articles, claims and values, of these the compared ones, the facts that
    they tell of, how many of the facts sources agree on or one alone gives, and what was not compared for which reason
    (see Summary).
    """

    articles: int
    claims: int
    values: int
    compared: int
    facts: int
    agreed: int
    single: int
    one_source: int
    unmade: int
    unheld: int


_KEPT = ("told_claims", "told_values", "compared", "facts", "agreed", "single", "one_source", "unmade")
_STANDS = "version.current = 1 AND article.withdrawn IS NULL"
_VERSIONS = "version JOIN article ON article.id = version.article"


def keep_coverage(connection: sqlite3.Connection, versions: Sequence[Version], report: Report) -> None:
    """Keep what was compared in a group of versions, and which of them count as one. Inside :func:`writing`.

    `report` is that on the group; its counts stand with the first version, so that they are counted once.
    """
    summary, origins = report.summary, {article.id: article.origin for article in report.articles}
    agreed, single = len(report.corroborations), len(given_once(report))
    # Nobody else is there to give what an article says that is held against none.
    alone = summary.one_source if len(versions) > 1 else summary.not_comparable - summary.unmade
    told = (summary.claims, summary.values)
    counts = (*told, summary.compared, summary.facts, agreed, single, alone, summary.unmade)
    none = (0,) * len(counts)
    named = ", ".join(f"{name} = ?" for name in ("counted_as", *_KEPT))
    connection.executemany(
        f"UPDATE version SET {named} WHERE id = ?",
        [(origins[one.article.id], *(none if at else counts), one.at) for at, one in enumerate(versions)],
    )


def coverage(connection: sqlite3.Connection) -> Coverage:
    """What was compared of all that stands, as far as it is not pending."""
    sums = ", ".join(f"coalesce(sum({name}), 0)" for name in _KEPT)
    counts = connection.execute(f"SELECT count(*), {sums} FROM {_VERSIONS} WHERE {_STANDS}").fetchone()
    return Coverage(*(*counts, unheld(connection)))
