"""Dates and times of annotated clusters: how many are read, and whether they relate as their slots say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from factcheck.extract.moments import moments
from factcheck.model import Moment, Verdict
from factcheck.moments import clock_of, compare, day_of


@dataclass
class Counts:
    """Annotated dates and times, those read and resolved in place, and the verdicts of pairs."""

    values: int = 0
    read: int = 0
    resolved: int = 0
    agreeing: Counter[Verdict] = field(default_factory=Counter)
    differing: Counter[Verdict] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def measured(folder: Path) -> Counts:
    """The counts over every cluster of `folder` that has a gold.json with slots."""
    counts = Counts()
    for gold in sorted(folder.glob("*/gold.json")):
        told = json.loads(gold.read_text(encoding="utf-8"))
        texts = {one["file"]: (gold.parent / one["file"]).read_text(encoding="utf-8") for one in told["articles"]}
        found = {one["file"]: list(read_article(texts[one["file"]], one["published"])) for one in told["articles"]}
        for slot in told.get("slots", ()):
            if slot["field"] in {"date", "time"}:
                _slot(counts, gold.parent.name, slot, texts, found)
    return counts


def read_article(text: str, published: str | None) -> Iterator[tuple[int, Moment]]:
    """The moments of an article, line by line, each with the offset of its line."""
    at, before = 0, None
    for line in text.split("\n"):
        for moment in moments(line, published=published, after=before):
            yield at, moment
            before = moment
        at += len(line) + 1


def _slot(
    counts: Counts,
    cluster: str,
    slot: dict[str, Any],
    texts: dict[str, str],
    found: dict[str, list[tuple[int, Moment]]],
) -> None:
    kept: list[tuple[str, Moment, str]] = []
    for mention in slot["mentions"]:
        text, file = texts[mention["file"]], mention["file"]
        start = text.index(mention["quote"]) + mention["quote"].index(mention["value"])
        end = start + len(mention["value"])
        hit = next((one for at, one in found[file] if at + one.span.start < end and start < at + one.span.end), None)
        counts.values += 1
        if hit is None:
            counts.missed.append(f"{cluster} {mention['value']!r} in {mention['quote']!r}")
            continue
        counts.read += 1
        counts.resolved += bool(hit.stretches)
        kept.append((mention.get("side", ""), day_of(hit) if slot["field"] == "date" else clock_of(hit), file))
    for (side, one, file), (other_side, other, other_file) in combinations(kept, 2):
        verdict = compare(one, other)
        same = side == other_side
        (counts.agreeing if same else counts.differing)[verdict] += 1
        if same == (verdict is Verdict.DIFFERENT) and verdict is not Verdict.UNKNOWN:
            counts.wrong.append(f"{cluster}: {file} {one.text!r}, {other_file} {other.text!r}: {verdict.slug}")
