"""Annotated sentences (`fixtures/quantities/FORMAT.md`), and what the real extraction reads from the same texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.extract import extract
from factcheck.model import Article, Bound, FieldValue, Kind

_SUFFIXES = (".json", ".jsonl")
_BOUNDS = {
    Bound.EXACT: "=",
    Bound.RANGE: "=",
    Bound.ABOUT: "~",
    Bound.AT_LEAST: ">",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "<",
    Bound.LESS_THAN: "<",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity as annotated or read: half-open offsets into its text, and the four things that are compared.

    `ends` are one value, the two ends of a range, or nothing where the words are vague; `unit` is a unit, a currency
    code or a noun in the singular, None where nothing is named; `bound` is one of = ~ > <, `change` up, down or None.
    """

    start: int
    end: int
    ends: tuple[float, ...]
    unit: str | None
    bound: str
    change: str | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with what is annotated in it."""

    text: str
    gold: tuple[Stated, ...]


def annotated_files(path: Path) -> tuple[Path, ...]:
    """The file itself, or the annotated files of a folder, sorted; none where nothing is there."""
    if path.is_file():
        return (path,)
    return tuple(sorted(each for each in path.rglob("*") if each.suffix in _SUFFIXES and each.is_file()))


def annotated(path: Path) -> tuple[Annotated, ...]:
    """The texts of a file: JSON lines, or one JSON list of the same objects.

    Raises FactcheckError `bad-annotation`, which names the file and the row, and OSError.
    """
    found = []
    for at, row in _rows(path):
        try:
            found.append(Annotated(row["text"], tuple(_gold(row["text"], row["quantities"]))))
        except (KeyError, TypeError, ValueError) as error:
            raise FactcheckError(
                "bad-annotation", f"{path}, row {at}: {error!r}; the format is in fixtures/quantities/FORMAT.md"
            ) from error
    return tuple(found)


def read(texts: Sequence[str]) -> Iterator[tuple[Stated, ...]]:
    """What the extraction reads from each text, in order."""
    articles = [Article(id=str(at), path=f"{at}.txt", text=text) for at, text in enumerate(texts)]
    for claims in extract(articles):
        values = (value for claim in claims for value in claim.values if value.kind is Kind.NUMBER)
        yield tuple(_read(value) for value in sorted(values, key=lambda value: value.span.start))


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    text = path.read_text(encoding="utf-8-sig")
    try:
        if text.lstrip().startswith("["):
            yield from enumerate(json.loads(text), 1)
            return
        for at, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield at, json.loads(line)
    except json.JSONDecodeError as error:
        raise FactcheckError("bad-annotation", f"{path} is neither JSON lines nor a JSON list: {error}") from error


def _gold(text: str, rows: Sequence[dict[str, Any]]) -> Iterator[Stated]:
    """The annotated quantities; one whose words stand twice in the text is the one after the last."""
    last = 0
    for row in rows:
        words = row["text"]
        start = text.find(words, last)
        start = start if start >= 0 else text.find(words)
        if start < 0:
            raise ValueError(f"{words!r} is not in the text")
        value = row["value"]
        ends = () if value is None else tuple(map(float, value)) if isinstance(value, list) else (float(value),)
        bound = row.get("bound") or "="
        if len(ends) > 2 or bound not in _BOUNDS.values():
            raise ValueError(f"{words!r} has {'more than two ends' if len(ends) > 2 else f'the bound {bound!r}'}")
        yield Stated(start, start + len(words), ends, row.get("unit"), bound, row.get("change"))
        last = start + len(words) if start >= last else last


def _read(value: FieldValue) -> Stated:
    quantity = value.quantity
    low, high = quantity.interval.low, quantity.interval.high
    if quantity.bound is Bound.RANGE and low is not None and high is not None:
        ends: tuple[float, ...] = (float(low), float(high))
    else:
        ends = () if quantity.stated is None else (float(quantity.stated),)
    change = None if quantity.change is None else quantity.change.value
    unit = quantity.currency or quantity.unit or quantity.noun
    return Stated(value.span.start, value.span.end, ends, unit, _BOUNDS[quantity.bound], change)
