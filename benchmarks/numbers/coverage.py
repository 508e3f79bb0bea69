"""How many annotated values of clusters are read in place as they are read alone: value, value + unit, value + bound.

A cluster is a folder with `gold.json` beside its texts; each mention of its slots has `file`, `quote` and `value`. The
value as written, read alone, is what is wanted; what is read at its place in the article is compared with that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.extract.numbers.scan import Found, scan
from factcheck.model import Quantity

_FIELDS = frozenset({"quantity", "money", "percent", "duration", "age"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many values are annotated, and how many are read, with their unit, with their bound."""

    values: int
    value: int
    unit: int
    bound: int


def coverage(folder: Path) -> Coverage | None:
    """The coverage of all clusters under `folder`; None where it holds none."""
    found = [pair for gold in sorted(folder.rglob("gold.json")) for pair in _cluster(gold)]
    if not found:
        return None
    read = [(alone, there) for alone, there in found if there is not None and _same_value(alone, there)]
    unit = sum((alone.unit, alone.currency) == (there.unit, there.currency) for alone, there in read)
    bound = sum(alone.bound == there.bound for alone, there in read)
    return Coverage(len(found), len(read), unit, bound)


def _cluster(gold: Path) -> Iterator[tuple[Quantity, Quantity | None]]:
    texts: dict[str, str] = {}
    for slot in json.loads(gold.read_text(encoding="utf-8")).get("slots", []):
        for mention in slot["mentions"] if slot["field"] in _FIELDS else ():
            name = mention["file"]
            text = texts.setdefault(name, (gold.parent / name).read_text(encoding="utf-8", errors="replace"))
            yield from _mention(text, mention)


def _mention(text: str, mention: dict[str, Any]) -> Iterator[tuple[Quantity, Quantity | None]]:
    value = str(mention["value"])
    quoted = text.find(str(mention["quote"]))
    at = text.find(value, quoted) if quoted >= 0 else -1
    if at < 0:
        return
    alone = scan(value)
    if len(alone) != 1:
        return
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    there = _overlapping(scan(text[begin : end if end >= 0 else len(text)]), at - begin, at - begin + len(value))
    yield alone[0].quantity, None if there is None else there.quantity


def _overlapping(found: tuple[Found, ...], start: int, end: int) -> Found | None:
    return next((one for one in found if one.number.start < end and start < one.number.end), None)


def _same_value(alone: Quantity, there: Quantity) -> bool:
    if alone.stated is None or there.stated is None:
        return (alone.interval.low, alone.interval.high) == (there.interval.low, there.interval.high)
    return alone.stated == there.stated
