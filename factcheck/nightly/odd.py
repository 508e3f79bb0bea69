"""How often each source was the odd one out: alone with its value, where most of the others give another."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_MANY = 3
_DAYS = 30


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Who gives a value: the source, and the origin that its article counts as."""

    source: str
    origin: str


@dataclass(frozen=True, slots=True)
class Odd:
    """A source: in how many findings with a majority it gives a value, and in how many it is the odd one out."""

    source: str
    alone: int
    of: int


def odd_ones_out(sides: Sequence[Iterable[Voice]]) -> frozenset[str] | None:
    """The sources that are alone with their value against a majority; None where there is no majority.

    A majority is a side that more than half of at least three independent origins give. A source that gives several
    values, and one of them with the majority, is not alone; of a text that several carry all are.
    """
    voices = [frozenset(side) for side in sides]
    origins = [{voice.origin for voice in side} for side in voices]
    total = len(set().union(*origins))
    most = max(range(len(voices)), key=lambda at: len(origins[at]), default=0)
    if total < _MANY or 2 * len(origins[most]) <= total:
        return None
    agreeing = {voice.source for voice in voices[most]}
    alone = (side for at, side in enumerate(voices) if at != most and len(origins[at]) == 1)
    return frozenset(voice.source for side in alone for voice in side if not origins[most] & {voice.origin}) - agreeing


def counted(findings: Iterable[Sequence[Iterable[Voice]]]) -> tuple[Odd, ...]:
    """The sources that were the odd one out in any of the findings, the most often first, then by name."""
    alone: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for sides in (tuple(map(frozenset, each)) for each in findings):
        odd = odd_ones_out(sides)
        if odd is not None:
            alone.update(odd)
            of.update({voice.source for side in sides for voice in side})
    found = (Odd(source, count, of[source]) for source, count in alone.items())
    return tuple(sorted(found, key=lambda one: (-one.alone, one.of, one.source)))


def odd_sources(connection: sqlite3.Connection, *, day: str) -> tuple[Odd, ...]:
    """The sources that were the odd one out in what stands, or was closed in the thirty days before `day`."""
    first = (date.fromisoformat(day) - timedelta(days=_DAYS)).isoformat()
    rows = connection.execute(
        "SELECT mention.finding, side, source, coalesce(counted_as, version.name) FROM mention"
        " JOIN finding ON finding.id = mention.finding JOIN version ON version.id = mention.version"
        " WHERE verdict = 'different' AND source IS NOT NULL AND (closed IS NULL OR closed > ?)",
        (first,),
    )
    found: dict[int, dict[int, set[Voice]]] = defaultdict(lambda: defaultdict(set))
    for finding, side, source, origin in rows:
        found[finding][side].add(Voice(source, origin))
    return counted(tuple(sides.values()) for sides in found.values())
