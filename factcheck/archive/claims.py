"""The claims of a version as rows that people can read; what the stages read is kept beside them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from decimal import Decimal

from factcheck.model import Article, Claim, Statement
from factcheck.pipeline import row


def put_claims(connection: sqlite3.Connection, version: int, article: Article, claims: Sequence[Claim]) -> None:
    """Keep the claims of a version with their values. Inside :func:`writing`."""
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
