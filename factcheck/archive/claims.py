"""The claims of a version as rows that people can read; what the stages read is kept beside them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from decimal import Decimal

from factcheck.model import Article, Claim, Statement
from factcheck.pipeline import claims_made_by, row

_MADE = "claims"


def are_of_this_code(connection: sqlite3.Connection) -> bool:
    """Whether the claims that people can read were all made by this version of the code."""
    found = connection.execute("SELECT value FROM made WHERE what = ?", (_MADE,)).fetchone()
    return found is not None and found[0] == claims_made_by()


def note_code(connection: sqlite3.Connection) -> None:
    """Keep that all claims are made by this version of the code. Inside :func:`writing`."""
    connection.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (_MADE, claims_made_by()))


def put_claims(connection: sqlite3.Connection, version: int, article: Article, claims: Sequence[Claim]) -> None:
    """Keep the claims of a version with their values, in the place of those it had. Inside :func:`writing`."""
    connection.execute("DELETE FROM claim WHERE version = ?", (version,))
    for claim in claims:
        sentence = article.text[claim.sentence.start : claim.sentence.end]
        told = (claim.subject, claim.predicate, claim.attribution, claim.modality.value, claim.affirmed, sentence)
        at = connection.execute(
            'INSERT INTO claim (version, start, "end", subject, predicate, attribution, modality, affirmed, sentence)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (version, claim.span.start, claim.span.end, *told),
        ).lastrowid
        read = [row(Statement(article, claim, value)) for value in claim.values]
        connection.executemany(
            "INSERT INTO value (claim, start, \"end\", text, field, stated, low, high, unit, currency, dimension, noun,"
            " resolved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (at, one.start, one.end, one.text, one.field, *map(_number, (one.value, one.low, one.high)), one.unit,
                 one.currency, one.dimension, one.noun, one.resolved)
                for one in read
            ],
        )  # fmt: skip


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
