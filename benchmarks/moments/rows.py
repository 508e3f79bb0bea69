"""Own rows (fixtures/moments): which moments of each sentence are read as a careful reader reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.extract.moments import Direction, moments
from factcheck.model import Moment


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with what tells its moments; `told` are their texts, kinds, grains, readings and zones, in order."""

    text: str
    published: str | None
    direction: Direction
    told: tuple[tuple[str, ...], ...]


def rows(path: Path) -> list[Row]:
    """The rows of a file."""
    return [_row(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _row(row: dict[str, Any]) -> Row:
    told = tuple(
        (one["text"], one["kind"], one["grain"], *one["stretches"], one.get("zone") or "") for one in row["moments"]
    )
    return Row(row["text"], row["published"], Direction(row.get("direction", "either")), told)


def read(row: Row) -> tuple[tuple[str, ...], ...]:
    """What is read in a row, as `told` writes it."""
    return tuple(_written(one) for one in moments(row.text, published=row.published, direction=row.direction))


def _written(one: Moment) -> tuple[str, ...]:
    stretches = (f"{stretch.low or '..'}/{stretch.high or '..'}" for stretch in one.stretches)
    return (one.text, one.kind.value, one.grain.slug, *stretches, one.zone or "")
