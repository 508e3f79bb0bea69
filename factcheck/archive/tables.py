"""The tables of an archive as Parquet files, for whoever works on them with other tools."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 10_000
_TEXT, _WHOLE, _NUMBER = "string", "int64", "double"

# Each column with the type that it has in the file, and what it is read from.
_COLUMNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "articles": {
            "id": _TEXT, "key": _TEXT, "version": _WHOLE, "current": _WHOLE, "withdrawn": _TEXT, "first_seen": _TEXT,
            "added": _TEXT, "path": _TEXT, "url": _TEXT, "source": _TEXT, "title": _TEXT, "published": _TEXT,
            "updated": _TEXT, "language": _TEXT, "text": _TEXT,
        },
        "claims": {
            "claim": _WHOLE, "article": _TEXT, "start": _WHOLE, "end": _WHOLE, "subject": _TEXT, "predicate": _TEXT,
            "attribution": _TEXT, "modality": _TEXT, "affirmed": _WHOLE, "sentence": _TEXT,
        },
        "values": {
            "claim": _WHOLE, "article": _TEXT, "start": _WHOLE, "end": _WHOLE, "text": _TEXT, "field": _TEXT,
            "stated": _NUMBER, "low": _NUMBER, "high": _NUMBER, "unit": _TEXT, "currency": _TEXT, "dimension": _TEXT,
            "noun": _TEXT, "resolved": _TEXT,
        },
        "findings": {
            "finding": _WHOLE, "id": _TEXT, "code": _TEXT, "field": _TEXT, "severity": _TEXT, "verdict": _TEXT,
            "confidence": _NUMBER, "topic": _TEXT, "message": _TEXT, "previous": _TEXT, "first_seen": _TEXT,
            "last_seen": _TEXT, "closed": _TEXT,
        },
        "mentions": {
            "finding": _WHOLE, "article": _TEXT, "side": _WHOLE, "start": _WHOLE, "end": _WHOLE, "text": _TEXT,
        },
        "rulings": {
            "finding": _TEXT, "as": _TEXT, "by": _TEXT, "why": _TEXT, "made": _TEXT, "until": _TEXT,
            "right_value": _TEXT,
        },
    }
)  # fmt: skip
_FROM: Mapping[str, str] = MappingProxyType(
    {
        "articles": "SELECT version.name, key, number, current, withdrawn, first_seen, added, path, url, source, title,"
        " published, updated, language, text FROM version JOIN article ON article.id = version.article"
        " ORDER BY version.id",
        "claims": 'SELECT claim.id, name, start, "end", subject, predicate, attribution, modality, affirmed, sentence'
        " FROM claim JOIN version ON version.id = claim.version ORDER BY claim.id",
        "values": 'SELECT claim, name, value.start, value."end", value.text, field, stated, low, high, unit, currency,'
        " dimension, noun, resolved FROM value JOIN claim ON claim.id = value.claim"
        " JOIN version ON version.id = claim.version ORDER BY value.id",
        "findings": "SELECT id, name, code, field, severity, verdict, confidence, topic, message, previous, first_seen,"
        " last_seen, closed FROM finding ORDER BY id",
        "mentions": 'SELECT finding, name, side, start, "end", mention.text FROM mention'
        " JOIN version ON version.id = mention.version ORDER BY mention.rowid",
        "rulings": 'SELECT finding, "as", "by", why, made, until, right_value FROM ruling ORDER BY place',
    }
)


def export(connection: sqlite3.Connection, folder: Path) -> tuple[Path, ...]:
    """Write the tables to `folder`, a file each, all as of one moment, and give the files.

    Each is written under another name first, so that none is ever half there. Raises FactcheckError `extra-missing`
    without pyarrow, and `output-unwritable`.
    """
    try:
        from pyarrow import parquet
    except ImportError as error:
        message = "Parquet files need pyarrow, which is not installed: pip install 'factcheck-desk[parquet]'."
        raise FactcheckError("extra-missing", message) from error
    connection.execute("BEGIN")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_written(connection, name, folder / f"{name}.parquet", parquet) for name in _COLUMNS)
    except OSError as error:
        message = f"The tables cannot be written to {folder} ({error.strerror or error}): name another folder."
        raise FactcheckError("output-unwritable", message) from error
    finally:
        connection.execute("COMMIT")


def _written(connection: sqlite3.Connection, name: str, target: Path, parquet: ModuleType) -> Path:
    schema = _schema(_COLUMNS[name])
    partial = target.with_name(f".{target.name}.partial")
    try:
        with parquet.ParquetWriter(partial, schema) as writer:
            for batch in _batches(connection, name, schema):
                writer.write_batch(batch)
        return partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _schema(columns: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    return pa.schema([(name, pa.type_for_alias(kind)) for name, kind in columns.items()])


def _batches(connection: sqlite3.Connection, name: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    rows = connection.execute(_FROM[name])
    while chunk := rows.fetchmany(_ROWS):
        columns = zip(zip(*chunk, strict=True), schema.types, strict=True)
        yield pa.record_batch([pa.array(values, kind) for values, kind in columns], schema=schema)
